"""The columns of the register as a spreadsheet: what a cell may hold, read and written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.content import Content
from aiops_model.content.catalogue import Entry
from aiops_model.domain.ai_act.facts import SYSTEM_DAYS, UNKNOWN
from aiops_model.domain.day_entry import read_day
from aiops_model.domain.errors import Refusal
from aiops_model.domain.text import clean_text
from aiops_model.i18n import plain
from aiops_model.services.ai_act.fact_entries import NO_DAY
from aiops_model.services.ai_act.views import FactValue, RegisteredSystem
from aiops_model.services.maturity.entries import link_of
from aiops_model.store.ai_act_tables import (
    LINK_LIMIT,
    NAME_LIMIT,
    OPERATING_ROLES,
    ORIGINS,
    PURPOSE_LIMIT,
    STAGES,
    TITLE_LIMIT,
    USE_AREA_LIMIT,
)

Kind = Literal["text", "lines", "link", "choice", "day", "answer"]
Value = str | FactValue | None
ANSWERS = ("yes", "no", UNKNOWN)
ROLE_FACTS = ("own_name", "uses", "imports", "distributes")
"""Facts that make the roles of the company."""
DAY_WORDS = (NO_DAY, UNKNOWN)


@dataclass(frozen=True)
class Column:
    """One column: its id, what it holds, and how much or which words."""

    id: str
    kind: Kind
    limit: int = NAME_LIMIT
    options: tuple[str, ...] = ()

    @property
    def is_fact(self) -> bool:
        """Whether it holds a fact rather than a part of the entry."""
        return self.kind in {"day", "answer"}


COLUMNS: tuple[Column, ...] = (
    Column("name", "text"),
    Column("purpose", "lines", PURPOSE_LIMIT),
    Column("vendor", "text"),
    Column("own_build", "choice", options=ORIGINS),
    Column("use_area", "text", USE_AREA_LIMIT),
    Column("stage", "choice", options=STAGES),
    *(Column(fact, "answer", options=ANSWERS) for fact in ROLE_FACTS),
    *(Column(fact, "day", options=DAY_WORDS) for fact in SYSTEM_DAYS),
    *(Column(f"{p}_{role}", "text") for role in OPERATING_ROLES for p in ("person", "deputy")),
    Column("evidence_title", "text", TITLE_LIMIT),
    Column("evidence_link", "link", LINK_LIMIT),
)


def heading(catalogue: Mapping[str, Entry], column: Column) -> str:
    """What stands above a column in a language."""
    return plain(str(catalogue[f"register_sheet.{column.id}"]))


def option_key(column: Column, option: str) -> str:
    """Key of the word for an option of a column."""
    group = column.kind if column.is_fact else column.id
    return f"register_sheet.{group}_{option}"


def word(catalogue: Mapping[str, Entry], column: Column, option: str) -> str:
    """What an option of a column is called in a language."""
    return plain(str(catalogue[option_key(column, option)]))


def value_of(content: Content, column: Column, cell: Mapping[str, str]) -> Value:
    """What a cell says. Raises Refusal with a code of `register_sheet.problem_...`."""
    if "wrong" in cell:
        raise Refusal(cell["wrong"], column.id, max=column.limit)
    if column.kind == "day":
        return cell["day"] if "day" in cell else _day(content, column, cell["text"])
    if "day" in cell:
        raise Refusal("not_text", column.id)
    text = cell["text"].strip()
    if column.kind in {"choice", "answer"}:
        return _option(content, column, text)
    try:
        clean = clean_text(text, column.limit, column.id, lines=column.kind == "lines")
        return link_of(clean) if column.kind == "link" else clean
    except Refusal as refusal:
        code = {"text_too_long": "too_long", "not_a_link": "not_a_link"}.get(refusal.code)
        raise Refusal(code or "characters", column.id, max=column.limit) from None


def cell_of(content: Content, column: Column, system: RegisteredSystem, lang: str) -> str | date:
    """What stands in the cell of a registered system; a day as one, an option as its word."""
    said = _said(column, system)
    if said is None or said == "":
        return ""
    if column.kind == "answer":
        said = {True: "yes", False: "no"}.get(said, str(said)) if isinstance(said, bool) else said
    if str(said) in column.options:
        return word(content.i18n["de" if lang == "de" else "en"], column, str(said))
    return date.fromisoformat(str(said)) if column.kind == "day" else str(said)


def _said(column: Column, system: RegisteredSystem) -> Value:
    if column.is_fact:
        return system.fact(column.id)
    part, _, role = column.id.partition("_")
    if part in {"person", "deputy"}:
        who = next((holder for key, holder in system.entry.people.items() if key == role), None)
        return "" if who is None else who.name if part == "person" else who.deputy
    return str(getattr(system.entry, column.id))


def _day(content: Content, column: Column, text: str) -> str:
    for option in column.options:
        if _means(content, column, option, text):
            return option
    try:
        return read_day(text, column.id).isoformat()
    except Refusal:
        raise Refusal("not_a_day", column.id, entered=text) from None


def _option(content: Content, column: Column, text: str) -> bool | str:
    for option in column.options:
        if _means(content, column, option, text):
            return (
                option
                if column.kind == "choice"
                else {"yes": True, "no": False}.get(option, option)
            )
    raise Refusal("unknown_option", column.id, entered=text)


def _means(content: Content, column: Column, option: str, text: str) -> bool:
    """Whether a text is an option, by its id or its word in either language."""
    words = {option, *(word(catalogue, column, option) for catalogue in content.i18n.values())}
    return text.casefold() in {known.casefold() for known in words}
