"""Where things stand at day 30, 60 and 90 if the plan holds: only what measures name, no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from aiops_model.domain.maturity.answers import Fact
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.portfolio import portfolio
from aiops_model.domain.plan.result import Plan
from aiops_model.domain.plan.values import Lift, Measure
from aiops_model.domain.plan.worth import values_after


@dataclass(frozen=True)
class Projected:
    """One day of the plan, all measures that end by then done."""

    day: int
    """Calendar day; 0 is today."""
    done: tuple[str, ...]
    values: Mapping[str, float]
    """Item -> value, for the items that are answered."""
    index: float | None
    level_low: int | None
    level_high: int | None
    """None while too little is answered."""
    self_check: Mapping[str, str]
    """Self-check item -> answer that is true by then, where it is better than today's."""


def project(
    plan: Plan,
    measures: Sequence[Measure],
    model: Model,
    values: Mapping[str, float],
    *,
    days: Sequence[int],
    left_out: frozenset[str] = frozenset(),
    facts: Mapping[str, Fact] | None = None,
    self_check: Mapping[str, str] | None = None,
    better: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Projected, ...]:
    """Today and each of `days`. `values`: item -> value today, open items absent.

    `better`: self-check item -> answers from worst to best; an item without an order never moves.
    A measure raises an open item from the bottom of the scale.
    """
    library = {measure.id: measure for measure in measures}
    rows: list[tuple[int, dict[str, float], tuple[str, ...], dict[str, str]]] = [
        (0, _lifted(model, values, []), (), {})
    ]
    for day in days:
        last = plan.start + timedelta(days=day - 1)
        done = tuple(item.measure for item in plan.items if item.end <= last)
        lifts = [lift for name in done for lift in library[name].closes]
        answers = _answers([library[n] for n in done], self_check or {}, better or {})
        rows.append((day, _lifted(model, values, lifts), done, answers))
    grid = np.array([[row[1].get(item.id, np.nan) for item in model.items] for row in rows])
    out = np.array([[item.id in left_out for item in model.items]] * len(rows))
    states = {name: [state] * len(rows) for name, state in (facts or {}).items()}
    found = portfolio(model, grid, out, states)
    return tuple(
        Projected(
            day=day,
            done=done,
            values=reached,
            index=None if np.isnan(found.index[n]) else float(found.index[n]),
            level_low=int(found.level_low[n]) or None,
            level_high=int(found.level_high[n]) or None,
            self_check=answers,
        )
        for n, (day, reached, done, answers) in enumerate(rows)
    )


def _lifted(model: Model, values: Mapping[str, float], lifts: Sequence[Lift]) -> dict[str, float]:
    """Item -> value after some lifts; an item nobody answered appears once it is lifted."""
    bottom = model.scale[0]
    stands = {("item", item.id): values.get(item.id, bottom) for item in model.items}
    after = values_after(stands, [lift for lift in lifts if lift.kind == "item"])
    return {
        item.id: after["item", item.id]
        for item in model.items
        if item.id in values or after["item", item.id] > bottom
    }


def _answers(
    done: Sequence[Measure], today: Mapping[str, str], better: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Self-check answers after some measures, each only where it is better than before."""
    found: dict[str, str] = {}
    for measure in done:
        for item, answer in measure.self_check.items():
            order, now = better.get(item, ()), found.get(item, today.get(item))
            if answer in order and now in order and order.index(answer) > order.index(now):
                found[item] = answer
    return found
