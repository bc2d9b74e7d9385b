"""Initiatives beside the levels: implementation gap, ranking of use cases, facts from counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.answers import Fact

T = TypeVar("T")
Who = TypeVar("Who", bound=str)
Level = TypeVar("Level", bound=str)

INITIATIVES = "initiatives"
LIVE_WITH_BENEFIT = "initiatives_live_with_benefit"
UNLIMITED = "∞"


def implementation_gap(initiatives: int | None, live_with_benefit: int | None) -> float | None:
    """Share of the initiatives that are not live with a shown benefit, 0 to 1.

    None without initiatives or while a count is unknown. Raises Refusal("out_of_range") about the
    count that is negative, or larger than the number of initiatives.
    """
    if initiatives is not None and initiatives < 0:
        raise Refusal("out_of_range", INITIATIVES, min=0, max=UNLIMITED, entered=initiatives)
    if live_with_benefit is not None:
        most = live_with_benefit if initiatives is None else initiatives
        if not 0 <= live_with_benefit <= most:
            raise Refusal(
                "out_of_range", LIVE_WITH_BENEFIT, min=0, max=most, entered=live_with_benefit
            )
    if not initiatives or live_with_benefit is None:
        return None
    return 1 - live_with_benefit / initiatives


@dataclass(frozen=True)
class PriorityScale:
    """Each of the three figures runs from `lowest` to `highest`; content."""

    lowest: int
    highest: int
    turned_at: int
    """Control complexity counts as `turned_at` minus its figure: less is better."""


def priority(value: int, readiness: int, control_complexity: int, scale: PriorityScale) -> int:
    """Rank of a use case: value x readiness x (turned_at - control complexity); more is earlier.

    Raises Refusal("out_of_range") about a figure outside the scale.
    """
    given = {"value": value, "readiness": readiness, "control_complexity": control_complexity}
    for name, figure in given.items():
        if not scale.lowest <= figure <= scale.highest:
            raise Refusal("out_of_range", name, min=scale.lowest, max=scale.highest, entered=figure)
    return value * readiness * (scale.turned_at - control_complexity)


@dataclass(frozen=True)
class CountedFactRule:
    """A yes or no that follows from a count: yes from `at_least` on."""

    id: str
    count: str
    at_least: int


def counted_facts(
    counts: Mapping[str, int | None], rules: Sequence[CountedFactRule]
) -> dict[str, Fact]:
    """Fact id -> state, to be merged into the facts of an assessment; unknown without a count."""
    found: dict[str, Fact] = {}
    for rule in rules:
        count = counts.get(rule.count)
        found[rule.id] = "unknown" if count is None else "yes" if count >= rule.at_least else "no"
    return found


def phase_cell(
    cells: Mapping[Who, Mapping[Level, T]], who_operates: str, level: str | None
) -> T | None:
    """The cell of the phase x level matrix; None while either is unknown."""
    return next(
        (
            cell
            for who, row in cells.items()
            for name, cell in row.items()
            if (who, name) == (who_operates, level)
        ),
        None,
    )
