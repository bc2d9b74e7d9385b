"""A serious incident: which clock runs, until when, to whom first, what the record must hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from aiops_model.content import Content
from aiops_model.content.schema.act import IncidentKind, RecordField
from aiops_model.content.schema.act import ReportPath as PathText
from aiops_model.domain.ai_act.incident import Deadline, Incident
from aiops_model.i18n import Locale, plain
from aiops_model.report.ai_act.build import footer
from aiops_model.report.ai_act.incident_model import FormField, IncidentReport
from aiops_model.report.ai_act.words import Words, phrases, words
from aiops_model.report.model import Notice, Section, Table

LINES: Mapping[str, int] = {
    "system": 1,
    "event": 2,
    "clock": 1,
    "measures": 2,
    "reports": 1,
    "follow_up": 2,
}
"""Lines to write on for a field of each part of the form."""
PARTS = tuple(LINES)
RECORD_TARGET = "twenty_four_hours"
"""The note on the complete record: good practice, so it stands apart from the law."""


@dataclass(frozen=True)
class IncidentBasis:
    """One incident with its clock, and what is known for the record."""

    incident: Incident
    deadline: Deadline
    created: date
    company: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    """Field of the record -> what is known, as typed."""


def build_incident(basis: IncidentBasis, content: Content, locale: Locale) -> IncidentReport:
    """The clock and the record of one incident, in the reader's language."""
    names, due = words(content, locale), basis.deadline
    t, path = locale.t, _path(basis.incident, names)
    return IncidentReport(
        lang=locale.tag,
        created=basis.created,
        title=_title(due, locale),
        sentence=_sentence(due, locale),
        reportable=due.reportable,
        clock=_clock(basis, names),
        deadlines=_deadlines(due, names),
        first=_first(due, path, names),
        steps=_steps(due, path, names),
        record=_record(names),
        good_practice=_good_practice(names),
        fields=_fields(basis.known, names),
        form_title=t("act.form_title"),
        form_note=t("act.form_note"),
        form_labels=_labels(locale),
        footer=footer(names),
        file_stem=f"{basis.created.isoformat()}_{plain(t('act.form_file'))}_{locale.lang}",
    )


def build_form(content: Content, locale: Locale, created: date) -> IncidentReport:
    """The record form without an incident: to print and fill in by hand."""
    names = words(content, locale)
    t, none = locale.t, Section("clock", "")
    return IncidentReport(
        lang=locale.tag,
        created=created,
        title=t("act.form_title"),
        sentence=t("act.form_note"),
        reportable=False,
        clock=none,
        deadlines=Table((), (), ""),
        first=Notice("", ""),
        steps=(),
        record=_record(names),
        good_practice=_good_practice(names),
        fields=_fields({}, names),
        form_title=t("act.form_title"),
        form_note=t("act.form_note"),
        form_labels=_labels(locale),
        footer=footer(names),
        file_stem=f"{created.isoformat()}_{plain(t('act.form_file'))}_{locale.lang}",
    )


# --------------------------------------------------------------------------------------- heading
def _title(due: Deadline, locale: Locale) -> str:
    t = locale.t
    if not due.reportable or due.due_strict is None:
        return t("act.incident_title_none")
    receiver = t(f"act.incident_to_{due.to}")
    if not due.days:
        return t("act.incident_title_now", to=receiver)
    return t("act.incident_title", to=receiver, date=locale.date(due.due_strict.date()))


def _sentence(due: Deadline, locale: Locale) -> str:
    if not due.reportable:
        return locale.t("act.incident_none")
    return locale.t("act.incident_sentence" if due.days else "act.incident_sentence_now")


# ----------------------------------------------------------------------------------------- clock
def _clock(basis: IncidentBasis, names: Words) -> Section:
    """What kind of event decides, from when the clock runs, what was assumed."""
    t, due = names.locale.t, basis.deadline
    kind = _kind(due.kind, names)
    text = names.locale.text
    named = t("act.duty_named", article=text(kind.citation), title=text(kind.name))
    lines = [phrases((f"{named}.", text(kind.definition))), text(kind.text)]
    lines.append(t("act.incident_aware", time=_moment(basis.incident.aware_at, due, names)))
    lines += [t(f"act.incident_unknown_{fact}") for fact in due.unknown]
    lines += [text(note.text) for note in names.act.incident.notes if note.id != RECORD_TARGET]
    if not due.reportable:
        title = t("act.incident_clock_none", article=names.cite(due.basis))
    elif due.days:
        title = t("act.incident_clock", n=due.days, article=names.cite(due.basis))
    else:
        title = t("act.incident_clock_now", article=names.cite(due.basis))
    return Section("clock", title, tuple(lines))


def _kind(kind: str, names: Words) -> IncidentKind:
    return next(row for row in names.act.incident.kinds if row.id == kind)


def _deadlines(due: Deadline, names: Words) -> Table:
    """Both readings of the period, the stricter one first."""
    t = names.locale.t
    columns = (
        t("act.column_reading"),
        t("act.column_deadline"),
        t("act.column_counted"),
    )
    ends = {"strict": due.due_strict, "latest": due.due_latest}
    rows = tuple(
        (
            names.locale.text(reading.name),
            _time(end, names) if due.days else t("act.incident_at_once"),
            names.locale.text(reading.text),
        )
        for reading in names.act.incident.readings
        if (end := ends[reading.id]) is not None
    )
    return Table(columns, rows, t("act.incident_deadlines_alt"))


def _moment(moment: datetime, due: Deadline, names: Words) -> str:
    """A moment in the zone of the authority, where the deadline knows it."""
    zone = due.due_strict.tzinfo if due.due_strict is not None else moment.tzinfo
    return _time(moment.astimezone(zone), names)


def _time(moment: datetime, names: Words) -> str:
    day = names.locale.date(moment.date())
    return names.locale.t("act.moment", date=day, time=f"{moment:%H:%M}")


# ---------------------------------------------------------------------------------------- report
def _path(incident: Incident, names: Words) -> PathText:
    """A deployer who does not know whether the provider answers is shown the longer way."""
    reachable = incident.provider_reachable is True
    return next(
        row
        for row in names.act.incident.paths
        if row.role == incident.role
        and (row.role == "provider" or row.provider_reachable is reachable)
    )


def _first(due: Deadline, path: PathText, names: Words) -> Notice:
    t = names.locale.t
    if not due.reportable:
        return Notice(t("act.incident_first_none"), t("act.incident_first_none_body"))
    receiver = t(f"act.incident_to_{due.to}")
    return Notice(t("act.incident_first", to=receiver), names.locale.text(path.text))


def _steps(due: Deadline, path: PathText, names: Words) -> tuple[str, ...]:
    if not due.reportable:
        return ()
    return tuple(
        names.locale.t(
            "act.incident_step",
            text=names.locale.text(step.text),
            article=names.cite(step.basis),
        )
        for step in path.steps
    )


# ---------------------------------------------------------------------------------------- record
def _good_practice(names: Words) -> Notice:
    note = next(row for row in names.act.incident.notes if row.id == RECORD_TARGET)
    title = names.locale.t("act.incident_24h_title")
    return Notice(title, names.locale.text(note.text))


def _record(names: Words) -> Section:
    """What the record must hold, what of it at once, and which of it is law."""
    t, rows = names.locale.t, _ordered(names)
    columns = (t("act.column_field"), t("act.column_content"), t("act.column_basis"))
    cells = tuple(
        (
            names.locale.text(row.name),
            _content(row, names),
            names.cite(row.basis) if row.basis else t("act.good_practice"),
        )
        for row in rows
    )
    at_once = sum(row.at_once for row in rows)
    title = t("act.record_title", n=len(rows))
    note = t("act.record_note", n=at_once)
    return Section("record", title, (note,), table=Table(columns, cells, title))


def _ordered(names: Words) -> list[RecordField]:
    return sorted(names.act.incident.record, key=lambda row: PARTS.index(row.part))


def _content(row: RecordField, names: Words) -> str:
    text = names.locale.text(row.text)
    return phrases((text, names.locale.t("act.record_at_once"))) if row.at_once else text


def _fields(known: Mapping[str, str], names: Words) -> tuple[FormField, ...]:
    return tuple(
        FormField(
            id=row.id,
            part=names.locale.t(f"act.form_part_{row.part}"),
            label=names.locale.text(row.name),
            hint=names.locale.text(row.text),
            basis=names.cite(row.basis) if row.basis else names.locale.t("act.good_practice"),
            value=known.get(row.id, ""),
            lines=LINES[row.part],
        )
        for row in _ordered(names)
    )


def _labels(locale: Locale) -> Mapping[str, str]:
    """Words at the foot of the form."""
    return {part: locale.t(f"act.form_{part}") for part in ("by", "day", "signature")}
