"""Facts that cannot both be true: refused with the names of the fields."""

from collections.abc import Iterator
from datetime import date

from aiops_model.domain.ai_act.facts import POINTS, Points, System
from aiops_model.domain.errors import Refusal

EXCLUDE_EACH_OTHER = (("safety_component", "solely_non_safety_quality_control"),)
"""Yes-or-no facts of which at most one holds."""


def refuse_contradictions(system: System, path: str = "system") -> None:
    """Raise Refusal for the first pair of facts of a system that exclude each other.

    "contradiction" and "dates_order" carry the names of both fields (`first`, `second`); unknown
    and absent facts contradict nothing.
    """
    for first, second in contradictions(system):
        raise Refusal("contradiction", f"{path}.{second}", first=first, second=second)
    placed, changed = system.placed_on, system.significant_design_change_on
    if isinstance(placed, date) and isinstance(changed, date) and changed < placed:
        names = ("placed_on", "significant_design_change_on")
        raise Refusal("dates_order", f"{path}.{names[1]}", first=names[0], second=names[1])


def contradictions(system: System) -> Iterator[tuple[str, str]]:
    """Pairs of facts that exclude each other, by name."""
    said = system.flags
    if said.get("is_ai_system") is False:
        for fact in POINTS:
            listed = system.points.get(fact)
            if isinstance(listed, Points) and listed.yes:
                yield "is_ai_system", fact
    for first, second in EXCLUDE_EACH_OTHER:
        if said.get(first) is True and said.get(second) is True:
            yield first, second
    if system.placed_on == "none" and isinstance(system.significant_design_change_on, date):
        yield "placed_on", "significant_design_change_on"
