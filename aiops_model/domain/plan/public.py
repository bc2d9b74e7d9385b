"""A plan as scripts get it: `python -m aiops_model plan` and `from aiops_model import plan`."""

from collections.abc import Mapping
from datetime import date

from aiops_model.domain.plan.result import (
    Closed,
    Dropped,
    GateDate,
    Item,
    Lever,
    MeetingDate,
    Notice,
    Plan,
    Reason,
    RoleLoad,
    Stages,
    Value,
)
from aiops_model.domain.plan.schedule import PlainTask, Schedule
from aiops_model.domain.plan.values import Calendar


class PublicItem(Value):
    """A planned measure; days are dates, loads hours."""

    id: str
    start: date
    end: date
    """The last working day."""
    reasons: tuple[Reason, ...]
    """Why then, the binding one first."""
    closes: tuple[Closed, ...]
    """Why at all."""
    owner: str
    phase: int
    hours: Mapping[str, float]
    """Role -> hours of work."""
    after: tuple[str, ...]
    mandatory: bool
    due: date | None
    in_time: bool | None
    quick_win: bool


class PublicDayOff(Value):
    """A day on which nobody works."""

    day: date
    kind: str
    name: str


class PublicPlan(Value):
    """A plan of measures with reasons."""

    start: date
    end: date
    items: tuple[PublicItem, ...]
    dropped: tuple[Dropped, ...]
    """Candidates that do not fit, with reason and earliest start."""
    makespan: int
    """Working days from the first start to the last end."""
    proven: bool
    """No plan closes more, given what is mandatory and the quick win."""
    order_proven: bool
    """Nor earlier."""
    bound: float
    """Points no plan can exceed; `objective.points` are those of this one."""
    gap_percent: float
    """At most so many per cent from the best."""
    objective: Stages
    gates: tuple[GateDate, ...]
    meetings: tuple[MeetingDate, ...]
    roles: tuple[RoleLoad, ...]
    """Hours and load by week, in units of six minutes."""
    warnings: tuple[Notice, ...]
    levers: tuple[Lever, ...]
    days_off: tuple[PublicDayOff, ...]
    """Public holidays and closures inside the horizon that would have been working days."""
    next_review: date | None
    """The next quarterly review, or whatever meeting comes last."""
    input_hash: str
    catalogue_version: str


class PublicTask(Value):
    """A scheduled plain task, in the units of the input."""

    id: str
    start: int
    end: int
    """Exclusive."""
    reasons: tuple[str, ...]
    """Tasks it waits for that end when it starts."""


class PublicSchedule(Value):
    """The shortest schedule of plain tasks."""

    items: tuple[PublicTask, ...]
    dropped: tuple[str, ...] = ()
    """Always empty: plain tasks are all scheduled."""
    makespan: int
    proven: bool
    bound: int
    """No schedule ends earlier."""
    input_hash: str


def public_plan(plan: Plan, calendar: Calendar, units_per_hour: int) -> PublicPlan:
    """The plan for scripts."""
    first = min((item.start for item in plan.items), default=plan.start)
    last = max((item.end for item in plan.items), default=None)
    span = 0 if last is None else sum(first <= day <= last for day in calendar.days)
    reviews = [row for row in plan.meetings if row.id == "quarterly"] or list(plan.meetings)
    return PublicPlan(
        start=plan.start,
        end=plan.end,
        items=tuple(_item(item, units_per_hour) for item in plan.items),
        dropped=plan.dropped,
        makespan=span,
        proven=plan.proven,
        order_proven=plan.order_proven,
        bound=plan.bound,
        gap_percent=plan.gap_percent,
        objective=plan.objective,
        gates=plan.gates,
        meetings=plan.meetings,
        roles=plan.roles,
        warnings=plan.warnings,
        levers=plan.levers,
        days_off=tuple(
            PublicDayOff(day=row.day, kind=row.kind, name=row.name)
            for row in calendar.off
            if row.day <= plan.end
        ),
        next_review=reviews[-1].date if reviews else None,
        input_hash=plan.input_hash,
        catalogue_version=plan.catalogue_version,
    )


def _item(item: Item, units_per_hour: int) -> PublicItem:
    return PublicItem(
        id=item.measure,
        start=item.start,
        end=item.end,
        reasons=item.reasons,
        closes=item.closes,
        owner=item.owner,
        phase=item.phase,
        hours={role: units / units_per_hour for role, units in item.load.items()},
        after=item.after,
        mandatory=item.mandatory,
        due=item.due,
        in_time=item.in_time,
        quick_win=item.quick_win,
    )


def public_schedule(
    tasks: tuple[PlainTask, ...], found: Schedule, input_hash: str
) -> PublicSchedule:
    """The schedule for scripts, by start, then id."""
    ends = {task.id: found.starts[task.id] + task.duration for task in tasks}
    rows = [
        PublicTask(
            id=task.id,
            start=found.starts[task.id],
            end=ends[task.id],
            reasons=tuple(n for n in sorted(task.after) if ends[n] == found.starts[task.id]),
        )
        for task in tasks
    ]
    return PublicSchedule(
        items=tuple(sorted(rows, key=lambda row: (row.start, row.id))),
        makespan=found.makespan,
        proven=found.proven,
        bound=found.bound,
        input_hash=input_hash,
    )
