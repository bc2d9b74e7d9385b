"""Gaps as scripts give them: items with their values, duties with their evidence, open points."""

from collections.abc import Mapping

from aiops_model.content.content import Content
from aiops_model.content.json_reading import below, day_at, list_at, number_at, object_at, one_of
from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.plan.gaps import (
    DutyState,
    GapWorth,
    duty_gaps,
    item_gaps,
    pattern_gaps,
    prerequisite_gaps,
)
from aiops_model.domain.plan.values import Gap, GapRef

KINDS = ("item", "duty", "pattern", "prerequisite")
GAP_KEYS = (*KINDS, "value", "level", "target", "holds_next_gate", "due", "in_force")
NEEDED_EVIDENCE, MOST_EVIDENCE = 2, 3
"""Evidence levels of a duty: documented is what it needs, at most operating with evidence."""


def read_gaps(
    given: Mapping[str, object], content: Content, worth: GapWorth, facts: Mapping[str, str | int]
) -> tuple[tuple[Gap, ...], dict[GapRef, float]]:
    """The gaps, and what is known to stand where. Raises Refusal with the path of the field."""
    model = content.maturity.model
    low, high = model.scale[0], model.scale[-1]
    stands = {
        item: number_at(value, f"values.{item}", low, high)
        for item, value in object_at(given.get("values") or {}, "values", tuple(model.item)).items()
    }
    found: dict[GapRef, Gap] = {}
    state: dict[GapRef, float] = {("item", item): value for item, value in stands.items()}
    stops = _stops(model, facts)
    for number, row in enumerate(list_at(given["gaps"], "gaps")):
        path = f"gaps[{number}]"
        told = object_at(row, path, GAP_KEYS)
        named = [kind for kind in KINDS if told.get(kind) is not None]
        if len(named) != 1:
            raise Refusal("one_gap_each", path, options=list(KINDS))
        for gap in _gap(told, named[0], path, content, worth=worth, stops=stops):
            if gap.id in found:
                raise Refusal("duplicate_gap", path, entered=gap.ref)
            found[gap.id] = gap
            state[gap.id] = gap.current
    return tuple(found.values()), state


def _stops(model: Model, facts: Mapping[str, str | int]) -> frozenset[str]:
    """Hard stops that can hold: without a condition, or with one that is known to hold."""
    return frozenset(
        stop.id for stop in model.stops if not stop.only_if or facts.get(stop.only_if) == "yes"
    )


def _gap(
    told: Mapping[str, object],
    kind: str,
    path: str,
    content: Content,
    *,
    worth: GapWorth,
    stops: frozenset[str],
) -> tuple[Gap, ...]:
    """One gap; none where the target is reached."""
    if kind == "item":
        return _item(told, path, content.maturity.model, worth=worth, stops=stops)
    if kind == "duty":
        return _duty(told, path, content, worth)
    known = tuple(ref for of, ref in content.plan.closing if of == kind)
    name = one_of(told[kind], below(path, kind), known)
    return pattern_gaps([name], worth) if kind == "pattern" else prerequisite_gaps([name], worth)


def _item(
    told: Mapping[str, object], path: str, model: Model, *, worth: GapWorth, stops: frozenset[str]
) -> tuple[Gap, ...]:
    low, high = model.scale[0], model.scale[-1]
    name = one_of(told["item"], below(path, "item"), tuple(model.item))
    value = told.get("value")
    target = told.get("target")
    holds = told.get("holds_next_gate")
    holding = holds is not None and one_of(holds, below(path, "holds_next_gate"), (True, False))
    return item_gaps(
        model,
        {name: low if value is None else number_at(value, below(path, "value"), low, high)},
        worth,
        holding=frozenset({name} if holding else ()),
        targets={}
        if target is None
        else {name: number_at(target, below(path, "target"), low, high)},
        stops=stops,
    )


def _duty(
    told: Mapping[str, object], path: str, content: Content, worth: GapWorth
) -> tuple[Gap, ...]:
    level, target, due = told.get("level"), told.get("target"), told.get("due")
    force = told.get("in_force")
    state = DutyState(
        duty=one_of(told["duty"], below(path, "duty"), tuple(content.maturity.duties)),
        level=0.0 if level is None else number_at(level, below(path, "level"), 0, MOST_EVIDENCE),
        target=NEEDED_EVIDENCE
        if target is None
        else number_at(target, below(path, "target"), 0, MOST_EVIDENCE),
        due=None if due is None else day_at(due, below(path, "due")),
        in_force=force is not None and one_of(force, below(path, "in_force"), (True, False)),
    )
    return duty_gaps([state], worth)
