"""The 90-day plan as a report: one immutable value per plan, built once, read everywhere."""
