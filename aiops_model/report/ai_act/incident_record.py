"""The record of an incident: what it must hold, which of it is law, and the form to print."""

from collections.abc import Mapping

from aiops_model.content.schema.act import RecordField
from aiops_model.i18n import Locale
from aiops_model.report.ai_act.incident_model import FormField
from aiops_model.report.ai_act.words import Words, phrases
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


def good_practice(names: Words) -> Notice:
    """The complete record within 24 hours: a target of one's own, no law."""
    note = next(row for row in names.act.incident.notes if row.id == RECORD_TARGET)
    title = names.locale.t("act.incident_24h_title")
    return Notice(title, names.locale.text(note.text))


def record(names: Words) -> Section:
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


def form_fields(known: Mapping[str, str], names: Words) -> tuple[FormField, ...]:
    """Every field of the form, filled in where something is `known`."""
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


def form_labels(locale: Locale) -> Mapping[str, str]:
    """Words at the foot of the form."""
    return {part: locale.t(f"act.form_{part}") for part in ("by", "day", "signature")}
