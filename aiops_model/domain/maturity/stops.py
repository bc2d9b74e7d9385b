"""Rule 4: hard stops, which cap the level whatever else holds.

What is not known counts both ways: at the worst end of the range an open answer is "no" and an
unknown or possible fact is true, at the best end the opposite.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from aiops_model.domain.maturity.answers import Fact
from aiops_model.domain.maturity.frame import Flags, Floats, Whole

if TYPE_CHECKING:
    from aiops_model.domain.maturity.model import HardStop, Model

FactFlags = Mapping[str, bool | Flags]
"""Fact id -> whether it counts as true, for all runs or for each."""

UNKNOWN: Fact = "unknown"


def fact_ids(model: "Model") -> list[str]:
    """Every fact the stops of a model look at."""
    found: dict[str, None] = {}
    for stop in model.stops:
        found.update(dict.fromkeys((*stop.facts, *((stop.only_if,) if stop.only_if else ()))))
    return list(found)


def counted(model: "Model", facts: Mapping[str, Fact], *, worst: bool) -> dict[str, bool]:
    """Which facts count as true at one end of the range."""
    return {fact: is_true(facts.get(fact, UNKNOWN), worst=worst) for fact in fact_ids(model)}


def is_true(state: Fact, *, worst: bool) -> bool:
    """Whether a fact counts as true at one end."""
    return state == "yes" or (worst and state != "no")


def failing(model: "Model", stop: "HardStop", values: Floats, applies: Flags) -> Flags:
    """R x items of the stop: which of them are below its threshold."""
    places = [model.frame.place[item] for item in stop.items]
    missed = values[:, places] < stop.below - model.limits.tolerance
    return np.asarray(missed & applies[:, places], dtype=np.bool_)


def holds(model: "Model", stop: "HardStop", values: Floats, applies: Flags, facts: FactFlags
          ) -> Flags:  # fmt: skip
    """R: whether a stop holds."""
    held: Flags = np.asarray(failing(model, stop, values, applies).any(axis=1))
    for fact in stop.facts:
        held = held | facts[fact]
    if stop.only_if:
        held = held & facts[stop.only_if]
    return held


def stop_caps(model: "Model", values: Floats, applies: Flags, facts: FactFlags) -> Whole:
    """R: the lowest cap of the stops that hold, the top where none does."""
    cap = np.full(values.shape[0], model.top, dtype=np.int64)
    for stop in model.stops:
        held = holds(model, stop, values, applies, facts)
        cap = np.where(held, np.minimum(cap, stop.cap), cap)
    return cap


def holding(
    model: "Model", stops: Iterable["HardStop"], values: Floats, applies: Flags, facts: FactFlags
) -> list["HardStop"]:
    """The stops that hold in a single run, in the order of content."""
    return [stop for stop in stops if holds(model, stop, values, applies, facts).all()]
