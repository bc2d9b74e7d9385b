"""What differs between two editions of an instrument."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from aiops_model.domain.maturity.editions import Difference, differences
from aiops_model.domain.maturity.model import HardStop, Item, Model
from tests.domain.maturity.builders import bundled_like

NOW = bundled_like()


def without(model: Model, item: str) -> Model:
    kept = tuple(row for row in model.items if row.id != item)
    groups = tuple(
        replace(row, items=tuple(i for i in row.items if i != item)) for row in model.capabilities
    )
    return replace(model, items=kept, capabilities=groups)


def with_item(model: Model, item: str, **changes: Any) -> Model:
    items = tuple(replace(i, **changes) if i.id == item else i for i in model.items)
    return replace(model, items=items)


def with_gate(model: Model, level: int, of: int, percent: float) -> Model:
    gates = {key: dict(gate) for key, gate in model.gates.items()}
    gates[level][of] = percent
    return replace(model, gates=gates)


CASES: dict[str, tuple[Callable[[Model], Model], Difference]] = {
    "an item of today was not asked": (
        lambda m: without(m, "a3_t"),
        Difference("item_added", "a3_t"),
    ),
    "an item was asked that is gone": (
        lambda m: replace(m, items=(*m.items, Item("a3_old", "a3", 2))),
        Difference("item_removed", "a3_old"),
    ),
    "an item weighed more": (
        lambda m: with_item(m, "o1_m", weight=3.0),
        Difference("weight", "o1_m", before=3, after=1),
    ),
    "an item belonged to another level": (
        lambda m: with_item(m, "o1_m", level=3),
        Difference("level", "o1_m", before=3, after=2),
    ),
    "an item could not be left out": (
        lambda m: with_item(m, "o1_m", may_be_left_out=False),
        Difference("left_out", "o1_m", before=0, after=1),
    ),
    "a gate stood lower": (
        lambda m: with_gate(m, 3, 2, 50.0),
        Difference("gate", "scaled", "managed", 50, 80),
    ),
    "a gate asked for more levels": (
        lambda m: with_gate(m, 2, 3, 10.0),
        Difference("gate", "managed", "scaled", 10, None),
    ),
    "the weakest layer held nothing": (
        lambda m: replace(m, weakest_link=None),
        Difference("weakest_link", before=None, after=1),
    ),
    "a hard stop is new": (
        lambda m: replace(m, stops=m.stops[1:]),
        Difference("stop_added", "no_owner"),
    ),
    "a hard stop is gone": (
        lambda m: replace(m, stops=(*m.stops, HardStop("no_budget", 1, ("a4_m",)))),
        Difference("stop_removed", "no_budget"),
    ),
    "a hard stop capped elsewhere": (
        lambda m: replace(m, stops=(replace(m.stops[0], cap=2), *m.stops[1:])),
        Difference("stop_changed", "no_owner"),
    ),
    "an answer was worth another value": (
        lambda m: replace(m, scale=(0.0, 0.5, 1.0)),
        Difference("scale"),
    ),
    "a result was provisional later": (
        lambda m: replace(m, limits=replace(m.limits, provisional_share=0.3)),
        Difference("provisional_share", before=0.3, after=0.2),
    ),
    "people were far apart later": (
        lambda m: replace(m, limits=replace(m.limits, divided_steps=3)),
        Difference("limits"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_thing_that_differs_is_the_one_that_is_told(case: str) -> None:
    change, told = CASES[case]
    assert differences(change(NOW), NOW) == (told,)


def test_wording_effort_and_lenses_move_no_result() -> None:
    moved = with_item(NOW, "o1_m", effort=9.0, tags=frozenset({"another"}))
    assert differences(replace(moved, version="0.9.0"), NOW) == ()
