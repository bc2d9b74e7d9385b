"""Fewer measures that wait for a helper: the owner begins them later, or the helper sooner.

The solver orders small plans best. For large ones, which it has no time for, this search moves one
waiting measure at a time to another place in a queue, as long as the placement gets better.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from aiops_model.domain.plan.problem import Placed, Placement, Problem, objective, waiting
from aiops_model.domain.plan.shift import place

Queues = Mapping[int, Sequence[int]]
"""Pool -> tasks in the order in which it works on them."""


def fewer_waits(
    problem: Problem, placement: Placement, held: frozenset[int], tries: int
) -> Placement:
    """The first move that helps, again and again, until none does. `held`: tasks left alone."""
    best, better, left = placement, True, tries
    while better and left > 0:
        better = False
        for number in sorted(waiting(problem, best) - held):
            for tried in islice(_moves(problem, best, number), max(0, left)):
                left -= 1
                if tried is not None and _worth(problem, tried) > _worth(problem, best):
                    best, better = tried, True
                    break
            if better:
                break
    return best


def _moves(problem: Problem, placement: Placement, number: int) -> Iterator[Placement | None]:
    """A task at each of the later places of its owner and the earlier ones of whoever helps,
    without waiting or, with its owner, with another wait; None where it does not fit.
    """
    owner, queues = problem.tasks[number].owner, _queues(placement)
    waits = waiting(problem, placement)
    order = sorted(placement, key=lambda n: (placement[n].start, n))
    for alone in (waits - {number}, waits):
        for pool, _ in problem.tasks[number].work:
            others = [task for task in queues[pool] if task != number]
            stands = queues[pool].index(number)
            for at in range(stands, len(others) + 1) if pool == owner else range(stands):
                queue = [*others[:at], number, *others[at:]]
                yield _earliest(problem, {**queues, pool: queue}, alone, order)


def _worth(problem: Problem, placement: Placement) -> tuple[int, ...]:
    """The stages, and before the last of them the days from start to end of what waits."""
    *first, early = objective(problem, placement)
    spans = (placement[n].end - placement[n].start for n in waiting(problem, placement))
    return *first, -sum(spans), early


def _queues(placement: Placement) -> dict[int, list[int]]:
    rows: dict[int, list[tuple[int, int]]] = {}
    for number, placed in placement.items():
        for pool, unit in placed.first.items():
            rows.setdefault(pool, []).append((unit, number))
    return {pool: [number for _, number in sorted(row)] for pool, row in rows.items()}


def _earliest(
    problem: Problem, queues: Queues, alone: frozenset[int], order: Sequence[int]
) -> Placement | None:
    """Everything as early as these queues allow; None where something ends too late.

    `order`: the tasks, those that start first first; the nearer the truth, the faster.
    """
    before = {
        (number, pool): queue[at - 1]
        for pool, queue in queues.items()
        for at, number in enumerate(queue)
        if at
    }
    found: dict[int, Placed] = {}
    changed = True
    while changed:
        changed = False
        for number in order:
            task = problem.tasks[number]
            free = {pool: _done(problem, found, before.get((number, pool)), pool)
                    for pool, _ in task.work}  # fmt: skip
            least = max((found[n].end for n in task.after if n in found), default=0)
            placed = place(problem, number, least, free, alone=number in alone)
            if placed.end > problem.days:
                return None
            if found.get(number) != placed:
                found[number], changed = placed, True
    return found


def _done(problem: Problem, found: Mapping[int, Placed], earlier: int | None, pool: int) -> int:
    """Where a pool's work on the task before ends; 0 where that is not known yet."""
    if earlier is None or earlier not in found:
        return 0
    return found[earlier].first[pool] + dict(problem.tasks[earlier].work)[pool]
