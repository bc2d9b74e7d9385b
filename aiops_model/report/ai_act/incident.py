"""A serious incident: which clock runs, until when, to whom first, what the record must hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from aiops_model.content import Content
from aiops_model.content.schema.act import IncidentKind
from aiops_model.content.schema.act import ReportPath as PathText
from aiops_model.domain.ai_act.incident import Deadline, Incident
from aiops_model.domain.ai_act.standing import Standing
from aiops_model.i18n import Locale, plain
from aiops_model.report.ai_act.build import footer
from aiops_model.report.ai_act.incident_model import IncidentReport
from aiops_model.report.ai_act.incident_record import (
    RECORD_TARGET,
    form_fields,
    form_labels,
    good_practice,
    record,
)
from aiops_model.report.ai_act.words import Words, phrases, words
from aiops_model.report.model import Notice, Section, Table


@dataclass(frozen=True)
class IncidentBasis:
    """One incident with its clock, and what is known for the record."""

    incident: Incident
    deadline: Deadline
    standing: Standing
    """On the day of awareness."""
    created: date
    company: str = ""
    known: Mapping[str, str] = field(default_factory=dict)
    """Field of the record -> what is known, as typed."""
    holidays: Mapping[date, str] = field(default_factory=dict)
    """Public holidays that the deadline was computed with, by name."""


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
        standing=_standing(basis.standing, names) if due.reportable else None,
        clock=_clock(basis, names),
        deadlines=_deadlines(due, names),
        first=_first(due, path, names),
        steps=_steps(due, path, names),
        authority=_authority(basis.incident.country, names) if due.reportable else "",
        record=record(names),
        good_practice=good_practice(names),
        fields=form_fields({**_typed(basis, names), **basis.known}, names),
        form_title=t("act.form_title"),
        form_note=t("act.form_note"),
        form_labels=form_labels(locale),
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
        standing=None,
        clock=none,
        deadlines=Table((), (), ""),
        first=Notice("", ""),
        steps=(),
        authority="",
        record=record(names),
        good_practice=good_practice(names),
        fields=form_fields({}, names),
        form_title=t("act.form_title"),
        form_note=t("act.form_note"),
        form_labels=form_labels(locale),
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


def _standing(stands: Standing, names: Words) -> Notice | None:
    """Nothing is said to bind before its day."""
    if stands.state == "in_force":
        return None
    t, day = names.locale.t, names.locale.date
    said = {
        "article": names.cite(names.law.duty[stands.duty].article),
        "date": day(stands.as_of),
        "formal": day(stands.formal_from),
        "working": day(stands.working_from),
        "last": day(stands.annex_i_from),
    }
    body = t(f"act.standing_{stands.state}_body", **said)
    if stands.state == "not_yet" and stands.formal_from < stands.working_from:
        body = phrases((body, t("act.standing_formal", **said)))
    return Notice(t(f"act.standing_{stands.state}", **said), body)


# ----------------------------------------------------------------------------------------- clock
def _clock(basis: IncidentBasis, names: Words) -> Section:
    """What kind of event decides, from when the clock runs, what was assumed."""
    t, due = names.locale.t, basis.deadline
    kind = _kind(due.kind, names)
    text = names.locale.text
    named = t("act.duty_named", article=text(kind.citation), title=text(kind.name))
    lines = [phrases((f"{named}.", text(kind.definition))), text(kind.text)]
    lines.append(t("act.incident_aware", time=_moment(basis.incident.aware_at, due, names)))
    free = _free_days(basis, names.locale)
    if free:
        lines.append(t("act.incident_holidays", days=free))
    lines += [t(f"act.incident_unknown_{fact}") for fact in due.unknown]
    lines += [text(note.text) for note in names.act.incident.notes if note.id != RECORD_TARGET]
    if not due.reportable:
        title = t("act.incident_clock_none", article=names.cite(due.basis))
    elif due.days:
        title = t("act.incident_clock", n=due.days, article=names.cite(due.basis))
    else:
        title = t("act.incident_clock_now", article=names.cite(due.basis))
    return Section("clock", title, tuple(lines))


def _free_days(basis: IncidentBasis, locale: Locale) -> str:
    """The holidays between awareness and the end of the latest reading."""
    due = basis.deadline
    if not due.days or due.due_strict is None or due.due_latest is None:
        return ""
    aware = basis.incident.aware_at.astimezone(due.due_strict.tzinfo).date()
    return ", ".join(
        locale.t("act.incident_holiday", name=name, date=locale.date(day))
        for day, name in basis.holidays.items()
        if aware < day <= due.due_latest.date()
    )


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


def _authority(country: str, names: Words) -> str:
    """The authority of a country where nothing special holds: the last of its routes."""
    t, text, table = names.locale.t, names.locale.text, names.act.authorities
    routes = [row for row in table.routes if row.kind == "competent" and country in row.countries]
    if not routes:
        return ""
    found = names.act.authority[routes[-1].authority]
    sure = t(f"act.confidence_{routes[-1].confidence}")
    said = t("act.incident_authority", name=text(found.name), text=text(found.text), sure=sure)
    return phrases((said, t("act.incident_authority_others")))


def _typed(basis: IncidentBasis, names: Words) -> Mapping[str, str]:
    """What the questions to the clock have answered already, for the form."""
    if not basis.deadline.reportable:
        return {}
    kinds = (names.locale.text(_kind(kind, names).name) for kind in basis.incident.kinds)
    aware = _moment(basis.incident.aware_at, basis.deadline, names)
    return {"kind": "; ".join(kinds), "aware_at": aware}
