"""The best placement, found and proven by CP-SAT: one model, solved for what is closed, then for
the order. Whole numbers, one worker, a fixed seed and a deterministic limit: the same every time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiops_model.domain.plan.constraints import (
    Variables,
    capacity,
    days_left,
    first_stages,
    hint,
    precedence,
    variables,
)
from aiops_model.domain.plan.problem import (
    Placed,
    Placement,
    Problem,
    day_after,
    objective,
)
from aiops_model.domain.plan.shift import left_shift

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Effort:
    """How long the solver may think, in deterministic time, and its seed."""

    closed: float
    order: float
    seed: int


@dataclass(frozen=True)
class Solution:
    """A placement with the proof of its quality."""

    placement: Placement
    bound: int
    """No placement has a higher gain, given the stages before it."""
    proven: bool
    order_proven: bool


def solve(problem: Problem, effort: Effort, *, order: bool = True) -> Solution:
    """The best placement within the effort. `order` False: only what is planned, not how early."""
    if not problem.tasks:
        return Solution({}, 0, proven=True, order_proven=True)
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    made = variables(model, problem)
    precedence(model, problem, made)
    capacity(model, problem, made)
    goal, weights = first_stages(problem, made)
    model.maximize(goal)
    solver = _solver(effort.closed, effort.seed)
    status = solver.solve(model)
    most = sum(segment.gain for segment in problem.segments)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Solution({}, most, proven=False, order_proven=False)
    best = _read(solver, problem, made)
    reached = objective(problem, best)
    value = sum(w * r for w, r in zip(weights, reached, strict=False))
    above = int(solver.best_objective_bound) - value
    settled = status == cp_model.OPTIMAL
    bound = min(most, reached.gain + max(0, above))
    ordered = False
    if order:
        model.add(goal >= value)
        best, ordered = _order(model, problem, made, best, effort)
    held = {
        n: placed.start
        for n, placed in best.items()
        if problem.tasks[n].previous == placed.start and problem.tasks[n].previous is not None
    }
    shifted = left_shift(problem, best, held)
    return Solution(shifted, bound, settled, settled and ordered)


def _solver(limit: float, seed: int) -> "cp_model.CpSolver":
    """A solver that gives the same answer every time.

    What is closed is proven without linear relaxation and presolve: on plans of this shape they
    cost more than they bring, and presolve without probing, given a first guess, once called a
    plan optimal that was not.
    """
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = limit
    solver.parameters.linearization_level = 0
    solver.parameters.cp_model_presolve = False
    return solver


def _order(
    model: "cp_model.CpModel",
    problem: Problem,
    made: Variables,
    best: Placement,
    effort: Effort,
) -> tuple[Placement, bool]:
    """Fewest moved starts, then the earliest value; starts from `best`."""
    from ortools.sat.python import cp_model

    early: list[cp_model.LinearExpr] = []
    shifted = left_shift(problem, best, {})
    for number, task in enumerate(problem.tasks):
        days = made.at[number]
        if not days:
            continue
        left = model.new_int_var(0, problem.days, f"left{number}")
        model.add(left <= problem.days * made.planned[number])
        start = sum(day * x for day, x in days.items())
        model.add(start + task.least + left <= problem.days)
        days_left(model, problem, made, number, left)
        early.append(task.worth * left)
        hint(model, made, number, shifted.get(number))
        if number in shifted:
            model.add_hint(left, problem.days - shifted[number].end)
    most = 1 + problem.days * sum(task.worth for task in problem.tasks)
    kept = [
        made.at[n][task.previous]
        for n, task in enumerate(problem.tasks)
        if task.previous is not None and task.previous in made.at[n]
    ]
    model.maximize(most * cp_model.LinearExpr.sum(kept) + cp_model.LinearExpr.sum(early))
    solver = _solver(effort.order, effort.seed)
    solver.parameters.cp_model_presolve = True
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return best, False
    return _read(solver, problem, made), status == cp_model.OPTIMAL


def _read(solver: "cp_model.CpSolver", problem: Problem, made: Variables) -> Placement:
    """The placement the solver found; ends as early as the work allows."""
    found = {}
    for number in range(len(problem.tasks)):
        days = [day for day, x in made.at[number].items() if solver.boolean_value(x)]
        if days:
            first = {pool: solver.value(unit) for pool, unit in made.first[number].items()}
            found[number] = Placed(days[0], _end(problem, number, days[0], first), first)
    return found


def _end(problem: Problem, number: int, start: int, first: Mapping[int, int]) -> int:
    task = problem.tasks[number]
    ends = [day_after(problem.axes[pool], first[pool] + work) for pool, work in task.work]
    return max([start + task.least, *ends])
