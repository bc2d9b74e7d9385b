"""What could be planned at most if nobody had to wait for anybody: which measures, not when.

Of the order of work only the hours remain, in each pool from any first day on and up to any day
that is asked about. That is solved at once, and no plan is worth more.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiops_model.domain.plan.constraints import (
    Variables,
    choice,
    first_stages,
    segments_closed,
)
from aiops_model.domain.plan.problem import Problem, heads, starts

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


def at_most(problem: Problem, solver: "cp_model.CpSolver") -> int | None:
    """What no plan exceeds, in the units of `first_stages`; None where the limit came before it."""
    from ortools.sat.python import cp_model

    model, tasks = cp_model.CpModel(), problem.tasks
    planned = [model.new_bool_var("") for _ in tasks]
    for number, task in enumerate(tasks):
        if not starts(task, problem):
            model.add(planned[number] == 0)
    choice(model, problem, planned)
    _within(
        model, problem, dict(enumerate(planned)), dict.fromkeys(range(len(tasks)), problem.days)
    )
    due = {n: t.due for n, t in enumerate(tasks) if t.mandatory and t.due is not None}
    gates = {n: t.gate for n, t in enumerate(tasks) if t.gate is not None}
    wins = {n: problem.quick_by for n, t in enumerate(tasks) if t.quick}
    in_time, at_gate, won = (_ended(model, problem, planned, ends) for ends in (due, gates, wins))
    quick = model.new_bool_var("")
    model.add(quick <= sum(won.values()))
    closed = segments_closed(model, problem, planned)
    goal, _ = first_stages(
        problem, Variables(planned, [], [], in_time, at_gate, won, quick, closed)
    )
    model.maximize(goal)
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    return round(solver.objective_value)


def _ended(
    model: "cp_model.CpModel",
    problem: Problem,
    planned: "list[cp_model.IntVar]",
    ends: Mapping[int, int],
) -> "dict[int, cp_model.IntVar]":
    """Task -> whether it is planned and has ended by its day."""
    first = heads(problem)
    found = {}
    for number, end in ends.items():
        found[number] = model.new_bool_var("")
        model.add_implication(found[number], planned[number])
        if first[number] + problem.tasks[number].least > end:
            model.add(found[number] == 0)
    _within(model, problem, found, ends)
    return found


def _within(
    model: "cp_model.CpModel",
    problem: Problem,
    there: "Mapping[int, cp_model.IntVar]",
    ends: Mapping[int, int],
) -> None:
    """No pool does more between any first day of a task and any end than it has hours."""
    first = heads(problem)
    for pool, axis in enumerate(problem.axes):
        rows = [(n, work) for n in there for its, work in problem.tasks[n].work if its == pool]
        for end in sorted({ends[n] for n, _ in rows}):
            until = axis[max(0, min(end, problem.days))]
            for begin in sorted({first[n] for n, _ in rows}):
                inside = [(n, w) for n, w in rows if first[n] >= begin and ends[n] <= end]
                free = max(0, until - axis[min(begin, problem.days)])
                model.add(sum(work * there[n] for n, work in inside) <= free)
