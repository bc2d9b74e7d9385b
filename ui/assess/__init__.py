"""The parts of the assessment page: where one is, people, items, details, facts, proposals."""
