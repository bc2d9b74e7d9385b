"""The AI Act engine: facts on a company and an AI system in, class, duties and days out. Pure."""
