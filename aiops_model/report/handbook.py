"""The method in the open: every question, figure, formula and source as searchable chapters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from aiops_model.content import Content
from aiops_model.content.euro import EuroNote, FigureNote, Part
from aiops_model.content.schema import Status
from aiops_model.i18n import Locale, plain
from aiops_model.report.assumptions import unit_range
from aiops_model.report.model import Table

FORMULA_TEXT = "_text"


@dataclass(frozen=True)
class Chapter:
    """One chapter of the sources page: heading, what it holds, a table."""

    id: str
    title: str
    text: str
    table: Table


def handbook(content: Content, locale: Locale, search: str = "") -> tuple[Chapter, ...]:
    """All chapters, reduced to the rows with every word of `search`; empty ones left out.

    The heading of a chapter counts as part of each of its rows.
    """
    words = plain(search).lower().split()
    chapters = (chapter(content, locale) for chapter in CHAPTERS)
    found = (_reduced(chapter, words) for chapter in chapters)
    return tuple(chapter for chapter in found if chapter.table.rows)


def _reduced(chapter: Chapter, words: list[str]) -> Chapter:
    rows = tuple(
        row
        for row in chapter.table.rows
        if all(word in plain(" ".join((chapter.title, *row))).lower() for word in words)
    )
    table = Table(chapter.table.columns, rows, chapter.table.alt)
    return Chapter(chapter.id, chapter.title, chapter.text, table)


def _chapter(
    name: str,
    locale: Locale,
    columns: Iterable[str],
    rows: Iterable[tuple[str, ...]],
    text: str = "",
) -> Chapter:
    title = locale.t(f"sources.{name}_title")
    heads = tuple(locale.t(f"sources.{column}") for column in columns)
    alt = plain(locale.t("sources.row_alt", title=title))
    return Chapter(name, title, text, Table(heads, tuple(rows), alt))


def _model(content: Content, locale: Locale) -> Chapter:
    """Every step of the model in words, in the order of the calculation."""
    names = [
        key.removesuffix(FORMULA_TEXT)
        for key in content.i18n["de"]
        if key.startswith("formula.") and key.endswith(FORMULA_TEXT)
    ]
    rows = [(locale.t(name), locale.t(name + FORMULA_TEXT)) for name in names]
    text = locale.t("sources.model_text")
    return _chapter("model", locale, ("formula", "in_words"), rows, text)


def _questions(content: Content, locale: Locale) -> Chapter:
    rows = []
    for item in content.self_check.all_items():
        labels = [locale.text(option.label) for option in item.options]
        if item.exact:
            limits = locale.number_range(item.exact.min, item.exact.max)
            labels.append(f"{locale.text(item.exact.field)}: {limits}")
        if item.unsure:
            labels.append(locale.text(content.self_check.not_sure.label))
        rows.append((locale.text(item.text), " · ".join(labels)))
    return _chapter("questions", locale, ("name", "answer"), rows)


def _notes(content: Content, locale: Locale, part: Part) -> list[tuple[str, str, str]]:
    """Name with meaning, value or range by answer, origin: one row a quantity."""
    rows = []
    for note in content.euro_notes.values():
        if note.part == part and note.figures:
            texts = [locale.text(note.label)]
            if note.note and note.note != note.label:
                texts.append(locale.text(note.note))
            values = [_figure(note, figure, content, locale) for figure in note.figures.values()]
            rows.append(
                (". ".join(t.rstrip(".") for t in texts), "; ".join(values), _origin(note, locale))
            )
    return rows


def _figure(note: EuroNote, figure: FigureNote, content: Content, locale: Locale) -> str:
    """A value with the answer it belongs to, in the words of the question."""
    value = unit_range(figure.low, figure.high, figure.unit, locale)
    if len(note.figures) == 1:
        return value
    return f"{_key(note, figure.key, content, locale)}: {value}"


def _key(note: EuroNote, key: str, content: Content, locale: Locale) -> str:
    table = content.euro.tables.get(note.id)
    parameter = content.euro.parameters.get(note.id)
    answer = table.answer if table else parameter.by if parameter else ""
    if answer and answer not in ("all", "size"):
        option = content.self_check.item(answer).option(key)
        if option:
            return locale.text(option.label)
    return ", ".join(locale.t(f"key.{part}") for part in key.split("."))


def _origin(note: EuroNote, locale: Locale) -> str:
    marks = {locale.t(f"mark.{f.status}") for f in note.figures.values()}
    sources = sorted({name for f in note.figures.values() for name in f.sources})
    days = {f.checked_on for f in note.figures.values()}
    return ", ".join([*sorted(marks), *sources, locale.date_short(max(days))])


def _marks(_content: Content, locale: Locale) -> Chapter:
    """What each mark says about how far a figure can be trusted."""
    rows = [
        (locale.t(f"mark.{name}"), locale.t(f"status.{name}_note")) for name in get_args(Status)
    ]
    return _chapter("marks", locale, ("status", "says"), rows)


def _parameters(content: Content, locale: Locale) -> Chapter:
    text = locale.t("sources.parameters_text")
    rows = _notes(content, locale, "parameter")
    return _chapter("parameters", locale, ("name", "range", "source"), rows, text)


def _bands(content: Content, locale: Locale) -> Chapter:
    rows = _notes(content, locale, "band")
    return _chapter("bands", locale, ("name", "range", "source"), rows)


def _constants(content: Content, locale: Locale) -> Chapter:
    rows = [*_notes(content, locale, "constant"), *_notes(content, locale, "rate")]
    return _chapter("constants", locale, ("name", "value", "source"), rows)


def _level(content: Content, locale: Locale) -> Chapter:
    rules = content.indicative
    rows = []
    for name, bands in rules.bands.items():
        item = content.self_check.item(name)
        for answer, (low, high) in bands.items():
            option = item.option(answer)
            label = option.label if option else content.self_check.not_sure.label
            levels = locale.text(rules.level(low).name)
            if low != high:
                levels = locale.t(
                    "level.range", low=levels, high=locale.text(rules.level(high).name)
                )
            rows.append((locale.text(item.text), locale.text(label), levels))
    rows += [
        (locale.text(cap.reason), "", locale.text(rules.level(cap.level).name))
        for cap in rules.caps
    ]
    text = f"{locale.t('sources.level_text')} {locale.t('sources.level_design')}"
    return _chapter("level", locale, ("name", "answer", "levels"), rows, text)


def _ceiling(content: Content, locale: Locale) -> Chapter:
    rows = [
        (
            locale.text(tier.name),
            locale.text(tier.text),
            ", ".join([locale.t(f"mark.{tier.status}"), *tier.sources]),
        )
        for tier in content.penalties.tiers
    ]
    rows += [
        (
            locale.text(size.name),
            locale.text(size.note) if size.note else "",
            ", ".join([locale.t(f"mark.{size.status}"), *size.sources]),
        )
        for size in content.penalties.sizes
    ]
    text = " ".join(locale.text(note) for note in content.penalties.notes.values())
    return _chapter("ceiling", locale, ("name", "says", "source"), rows, text)


def _law(content: Content, locale: Locale) -> Chapter:
    """Disputed days, what could not be settled, and what is due: nothing of it is a fact.

    Two columns only: titles have long words, and a phone is narrow.
    """
    act = content.ai_act.act
    said = locale.text
    questions = [(row, f"{said(row.text)} {said(row.ask)}") for row in act.date_questions]
    rows = [
        *((said(row.title), text, row) for row, text in questions),
        *((said(row.title), said(row.text), row) for row in act.open_points),
        *((f"{locale.date(row.day)}: {said(row.title)}", said(row.text), row) for row in act.watch),
    ]
    table = [
        (", ".join((title, locale.t(f"mark.{row.status}"), *row.sources)), text)
        for title, text, row in rows
    ]
    note = f"{said(act.how_read)} {said(act.citing)}"
    return _chapter("law", locale, ("name", "says"), table, note)


def _sources(content: Content, locale: Locale) -> Chapter:
    """Two columns only: addresses are long, and a phone is narrow."""
    rows = []
    for source in content.sources.values():
        parts = (
            f"{source.id}. {source.title}, {source.publisher}, {source.year}",
            source.url or "",
            source.read_at or "",
            locale.t(f"mark.{source.status}"),
            locale.date_short(source.checked_on),
        )
        rows.append((", ".join(part for part in parts if part), locale.text(source.says)))
    return _chapter("list", locale, ("source", "says"), rows)


def _statistics(content: Content, locale: Locale) -> Chapter:
    rows = []
    for entry in content.context.statistics:
        year = f", {entry.year}" if entry.year else ""
        quoted = entry.quoted_in
        where = quoted if isinstance(quoted, str) else quoted.title
        mark = locale.t(f"mark.{entry.status}")
        rows.append((locale.text(entry.claim), f"{entry.quoted_from}{year}", f"{where}, {mark}"))
    text = locale.t("sources.statistics_text")
    columns = ("claim", "quoted_from", "quoted_in")
    return _chapter("statistics", locale, columns, rows, text)


CHAPTERS = (
    _model,
    _questions,
    _level,
    _marks,
    _parameters,
    _bands,
    _constants,
    _ceiling,
    _law,
    _sources,
    _statistics,
)
