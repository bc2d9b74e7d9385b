"""The best placement, found and proven by CP-SAT: one model, solved for what is closed, then for
the order. Whole numbers, one worker, a fixed seed and a deterministic limit: the same every time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiops_model.domain.plan.problem import (
    Placed,
    Placement,
    Problem,
    Task,
    day_after,
    objective,
    starts,
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


@dataclass(frozen=True)
class _Variables:
    planned: "list[cp_model.IntVar]"
    at: "list[dict[int, cp_model.IntVar]]"
    """Task -> day -> whether it starts then."""
    first: "list[dict[int, cp_model.IntVar]]"
    """Task -> pool -> first unit."""
    in_time: "dict[int, cp_model.IntVar]"
    quick: "cp_model.IntVar"
    closed: "list[cp_model.IntVar]"


def solve(
    problem: Problem, effort: Effort, *, order: bool = True, hint: Placement | None = None
) -> Solution:
    """The best placement within the effort. `order` False: only what is planned, not how early.

    `hint`: planned in a similar problem; a place to start looking, never a condition.
    """
    if not problem.tasks:
        return Solution({}, 0, proven=True, order_proven=True)
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    made = _variables(model, problem)
    _precedence(model, problem, made)
    _capacity(model, problem, made)
    goal, weights = _first_stages(problem, made)
    model.maximize(goal)
    for number in () if hint is None else range(len(problem.tasks)):
        model.add_hint(made.planned[number], number in (hint or {}))
    solver = _solver(effort.closed, effort.seed)
    status = solver.solve(model)
    best = _read(solver, problem, made)
    reached = objective(problem, best)
    value = sum(w * r for w, r in zip(weights, reached, strict=False))
    above = int(solver.best_objective_bound) - value
    settled = status == cp_model.OPTIMAL
    most = sum(segment.gain for segment in problem.segments)
    bound = min(most, reached[len(weights) - 1] + max(0, above))
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
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = limit
    # No linear relaxation and no probing: on plans of this shape they cost more than they prove.
    solver.parameters.linearization_level = 0
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    return solver


def _variables(model: "cp_model.CpModel", problem: Problem) -> _Variables:
    planned, at, first = [], [], []
    in_time = {}
    for number, task in enumerate(problem.tasks):
        there = model.new_bool_var(f"p{number}")
        days = {day: model.new_bool_var(f"x{number}_{day}") for day in starts(task, problem)}
        model.add(sum(days.values()) == there)
        units = {
            pool: model.new_int_var(0, max(0, problem.axes[pool][problem.days] - work), "")
            for pool, work in task.work
        }
        for pool, unit in units.items():
            axis = problem.axes[pool]
            model.add(unit >= sum(axis[day] * x for day, x in days.items()))
        if task.pinned is None:
            axis = problem.axes[task.owner]
            within = sum((axis[day + 1] - 1) * x for day, x in days.items())
            model.add(units[task.owner] <= within + axis[problem.days] * (1 - there))
        if task.mandatory and task.due is not None:
            in_time[number] = _ends_by(
                model, problem, task, task.due, there=there, days=days, units=units
            )
        planned.append(there)
        at.append(days)
        first.append(units)
    wins = [
        _ends_by(
            model, problem, task, problem.quick_by, there=planned[n], days=at[n], units=first[n]
        )
        for n, task in enumerate(problem.tasks)
        if task.quick
    ]
    quick = model.new_bool_var("quick")
    model.add(quick <= sum(wins))
    closed: list[cp_model.IntVar] = []
    for segment in problem.segments:
        done = model.new_bool_var("")
        model.add(done <= sum(planned[n] for n in segment.by))
        if segment.below is not None:
            model.add_implication(done, closed[segment.below])
        closed.append(done)
    return _Variables(planned, at, first, in_time, quick, closed)


def _ends_by(
    model: "cp_model.CpModel",
    problem: Problem,
    task: Task,
    end: int,
    *,
    there: "cp_model.IntVar",
    days: "Mapping[int, cp_model.IntVar]",
    units: "Mapping[int, cp_model.IntVar]",
) -> "cp_model.IntVar":
    """Whether a task is planned and ended before day `end`."""
    met = model.new_bool_var("")
    model.add_implication(met, there)
    for day, x in days.items():
        if day + task.least > end:
            model.add_implication(met, x.negated())
    for pool, work in task.work:
        limit = problem.axes[pool][max(0, end)] - work
        if limit < 0:
            model.add(met == 0)
        else:
            model.add(units[pool] <= limit).only_enforce_if(met)
    return met


def _precedence(model: "cp_model.CpModel", problem: Problem, made: _Variables) -> None:
    for number, task in enumerate(problem.tasks):
        there, days = made.planned[number], made.at[number]
        start = sum(day * x for day, x in days.items())
        for earlier in task.after:
            before = problem.tasks[earlier]
            model.add_implication(there, made.planned[earlier])
            began = sum(day * x for day, x in made.at[earlier].items())
            model.add(start >= began + before.least).only_enforce_if(there)
            for pool, work in before.work:
                axis = problem.axes[pool]
                free = sum(axis[day] * x for day, x in days.items())
                model.add(made.first[earlier][pool] + work <= free).only_enforce_if(there)

    for number, task in enumerate(problem.tasks):
        if task.enables:
            later = [n for n, row in enumerate(problem.tasks) if number in row.after]
            model.add(made.planned[number] <= sum(made.planned[n] for n in later))


def _capacity(model: "cp_model.CpModel", problem: Problem, made: _Variables) -> None:
    """One measure at a time in every pool; and no pool beyond its units from any release on."""
    for pool, axis in enumerate(problem.axes):
        rows = [
            (number, work)
            for number, task in enumerate(problem.tasks)
            for its_pool, work in task.work
            if its_pool == pool
        ]
        model.add_no_overlap(
            model.new_optional_fixed_size_interval_var(
                made.first[n][pool], work, made.planned[n], f"i{n}_{pool}"
            )
            for n, work in rows
        )
        for release in sorted({problem.tasks[n].release for n, _ in rows}):
            later = [(n, work) for n, work in rows if problem.tasks[n].release >= release]
            free = axis[problem.days] - axis[min(release, problem.days)]
            model.add(sum(work * made.planned[n] for n, work in later) <= free)


def _first_stages(
    problem: Problem, made: _Variables
) -> "tuple[cp_model.LinearExprT, tuple[int, int, int, int]]":
    """Mandatory in time, mandatory planned, a quick win, the gain: as one weighted sum.

    Each weight outweighs all that comes after it, so the optimum is the lexicographic one.
    """
    must = [n for n, task in enumerate(problem.tasks) if task.mandatory]
    gain = 1 + sum(segment.gain for segment in problem.segments)
    planned = 2 * gain
    in_time = planned * (1 + len(must))
    goal = (
        in_time * sum(made.in_time.get(n, made.planned[n]) for n in must)
        + planned * sum(made.planned[n] for n in must)
        + gain * made.quick
        + sum(s.gain * z for s, z in zip(problem.segments, made.closed, strict=True))
    )
    return goal, (in_time, planned, gain, 1)


def _order(
    model: "cp_model.CpModel",
    problem: Problem,
    made: _Variables,
    best: Placement,
    effort: Effort,
) -> tuple[Placement, bool]:
    """Fewest moved starts, then the earliest value; starts from `best`."""
    from ortools.sat.python import cp_model

    early: list[cp_model.LinearExpr] = []
    shifted = left_shift(problem, best, {})
    for number, task in enumerate(problem.tasks):
        there, days = made.planned[number], made.at[number]
        left = model.new_int_var(0, problem.days, f"left{number}")
        model.add(left <= problem.days * there)
        start = sum(day * x for day, x in days.items())
        model.add(start + task.least + left <= problem.days)
        if days:
            _days_left(model, problem, made, number, left)
        early.append(task.worth * left)
        _hint(model, made, number, shifted.get(number))
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
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return best, False
    return _read(solver, problem, made), status == cp_model.OPTIMAL


def _days_left(
    model: "cp_model.CpModel",
    problem: Problem,
    made: _Variables,
    number: int,
    left: "cp_model.IntVar",
) -> None:
    """Days between the end of a task's work and the end of the horizon, pool by pool."""
    ends = {
        day: model.new_bool_var("")
        for day in range(min(made.at[number]) + problem.tasks[number].least, problem.days + 1)
    }
    model.add(sum(ends.values()) == made.planned[number])
    model.add(left <= sum((problem.days - day) * y for day, y in ends.items()))
    for pool, work in problem.tasks[number].work:
        axis = problem.axes[pool]
        done = sum(axis[day] * y for day, y in ends.items())
        spare = (axis[problem.days] + work) * (1 - made.planned[number])
        model.add(made.first[number][pool] + work <= done + spare)


def _hint(model: "cp_model.CpModel", made: _Variables, number: int, placed: Placed | None) -> None:
    model.add_hint(made.planned[number], placed is not None)
    for day, x in made.at[number].items():
        model.add_hint(x, placed is not None and placed.start == day)
    for pool, unit in made.first[number].items():
        if placed is not None:
            model.add_hint(unit, placed.first[pool])


def _read(solver: "cp_model.CpSolver", problem: Problem, made: _Variables) -> Placement:
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
