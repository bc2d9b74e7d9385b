"""The maturity engine: answers and a model in, levels with their reasons out. Pure functions.

The model (scale, levels, gates, roll-up, items) is content, so other people's models run here too.
Rules and definitions: `data/instrument/README.md`.
"""

from aiops_model.domain.maturity.portfolio import Portfolio, portfolio
from aiops_model.domain.maturity.score import score
from aiops_model.domain.maturity.workshop import Choice, expand

__all__ = ["Choice", "Portfolio", "expand", "portfolio", "score"]
