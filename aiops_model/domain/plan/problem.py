"""The scheduling problem in bare numbers: what the solver, the shift and the explanations share.

A pool is the hours of a role, or of one person in several roles, as an axis of units: `axis[d]`
units are free before working day d. A pool works on one measure at a time, from its first unit to
its last without another in between; holidays and absences are places where the axis stands still.
A measure starts on the day its owner's work begins, ends when the work of all its pools is done
and its least days are over, and waits until the day after the last of its predecessors. Whoever
helps should begin no later than with the first unit after the measure could be done without: few
measures wait in the queue of a helper (a stage of the order, so that nothing is left out for it).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Axis = tuple[int, ...]
"""Units free before each working day; one entry more than days."""


@dataclass(frozen=True)
class Task:
    """One candidate measure; days are numbers of working days, ends are exclusive."""

    id: str
    owner: int
    """Number of the owner's pool."""
    work: tuple[tuple[int, int], ...]
    """(pool, units), the owner's first; all units above 0."""
    least: int
    release: int
    """First day it may start."""
    after: tuple[int, ...] = ()
    """Numbers of the tasks that must have ended."""
    due: int | None = None
    """The end that is in time; None where nothing is due."""
    mandatory: bool = False
    quick: bool = False
    gate: int | None = None
    """The end with which its evidence is there at its gate; None where no gate asks for it."""
    pinned: int | None = None
    """Day somebody decided."""
    previous: int | None = None
    """Day it stood at in the plan before."""
    worth: int = 1
    """What bringing its end forward by a day is worth."""
    enables: bool = False
    """It closes nothing itself; without a planned task that waits for it, it is not planned."""


@dataclass(frozen=True)
class Segment:
    """A part of a gap: closed when one of `by` is planned and the part below is closed."""

    gain: int
    by: tuple[int, ...]
    below: int | None = None
    """Number of the segment below it; None where it starts at what is already reached."""


@dataclass(frozen=True)
class Problem:
    """Optional tasks on pools, and what closing the gaps is worth."""

    days: int
    """Working days of the horizon."""
    axes: tuple[Axis, ...]
    """Pool by pool; each has at least `days` + 1 entries."""
    tasks: tuple[Task, ...]
    segments: tuple[Segment, ...]
    quick_by: int
    """An end up to here makes a quick win visible in time."""
    gate_worth: int = 0
    """What it is worth that a task has ended by the gate that asks for its evidence."""


@dataclass(frozen=True)
class Placed:
    """Where a task stands."""

    start: int
    end: int
    """Exclusive."""
    first: Mapping[int, int]
    """Pool -> its first unit on the axis."""


Placement = Mapping[int, Placed]
"""Task number -> where it stands; tasks that are not planned are absent."""


def day_of(axis: Axis, unit: int) -> int:
    """The working day on which a unit is worked."""
    return bisect_right(axis, unit) - 1


def day_after(axis: Axis, units: int) -> int:
    """The first day before which so many units are done; beyond the axis: its length."""
    return bisect_left(axis, units)


def help_by(task: Task, problem: Problem, pool: int, start: int) -> int:
    """The last unit with which a helping pool may begin when a task starts on a day.

    It is the first one after the owner's work and the least days.
    """
    axis = problem.axes[task.owner]
    alone = day_after(axis, axis[start] + dict(task.work)[task.owner])
    return problem.axes[pool][min(max(start + task.least, alone), len(axis) - 1)]


def waiting(problem: Problem, placement: Placement) -> frozenset[int]:
    """Tasks that wait for somebody who helps, beyond what they take without."""
    return frozenset(
        number
        for number, placed in placement.items()
        if problem.tasks[number].pinned is None
        and any(
            unit > help_by(problem.tasks[number], problem, pool, placed.start)
            for pool, unit in placed.first.items()
            if pool != problem.tasks[number].owner
        )
    )


def starts(task: Task, problem: Problem) -> tuple[int, ...]:
    """Days on which a task could start if it were alone; empty where it cannot be planned."""
    last = problem.days - task.least
    if task.pinned is not None:
        days = [task.pinned] if task.release <= task.pinned <= last else []
    else:
        axis = problem.axes[task.owner]
        days = [day for day in range(task.release, last + 1) if axis[day] < axis[day + 1]]
    return tuple(
        day
        for day in days
        if all(
            problem.axes[pool][problem.days] - problem.axes[pool][day] >= units
            for pool, units in task.work
        )
    )


def heads(problem: Problem) -> tuple[int, ...]:
    """The first day each task could start if every pool had all hands free."""
    found: dict[int, int] = {}

    def head(number: int) -> int:
        if number not in found:
            task = problem.tasks[number]
            before = [head(n) + problem.tasks[n].least for n in task.after]
            found[number] = max([task.release, task.pinned or 0, *before])
        return found[number]

    return tuple(head(number) for number in range(len(problem.tasks)))


def closed_by(problem: Problem, planned: frozenset[int]) -> tuple[bool, ...]:
    """Which segments a set of planned tasks closes."""
    closed: list[bool] = []
    for segment in problem.segments:
        reached = segment.below is None or closed[segment.below]
        closed.append(reached and not planned.isdisjoint(segment.by))
    return tuple(closed)


class Reached(NamedTuple):
    """The stages of a placement, first things first; more is better everywhere."""

    in_time: int
    """Mandatory tasks in time."""
    mandatory: int
    """Mandatory tasks planned."""
    quick: int
    """1 where a quick win is visible in time."""
    gain: int
    """Gaps closed, and evidence that is there at the gate that asks for it."""
    kept: int
    """Starts that moved since the plan before, as a negative number."""
    together: int
    """Tasks that wait for a helper, as a negative number."""
    early: int


def at_gates(problem: Problem, placement: Placement) -> int:
    """How many tasks have ended by the gate that asks for their evidence."""
    there = ((problem.tasks[n].gate, placed.end) for n, placed in placement.items())
    return sum(gate is not None and end <= gate for gate, end in there)


def most_gain(problem: Problem) -> int:
    """The gain of a placement that closes everything, in time for every gate."""
    asked = sum(task.gate is not None for task in problem.tasks)
    return sum(segment.gain for segment in problem.segments) + problem.gate_worth * asked


def objective(problem: Problem, placement: Placement) -> Reached:
    """How good a placement is."""
    tasks = problem.tasks
    there = [(tasks[n], placed) for n, placed in placement.items()]
    mandatory = [(task, placed) for task, placed in there if task.mandatory]
    closed = closed_by(problem, frozenset(placement))
    kept = sum(task.previous == placed.start for task, placed in there if task.previous is not None)
    return Reached(
        in_time=sum(task.due is None or placed.end <= task.due for task, placed in mandatory),
        mandatory=len(mandatory),
        quick=int(any(task.quick and placed.end <= problem.quick_by for task, placed in there)),
        gain=sum(s.gain for s, done in zip(problem.segments, closed, strict=True) if done)
        + problem.gate_worth * at_gates(problem, placement),
        kept=kept - sum(task.previous is not None for task in tasks),
        together=-len(waiting(problem, placement)),
        early=sum(task.worth * (problem.days - placed.end) for task, placed in there),
    )
