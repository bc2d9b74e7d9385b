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
    waits,
)
from aiops_model.domain.plan.problem import (
    Placed,
    Placement,
    Problem,
    day_after,
    most_gain,
    objective,
    waiting,
)
from aiops_model.domain.plan.relaxed import at_most
from aiops_model.domain.plan.shift import left_shift
from aiops_model.domain.plan.together import fewer_waits

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Effort:
    """How long the solver may think, in deterministic time, and its seed."""

    closed: float
    order: float
    tries: int
    """Measures placed anew to shorten waits, where the order is not proven."""
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
    limit = _at_most(problem, effort)
    if limit is not None:
        model.add(goal <= limit)
    solver = _solver(effort.closed, effort.seed)
    status = solver.solve(model)
    most = most_gain(problem)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Solution({}, most, proven=False, order_proven=False)
    best = _read(solver, problem, made)
    reached = objective(problem, best)
    value = sum(w * r for w, r in zip(weights, reached, strict=False))
    highest = int(solver.best_objective_bound)
    above = (highest if limit is None else min(highest, limit)) - value
    settled = status == cp_model.OPTIMAL
    bound = min(most, reached.gain + max(0, above))
    ordered = False
    if order:
        model.add(goal >= value)
        found, ordered = _order(model, problem, made, best, effort)
        best = max(found, best, key=lambda one: objective(problem, _shifted(problem, one)))
    shifted = _shifted(problem, best)
    if order and not ordered:
        held = frozenset(_held(problem, best))
        shifted = fewer_waits(problem, shifted, held, effort.tries // max(1, len(shifted)))
    return Solution(shifted, bound, settled, settled and ordered)


def _at_most(problem: Problem, effort: Effort) -> int | None:
    """What no plan is worth more than, found with what the search for a plan does without."""
    solver = _solver(effort.closed, effort.seed)
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_presolve = True
    return at_most(problem, solver)


def _shifted(problem: Problem, placement: Placement) -> Placement:
    """Everything as early as it can be, but for what stands where it stood before."""
    return left_shift(problem, placement, _held(problem, placement))


def _held(problem: Problem, placement: Placement) -> dict[int, int]:
    """Task -> start it has from the plan before."""
    return {
        n: placed.start
        for n, placed in placement.items()
        if problem.tasks[n].previous == placed.start
    }


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
    """Fewest moved starts, fewest waits for a helper, the earliest value; starts from `best`."""
    from ortools.sat.python import cp_model

    early: list[cp_model.LinearExpr] = []
    late: list[cp_model.IntVar] = []
    shifted = left_shift(problem, best, {})
    shifted = fewer_waits(problem, shifted, frozenset(), effort.tries // max(1, len(shifted)))
    held_up = waiting(problem, shifted)
    for number, task in enumerate(problem.tasks):
        days = made.at[number]
        if not days:
            continue
        left = model.new_int_var(0, problem.days, f"left{number}")
        model.add(left <= problem.days * made.planned[number])
        start = sum(day * x for day, x in days.items())
        model.add(start + task.least + left <= problem.days)
        placed = shifted.get(number)
        days_left(model, problem, made, number, left, end=placed.end if placed else None)
        early.append(task.worth * left)
        wait = waits(model, problem, made, number)
        if wait is not None:
            late.append(wait)
            model.add_hint(wait, number in held_up)
        model.add_hint(left, 0 if placed is None else problem.days - placed.end)
    hint(model, problem, made, shifted)
    each = 1 + problem.days * sum(task.worth for task in problem.tasks)
    most = each * (1 + len(late))
    kept = [
        made.at[n][task.previous]
        for n, task in enumerate(problem.tasks)
        if task.previous is not None and task.previous in made.at[n]
    ]
    total = cp_model.LinearExpr.sum
    model.maximize(most * total(kept) - each * total(late) + total(early))
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
