"""The euro estimate: from five answers to an 80 % range. Its figures are in `data/euro`.

Here are the values it is made from and gives; `estimate` computes it, and loads numpy for that.
"""

from aiops_model.domain.euro.ceiling import FineCeiling, TierCeiling, fine_ceiling
from aiops_model.domain.euro.result import Estimate, Range, ShownRange
from aiops_model.domain.euro.values import EuroModel, model_from_content, parameter_hash

__all__ = [
    "Estimate",
    "EuroModel",
    "FineCeiling",
    "Range",
    "ShownRange",
    "TierCeiling",
    "fine_ceiling",
    "model_from_content",
    "parameter_hash",
]
