"""What may be written of a plan: every entry is checked before anything is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from math import isfinite
from typing import Any, get_args

from aiops_model.content.plan import PlanContent
from aiops_model.content.working_days import supported_regions
from aiops_model.domain.errors import Refusal
from aiops_model.services.maturity.entries import link_of, needed_text, one_of, text_of
from aiops_model.services.plan.opening import UNITS
from aiops_model.services.plan.views import (
    Capacity,
    Closure,
    Days,
    Evidence,
    GateEntry,
    GateId,
    GateSaid,
    RoleId,
    SetUp,
    Size,
    State,
    Status,
    Wish,
)
from aiops_model.store.plan_tables import (
    COUNTRIES,
    MOST_RATE,
    MOST_UNITS,
    NAME_LIMIT,
    NOTE_LIMIT,
    REASON_LIMIT,
    TITLE_LIMIT,
)

ROLES: tuple[RoleId, ...] = get_args(RoleId)
MOST_BUFFER = 90
MOST_DAYS = 60
"""Closures, absences, workdays or names in one list."""


def set_up_entry(content: PlanContent, given: SetUp, today: date, before: SetUp | None) -> SetUp:
    """A set-up as it is stored.

    Raises Refusal: "in_the_past" about "plan_start" (not where it stands as it was),
    "out_of_range" about "horizon_days", "buffer" or "day_rate", "unknown_option" about "country",
    "region", "categories" or "size", "dates_order" and "too_many" about "closures".
    """
    if given.start < today and (before is None or before.start != given.start):
        raise Refusal("in_the_past", "plan_start", entered=given.start, today=today)
    limits = content.planning.figures["horizon_limits"]
    horizon = whole(given.horizon_days, "horizon_days", int(limits.low or 1), int(limits.high or 1))
    country = one_of(given.country, "country", COUNTRIES)
    region = one_of(given.region, "region", ("", *supported_regions(country)))
    categories = {row.category for row in content.planning.regions if row.country == country}
    asked = tuple(
        one_of(kind, "categories", tuple(sorted(categories - {""}))) for kind in given.categories
    )
    buffer = whole(round(given.buffer * 100, 6), "buffer", 0, MOST_BUFFER) / 100
    rate = None if given.day_rate is None else whole(given.day_rate, "day_rate", 0, MOST_RATE)
    size: Any = one_of(given.size, "size", get_args(Size))
    closures = tuple(
        Closure(*_in_order(row, "closures"), text_of(row.name, NAME_LIMIT, "closures") or "")
        for row in _few(given.closures, "closures")
    )
    return replace(
        given,
        horizon_days=horizon,
        country=country,
        region=region,
        categories=tuple(sorted(set(asked))),
        closures=tuple(sorted(closures, key=lambda row: (row.first, row.last, row.name))),
        workdays=tuple(sorted(set(_few(given.workdays, "workdays")))),
        buffer=buffer,
        size=size,
        day_rate=rate,
    )


def capacity_entry(given: Capacity) -> Capacity:
    """The time of a role as it is stored: in tenths of an hour, never rounded to nothing.

    Raises Refusal: "unknown_option" about "role", "out_of_range" and "not_a_number" about
    "hours_a_week", "too_many" about "people" or "absences", "dates_order" about "absences", those
    of `clean_text` about "people".
    """
    role: Any = one_of(given.role, "role", ROLES)
    most = MOST_UNITS / UNITS
    hours: object = given.hours_a_week
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not isfinite(hours):
        raise Refusal("not_a_number", "hours_a_week", min=0, max=most, entered=hours)
    if not 0 <= hours <= most:
        raise Refusal("out_of_range", "hours_a_week", min=0, max=most, entered=hours)
    units = max(round(hours * UNITS), int(hours > 0))
    names = (text_of(name.strip(), NAME_LIMIT, "people") for name in _few(given.people, "people"))
    absences = (Days(*_in_order(row, "absences")) for row in _few(given.absences, "absences"))
    return Capacity(
        role=role,
        hours_a_week=units / UNITS,
        people=tuple(dict.fromkeys(name for name in names if name)),
        absences=tuple(sorted(absences, key=lambda row: (row.first, row.last))),
    )


def known_role(role: str) -> str:
    """The id of a role. Raises Refusal("unknown_option") about "role"."""
    return one_of(role, "role", ROLES)


def known_measure(content: PlanContent, measure_id: str) -> str:
    """The id of a measure of the library. Raises Refusal("unknown_measure") about "measure"."""
    if measure_id in content.measures:
        return measure_id
    raise Refusal("unknown_measure", "measure", entered=measure_id, measure=measure_id)


def wish_entry(content: PlanContent, given: Wish) -> Wish:
    """A wish as it is stored: a day to start, or a reason to stay out.

    Raises Refusal: "unknown_measure", "text_missing" about "reason" or "pinned_to", those of
    `clean_text` about "reason" and "decided_by".
    """
    known_measure(content, given.measure_id)
    by = text_of(given.by.strip(), NAME_LIMIT, "decided_by") or ""
    if given.kind == "excluded":
        reason = needed_text(given.reason, REASON_LIMIT, "reason", lines=True)
        return Wish(given.measure_id, "excluded", None, reason, by)
    if given.start is None:
        raise Refusal("text_missing", "pinned_to")
    reason = text_of(given.reason, REASON_LIMIT, "reason", lines=True) or ""
    return Wish(given.measure_id, "pinned", given.start, reason, by)


def state_entry(content: PlanContent, measure_id: str, given: State, today: date) -> State:
    """How far a measure is, made whole: running has a first day, done has a last one.

    Raises Refusal: "unknown_measure", "unknown_option" about "status", "out_of_range" about
    "percent", "in_the_future" about "started_on" or "done_on", "dates_order" about "done_on" or
    "expected_on", "text_missing" about "slip_reason" where a measure is dropped, those of
    `clean_text` about "slip_reason".
    """
    known_measure(content, measure_id)
    status: Status = one_of(given.status, "status", get_args(Status))  # type: ignore[assignment]
    percent = whole(given.percent, "percent", 0, 100)
    slip = text_of(given.slip_reason, REASON_LIMIT, "slip_reason", lines=True) or ""
    if status == "dropped" and not slip:
        raise Refusal("text_missing", "slip_reason")
    started, done = given.started_on, given.done_on
    for field, day in (("started_on", started), ("done_on", done)):
        if day is not None and day > today:
            raise Refusal("day_in_the_future", field, entered=day, today=today)
    if status in ("running", "done"):
        started = started or (done or today)
    if status == "open":
        started, percent = None, 0
    done = (done or today) if status == "done" else None
    expected = given.expected_on if status in ("open", "running") else None
    for field, day in (("done_on", done), ("expected_on", expected)):
        if day is not None and started is not None and day < started:
            raise Refusal("dates_order", field, first="started_on", second=field)
    percent = 100 if status == "done" else percent
    return State(status, percent, slip, started, expected, done)


def evidence_entry(given: Evidence | None) -> Evidence | None:
    """What proves a measure: a title, an http(s) address or none.

    Raises Refusal("text_missing") about "evidence_title", Refusal("not_a_link").
    """
    if given is None:
        return None
    title = needed_text(given.title, TITLE_LIMIT, "evidence_title")
    return Evidence(title, link_of(given.link) or "", given.dated)


def note_entry(note: str | None) -> str | None:
    """A note on a measure, None for none."""
    return text_of(note, NOTE_LIMIT, "note", lines=True)


def gate_entry(content: PlanContent, given: GateEntry) -> GateEntry:
    """An answer to a question of a gate.

    Raises Refusal: "unknown_item" about "gate" or "question", "unknown_option" about "answer",
    "text_missing" about "gate_evidence" where the answer is yes, those of `clean_text`.
    """
    known_question(content, given.gate, given.question)
    answer: Any = one_of(given.answer, "answer", get_args(GateSaid))
    evidence = text_of(given.evidence, REASON_LIMIT, "gate_evidence", lines=True) or ""
    if answer == "yes" and not evidence:
        raise Refusal("text_missing", "gate_evidence")
    return GateEntry(given.gate, given.question, answer, evidence)


def known_question(content: PlanContent, gate: str, question: str) -> GateId:
    """The id of a gate that asks this. Raises Refusal("unknown_item") about "gate", "question"."""
    known = content.gate.get(gate)
    if known is None:
        raise Refusal("unknown_item", "gate", entered=gate)
    if all(row.id != question for row in known.questions):
        raise Refusal("unknown_item", "question", entered=question)
    return known.id


def version_reason(reason: str | None) -> str | None:
    """Why a plan was accepted, None for nothing said. Raises the Refusals of `clean_text`."""
    return text_of(reason, REASON_LIMIT, "plan_reason", lines=True)


def whole(value: object, field: str, low: int, high: int) -> int:
    """A whole number. Raises Refusal("not_whole") and Refusal("out_of_range") about the field."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refusal("not_whole", field, min=low, max=high, entered=value)
    if not isfinite(value) or value != int(value):
        raise Refusal("not_whole", field, min=low, max=high, entered=value)
    if not low <= value <= high:
        raise Refusal("out_of_range", field, min=low, max=high, entered=value)
    return int(value)


def _in_order(row: Days, field: str) -> tuple[date, date]:
    if row.last < row.first:
        raise Refusal("dates_order", field, first="first_day", second="last_day")
    return row.first, row.last


def _few(rows: Iterable[Any], field: str) -> tuple[Any, ...]:
    found = tuple(rows)
    if len(found) > MOST_DAYS:
        raise Refusal("too_many", field, max=MOST_DAYS, entered=len(found))
    return found
