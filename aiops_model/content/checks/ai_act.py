"""The AI Act's files are whole: duties, questions, days, authorities and clocks fit each other."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import get_args

from aiops_model.content.ai_act import PRACTICES
from aiops_model.content.checks.act_conditions import check_act_conditions
from aiops_model.content.checks.act_rules import check_act_rules
from aiops_model.content.draft import Draft
from aiops_model.content.files import (
    ACT,
    ACT_INCIDENT,
    AUTHORITIES,
    DUTY_INDEX,
    OUTCOMES,
    QUESTIONS,
    REQUIREMENTS,
)
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema.ai_act import (
    ActDuty,
    ActRole,
    DatedPart,
    DutyDates,
    DutyList,
    OutcomeTable,
    QuestionList,
)
from aiops_model.content.schema.instrument import CapabilityText, DutyIndex
from aiops_model.domain.ai_act.facts import (
    COMPANY_AMOUNTS,
    COMPANY_FLAGS,
    POINTS,
    SYSTEM_DAYS,
    SYSTEM_FLAGS,
)
from aiops_model.domain.ai_act.law import CLASSES
from aiops_model.domain.ai_act.result import Modifier, SizeId

FILES = (ACT, QUESTIONS, OUTCOMES, AUTHORITIES, ACT_INCIDENT, REQUIREMENTS)
STEPS = tuple(f"q{number}" for number in range(11))
KINDS = {
    **dict.fromkeys((*COMPANY_FLAGS, *SYSTEM_FLAGS), "yes_no"),
    **dict.fromkeys(SYSTEM_DAYS, "date"),
    **dict.fromkeys(POINTS, "points"),
    **dict.fromkeys(COMPANY_AMOUNTS, "amount"),
    "employees": "count",
    "country": "choice",
    "annex_i": "choice",
}
"""Every fact the engine knows, and how it is asked."""


def check_ai_act(draft: Draft) -> Iterator[Fault]:
    """Duties, their items and days; questions and outcomes; conditions; what stands around."""
    for folder in draft.laws:
        yield from _check_files(draft, folder)
        yield from _check_duties(draft, folder)
        yield from _check_days(draft, folder)
        yield from _check_questions(draft, folder)
        yield from _check_outcomes(draft, folder)
        yield from check_act_conditions(draft, folder, KINDS)
        yield from check_act_rules(draft, folder)
    yield from _check_items(draft)


def _check_files(draft: Draft, folder: str) -> Iterator[Fault]:
    """A jurisdiction has a file of each kind."""
    there = [file for file in draft.documents if file.startswith(f"{folder}/")]
    for pattern in FILES if there else ():
        file = pattern.replace("duties/*", folder)
        if not draft.has(file):
            yield Fault(there[0], (), f"{file} is missing; a jurisdiction needs it")


def _duties(draft: Draft, folder: str) -> Iterator[tuple[str, Loc, ActDuty]]:
    for file, rows in draft.below(folder, DutyList).items():
        for index, duty in enumerate(rows.duties):
            yield file, ("duties", index), duty


def _check_duties(draft: Draft, folder: str) -> Iterator[Fault]:
    """Each duty is written once and listed in the index; the practices of Art 5 are there."""
    place = f"{folder}/{PurePosixPath(DUTY_INDEX).name}"
    index = draft.get(place, DutyIndex)
    known = {row.id for row in index.duties} if index else None
    seen: dict[str, str] = {}
    for file, loc, duty in _duties(draft, folder):
        if duty.id in seen:
            yield Fault(file, (*loc, "id"), f"{duty.id} is in {seen[duty.id]} already; keep one")
        elif known is not None and duty.id not in known:
            yield Fault(file, (*loc, "id"), f"{duty.id} is missing in {place}; add it there")
        seen.setdefault(duty.id, PurePosixPath(file).name)
    files = draft.below(folder, DutyList)
    if files and PRACTICES not in seen:
        yield Fault(next(iter(files)), ("duties",), f"there is no duty {PRACTICES}; write it")
    if known is not None and index is not None and files:
        for number, row in enumerate(index.duties):
            if row.id not in seen:
                message = f"{row.id} has no duty below {folder}/duties; write it or remove it here"
                yield Fault(place, ("duties", number, "id"), message)


def _check_items(draft: Draft) -> Iterator[Fault]:
    """A duty names the maturity items that name it; only of the
    jurisdiction in use and where the instrument is read as well.
    """
    files = draft.below("instrument/capabilities", CapabilityText)
    if not files:
        return
    named: dict[str, set[str]] = {}
    for row in files.values():
        for item in row.items:
            for duty_id in item.duties:
                named.setdefault(duty_id, set()).add(item.id)
    items = {item.id for row in files.values() for item in row.items}
    for file, loc, duty in _duties(draft, draft.law):
        for number, item_id in enumerate(duty.items):
            if item_id not in items:
                message = f"there is no item {item_id}; correct the id"
                yield Fault(file, (*loc, "items", number), message)
            elif item_id not in named.get(duty.id, ()):
                message = f"{item_id} does not list {duty.id} under its duties; list it there too"
                yield Fault(file, (*loc, "items", number), message)
        missing = sorted(named.get(duty.id, set()) - set(duty.items))
        if missing:
            message = f"{', '.join(missing)} list {duty.id}; name them under its items too"
            yield Fault(file, (*loc, "items"), message)


def _check_days(draft: Draft, folder: str) -> Iterator[Fault]:
    """The working day is never before the formal one; two readings differ; points are known."""
    for file, loc, duty in _duties(draft, folder):
        at: Loc = (*loc, "dates")
        dates = duty.dates
        if dates.disputed == (dates.formal_from == dates.working_from):
            message = "is disputed exactly where formal_from and working_from differ"
            yield Fault(file, (*at, "disputed"), f"{message}; make them fit")
        yield from _order(file, at, dates)
        for number, part in enumerate(dates.parts):
            here: Loc = (*at, "parts", number)
            yield from _order(file, here, part)
            if part.points and duty.id != PRACTICES:
                message = f"only {PRACTICES} has points of its own; use `when` of the duty"
                yield Fault(file, (*here, "points"), message)
            for point in part.points:
                if point not in POINTS["prohibited"]:
                    yield Fault(file, (*here, "points"), f"there is no point {point} in Art 5(1)")


def _order(file: str, loc: Loc, row: DutyDates | DatedPart) -> Iterator[Fault]:
    formal, working = row.formal_from, row.working_from
    if isinstance(formal, date) and isinstance(working, date) and working < formal:
        message = f"{working} lies before formal_from ({formal}); nothing applies before its words"
        yield Fault(file, (*loc, "working_from"), message)


def _check_questions(draft: Draft, folder: str) -> Iterator[Fault]:
    """Every fact of the engine is asked once, in the right kind and with its points."""
    file = f"{folder}/questions.yaml"
    content = draft.get(file, QuestionList)
    if content is None:
        return
    seen: set[str] = set()
    for index, row in enumerate(content.questions):
        loc: Loc = ("questions", index)
        if row.fact not in KINDS:
            yield Fault(file, (*loc, "fact"), f"the engine knows no fact {row.fact}; correct it")
        elif row.fact in seen:
            yield Fault(file, (*loc, "fact"), f"{row.fact} is asked twice; remove one")
        elif row.kind != KINDS[row.fact]:
            yield Fault(file, (*loc, "kind"), f"{row.fact} is asked as {KINDS[row.fact]}")
        elif row.fact in POINTS and {p.id for p in row.points} != set(POINTS[row.fact]):
            message = f"{row.fact} has exactly the points {', '.join(POINTS[row.fact])}"
            yield Fault(file, (*loc, "points"), message)
        seen.add(row.fact)
    absent = [fact for fact in KINDS if fact not in seen]
    if absent:
        yield Fault(file, ("questions",), f"{', '.join(absent)}: nobody is asked; add a question")


def _check_outcomes(draft: Draft, folder: str) -> Iterator[Fault]:
    """Every outcome of a classification has its words."""
    file = f"{folder}/classes.yaml"
    content = draft.get(file, OutcomeTable)
    if content is None:
        return
    wanted: tuple[tuple[str, Iterable[str]], ...] = (
        ("classes", (*CLASSES, "out_of_scope", "needs_review")),
        ("roles", get_args(ActRole)),
        ("path", STEPS),
        ("sizes", get_args(SizeId)),
        ("modifiers", get_args(Modifier)),
    )
    for part, ids in wanted:
        given = [row.id for row in getattr(content, part)]
        if sorted(given) != sorted(ids):
            message = f"needs exactly {', '.join(ids)}, each once"
            yield Fault(file, (part,), message)
