"""The 90-day plan on the screen: set-up, plan, what-if, versions, tracking."""
