"""Content: questions, rules, figures and texts, read once from YAML into one frozen value."""
