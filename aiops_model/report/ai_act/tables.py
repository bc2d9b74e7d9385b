"""All systems and all open duties as tables, for paper."""

from collections.abc import Mapping, Sequence

from aiops_model.report.ai_act.model import DutyRow, SystemReport
from aiops_model.report.ai_act.systems import open_rows
from aiops_model.report.ai_act.words import Words, named, phrases
from aiops_model.report.model import Table

URGENCY: Mapping[str, int] = {"in_force": 0, "disputed": 1, "before_amendment": 1}
"""Which duties come first: those in force, then those that may be."""


def class_table(systems: Sequence[SystemReport], words: Words) -> Table:
    """A row a system: name, class or candidate, roles, duties met with the next date."""
    t = words.locale.t
    columns = (
        t("act.column_system"),
        t("act.column_class"),
        t("act.column_roles"),
        t("act.column_met"),
    )
    rows = tuple(
        (
            system.name,
            system.candidate or system.class_name,
            system.roles,
            phrases((f"{system.finding}.", system.next_date)),
        )
        for system in systems
    )
    return Table(columns, rows, t("act.classes_alt"))


def open_table(systems: Sequence[SystemReport], words: Words) -> Table:
    """Those in force first, in the order of the law; alike ones of several systems in one row."""
    t = words.locale.t
    order = list(words.act.duties)
    groups: dict[tuple[str, str, str], list[DutyRow]] = {}
    for row in open_rows(systems):
        groups.setdefault((row.id, row.since, row.state), []).append(row)
    ordered = sorted(
        groups.values(),
        key=lambda rows: (URGENCY.get(rows[0].timing, len(URGENCY)), order.index(rows[0].id)),
    )
    columns = (
        t("act.column_duty"),
        t("act.column_missing"),
        t("act.column_owner"),
        t("act.column_since"),
    )
    cells = tuple(_open_row(rows, words) for rows in ordered)
    return Table(columns, cells, t("act.open_alt"))


def _open_row(rows: Sequence[DutyRow], words: Words) -> tuple[str, str, str, str]:
    t, first = words.locale.t, rows[0]
    duty = t(
        "act.duty_of_systems",
        article=first.article,
        title=first.title,
        systems=named(row.system for row in rows),
    )
    state = t("act.state_marked", symbol=first.symbol, word=first.word)
    missing = t("act.missing", state=state, evidence=first.missing)
    owners = "; ".join(dict.fromkeys(_owner(row, words) for row in rows))
    return duty, missing, owners, first.since


def _owner(row: DutyRow, words: Words) -> str:
    t = words.locale.t
    owner = row.owner or t("act.no_owner")
    key = "act.owner_overdue" if row.overdue else "act.owner_due"
    return t(key, owner=owner, date=row.due) if row.due else owner
