"""From what was asked to the scheduling problem: days, pools, tasks and segments as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aiops_model.domain.plan.candidates import Candidates
from aiops_model.domain.plan.capacity import Pool, axis_of, days_until, first_day_from
from aiops_model.domain.plan.problem import Axis, Problem, Task
from aiops_model.domain.plan.reserve import Reserved, reserve
from aiops_model.domain.plan.values import Fixed, Gap, GateRule, PlanInput
from aiops_model.domain.plan.work import work_of
from aiops_model.domain.plan.worth import gain_of, segments_of, values_after, worth_until


@dataclass(frozen=True)
class Frame:
    """A plan's problem with the way back from numbers to names."""

    data: PlanInput
    candidates: Candidates
    pools: tuple[Pool, ...]
    pool_of: Mapping[str, int]
    """Role -> its pool."""
    reserved: Reserved
    axes: tuple[Axis, ...]
    """Pool by pool, over the whole calendar; the problem's own end with the horizon."""
    today: int
    """First day on which anything new may start."""
    problem: Problem
    number: Mapping[str, int]
    """Measure -> its task."""
    fixed: Mapping[str, Fixed]

    @property
    def end(self) -> date:
        """Last day of the horizon."""
        return last_day(self.data)


def last_day(data: PlanInput) -> date:
    """Last day of the horizon; the start is day 1."""
    return data.start + timedelta(days=data.horizon_days - 1)


def calendar_day(data: PlanInput, number: int) -> date:
    """A calendar day of the plan, counted from 1."""
    return data.start + timedelta(days=number - 1)


def assemble(data: PlanInput, candidates: Candidates, pools: tuple[Pool, ...]) -> Frame:
    """The problem of a plan."""
    calendar = data.calendar
    horizon = days_until(calendar, last_day(data))
    today = 0 if data.not_before is None else first_day_from(calendar, data.not_before)
    fixed = {row.measure: row for row in data.fixed}
    reserved = reserve(data.fixed, candidates.measures, pools, calendar, today)
    axes = tuple(axis_of(left) for left in reserved.left)
    names = tuple(name for name in candidates.tried if name not in fixed)
    number = {name: place for place, name in enumerate(names)}
    gaps = gaps_left(data, candidates, fixed)
    segments = segments_of(gaps, [candidates.measures[name] for name in names])
    frame = Frame(
        data=data,
        candidates=candidates,
        pools=pools,
        pool_of={role: number for number, pool in enumerate(pools) for role in pool.roles},
        reserved=reserved,
        axes=axes,
        today=today,
        problem=Problem(
            days=horizon,
            axes=tuple(axis[: horizon + 1] for axis in axes),
            tasks=(),
            segments=segments,
            quick_by=_end_before(data, data.rules.quick_win_day),
            gate_worth=data.rules.gate_value,
        ),
        number=number,
        fixed=fixed,
    )
    tasks = tuple(task_of(frame, name, gain_of(number[name], segments)) for name in names)
    return replace(frame, problem=replace(frame.problem, tasks=tasks))


def _end_before(data: PlanInput, day: int) -> int:
    """Working days until a calendar day of the plan, inside the horizon."""
    return days_until(data.calendar, min(calendar_day(data, day), last_day(data)))


def gaps_left(
    data: PlanInput, candidates: Candidates, fixed: Mapping[str, Fixed]
) -> tuple[Gap, ...]:
    """The gaps as they stand once what is done, running or frozen has done its part."""
    given = {*data.done, *fixed}
    lifts = [lift for row in data.measures if row.id in given for lift in row.closes]
    stands = values_after({gap.id: gap.current for gap in candidates.gaps.values()}, lifts)
    return tuple(_from(gap, stands[gap.id]) for gap in data.gaps)


def _from(gap: Gap, value: float) -> Gap:
    """What is left of a gap from a higher value on."""
    stands = min(value, gap.target)
    if stands <= gap.current:
        return gap
    over = gap.step_at is not None and stands >= gap.step_at
    step = 0 if over else gap.step_value
    left = worth_until(gap, gap.target) - worth_until(gap, stands) - step
    return replace(gap, current=stands, value=left, step_value=step)


def task_of(frame: Frame, name: str, gain: int) -> Task:
    """A candidate as the solver sees it."""
    data, candidates = frame.data, frame.candidates
    measure = candidates.measures[name]
    work: dict[int, int] = {}
    for role, units in work_of(measure).items():
        pool = frame.pool_of[role]
        work[pool] = work.get(pool, 0) + units
    due = candidates.due.get(name)
    pin = data.pinned.get(name)
    before = data.previous.get(name)
    return Task(
        id=name,
        owner=frame.pool_of[measure.owner],
        work=tuple(work.items()),
        least=measure.least_days,
        release=release_of(frame, name),
        after=tuple(frame.number[n] for n in candidates.after[name] if n in frame.number),
        due=None if due is None else days_until(data.calendar, min(due, frame.end)),
        mandatory=name in candidates.due or pin is not None,
        quick=measure.quick_win,
        gate=_gate_end(frame, name),
        pinned=None if pin is None else first_day_from(data.calendar, pin),
        previous=None if before is None else first_day_from(data.calendar, before),
        worth=max(1, gain),
        enables=gain == 0 and not (name in candidates.due or pin or gate_of(data, name)),
    )


def gate_of(data: PlanInput, name: str) -> GateRule | None:
    """The first gate inside the horizon that asks for a measure's evidence."""
    asking = [gate for gate in data.rules.gates if name in gate.measures]
    inside = [gate for gate in asking if calendar_day(data, gate.day) <= last_day(data)]
    return min(inside, key=lambda gate: gate.day, default=None)


def _gate_end(frame: Frame, name: str) -> int | None:
    """The end with which a measure is in time for its gate."""
    gate = gate_of(frame.data, name)
    return None if gate is None else _end_before(frame.data, gate.day)


def release_of(frame: Frame, name: str) -> int:
    """The first day a measure may start: its phase, today, what is fixed before it."""
    fixed = [
        days_until(frame.data.calendar, frame.fixed[n].end)
        for n in frame.candidates.after[name]
        if n in frame.fixed
    ]
    return max([phase_day(frame, name), frame.today, *fixed])


def phase_day(frame: Frame, name: str) -> int:
    """The day a measure's phase begins; quick wins and pinned ones do not wait for it."""
    measure = frame.candidates.measures[name]
    if measure.quick_win or name in frame.data.pinned:
        return 0
    first = frame.data.rules.phase_days.get(measure.phase, 1)
    return first_day_from(frame.data.calendar, calendar_day(frame.data, first))
