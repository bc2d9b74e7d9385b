"""Planning again: what is done, running or about to start stands, the rest is solved anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Literal

from aiops_model.domain.plan.build import build_plan
from aiops_model.domain.plan.capacity import days_until, first_day_from
from aiops_model.domain.plan.result import Item, Plan
from aiops_model.domain.plan.values import Calendar, Fixed, PlanInput


@dataclass(frozen=True)
class Progress:
    """How far a measure is."""

    status: Literal["planned", "running", "done"] = "planned"
    percent: int = 0
    """0 to 100; only what is left takes hours."""
    expected_end: date | None = None
    """Of a running measure, where somebody gave a new one."""


@dataclass(frozen=True)
class Move:
    """A start that moves."""

    measure: str
    before: date
    after: date


@dataclass(frozen=True)
class Difference:
    """What a new plan would change; shown before it is accepted."""

    moved: tuple[Move, ...]
    dropped: tuple[str, ...]
    """In the plan before, neither in the new one nor done."""
    new: tuple[str, ...]
    kept: int
    """Measures of both plans that start as before."""


def replan(
    data: PlanInput, before: Plan, progress: Mapping[str, Progress], today: date
) -> tuple[Plan, Difference]:
    """The new plan and what it changes. Raises Refusal like `build_plan`.

    `data`: the question as it stands now (gaps, hours, wishes); its start and horizon are those of
    the plan before.
    """
    plan = build_plan(with_progress(data, before, progress, today))
    return plan, difference(before, plan)


def with_progress(
    data: PlanInput, before: Plan, progress: Mapping[str, Progress], today: date
) -> PlanInput:
    """The question with everything in it that a new plan has to leave alone."""
    done = {name for name, row in progress.items() if row.status == "done"} | set(data.done)
    excluded = {row.measure for row in data.excluded}
    known = {measure.id for measure in data.measures}
    rows = [row for row in before.items if row.measure in known - done - excluded]
    fixed, free = [], {}
    for item in rows:
        held = _held(data, item, progress.get(item.measure, Progress()), today)
        if held is None:
            free[item.measure] = item.start
        else:
            fixed.append(held)
    stands = {row.measure for row in fixed}
    pinned = {name: day for name, day in data.pinned.items() if name not in stands | done}
    return replace(
        data,
        done=tuple(sorted(done & known)),
        fixed=tuple(fixed),
        previous=free,
        pinned=pinned,
        not_before=today,
    )


def _held(data: PlanInput, item: Item, said: Progress, today: date) -> Fixed | None:
    """The dates of a measure that runs or is about to start; None where it may move."""
    calendar = data.calendar
    if said.status == "running":
        whole = data.rules.percent_whole
        left = (whole - min(said.percent, whole)) / whole
        end = said.expected_end or item.end
        if end < today:
            end = _later_end(calendar, item, left, today)
        return Fixed(item.measure, item.start, end, "running", left)
    begins, now = first_day_from(calendar, item.start), first_day_from(calendar, today)
    if item.start >= today and begins < now + data.rules.frozen_days:
        return Fixed(item.measure, item.start, item.end, "frozen")
    return None


def _later_end(calendar: Calendar, item: Item, left: float, today: date) -> date:
    """An end for a measure that is overdue: what is left at the speed that was planned."""
    now = first_day_from(calendar, today)
    span = days_until(calendar, item.end) - first_day_from(calendar, item.start)
    days = max(1, ceil(span * left))
    return calendar.days[min(now + days, len(calendar.days)) - 1]


def difference(before: Plan, after: Plan) -> Difference:
    """Moved, dropped and new measures, in the order of the new plan."""
    old = {item.measure: item.start for item in before.items}
    new = {item.measure: item.start for item in after.items}
    moved = [
        Move(name, old[name], day) for name, day in new.items() if name in old and old[name] != day
    ]
    return Difference(
        moved=tuple(moved),
        dropped=tuple(name for name in old if name not in new and name not in after.done),
        new=tuple(name for name in new if name not in old),
        kept=sum(old.get(name) == day for name, day in new.items()),
    )
