"""What the AI Act asks of a company, as reports: immutable values, built once, read everywhere."""
