"""What the AI Act asks of a company, as reports: one immutable value, built once, read everywhere."""
