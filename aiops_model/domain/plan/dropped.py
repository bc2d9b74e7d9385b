"""What is not in these days: why, and when it could start after this plan."""

from dataclasses import replace
from datetime import date

from aiops_model.domain.plan.assemble import Frame, task_of
from aiops_model.domain.plan.gains import closes_of
from aiops_model.domain.plan.problem import Placed, Placement, Problem, heads
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
    chain = _chain(frame, name, planned)
    number = frame.number
    root = next((n for n in chain if n != name and not _only_enables(frame, n)), None)
    if root is not None:
        return found.model_copy(update={"code": "predecessor_dropped", "predecessor": root})
    needed_by = [n for n, row in enumerate(frame.problem.tasks) if number[name] in row.after]
    if _only_enables(frame, name) and placement.keys().isdisjoint(needed_by):
        return found.model_copy(update={"code": "nothing_needs_it"})
    return found.model_copy(update=_no_room(frame, placement, name, chain))


def _only_enables(frame: Frame, name: str) -> bool:
    return frame.problem.tasks[frame.number[name]].enables


def _chain(frame: Frame, name: str, planned: set[str]) -> tuple[str, ...]:
    """A measure that is not planned, with everything unplanned it waits for; itself the last."""
    found: dict[str, None] = {}
    for earlier in frame.candidates.after[name]:
        if earlier not in planned and earlier not in frame.fixed:
            found |= dict.fromkeys(_chain(frame, earlier, planned))
    return (*found, name)


def _no_room(
    frame: Frame, placement: Placement, name: str, chain: tuple[str, ...]
) -> dict[str, object]:
    """Too late even with all hands free, or the role with the least room for the whole chain."""
    problem = frame.problem
    number, first = frame.number[name], heads(problem)
    task, ready = problem.tasks[number], first[number]
    if ready + task.least > problem.days:
        last = [n for n in task.after if first[n] + problem.tasks[n].least == ready]
        waits = ready > task.release and last
        return {
            "code": "too_long_after_predecessors",
            "predecessor": problem.tasks[last[0]].id if waits else "",
        }
    needs: dict[int, int] = {}
    for row in chain:
        for pool, units in problem.tasks[frame.number[row]].work:
            needs[pool] = needs.get(pool, 0) + units
    begins = min(first[frame.number[row]] for row in chain)
    free = {pool: _longest_free(frame, placement, pool, begins) for pool in needs}
    pool = min(needs, key=lambda pool: (free[pool] - needs[pool], pool))
    measures = [frame.candidates.measures[row] for row in reversed(chain)]
    roles = [
        role
        for measure in measures
        for role in (measure.owner, *sorted(measure.support))
        if frame.pool_of[role] == pool
    ]
    return {
        "code": "no_capacity",
        "role": roles[0],
        "needs_days": needs[pool] / units_per_day(frame),
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
    """When each dropped measure could start if it were the next to be taken up after the plan."""
    longer = _longer(frame, placement, names)
    number = {task.id: place for place, task in enumerate(longer.tasks)}
    there = {number[frame.problem.tasks[n].id]: placed for n, placed in placement.items()}
    free = dict.fromkeys(range(len(longer.axes)), 0)
    for n, placed in there.items():
        _take(longer, n, placed, free)
    days, found = frame.data.calendar.days, {}
    for name in names:
        placed_last = _after_plan(longer, number[name], dict(there), dict(free))
        if placed_last is not None and not frame.candidates.measures[name].lacking:
            found[name] = days[placed_last.start]
    return found


def _after_plan(
    longer: Problem, number: int, there: dict[int, Placed], free: dict[int, int]
) -> Placed | None:
    """A dropped task behind the plan, with what it waits for before it; None beyond the axis."""
    for earlier in longer.tasks[number].after:
        if earlier not in there and _after_plan(longer, earlier, there, free) is None:
            return None
    least = max((there[n].end for n in longer.tasks[number].after), default=0)
    placed = place(longer, number, least, free)
    if placed.end > longer.days:
        return None
    there[number] = placed
    _take(longer, number, placed, free)
    return placed


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
        tasks=tuple(task_of(wider, name, 0) for name in number),
    )
