"""The timeline: days of the act and of this company's duties, with today's line."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from aiops_model.content.schema.ai_act import Milestone
from aiops_model.i18n import SOFT_HYPHEN, plain
from aiops_model.report.ai_act.basis import ActBasis
from aiops_model.report.ai_act.binding import Owed, next_day, owed
from aiops_model.report.ai_act.words import Words
from aiops_model.report.model import Figure, Row

LABEL = 34
"""Characters of a line of a name that leave room for the date on a phone."""
TITLES = 2
"""Milestones of one day that are named; more would not fit above the line."""


@dataclass(frozen=True)
class Day:
    """One line of the timeline."""

    id: str
    day: date
    name: str = ""
    formal: date | None = None
    mark: str = ""
    own: tuple[Owed, ...] = field(default=())


def timeline(basis: ActBasis, words: Words) -> Figure | None:
    """The days of the version shown, the earliest first; None without any."""
    days = sorted(
        _merged(tuple(_milestones(basis, words)), tuple(_own(basis))), key=lambda row: row.day
    )
    if not days:
        return None
    first = min(min(row.day, row.formal or row.day).year for row in days)
    last = max([*(row.day.year for row in days), basis.as_of.year]) + 1
    first = min(first, basis.as_of.year)
    t = words.locale.t
    now = words.locale.date_short(basis.as_of)
    rows = tuple(
        {
            **_row(row, basis, words),
            "bottom": first,
            "top": last,
            "today": _years(basis.as_of),
            "now": t("act.timeline_today", date=now) if at == 0 else "",
        }
        for at, row in enumerate(days)
    )
    alt = "; ".join(
        " ".join(str(row[key]).replace("\n", " ") for key in ("name", "text", "note")).strip()
        for row in rows
    )
    axis = tuple(str(year) for year in range(first, last + 1))
    return Figure(
        "timeline", _finding(basis, words), t("act.timeline_help"), plain(alt), rows, axis
    )


def _milestones(basis: ActBasis, words: Words) -> Iterator[Day]:
    """One line a day of the act on which duties start, or on which the version came into force.

    It is named after what touches this company, else after the first milestone of the day.
    Disputed days stand with the duties they belong to.
    """
    act = words.act.act
    starts = next(row.in_force for row in act.versions if row.id == basis.version)
    held = {row.duty.id for row in owed(basis.systems)}
    days: dict[date, list[Milestone]] = {}
    for row in act.timeline:
        day = row.day if basis.version == "now" else row.before_amendment
        if day is not None and not row.disputed and (row.duties or day == starts):
            days.setdefault(day, []).append(row)
    for day, rows in days.items():
        touching = [row for row in rows if held & set(row.duties)] or rows[:1]
        yield Day(
            touching[0].id, day, " · ".join(words.locale.text(r.title) for r in touching[:TITLES])
        )


def _own(basis: ActBasis) -> Iterator[Day]:
    """The duties of this company by day, disputed and conditional ones apart."""
    groups: dict[tuple[date, date | None, str], list[Owed]] = {}
    for row in owed(basis.systems):
        duty = row.duty
        mark = "conditional" if duty.conditional else "disputed" if duty.disputed else ""
        if basis.version != "now" and mark == "disputed":
            mark = ""
        formal = duty.formal_from if mark == "disputed" else None
        groups.setdefault((duty.working_from, formal, mark), []).append(row)
    for (day, formal, mark), rows in groups.items():
        yield Day(f"own:{day}:{mark}", day, "", formal, mark, tuple(rows))


def _merged(acts: Sequence[Day], own: Sequence[Day]) -> list[Day]:
    """Days of the act, with the company's duties that start on them; other days on their own."""
    found = list(acts)
    for row in own:
        at = next((n for n, act in enumerate(found) if not row.mark and act.day == row.day), None)
        if at is None:
            found.append(row)
        else:
            found[at] = replace(found[at], own=row.own)
    return found


def _row(row: Day, basis: ActBasis, words: Words) -> Row:
    t, locale = words.locale.t, words.locale
    name = row.name or t(f"act.timeline_own_{row.mark or 'plain'}", n=len(row.own))
    possible = sum(not owed_row.duty.certain for owed_row in row.own)
    notes = []
    if row.name and row.own:
        notes.append(t("act.timeline_own_plain", n=len(row.own)))
    if possible:
        notes.append(t("act.timeline_possible", n=possible))
    if row.formal is not None:
        notes.append(t("act.timeline_formal", date=locale.date_short(row.formal)))
    if row.mark == "conditional":
        notes.append(t("act.timeline_condition"))
    value = _years(row.day)
    state = row.mark or ("past" if row.day <= basis.as_of else "ahead")
    return {
        "id": row.id,
        "name": "\n".join(
            textwrap.wrap(name.replace(SOFT_HYPHEN, ""), LABEL, break_on_hyphens=False)
        ),
        "text": locale.date_short(row.day),
        "note": " · ".join(notes),
        "value": value,
        "formal": _years(row.formal) if row.formal else value,
        "mark": state,
        "kind": "duty" if row.own else "act",
    }


def _years(day: date) -> float:
    """A day as years: 2 July 2027 is about 2027.5."""
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / ((date(day.year, 12, 31) - start).days + 1)


def _finding(basis: ActBasis, words: Words) -> str:
    """How many duties of this company apply, and from when the next one does."""
    t = words.locale.t
    if basis.version != "now":
        return t("act.timeline_before")
    rows = [row.duty for row in owed(basis.systems)]
    binding = sum(duty.in_force and duty.certain for duty in rows)
    coming = next_day(basis.systems, basis.as_of)
    if coming is None:
        return t("act.timeline_binding", n=binding)
    return t("act.timeline_next", n=binding, date=words.locale.date(coming))
