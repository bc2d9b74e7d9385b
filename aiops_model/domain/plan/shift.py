"""The left shift: everything as early as the order of work in each pool allows."""

from collections.abc import Mapping

from aiops_model.domain.plan.problem import (
    Axis,
    Placed,
    Placement,
    Problem,
    Task,
    day_after,
    day_of,
    help_by,
    waiting,
)

Earlier = Mapping[tuple[int, int], int]
"""(task, pool) -> the task the pool works on before it."""


def earlier_in_pools(placement: Placement) -> dict[tuple[int, int], int]:
    """What each pool works on directly before each of its tasks."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for number, placed in placement.items():
        for pool, first in placed.first.items():
            rows.setdefault(pool, []).append((first, number))
    return {
        (later, pool): earlier
        for pool, row in rows.items()
        for (_, earlier), (_, later) in zip(sorted(row), sorted(row)[1:], strict=False)
    }


def left_shift(problem: Problem, placement: Placement, held: Mapping[int, int]) -> Placement:
    """The same order, without idle time; never later than before. `held`: task -> least start.

    A task that does not wait for a helper does not begin to.

    Task by task is pulled to where its predecessors and its pools let it, until nothing moves:
    a placement that was feasible stays so at every step.
    """
    earlier = earlier_in_pools(placement)
    found, waits = dict(placement), waiting(problem, placement)
    order = sorted(found, key=lambda number: (found[number].start, number))
    moved = True
    while moved:
        moved = False
        for number in order:
            least = held.get(number, 0)
            placed = _pulled(problem, number, found, earlier, least, alone=number in waits)
            moved = moved or placed != found[number]
            found[number] = placed
    return found


def _pulled(
    problem: Problem, number: int, found: Placement, earlier: Earlier, least: int, *, alone: bool
) -> Placed:
    """A task behind its predecessors and behind what its pools do before it."""
    task = problem.tasks[number]
    free = {pool: 0 for pool, _ in task.work}
    for pool in free:
        before = earlier.get((number, pool))
        if before is not None:
            free[pool] = found[before].first[pool] + dict(problem.tasks[before].work)[pool]
    ended = [found[n].end for n in task.after if n in found]
    return place(problem, number, max([least, *ended]), free, alone=alone)


def _owner_from(axis: Axis, ready: int, free: int) -> int:
    """The first day on which the owner has a unit, from a day and a unit on."""
    return max(ready, day_of(axis, max(axis[min(ready, len(axis) - 1)], free)))


def held_by_helpers(
    problem: Problem, task: Task, start: int, free: Mapping[int, int]
) -> tuple[int, ...]:
    """Pools whose help would come too late for a start on this day."""
    return tuple(
        pool
        for pool, _ in task.work
        if pool != task.owner and free[pool] > help_by(task, problem, pool, start)
    )


def place(
    problem: Problem, number: int, least: int, free: Mapping[int, int], *, alone: bool = False
) -> Placed:
    """One task from day `least` on, its pools free from the units in `free` on.

    `alone`: it starts as soon as its owner can, and waits for whoever helps.
    """
    task = problem.tasks[number]
    axis = problem.axes[task.owner]
    start = task.pinned
    if start is None:
        start = _owner_from(axis, max(task.release, least), free[task.owner])
        while not alone and start < len(axis) - 1 and held_by_helpers(problem, task, start, free):
            start = _owner_from(axis, start + 1, free[task.owner])
    first = {
        pool: max(problem.axes[pool][min(start, len(problem.axes[pool]) - 1)], free[pool])
        for pool, _ in task.work
    }
    ends = [day_after(problem.axes[pool], first[pool] + units) for pool, units in task.work]
    return Placed(start, max([start + task.least, *ends]), first)
