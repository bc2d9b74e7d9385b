"""The blocks of the maturity page; each draws what the report prepared."""

from dataclasses import replace

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.maturity import MaturityReport
from aiops_model.report.model import Section
from ui import cards, charts
from ui.access import locale, t
from web.process import context

LENS = "lens_"
UNCLEAR, NOTHING = "unclear", ""
ROWS = {"changes": 3, "settle": 3, "divided": 4, "find_out": 3, "robust": 3, "targets": 0}
"""Rows of a table that stand open; the rest is unfolded on demand."""


def red_flags(report: MaturityReport) -> None:
    """Hard stops that everybody must see before the figures."""
    for flag in report.red_flags:
        st.error(words(flag.body), title=words(flag.title), icon=":material/flag:")


def level(report: MaturityReport) -> None:
    """The ladder, what the next level takes, and how sure all that is."""
    with st.container(gap="xsmall"):
        charts.show(report.level.ladder)
        lines = [line for line in (report.evidenced, *report.marks) if line]
        if report.level.missing:
            st.markdown(f"**{words(report.level.missing)}**")
        if lines:
            st.markdown(cards.listed(lines))


def beside(report: MaturityReport, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """Two columns of blocks, on a phone one below the other; one column where only one speaks."""
    sides = [found for names in (left, right) if (found := _there(report, names))]
    for column, names in zip(
        st.columns(len(sides), gap="large") if sides else (), sides, strict=True
    ):
        with column:
            blocks(report, names)


def blocks(report: MaturityReport, names: tuple[str, ...]) -> None:
    """Blocks in this order, those with something to say."""
    for name in _there(report, names):
        if name in OWN:
            OWN[name](report)
        else:
            _block(report.section(name))


def _there(report: MaturityReport, names: tuple[str, ...]) -> tuple[str, ...]:
    own = {"why": bool(report.whole.reasons), "lights": bool(report.lights)}
    return tuple(name for name in names if own.get(name) or report.has(name))


def _block(block: Section) -> None:
    """A block whose table may be longer than a reader wants at first."""
    table, shown = block.table, ROWS.get(block.id)
    if table is None or shown is None or len(table.rows) <= shown:
        cards.section(block)
        return
    first = replace(table, rows=table.rows[:shown]) if shown else None
    cards.section(replace(block, table=first))
    label = t("maturity_page.all_rows", n=len(table.rows))
    box = st.expander(label, type="compact", key=f"all.{block.id}", on_change="rerun")
    if box.open:
        with box:
            cards.table(table)


def why(report: MaturityReport) -> None:
    """What holds the level; layers and capabilities on demand."""
    with st.container(gap="xsmall"):
        st.header(t("maturity_page.why_title"), anchor=False)
        st.markdown(cards.listed(report.whole.reasons))
    for key, parts in (("layers", report.layers), ("capabilities", report.capabilities)):
        box = st.expander(
            t(f"maturity_page.why_{key}"), type="compact", key=f"why.{key}", on_change="rerun"
        )
        if box.open:
            box.markdown(
                "\n\n".join(
                    f"**{words(part.name)}: {words(part.level)}.** "
                    f"{words(' '.join((*part.reasons, part.next)))}"
                    for part in parts
                )
            )


def lights(report: MaturityReport) -> None:
    """The prerequisites, ready to start or not: a word and a sign each, never a colour alone."""
    with st.container(gap="xsmall"):
        st.header(words(report.lights_title), anchor=False)
        st.markdown(
            "\n".join(
                f"- {cards.sign(light.symbol)} **{words(light.name)}**: "
                f"{words(light.word)} {words(light.share if light.state != UNCLEAR else NOTHING)}"
                for light in report.lights
            )
        )


def warnings(report: MaturityReport) -> None:
    """Patterns that fit the answers, each with what set it off."""
    if not report.warnings:
        return
    with st.container(gap="small"):
        st.header(words(report.warnings_title), anchor=False)
        for item in report.warnings:
            triggers = "\n".join(f"- {words(line)}" for line in item.triggers)
            body = f"{words(item.body)} {words(item.mark)}"
            st.warning(f"{body}\n\n{triggers}", title=words(item.title), icon=":material/warning:")


def lenses(report: MaturityReport) -> None:
    """The same answers, sorted otherwise: every finding as a line, one of them in full."""
    found = {block.id: block for block in report.sections if block.id.startswith(LENS)}
    if not found:
        return
    names = {
        key: locale().text(context().content.maturity.beside.lens[key.removeprefix(LENS)].name)
        for key in found
    }
    with st.container(gap="small"):
        st.header(t("maturity_page.lenses_title"), anchor=False)
        st.caption(t("maturity_page.lenses_text"))
        st.markdown(cards.listed([block.title for block in found.values()]))
        chosen = st.selectbox(
            t("maturity_page.lens"),
            list(names),
            index=None,
            format_func=lambda key: names[key],
            placeholder=t("maturity_page.lens_none"),
            key="maturity.lens",
        )
        if chosen in found:
            st.subheader(words(found[chosen].title), anchor=False)
            cards.contents(found[chosen])


def foot(report: MaturityReport) -> None:
    """Whose thresholds these are, and how the result came about."""
    st.caption(words(f"{report.note} {report.provenance_line}"))


OWN = {"why": why, "lights": lights}
"""Blocks that are no section of the report."""
