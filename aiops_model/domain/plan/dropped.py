"""What is not in these days: why, and when it could start after this plan."""

from dataclasses import replace
from datetime import date

from aiops_model.domain.plan.assemble import Frame, task_of
from aiops_model.domain.plan.gains import closes_of
from aiops_model.domain.plan.problem import Placed, Placement, Problem
from aiops_model.domain.plan.result import Dropped
from aiops_model.domain.plan.shift import place


def dropped_of(frame: Frame, placement: Placement) -> tuple[Dropped, ...]:
    """Every candidate that is not planned, mandatory ones first, then by worth."""
    planned = {name for name, number in frame.number.items() if number in placement}
    names = [n for n in frame.candidates.measures if n not in planned and n not in frame.fixed]
    earliest = _earliest(frame, placement, names)
    rows = [_dropped(frame, placement, name, planned, earliest.get(name)) for name in names]
    return tuple(
        sorted(
            rows,
            key=lambda row: (not row.mandatory, -sum(c.value for c in row.closes), row.measure),
        )
    )


def _dropped(
    frame: Frame, placement: Placement, name: str, planned: set[str], earliest: date | None
) -> Dropped:
    candidates = frame.candidates
    left_out = candidates.left_out.get(name)
    found = Dropped(
        measure=name,
        code="excluded",
        earliest=earliest,
        closes=closes_of(frame, name),
        mandatory=name in candidates.due,
        due=candidates.due.get(name),
    )
    if left_out is not None:
        row = left_out.excluded
        return found.model_copy(
            update={
                "code": left_out.code,
                "predecessor": left_out.predecessor,
                "by": "" if row is None else row.by,
                "reason": "" if row is None else row.reason,
                "facts": candidates.measures[name].lacking
                if left_out.code == "fact_missing"
                else (),
            }
        )
    missing = [n for n in candidates.after[name] if n not in planned and n not in frame.fixed]
    if missing:
        return found.model_copy(update={"code": "predecessor_dropped", "predecessor": missing[0]})
    return found.model_copy(update=_no_room(frame, placement, name))


def _no_room(frame: Frame, placement: Placement, name: str) -> dict[str, object]:
    """Too late even with all hands free, or the role with the least room for its part."""
    problem = frame.problem
    task = problem.tasks[frame.number[name]]
    ends = {n: placement[n].end for n in task.after}
    ready = max([task.release, *ends.values()])
    if task.pinned is not None:
        ready = max(ready, task.pinned)
    if ready + task.least > problem.days:
        last = max(ends, key=lambda n: (ends[n], n), default=None)
        waits = last is not None and ends[last] > task.release
        return {
            "code": "too_long_after_predecessors",
            "predecessor": problem.tasks[last].id if waits and last is not None else "",
        }
    free = {pool: _longest_free(frame, placement, pool, ready) for pool, _ in task.work}
    pool, needs = min(task.work, key=lambda row: (free[row[0]] - row[1], row[0]))
    measure = frame.candidates.measures[name]
    roles = [role for role in (measure.owner, *measure.support) if frame.pool_of[role] == pool]
    return {
        "code": "no_capacity",
        "role": roles[0],
        "needs_days": needs / units_per_day(frame),
        "free_days": free[pool] / units_per_day(frame),
    }


def units_per_day(frame: Frame) -> float:
    """Units of a person-day."""
    return frame.data.rules.units_per_hour * frame.data.rules.hours_per_day


def _longest_free(frame: Frame, placement: Placement, pool: int, ready: int) -> int:
    """The longest stretch of free units of a pool between a day and the end of the horizon."""
    axis = frame.problem.axes[pool]
    taken = sorted(
        (placed.first[pool], placed.first[pool] + dict(frame.problem.tasks[number].work)[pool])
        for number, placed in placement.items()
        if pool in placed.first
    )
    at, longest = axis[min(ready, frame.problem.days)], 0
    for first, end in taken:
        longest = max(longest, first - at)
        at = max(at, end)
    return max(longest, axis[frame.problem.days] - at)


def _earliest(frame: Frame, placement: Placement, names: list[str]) -> dict[str, date]:
    """Dropped measures one after the other behind the plan, worthiest first.

    A rough date, not a promise: the order among them is the worth, not a new plan.
    """
    longer = _longer(frame, placement, names)
    number = {task.id: place for place, task in enumerate(longer.tasks)}
    there = {number[frame.problem.tasks[n].id]: placed for n, placed in placement.items()}
    free = dict.fromkeys(range(len(longer.axes)), 0)
    for n, placed in there.items():
        _take(longer, n, placed, free)
    waiting = [name for name in names if not frame.candidates.measures[name].lacking]
    waiting.sort(key=lambda n: (n not in frame.candidates.due, -longer.tasks[number[n]].worth, n))
    days, found = frame.data.calendar.days, dict[str, date]()
    while waiting:
        name = next((n for n in waiting if set(longer.tasks[number[n]].after) <= set(there)), None)
        if name is None:
            break
        waiting.remove(name)
        least = max((there[n].end for n in longer.tasks[number[name]].after), default=0)
        placed = place(longer, number[name], least, free)
        if placed.end <= longer.days:
            there[number[name]] = placed
            found[name] = days[placed.start]
            _take(longer, number[name], placed, free)
    return found


def _take(problem: Problem, number: int, placed: Placed, free: dict[int, int]) -> None:
    for pool, units in problem.tasks[number].work:
        free[pool] = max(free[pool], placed.first[pool] + units)


def _longer(frame: Frame, placement: Placement, names: list[str]) -> Problem:
    """The same pools over the whole calendar, with the planned and the dropped measures."""
    planned = [frame.problem.tasks[number].id for number in sorted(placement)]
    number = {name: place for place, name in enumerate([*planned, *names])}
    data = replace(frame.data, pinned={})
    wider = replace(frame, number=number, data=data)
    return replace(
        frame.problem,
        days=len(data.calendar.days),
        axes=frame.axes,
        tasks=tuple(task_of(wider, name, worth_of(frame, name)) for name in number),
    )


def worth_of(frame: Frame, name: str) -> int:
    """What a candidate is worth to the order, whether it was tried or not."""
    number = frame.number.get(name)
    if number is not None:
        return frame.problem.tasks[number].worth
    scale = frame.data.rules.value_scale
    return round(sum(row.value for row in closes_of(frame, name)) * scale)
