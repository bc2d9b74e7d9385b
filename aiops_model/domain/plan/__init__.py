"""The 90-day plan: gaps, measures and hours in, dates with reasons out. Pure functions.

OR-Tools is loaded where a plan is solved, never before.
"""
