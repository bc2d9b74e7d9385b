"""Measures fit each other and their frame: references, order, steps of the scale, the small set."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from aiops_model.content.draft import Draft
from aiops_model.content.files import (
    FIRST_WEEK,
    GATES,
    INSTRUMENT,
    MISTAKES,
    PARAMETERS,
    PLANNING,
    RHYTHM,
    SELF_CHECK,
)
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema import ParameterTable, SelfCheckContent
from aiops_model.content.schema.instrument import Instrument
from aiops_model.content.schema.measures import Measure, MeasureFile
from aiops_model.content.schema.plan_frame import (
    FirstWeek,
    GateTable,
    MistakeTable,
    Planning,
    Rhythm,
)

FOLDER = "measures"
Placed = Mapping[str, tuple[str, Loc, Measure]]
"""Measure id -> its file, its place and itself."""


def placed(draft: Draft) -> Placed:
    """All measures that could be read; of two with one id the first."""
    found: dict[str, tuple[str, Loc, Measure]] = {}
    for file, value in draft.below(FOLDER, MeasureFile).items():
        for index, row in enumerate(value.measures):
            found.setdefault(row.id, (file, ("measures", index), row))
    return found


def before(measure: str, known: Placed) -> frozenset[str]:
    """Every measure that must be done before, directly or not; safe with cycles."""
    seen: set[str] = set()
    left = [measure]
    while left:
        here = known.get(left.pop())
        for name in here[2].after if here else ():
            if name not in seen:
                seen.add(name)
                left.append(name)
    return frozenset(seen)


def check_measures(draft: Draft) -> Iterator[Fault]:
    """What the measures and the files around them need of each other."""
    known = placed(draft)
    if not known:
        return
    whole = not any(file.startswith(f"{FOLDER}/") for file in draft.unread)
    yield from _check_ids(draft, known)
    if whole:
        yield from _check_references(draft, known)
    yield from _check_cycle(known)
    planning = draft.get(PLANNING, Planning)
    if planning is not None:
        yield from _check_values(known, planning)
        yield from _check_small_set(known, planning)
        yield from _check_quick_wins(known, planning)
        yield from _check_planning(draft, planning)
    yield from _check_effects(draft, known, planning)
    yield from _check_facts(draft, known)
    yield from _check_attendance(draft)


def _check_ids(draft: Draft, known: Placed) -> Iterator[Fault]:
    for file, value in draft.below(FOLDER, MeasureFile).items():
        for index, row in enumerate(value.measures):
            first = known[row.id][0]
            if first != file:
                message = f"the id {row.id} is taken in {first}; choose another"
                yield Fault(file, ("measures", index, "id"), message)


def _check_references(draft: Draft, known: Placed) -> Iterator[Fault]:
    """Measures named by measures, approvals and mistakes exist; so do items of the first week."""
    named: list[tuple[str, Loc, str]] = []
    for file, where, row in known.values():
        named += [(file, (*where, "after", n), name) for n, name in enumerate(row.after)]
    gates = draft.get(GATES, GateTable)
    for i, gate in enumerate(gates.gates if gates else ()):
        for q, question in enumerate(gate.questions):
            loc: Loc = ("gates", i, "questions", q, "measures")
            named += [(GATES, (*loc, n), name) for n, name in enumerate(question.measures)]
    mistakes = draft.get(MISTAKES, MistakeTable)
    for i, mistake in enumerate(mistakes.mistakes if mistakes else ()):
        loc = ("mistakes", i, "measures")
        named += [(MISTAKES, (*loc, n), name) for n, name in enumerate(mistake.measures)]
    for file, loc, name in named:
        if name not in known:
            yield Fault(file, loc, f"there is no measure {name}; correct the id")
    week = draft.get(FIRST_WEEK, FirstWeek)
    ticked = {item.id for item in week.items} if week else None
    for file, where, row in known.values():
        for n, closes in enumerate(row.closes):
            if ticked is not None and closes.checklist and closes.checklist not in ticked:
                message = f"the first week has no {closes.checklist}; see {FIRST_WEEK}"
                yield Fault(file, (*where, "closes", n), message)


def _check_cycle(known: Placed) -> Iterator[Fault]:
    try:
        TopologicalSorter({name: row.after for name, (_, _, row) in known.items()}).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        file, loc, _ = known[next(name for name in ring if name in known)]
        message = f"{' after '.join(reversed(ring))}: nothing could ever start; remove one `after`"
        yield Fault(file, (*loc, "after"), message)


def _check_values(known: Placed, planning: Planning) -> Iterator[Fault]:
    """Items move by steps of the scale, duties by whole evidence levels; nothing hangs in the air.

    A measure that starts above the floor comes after one that reaches its start.
    """
    for name, (file, loc, row) in known.items():
        earlier = [known[other][2] for other in before(name, known) if other in known]
        for n, closes in enumerate(row.closes):
            if closes.start is None or closes.to is None:
                continue
            here: Loc = (*loc, "closes", n)
            steps = planning.scale if closes.kind == "item" else range(4)
            for value in (closes.start, closes.to):
                if value not in steps:
                    shown = ", ".join(f"{step:g}" for step in steps)
                    yield Fault(file, here, f"{value:g} is no step of {closes.ref}; use {shown}")
            reached = (
                other.to
                for measure in earlier
                for other in measure.closes
                if (other.kind, other.ref) == (closes.kind, closes.ref) and other.to is not None
            )
            if closes.start > 0 and closes.start > max(reached, default=0.0):
                message = (
                    f"{closes.ref} starts at {closes.start:g}, but nothing in `after` gets there; "
                    "name the measure that does"
                )
                yield Fault(file, here, message)


def _check_small_set(known: Placed, planning: Planning) -> Iterator[Fault]:
    """The small set stays small and hangs on nothing outside it; the first week belongs to it."""
    light = {name for name, (_, _, row) in known.items() if row.size == "light"}
    most = planning.figures.get("light_measures")
    if most is not None and most.value is not None and len(light) > most.value:
        message = f"{len(light)} measures are light, {most.value:g} at most; make some full"
        yield Fault(PLANNING, ("figures", "light_measures"), message)
    for name, (file, loc, row) in known.items():
        if any(closes.kind == "checklist" for closes in row.closes) and name not in light:
            yield Fault(file, (*loc, "size"), f"{name} ticks the first week; make it light")
        for n, other in enumerate(row.after):
            if name in light and other in known and other not in light:
                message = f"{name} is light, {other} is not; drop the order or make it light"
                yield Fault(file, (*loc, "after", n), message)


def _check_quick_wins(known: Placed, planning: Planning) -> Iterator[Fault]:
    """A quick win can be had by its day: it and all before it, one after the other."""
    by = planning.figures.get("quick_win_day")
    if by is None or by.value is None:
        return
    if not any(row.quick_win for _, _, row in known.values()):
        yield Fault(PLANNING, ("figures", "quick_win_day"), "no measure is a quick win; mark some")
    working = by.value * 5 / 7

    def least(name: str, seen: frozenset[str]) -> int:
        row = known[name][2]
        others = [o for o in row.after if o in known and o not in seen]
        return row.least_days + max((least(o, seen | {name}) for o in others), default=0)

    for name, (file, loc, row) in known.items():
        if row.quick_win and least(name, frozenset()) > working:
            message = f"{name} takes {least(name, frozenset())} working days with what comes before"
            yield Fault(file, (*loc, "quick_win"), f"{message}; day {by.value:g} comes sooner")


def _check_planning(draft: Draft, planning: Planning) -> Iterator[Fault]:
    parameters = draft.get(PARAMETERS, ParameterTable)
    if parameters and planning.rate_parameter not in {row.id for row in parameters.parameters}:
        message = f"there is no euro parameter {planning.rate_parameter}; see {PARAMETERS}"
        yield Fault(PLANNING, ("rate_parameter",), message)
    unit, units = (planning.figures.get(key) for key in ("unit_minutes", "units_per_hour"))
    if unit and units and unit.value and units.value and unit.value * units.value != 60:
        message = "unit_minutes x units_per_hour must be 60 minutes"
        yield Fault(PLANNING, ("figures", "units_per_hour"), message)
    instrument = draft.get(INSTRUMENT, Instrument)
    if instrument and planning.scale != tuple(step.value for step in instrument.scale):
        yield Fault(PLANNING, ("scale",), f"differs from the answer scale of {INSTRUMENT}")


def _check_effects(draft: Draft, known: Placed, planning: Planning | None) -> Iterator[Fault]:
    """Effects name answers of the self-check, and their order from worst to best is given."""
    content = draft.get(SELF_CHECK, SelfCheckContent)
    if content is None or planning is None:
        return
    answers = {item.id: set(item.option_ids()) for item in content.items}
    ordered = {row.item: row.worst_to_best for row in planning.effects}
    for file, loc, row in known.values():
        for item, answer in row.self_check.items():
            here: Loc = (*loc, "self_check", item)
            if answer not in answers.get(item, set()):
                yield Fault(file, here, f"{item} has no answer {answer}; see {SELF_CHECK}")
            if answer not in ordered.get(item, ()):
                yield Fault(file, here, f"`effects` of {PLANNING} lacks {answer} of {item}")


def _check_facts(draft: Draft, known: Placed) -> Iterator[Fault]:
    instrument = draft.get(INSTRUMENT, Instrument)
    if instrument is None:
        return
    facts = {fact.id: fact for fact in instrument.facts}
    for file, loc, row in known.values():
        for n, need in enumerate(row.requires):
            fact = facts.get(need.fact)
            if fact is None:
                message = f"there is no fact {need.fact}; see {INSTRUMENT}"
                yield Fault(file, (*loc, "requires", n), message)
            elif (fact.kind == "count") != (need.at_least is not None):
                message = f"{need.fact} is a {fact.kind}; `at_least` belongs to a count"
                yield Fault(file, (*loc, "requires", n), message)


def _check_attendance(draft: Draft) -> Iterator[Fault]:
    rhythm = draft.get(RHYTHM, Rhythm)
    people = {row.id for row in rhythm.participants} if rhythm else set()
    for index, meeting in enumerate(rhythm.meetings if rhythm else ()):
        for n, name in enumerate(meeting.participants):
            if name not in people:
                loc: Loc = ("meetings", index, "participants", n)
                yield Fault(RHYTHM, loc, f"there is no participant {name}; add them above")
