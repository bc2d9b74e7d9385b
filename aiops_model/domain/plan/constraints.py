"""The plan as constraints for CP-SAT: whole numbers, optional intervals, no linear relaxation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiops_model.domain.plan.problem import (
    Placement,
    Problem,
    Task,
    closed_by,
    help_by,
    most_gain,
    objective,
    starts,
)

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Variables:
    """The decisions, by number of the task."""

    planned: "list[cp_model.IntVar]"
    at: "list[dict[int, cp_model.IntVar]]"
    """Task -> day -> whether it starts then."""
    first: "list[dict[int, cp_model.IntVar]]"
    """Task -> pool -> first unit."""
    in_time: "dict[int, cp_model.IntVar]"
    at_gate: "dict[int, cp_model.IntVar]"
    """Whether a task that a gate asks for has ended by then."""
    wins: "dict[int, cp_model.IntVar]"
    """Whether a quick win is visible in time."""
    quick: "cp_model.IntVar"
    closed: "list[cp_model.IntVar]"


def variables(model: "cp_model.CpModel", problem: Problem) -> Variables:
    """Every decision: planned or not, start day, first unit in each pool, what is closed."""
    planned, at, first = [], [], []
    in_time, at_gate = {}, {}
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
        if task.gate is not None:
            at_gate[number] = _ends_by(
                model, problem, task, task.gate, there=there, days=days, units=units
            )
        planned.append(there)
        at.append(days)
        first.append(units)
    wins = {
        n: _ends_by(
            model, problem, task, problem.quick_by, there=planned[n], days=at[n], units=first[n]
        )
        for n, task in enumerate(problem.tasks)
        if task.quick
    }
    quick = model.new_bool_var("quick")
    model.add(quick <= sum(wins.values()))
    closed = segments_closed(model, problem, planned)
    return Variables(planned, at, first, in_time, at_gate, wins, quick, closed)


def segments_closed(
    model: "cp_model.CpModel", problem: Problem, planned: "list[cp_model.IntVar]"
) -> "list[cp_model.IntVar]":
    """Segment by segment whether it is closed."""
    closed: list[cp_model.IntVar] = []
    for segment in problem.segments:
        done = model.new_bool_var("")
        model.add(done <= sum(planned[n] for n in segment.by))
        if segment.below is not None:
            model.add_implication(done, closed[segment.below])
        closed.append(done)
    return closed


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


def choice(model: "cp_model.CpModel", problem: Problem, planned: "list[cp_model.IntVar]") -> None:
    """A task needs all it comes after; one that only enables needs a later one."""
    for number, task in enumerate(problem.tasks):
        for earlier in task.after:
            model.add_implication(planned[number], planned[earlier])
        if task.enables:
            later = [planned[n] for n, row in enumerate(problem.tasks) if number in row.after]
            model.add(planned[number] <= sum(later))


def precedence(model: "cp_model.CpModel", problem: Problem, made: Variables) -> None:
    """A task waits for all it comes after."""
    choice(model, problem, made.planned)
    for number, task in enumerate(problem.tasks):
        there, days = made.planned[number], made.at[number]
        start = sum(day * x for day, x in days.items())
        for earlier in task.after:
            before = problem.tasks[earlier]
            began = sum(day * x for day, x in made.at[earlier].items())
            model.add(start >= began + before.least).only_enforce_if(there)
            for pool, work in before.work:
                axis = problem.axes[pool]
                free = sum(axis[day] * x for day, x in days.items())
                model.add(made.first[earlier][pool] + work <= free).only_enforce_if(there)


def capacity(model: "cp_model.CpModel", problem: Problem, made: Variables) -> None:
    """One measure at a time in every pool; no pool beyond its units from any release on, nor by
    the day of a gate.
    """
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
        gates = {n: end for n, _ in rows if (end := problem.tasks[n].gate) is not None}
        for end in sorted(set(gates.values())):
            ended = [(made.at_gate[n], work) for n, work in rows if gates.get(n, end + 1) <= end]
            model.add(sum(work * met for met, work in ended) <= axis[end])


def first_stages(
    problem: Problem, made: Variables
) -> "tuple[cp_model.LinearExprT, tuple[int, int, int, int]]":
    """Mandatory in time, mandatory planned, a quick win, the gain: as one weighted sum.

    Each weight outweighs all that comes after it, so the optimum is the lexicographic one.
    """
    must = [n for n, task in enumerate(problem.tasks) if task.mandatory]
    gain = 1 + most_gain(problem)
    planned = 2 * gain
    in_time = planned * (1 + len(must))
    goal = (
        in_time * sum(made.in_time.get(n, made.planned[n]) for n in must)
        + planned * sum(made.planned[n] for n in must)
        + gain * made.quick
        + problem.gate_worth * sum(made.at_gate.values())
        + sum(s.gain * z for s, z in zip(problem.segments, made.closed, strict=True))
    )
    return goal, (in_time, planned, gain, 1)


def days_left(
    model: "cp_model.CpModel",
    problem: Problem,
    made: Variables,
    number: int,
    left: "cp_model.IntVar",
    *,
    end: int | None,
) -> None:
    """Days between the end of a task's work and the end of the horizon, pool by pool.

    `end`: where the search begins; None where it begins without the task.
    """
    ends = {
        day: model.new_bool_var("")
        for day in range(min(made.at[number]) + problem.tasks[number].least, problem.days + 1)
    }
    model.add(sum(ends.values()) == made.planned[number])
    for day, y in ends.items():
        model.add_hint(y, day == end)
    model.add(left <= sum((problem.days - day) * y for day, y in ends.items()))
    for pool, work in problem.tasks[number].work:
        axis = problem.axes[pool]
        done = sum(axis[day] * y for day, y in ends.items())
        spare = (axis[problem.days] + work) * (1 - made.planned[number])
        model.add(made.first[number][pool] + work <= done + spare)


def waits(
    model: "cp_model.CpModel", problem: Problem, made: Variables, number: int
) -> "cp_model.IntVar | None":
    """Whether a task may wait for whoever helps; None where nobody does."""
    task, days = problem.tasks[number], made.at[number]
    helpers = [pool for pool, _ in task.work if pool != task.owner]
    if task.pinned is not None or not helpers:
        return None
    waiting = model.new_bool_var(f"w{number}")
    there = made.planned[number]
    for pool in helpers:
        last = sum(help_by(task, problem, pool, day) * x for day, x in days.items())
        in_time = model.add(made.first[number][pool] <= last)
        in_time.only_enforce_if([there, waiting.negated()])
    return waiting


def hint(
    model: "cp_model.CpModel", problem: Problem, made: Variables, placement: Placement
) -> None:
    """Where to start looking: every decision of the first stages as a placement has it."""
    for number, task in enumerate(problem.tasks):
        placed = placement.get(number)
        model.add_hint(made.planned[number], placed is not None)
        for day, x in made.at[number].items():
            model.add_hint(x, placed is not None and placed.start == day)
        for pool, unit in made.first[number].items():
            model.add_hint(unit, 0 if placed is None else placed.first[pool])
        for met, end in (
            (made.in_time.get(number), task.due),
            (made.at_gate.get(number), task.gate),
            (made.wins.get(number), problem.quick_by),
        ):
            if met is not None and end is not None:
                model.add_hint(met, placed is not None and placed.end <= end)
    model.add_hint(made.quick, bool(objective(problem, placement).quick))
    for done, told in zip(made.closed, closed_by(problem, frozenset(placement)), strict=True):
        model.add_hint(done, told)
