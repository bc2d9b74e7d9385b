"""Exact numbers as the bands they lie in: level rules and advice speak of bands only."""

from collections.abc import Mapping
from itertools import pairwise

from aiops_model.domain.euro import EuroModel
from aiops_model.domain.euro.values import Span
from aiops_model.domain.self_check import Answers, AnswerValue


def banded(answers: Answers, model: EuroModel) -> dict[str, AnswerValue]:
    """The answers with exact numbers replaced by their band, for rules that speak of bands.

    A number on the border of two bands belongs to the upper one; above the last band to the last.
    """
    result = dict(answers)
    for table in model.tables.values():
        value = answers.get(table.answer)
        if isinstance(value, int | float):
            result[table.answer] = _band_of(float(value), table.bands)
    return result


def _band_of(value: float, bands: Mapping[str, Span]) -> str:
    """The band of a number; one that stands for a single value, such as nothing, holds only it."""
    ordered = sorted(bands.items(), key=lambda band: band[1].low)
    for (name, span), (_, above) in pairwise(ordered):
        border = above.low if span.high > span.low else span.high
        if value < border or value == span.low:
            return name
    return ordered[-1][0]
