"""The solver against every possibility, on questions small enough to try them all."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from aiops_model.domain.plan.build import effort_of, frame_of
from aiops_model.domain.plan.problem import Problem, most_gain, objective
from aiops_model.domain.plan.relaxed import at_most
from aiops_model.domain.plan.schedule import PlainTask, schedule
from aiops_model.domain.plan.solve import solve
from aiops_model.domain.plan.values import PlanInput
from tests.domain.plan.worlds import questions

Orders = Mapping[int, Sequence[int]]


def possible_sets(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Sets of measures that respect who needs whom."""
    everything = range(len(problem.tasks))
    for size in range(len(problem.tasks) + 1):
        for chosen in combinations(everything, size):
            there = set(chosen)
            if not all(set(problem.tasks[n].after) <= there for n in chosen):
                continue
            needed = {before for n in chosen for before in problem.tasks[n].after}
            if all(n in needed for n in chosen if problem.tasks[n].enables):
                yield chosen


def earliest(
    problem: Problem, chosen: Sequence[int], orders: Orders, alone: Sequence[int]
) -> dict[int, tuple[int, int]]:
    """Start and end of each measure when pools work in these orders; {} where it does not fit."""
    days = problem.days
    start, end = dict.fromkeys(chosen, 0), dict.fromkeys(chosen, 0)
    done: dict[tuple[int, int], int] = {}
    for _ in range(days * len(chosen) + 2):
        before = (dict(start), dict(end), dict(done))
        for n in chosen:
            task = problem.tasks[n]
            ready = max([task.release, *(end[b] for b in task.after)])
            while n not in alone and ready < days and not helped(problem, n, ready, orders, done):
                ready += 1
            for pool, work in task.work:
                row = list(orders[pool])
                place = row.index(n)
                free = done.get((row[place - 1], pool), 0) if place else 0
                axis = problem.axes[pool]
                day = ready if pool == task.owner else start[n]
                if day >= days:
                    return {}
                first = max(axis[day], free)
                if first + work > axis[days]:
                    return {}
                if pool == task.owner:
                    start[n] = max(d for d in range(days) if axis[d] <= first)
                done[n, pool] = first + work
            last = [
                next(d for d in range(days + 1) if problem.axes[pool][d] >= done[n, pool])
                for pool, _ in task.work
            ]
            end[n] = max([start[n] + task.least, *last])
            if end[n] > days:
                return {}
        if before == (start, end, done):
            return {n: (start[n], end[n]) for n in chosen}
    return {}


def helped(
    problem: Problem, n: int, day: int, orders: Orders, done: Mapping[tuple[int, int], int]
) -> bool:
    """Whether all who help are free before the measure could be done without them."""
    task = problem.tasks[n]
    own, units = problem.axes[task.owner], dict(task.work)[task.owner]
    alone = next((d for d in range(len(own)) if own[d] >= own[day] + units), problem.days)
    last = min(max(day + task.least, alone), problem.days)
    for pool, _ in task.work:
        row = list(orders[pool])
        place = row.index(n)
        free = done.get((row[place - 1], pool), 0) if place else 0
        if pool != task.owner and free > problem.axes[pool][last]:
            return False
    return True


def best_by_trying(problem: Problem) -> tuple[int, ...]:
    """The best objective over all sets and all orders of all pools."""
    best: tuple[int, ...] = ()
    for chosen in possible_sets(problem):
        rows = {
            pool: [n for n in chosen if pool in dict(problem.tasks[n].work)]
            for pool in range(len(problem.axes))
        }
        for order in product(*(permutations(row) for row in rows.values())):
            for alone in waits_of(problem, chosen):
                found = earliest(problem, chosen, dict(zip(rows, order, strict=True)), alone)
                if found or not chosen:
                    best = max(best, value_of(problem, found, len(alone)))
    return best


def waits_of(problem: Problem, chosen: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Sets of measures that start without waiting until their helpers are free."""
    helped_ones = [n for n in chosen if len(problem.tasks[n].work) > 1]
    for size in range(len(helped_ones) + 1):
        yield from combinations(helped_ones, size)


def value_of(problem: Problem, found: Mapping[int, tuple[int, int]], waits: int) -> tuple[int, ...]:
    """The stages, counted anew: mandatory in time, planned, quick win, gain, waits, early."""
    tasks = problem.tasks
    must = [n for n in found if tasks[n].mandatory]
    in_time = sum(tasks[n].due is None or found[n][1] <= (tasks[n].due or 0) for n in must)
    quick = any(tasks[n].quick and found[n][1] <= problem.quick_by for n in found)
    gain, reached = 0, list[bool]()
    for segment in problem.segments:
        there = segment.below is None or reached[segment.below]
        reached.append(there and any(n in found for n in segment.by))
        gain += segment.gain if reached[-1] else 0
    gates = [tasks[n].gate for n, (_, end) in found.items() if end <= (tasks[n].gate or 0)]
    gain += problem.gate_worth * len(gates)
    early = sum(tasks[n].worth * (problem.days - end) for n, (_, end) in found.items())
    return in_time, len(must), int(quick), gain, -waits, early


@settings(max_examples=60, deadline=None)
@given(questions(most=4))
def test_no_set_and_no_order_is_better(data: PlanInput) -> None:
    frame = frame_of(data)
    problem = frame.problem
    solution = solve(problem, effort_of(frame))
    reached = objective(problem, solution.placement)
    best = best_by_trying(problem)
    assert solution.proven
    assert reached[:4] == best[:4]
    assert solution.bound == best[3]
    assert solution.order_proven
    assert (reached.together, reached.early) == best[4:]


@settings(max_examples=60, deadline=None)
@given(questions())
def test_no_plan_is_worth_more_than_its_hours_without_the_order_of_work(data: PlanInput) -> None:
    problem = frame_of(data).problem
    limit = at_most(problem, cp_model.CpSolver())
    assert limit is not None
    reached = objective(problem, solve(problem, effort_of(frame_of(data))).placement)
    gain = 1 + most_gain(problem)
    must = 2 * gain * (1 + sum(task.mandatory for task in problem.tasks))
    value = must * reached.in_time + 2 * gain * reached.mandatory + gain * reached.quick
    assert limit >= value + reached.gain


@st.composite
def plain(draw: st.DrawFn) -> tuple[PlainTask, ...]:
    found: list[PlainTask] = []
    for number in range(draw(st.integers(1, 4))):
        before = [task.id for task in found]
        found.append(
            PlainTask(
                f"t{number}",
                draw(st.integers(0, 3)),
                {"a": draw(st.integers(0, 3)), "b": draw(st.integers(0, 2))},
                tuple(sorted(draw(st.sets(st.sampled_from(before), max_size=2)))) if before else (),
            )
        )
    return tuple(found)


def fits(tasks: Sequence[PlainTask], starts: Sequence[int], capacity: Mapping[str, int]) -> bool:
    """Whether a schedule keeps order and capacities."""
    at = {task.id: start for task, start in zip(tasks, starts, strict=True)}
    length = {task.id: task.duration for task in tasks}
    if any(at[b] + length[b] > at[task.id] for task in tasks for b in task.after):
        return False
    for time in range(max(s + t.duration for s, t in zip(starts, tasks, strict=True))):
        running = [t for t in tasks if at[t.id] <= time < at[t.id] + t.duration]
        for name, units in capacity.items():
            if sum(task.demand[name] for task in running) > units:
                return False
    return True


@settings(max_examples=60, deadline=None)
@given(plain())
def test_the_shortest_schedule_is_the_shortest(tasks: tuple[PlainTask, ...]) -> None:
    capacity = {"a": 3, "b": 2}
    found = schedule(tasks, capacity, 2.0)
    assert found.proven
    assert found.bound == found.makespan
    assert fits(tasks, [found.starts[task.id] for task in tasks], capacity)
    latest = sum(task.duration for task in tasks)
    best = min(
        max(s + t.duration for s, t in zip(starts, tasks, strict=True))
        for starts in product(range(latest + 1), repeat=len(tasks))
        if fits(tasks, starts, capacity)
    )
    assert found.makespan == best
