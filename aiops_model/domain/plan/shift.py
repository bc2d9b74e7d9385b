"""The left shift: everything as early as the order of work in each pool allows."""

from collections.abc import Mapping

from aiops_model.domain.plan.problem import Placed, Placement, Problem, day_after, day_of

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

    Task by task is pulled to where its predecessors and its pools let it, until nothing moves:
    a placement that was feasible stays so at every step.
    """
    earlier = earlier_in_pools(placement)
    found = dict(placement)
    order = sorted(found, key=lambda number: (found[number].start, number))
    moved = True
    while moved:
        moved = False
        for number in order:
            placed = _pulled(problem, number, found, earlier, held.get(number, 0))
            moved = moved or placed != found[number]
            found[number] = placed
    return found


def _pulled(
    problem: Problem, number: int, found: Placement, earlier: Earlier, least: int
) -> Placed:
    """A task behind its predecessors and behind what its pools do before it."""
    task = problem.tasks[number]
    free = {pool: 0 for pool, _ in task.work}
    for pool in free:
        before = earlier.get((number, pool))
        if before is not None:
            free[pool] = found[before].first[pool] + dict(problem.tasks[before].work)[pool]
    ended = [found[n].end for n in task.after if n in found]
    return place(problem, number, max([least, *ended]), free)


def place(problem: Problem, number: int, least: int, free: Mapping[int, int]) -> Placed:
    """One task from day `least` on, its pools free from the units in `free` on."""
    task = problem.tasks[number]
    axis = problem.axes[task.owner]
    if task.pinned is None:
        ready = max(task.release, least)
        unit = max(axis[min(ready, len(axis) - 1)], free[task.owner])
        start = max(ready, day_of(axis, unit))
    else:
        start = task.pinned
    first = {
        pool: max(problem.axes[pool][min(start, len(problem.axes[pool]) - 1)], free[pool])
        for pool, _ in task.work
    }
    ends = [day_after(problem.axes[pool], first[pool] + units) for pool, units in task.work]
    return Placed(start, max([start + task.least, *ends]), first)
