"""From gaps to measures: what helps, what it needs first, what cannot be considered and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from aiops_model.domain.errors import Refusal
from aiops_model.domain.plan.values import Excluded, Gap, GapRef, Lift, Measure, PlanInput


@dataclass(frozen=True)
class LeftOut:
    """A candidate that is not even tried: taken out, lacking facts, or waiting for such a one."""

    measure: str
    code: Literal["excluded", "fact_missing", "predecessor_dropped"]
    predecessor: str = ""
    excluded: Excluded | None = None


@dataclass(frozen=True)
class Candidates:
    """The measures to be scheduled, those left out at once, and what stands behind each."""

    measures: Mapping[str, Measure]
    """Every candidate, left out or not, predecessors before successors."""
    left_out: Mapping[str, LeftOut]
    after: Mapping[str, tuple[str, ...]]
    """Candidate -> candidates it waits for; done and unneeded ones are not among them."""
    due: Mapping[str, date | None]
    """Mandatory candidates, with the day they are due."""
    gaps: Mapping[GapRef, Gap]

    @cached_property
    def tried(self) -> tuple[str, ...]:
        """Candidates that go to the solver, in a fixed order."""
        return tuple(name for name in self.measures if name not in self.left_out)


def choose(data: PlanInput) -> Candidates:
    """The candidates of a plan.

    Raises Refusal: "unknown_measure", "measures_wait_in_a_circle", "duplicate_gap".
    """
    library = {measure.id: measure for measure in data.measures}
    gaps = {gap.id: gap for gap in data.gaps}
    if len(gaps) < len(data.gaps):
        raise Refusal("duplicate_gap", "gaps")
    due = _due(data, library.values(), gaps)
    done = frozenset(data.done)
    wanted = {
        measure.id
        for measure in library.values()
        if any(_helps(lift, gaps) for lift in measure.closes)
        and (data.size == "full" or measure.size == "light" or measure.id in due)
    }
    wanted |= {*data.pinned, *(row.measure for row in data.fixed), *data.previous} & set(library)
    found = _with_predecessors(data, library, wanted - done, gaps)
    order = _in_order(library, found)
    after = {name: tuple(n for n in library[name].after if n in found) for name in order}
    return Candidates(
        measures={name: library[name] for name in order},
        left_out=_left_out(data, library, order, after),
        after=after,
        due={name: day for name, day in due.items() if name in found},
        gaps=gaps,
    )


def _helps(lift: Lift, gaps: Mapping[GapRef, Gap]) -> bool:
    gap = gaps.get(lift.gap)
    return gap is not None and max(gap.current, lift.start) < min(lift.to, gap.target)


def _with_predecessors(
    data: PlanInput, library: Mapping[str, Measure], wanted: set[str], gaps: Mapping[GapRef, Gap]
) -> set[str]:
    """The wanted measures and, step by step, everything they need that is not there yet."""
    found, open_ = set(wanted), sorted(wanted)
    while open_:
        name = open_.pop()
        for earlier in library[name].after:
            if earlier not in library:
                raise Refusal("unknown_measure", "measures", entered=earlier, measure=name)
            if earlier in found or earlier in data.done or _reached(data, library[earlier], gaps):
                continue
            found.add(earlier)
            open_.append(earlier)
    return found


def _reached(data: PlanInput, measure: Measure, gaps: Mapping[GapRef, Gap]) -> bool:
    """Whether all that a measure lifts is known to stand there already."""
    if any(_helps(lift, gaps) for lift in measure.closes):
        return False
    return bool(measure.closes) and all(
        lift.gap in data.state and data.state[lift.gap] >= lift.to for lift in measure.closes
    )


def _in_order(library: Mapping[str, Measure], found: set[str]) -> tuple[str, ...]:
    graph = {name: sorted(n for n in library[name].after if n in found) for name in sorted(found)}
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = " > ".join(error.args[1])
        raise Refusal("measures_wait_in_a_circle", "measures", entered=circle) from None


def _left_out(
    data: PlanInput,
    library: Mapping[str, Measure],
    order: Iterable[str],
    after: Mapping[str, tuple[str, ...]],
) -> dict[str, LeftOut]:
    excluded = {row.measure: row for row in data.excluded}
    fixed = {row.measure for row in data.fixed}
    found: dict[str, LeftOut] = {}
    for name in order:
        waits = next((n for n in after[name] if n in found), None)
        if name in fixed:
            continue
        if name in excluded:
            found[name] = LeftOut(name, "excluded", excluded=excluded[name])
        elif library[name].lacking:
            found[name] = LeftOut(name, "fact_missing")
        elif waits is not None:
            found[name] = LeftOut(name, "predecessor_dropped", predecessor=waits)
    return found


def _due(
    data: PlanInput, library: Iterable[Measure], gaps: Mapping[GapRef, Gap]
) -> dict[str, date | None]:
    """Mandatory measures: the first week's list, and for each legal date the least effort."""
    end = data.start + timedelta(days=data.horizon_days - 1)
    found: dict[str, date | None] = {}
    rows = sorted(library, key=lambda measure: (measure.effort, measure.id))
    for gap in sorted(gaps.values(), key=lambda gap: gap.id):
        day = _due_day(data, gap)
        if day is None or day > end:
            continue
        ways = [measure for measure in rows if any(_reaches(lift, gap) for lift in measure.closes)]
        for measure in ways if gap.kind == "checklist" else ways[:1]:
            earlier = found.get(measure.id)
            found[measure.id] = day if earlier is None else min(day, earlier)
    return found


def _reaches(lift: Lift, gap: Gap) -> bool:
    return lift.gap == gap.id and gap.current < gap.target <= lift.to


def _due_day(data: PlanInput, gap: Gap) -> date | None:
    """By when a gap must be closed; None where no day is set."""
    if gap.kind == "checklist":
        return data.start + timedelta(days=data.rules.checklist_day - 1)
    in_force = data.start + timedelta(days=data.rules.in_force_day - 1)
    if gap.in_force:
        return in_force
    if gap.due is not None and gap.due < data.start:
        return in_force
    return gap.due
