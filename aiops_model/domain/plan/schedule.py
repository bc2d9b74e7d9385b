"""Plain tasks on plain resources: the shortest schedule, proven or with its bound.

The classical problem: every task has a duration and takes a constant amount of each resource while
it runs; nothing may exceed a capacity; a task starts when all it waits for has ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from aiops_model.domain.errors import Refusal


@dataclass(frozen=True)
class PlainTask:
    """A task; times in any whole unit."""

    id: str
    duration: int
    demand: Mapping[str, int] = field(default_factory=dict)
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schedule:
    """Starts with the least end found."""

    starts: Mapping[str, int]
    makespan: int
    bound: int
    """No schedule ends earlier."""
    proven: bool


def check_tasks(tasks: tuple[PlainTask, ...], capacity: Mapping[str, int]) -> None:
    """Raise Refusal for tasks that have no schedule.

    "duplicate_task", "unknown_task", "unknown_resource", "demand_above_capacity",
    "tasks_wait_in_a_circle".
    """
    ids = {task.id for task in tasks}
    seen: set[str] = set()
    for number, task in enumerate(tasks):
        at = f"tasks[{number}]"
        if task.id in seen:
            raise Refusal("duplicate_task", f"{at}.id", entered=task.id)
        seen.add(task.id)
        for earlier in task.after:
            if earlier not in ids:
                raise Refusal("unknown_task", f"{at}.after", entered=earlier)
        for name, units in task.demand.items():
            if name not in capacity:
                raise Refusal("unknown_resource", f"{at}.demand.{name}", entered=name,
                              options=sorted(capacity))  # fmt: skip
            if units > capacity[name] and task.duration > 0:
                raise Refusal("demand_above_capacity", f"{at}.demand.{name}",
                              entered=units, max=capacity[name])  # fmt: skip
    try:
        TopologicalSorter({task.id: task.after for task in tasks}).prepare()
    except CycleError as error:
        circle = " > ".join(error.args[1])
        raise Refusal("tasks_wait_in_a_circle", "tasks", entered=circle) from None


def schedule(
    tasks: tuple[PlainTask, ...], capacity: Mapping[str, int], limit: float, seed: int = 1
) -> Schedule:
    """The shortest schedule within a deterministic time. Raises what `check_tasks` raises."""
    from ortools.sat.python import cp_model

    check_tasks(tasks, capacity)
    known = greedy(tasks, capacity)
    latest = max((known[task.id] + task.duration for task in tasks), default=0)
    model = cp_model.CpModel()
    start = {task.id: model.new_int_var(0, latest - task.duration, "") for task in tasks}
    end = model.new_int_var(0, latest, "makespan")
    spans = {
        task.id: model.new_fixed_size_interval_var(start[task.id], task.duration, "")
        for task in tasks
    }
    duration = {task.id: task.duration for task in tasks}
    for task in tasks:
        model.add(start[task.id] + task.duration <= end)
        for earlier in task.after:
            model.add(start[earlier] + duration[earlier] <= start[task.id])
        model.add_hint(start[task.id], known[task.id])
    for name, units in sorted(capacity.items()):
        rows = [task for task in tasks if task.demand.get(name, 0) > 0 and task.duration > 0]
        demands = [task.demand[name] for task in rows]
        model.add_cumulative([spans[task.id] for task in rows], demands, units)
        # The work of a resource cannot take less time than it needs at full use.
        model.add(end * units >= sum(task.duration * task.demand[name] for task in rows))
    model.minimize(end)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = limit
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Schedule(known, latest, max(0, int(solver.best_objective_bound)), proven=False)
    starts = {task.id: solver.value(start[task.id]) for task in tasks}
    shifted = greedy(tasks, capacity, starts)
    makespan = max((shifted[task.id] + task.duration for task in tasks), default=0)
    bound = min(makespan, round(solver.best_objective_bound))
    return Schedule(shifted, makespan, bound, status == cp_model.OPTIMAL)


def greedy(
    tasks: tuple[PlainTask, ...],
    capacity: Mapping[str, int],
    order: Mapping[str, int] | None = None,
) -> dict[str, int]:
    """One task after the other at its earliest: a schedule that always exists.

    `order`: task -> rank, lower first; with the starts of a schedule it is a left shift.
    """
    rows = {task.id: task for task in tasks}
    used: dict[str, dict[int, int]] = {name: {} for name in capacity}
    waiting, starts = sorted(rows, key=lambda n: ((order or {}).get(n, 0), n)), dict[str, int]()
    while waiting:
        name = next(n for n in waiting if set(rows[n].after) <= starts.keys())
        waiting.remove(name)
        task = rows[name]
        at = max((starts[n] + rows[n].duration for n in task.after), default=0)
        while (clash := _clash(task, at, used, capacity)) is not None:
            at = clash + 1
        starts[name] = at
        for resource, units in task.demand.items():
            for time in range(at, at + task.duration):
                used[resource][time] = used[resource].get(time, 0) + units
    return starts


def _clash(
    task: PlainTask, at: int, used: Mapping[str, Mapping[int, int]], capacity: Mapping[str, int]
) -> int | None:
    """The last time at which a task would exceed a capacity."""
    for time in range(at + task.duration - 1, at - 1, -1):
        for name, units in task.demand.items():
            if used[name].get(time, 0) + units > capacity[name]:
                return time
    return None
