"""The blocks of the maturity page; each draws what the report prepared."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.maturity import MaturityReport
from aiops_model.report.maturity.model import Standing
from aiops_model.report.model import Section, Table
from aiops_model.services.maturity import MaturityView
from ui import cards, charts, snapshots
from ui.access import locale, t
from ui.kept import kept_with
from ui.prose import Piece, draw, heading, labelled, listed, note, signed, strong
from web.process import context

LENS = "lens_"
UNCLEAR = "unclear"
ROWS = {"changes": 3, "settle": 3, "targets": 0}
"""Rows of a table that stand open; the rest is unfolded on demand."""
IN_DETAIL = ("votes", "divided", "find_out", "robust", "incidents", "targets")
"""Blocks that stand folded below their finding."""


def red_flags(report: MaturityReport) -> None:
    """Hard stops that everybody must see before the figures."""
    for flag in report.red_flags:
        st.error(words(flag.body), title=words(flag.title), icon=":material/flag:")


def level(report: MaturityReport) -> None:
    """The ladder, what the next level takes, and how sure all that is."""
    charts.show(report.level.ladder)
    lines = [line for line in (report.evidenced, *report.marks) if line]
    draw((strong(report.level.missing), listed(lines)))


def beside(report: MaturityReport, left: str, right: tuple[str, ...]) -> None:
    """Two columns of blocks, on a phone one below the other; one column where only one speaks."""
    sides = [found for names in ((left,), right) if (found := _there(report, names))]
    for column, names in zip(
        st.columns(len(sides), gap="large") if sides else (), sides, strict=True
    ):
        with column:
            _draw_all(report, names)


def blocks(report: MaturityReport, names: tuple[str, ...]) -> None:
    """Blocks in this order over the whole width, those with something to say."""
    if found := _there(report, names):
        with st.container(gap="small"):
            _draw_all(report, found)


def _draw_all(report: MaturityReport, names: tuple[str, ...]) -> None:
    pieces = kept_with(
        lambda: [piece for name in names for piece in _pieces(report, name)],
        value=report,
        name="pieces " + " ".join(names),
    )
    draw(pieces)


def _there(report: MaturityReport, names: tuple[str, ...]) -> tuple[str, ...]:
    own = {"why": bool(report.whole.reasons), "lights": bool(report.lights)}
    return tuple(name for name in names if own.get(name) or report.has(name))


def _pieces(report: MaturityReport, name: str) -> Iterator[Piece]:
    if name in OWN:
        return OWN[name](report)
    return _begun(report.section(name), ROWS.get(name))


def folded(block: Section, shown: int | None) -> None:
    """A block whose table may be longer than a reader wants at first: so many rows stand open."""
    with st.container(gap="small"):
        draw(_begun(block, shown))


def _begun(block: Section, shown: int | None) -> Iterator[Piece]:
    table = block.table
    if table is None or shown is None or len(table.rows) <= shown:
        yield from cards.pieces(block)
        return
    first = kept_with(lambda: _first(block, table, shown), value=block, name=f"first {shown}")
    yield from cards.pieces(first)
    label = t("maturity_page.all_rows", n=len(table.rows))
    yield partial(cards.folded, label, f"all.{block.id}", partial(cards.table, table), slim=True)


def _first(block: Section, table: Table, shown: int) -> Section:
    return replace(block, table=replace(table, rows=table.rows[:shown]) if shown else None)


def why(report: MaturityReport) -> Iterator[Piece]:
    """What holds the level; layers and capabilities on demand."""
    title = "why_none" if report.state == "progress" else "why_title"
    yield heading(2, t(f"maturity_page.{title}"))
    yield listed(report.whole.reasons)
    for key, parts in (("layers", report.layers), ("capabilities", report.capabilities)):
        label = t(f"maturity_page.why_{key}")
        yield partial(cards.folded, label, f"why.{key}", partial(_reasons, parts), slim=True)


def _reasons(parts: tuple[Standing, ...]) -> None:
    draw(
        labelled(f"{part.name}: {part.level}.", " ".join((*part.reasons, part.next)))
        for part in parts
    )


def lights(report: MaturityReport) -> Iterator[Piece]:
    """The prerequisites, ready to start or not: a word and a sign each, never a colour alone."""
    yield heading(2, report.lights_title)
    yield signed(
        (light.symbol, light.name, f"{light.word} {light.share if light.state != UNCLEAR else ''}")
        for light in report.lights
    )


def warnings(report: MaturityReport) -> None:
    """Patterns that fit the answers, each with what set it off."""
    if not report.warnings:
        return
    with st.container(gap="small"):
        draw((heading(2, report.warnings_title),))
        for item in report.warnings:
            triggers = "\n".join(f"- {words(line)}" for line in item.triggers)
            body = f"{words(item.body)} {words(item.mark)}"
            st.warning(f"{body}\n\n{triggers}", title=words(item.title), icon=":material/warning:")


def in_detail(report: MaturityReport, view: MaturityView) -> None:
    """What an expert asks next, each below its finding and drawn once it is opened."""
    found = [report.section(name) for name in IN_DETAIL if report.has(name)]
    views = {block.id: block for block in report.sections if block.id.startswith(LENS)}
    with st.container(gap="small"):
        draw((heading(2, t("maturity_page.in_detail")),))
        for block in found:
            cards.folded(block.title, f"detail.{block.id}", partial(cards.contents, block))
        if views:
            label = t("maturity_page.lenses", n=len(views))
            cards.folded(label, "detail.lenses", partial(_lenses, views))
        snapshots.fold(view)


def _lenses(found: dict[str, Section]) -> None:
    """The same answers, sorted otherwise: every finding as a line, one of them in full."""
    known = context().content.maturity.beside.lens
    names = {key: locale().text(known[key.removeprefix(LENS)].name) for key in found}
    titles = [block.title for block in found.values()]
    draw((note(t("maturity_page.lenses_text")), listed(titles)))
    chosen = st.selectbox(
        t("maturity_page.lens"),
        list(names),
        index=None,
        format_func=lambda key: names[key],
        placeholder=t("maturity_page.lens_none"),
        key="maturity.lens",
    )
    if chosen in found:
        draw((heading(3, found[chosen].title),))
        cards.contents(found[chosen])


def foot(report: MaturityReport) -> None:
    """Whose thresholds these are, and how the result came about."""
    st.caption(words(f"{report.note} {report.provenance_line}"))


OWN = {"why": why, "lights": lights}
"""Blocks that are no section of the report."""
