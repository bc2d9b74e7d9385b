"""Why a measure starts when it does: every start has a reason, the binding one first."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from aiops_model.domain.plan.assemble import Frame, calendar_day, phase_day
from aiops_model.domain.plan.capacity import days_until
from aiops_model.domain.plan.problem import Placement, day_after
from aiops_model.domain.plan.result import Reason
from aiops_model.domain.plan.shift import earlier_in_pools, held_by_helpers


@dataclass(frozen=True)
class _Schedule:
    """What was to be placed, and where the solver placed it."""

    frame: Frame
    placement: Placement
    names: Mapping[int, str]
    """Measure by the solver's number."""
    earlier: Mapping[tuple[int, int], int]
    """Measure and pool -> the measure on which that pool works just before, both as numbers."""


def reasons_of(frame: Frame, placement: Placement) -> dict[str, tuple[Reason, ...]]:
    """Measure -> why it starts then, for everything the solver placed."""
    names = {number: name for name, number in frame.number.items()}
    schedule = _Schedule(frame, placement, names, earlier_in_pools(placement))
    return {names[number]: _reasons(schedule, number) for number in sorted(placement)}


def _reasons(schedule: _Schedule, number: int) -> tuple[Reason, ...]:
    task, placed = schedule.frame.problem.tasks[number], schedule.placement[number]
    if task.pinned is not None:
        return (Reason(code="pinned"),)
    ready, why = _ready(schedule, number)
    if placed.start <= ready:
        return why
    held = _held_by_pool(schedule, number, ready) or _held_by_helpers(schedule, number)
    if task.previous == placed.start:
        return (*held, Reason(code="kept_from_last_plan"), *why)
    return (*held, *why) if held else (Reason(code="chosen"), *why)


def _ready(schedule: _Schedule, number: int) -> tuple[int, tuple[Reason, ...]]:
    """When predecessors, phase and today let a measure start, and which of them binds."""
    frame, names = schedule.frame, schedule.names
    task, name = frame.problem.tasks[number], names[number]
    days = frame.data.calendar.days
    ends = {names[n]: schedule.placement[n].end for n in task.after}
    for before in frame.candidates.after[name]:
        if before in frame.fixed:
            ends[before] = days_until(frame.data.calendar, frame.fixed[before].end)
    ready = max([task.release, *ends.values()])
    last = sorted(n for n, end in ends.items() if end == ready)
    if last and ready > 0:
        return ready, tuple(
            Reason(code="after", measure=n, until=days[min(ends[n], len(days)) - 1]) for n in last
        )
    phase = frame.candidates.measures[name].phase
    if phase_day(frame, name) == ready and ready > 0:
        gate = next((g.id for g in frame.data.rules.gates if g.phase == phase - 1), "")
        return ready, (Reason(code="phase", phase=phase, gate=gate), *_calendar(frame, ready, name))
    if frame.today == ready and ready > 0:
        return ready, (Reason(code="not_before", first=frame.data.not_before),)
    return ready, _calendar(frame, ready, name) or (Reason(code="first_day"),)


def _calendar(frame: Frame, ready: int, name: str) -> tuple[Reason, ...]:
    """The days off between the day that was meant and the working day it became."""
    data = frame.data
    phase = frame.candidates.measures[name].phase
    first = data.rules.phase_days.get(phase, 1) if ready > 0 else 1
    meant, begins = calendar_day(data, first), data.calendar.days[ready]
    if begins <= meant:
        return ()
    until = begins - (calendar_day(data, 2) - calendar_day(data, 1))
    return (Reason(code="calendar", first=meant, until=until),)


def _held_by_pool(schedule: _Schedule, number: int, ready: int) -> tuple[Reason, ...]:
    """The owner's hours: on other measures, or none at all, between `ready` and the start."""
    frame, names = schedule.frame, schedule.names
    task, placed = frame.problem.tasks[number], schedule.placement[number]
    axis, days = frame.axes[task.owner], frame.data.calendar.days
    role = frame.candidates.measures[names[number]].owner
    before = schedule.earlier.get((number, task.owner))
    free_from, busy = ready, None
    if before is not None:
        done = day_after(axis, _units_until(schedule, before, task.owner))
        if done > ready:
            free_from, busy = done, names[before]
    found: list[Reason] = []
    if free_from < placed.start and axis[free_from] == axis[placed.start]:
        found += _standing(frame, role, free_from, placed.start)
    if busy is not None and placed.start <= max(free_from, _next_free(axis, free_from)):
        found.append(Reason(code="role_busy", role=role, measure=busy, until=days[free_from - 1]))
    return tuple(found)


def _held_by_helpers(schedule: _Schedule, number: int) -> tuple[Reason, ...]:
    """Whoever helps is busy elsewhere, so that an earlier start would leave the measure waiting."""
    frame, names, earlier = schedule.frame, schedule.names, schedule.earlier
    task, placed = frame.problem.tasks[number], schedule.placement[number]
    axis, days = frame.axes[task.owner], frame.data.calendar.days
    sooner = [day for day in range(placed.start) if axis[day] < axis[day + 1]]
    busy = {pool: earlier[number, pool] for pool, _ in task.work if (number, pool) in earlier}
    free = {pool: 0 for pool, _ in task.work}
    free |= {pool: _units_until(schedule, n, pool) for pool, n in busy.items()}
    support = frame.candidates.measures[names[number]].support
    found = []
    for pool in held_by_helpers(frame.problem, task, sooner[-1], free) if sooner else ():
        role = next(role for role in sorted(support) if frame.pool_of[role] == pool)
        until = days[day_after(frame.axes[pool], free[pool]) - 1]
        found.append(Reason(code="role_busy", role=role, measure=names[busy[pool]], until=until))
    return tuple(found)


def _units_until(schedule: _Schedule, number: int, pool: int) -> int:
    """Where a pool's work on a measure ends on its axis."""
    work = dict(schedule.frame.problem.tasks[number].work)
    return schedule.placement[number].first[pool] + work[pool]


def _next_free(axis: tuple[int, ...], day: int) -> int:
    """The first day from `day` on with a free unit."""
    return max(day, bisect_left(axis, axis[min(day, len(axis) - 1)] + 1) - 1)


def _standing(frame: Frame, role: str, first: int, end: int) -> list[Reason]:
    """Days on which the owner has no unit: taken by a fixed measure, or away."""
    pool, days = frame.pool_of[role], frame.data.calendar.days
    for name, spent in sorted(frame.reserved.spent.items()):
        if any(first <= day < end for day in spent.get(pool, {})):
            return [Reason(code="role_busy", role=role, measure=name, until=days[end - 1])]
    return [Reason(code="role_absent", role=role, first=days[first], until=days[end - 1])]
