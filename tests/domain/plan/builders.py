"""Small questions for the plan engine, with made-up measures a, b, c ..."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from aiops_model.domain.plan.values import (
    Calendar,
    Gap,
    GateRule,
    Lift,
    Measure,
    PlanInput,
    PlanRules,
    Role,
)

START = date(2027, 1, 4)
"""A Monday."""
RULES = PlanRules(
    units_per_hour=10,
    hours_per_day=8,
    percent_whole=100,
    value_scale=100,
    least_horizon=14,
    longest_horizon=365,
    phase_days={1: 1, 2: 31, 3: 61},
    gates=(GateRule("G1", 30, 1), GateRule("G2", 60, 2), GateRule("G3", 90, 3)),
    gate_value=500,
    quick_win_day=30,
    in_force_day=30,
    checklist_day=14,
    load_limit=0.85,
    largest_share=0.5,
    frozen_days=5,
    more_capacity=0.1,
    full_time_hours=40,
    levers_shown=2,
    solver_limit=3.0,
    lever_limit=3.0,
    order_limit=0.02,
    least_order_limit=2.0,
    order_tries=1000,
)
DAY = 80
"""Units of a person-day."""


def calendar(
    start: date = START, *, off: Sequence[date] = (), days: int = 400, weekdays: int = 5
) -> Calendar:
    """Monday to Friday without any holiday but those named."""
    every = (start + timedelta(days=n) for n in range(days))
    axis = tuple(day for day in every if day.weekday() < weekdays and day not in off)
    return Calendar(axis, tuple(range(weekdays)))


def measure(name: str, effort_days: float = 1, **more: Any) -> Measure:
    """A measure that closes the item of its own name, owned by role r."""
    told: dict[str, Any] = {
        "id": name,
        "owner": "r",
        "effort": round(effort_days * DAY),
        "least_days": 1,
        "closes": (Lift("item", name),),
        **more,
    }
    return Measure(**told)


def gap(name: str, points: float = 1, **more: Any) -> Gap:
    """The item of a measure's name, wholly open."""
    told: dict[str, Any] = {"kind": "item", "ref": name, "value": round(points * 100), **more}
    return Gap(**told)


def question(
    measures: Sequence[Measure],
    gaps: Sequence[Gap] | None = None,
    hours: Mapping[str, float] | None = None,
    **more: Any,
) -> PlanInput:
    """A plan of 28 days without buffer and meetings; every measure's gap is open."""
    found = gaps
    if found is None:
        found = [gap(lift.ref, kind=lift.kind) for row in measures for lift in row.closes]
    told: dict[str, Any] = {
        "start": START,
        "horizon_days": 28,
        "calendar": calendar(),
        "roles": tuple(Role(name, count) for name, count in (hours or {"r": 20.0}).items()),
        "measures": tuple(measures),
        "gaps": tuple(found),
        "rules": RULES,
        "buffer": 0.0,
        **more,
    }
    return PlanInput(**told)


def with_rules(data: PlanInput, **more: Any) -> PlanInput:
    """The same question under other rules."""
    return replace(data, rules=replace(data.rules, **more))
