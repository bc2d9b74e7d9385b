"""The parts of the AI Act pages: register, question flow, duties, incident clock."""
