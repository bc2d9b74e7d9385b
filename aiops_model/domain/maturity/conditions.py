"""Conditions over answers and facts in three values: true, false, or decided by an open answer."""

from collections.abc import Iterable, Mapping

from aiops_model.domain.maturity.answers import Fact
from aiops_model.domain.maturity.result import ItemState, Trigger
from aiops_model.domain.maturity.rules import Condition

UNKNOWN: Fact = "unknown"
POSSIBLE: Fact = "possible"
OPEN = "open"


def condition_holds(
    condition: Condition, states: Mapping[str, ItemState], facts: Mapping[str, Fact]
) -> bool | None:
    """Whether the condition holds; None when an open answer or an unknown fact decides.

    A practice that does not apply is neither missing nor there. A possible fact counts both ways
    unless the condition names "possible" itself.
    """
    if condition.fact:
        fact = facts.get(condition.fact, UNKNOWN)
        if fact in condition.states:
            return True
        return None if fact in (UNKNOWN, POSSIBLE) else False
    state = states.get(condition.item)
    if state is not None and state.state == "not_applicable":
        return False
    if state is None or state.value is None:
        return None
    if condition.below is not None and state.value >= condition.below:
        return False
    return condition.at_least is None or state.value >= condition.at_least


def all_hold(found: Iterable[bool | None]) -> bool | None:
    """Every one, in three values; true for none at all."""
    rows = tuple(found)
    return False if False in rows else None if None in rows else True


def any_holds(found: Iterable[bool | None]) -> bool | None:
    """At least one, in three values; false for none at all."""
    rows = tuple(found)
    return True if True in rows else None if None in rows else False


def condition_trigger(
    condition: Condition, states: Mapping[str, ItemState], facts: Mapping[str, Fact]
) -> Trigger:
    """The answer or the fact the condition speaks of, as it stands."""
    if condition.fact:
        return Trigger(fact=condition.fact, state=facts.get(condition.fact, UNKNOWN))
    state = states.get(condition.item)
    if state is None:
        return Trigger(item=condition.item, state=OPEN)
    return Trigger(item=condition.item, value=state.value, state=state.state)
