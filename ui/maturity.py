"""The blocks of the maturity page; each draws what the report prepared."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.maturity import MaturityReport
from ui import cards, charts
from ui.access import t

LENS = "lens_"
FIRST = ("layers", "fields")
"""These stand beside each other above the fold."""
NEXT = ("changes", "settle", "capabilities", "votes", "divided")
LATER = ("incidents", "gap", "phases", "targets", "robust", "find_out")


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


def figures(report: MaturityReport) -> None:
    """Layers against their targets beside the field of capabilities."""
    there = [name for name in FIRST if report.has(name)]
    if not there:
        return
    for column, name in zip(st.columns(len(there), gap="large"), there, strict=True):
        with column:
            cards.section(report.section(name))


def blocks(report: MaturityReport, names: tuple[str, ...]) -> None:
    """Sections in this order, those with something to say."""
    for name in names:
        if report.has(name):
            cards.section(report.section(name))


def why(report: MaturityReport) -> None:
    """What holds the level, and what the next one takes; layers and capabilities on demand."""
    with st.container(gap="small"):
        st.header(t("maturity_page.why_title"), anchor=False)
        whole = report.whole
        st.markdown(cards.listed([line for line in (*whole.reasons, whole.next) if line]))
        for key, parts in (("layers", report.layers), ("capabilities", report.capabilities)):
            box = st.expander(t(f"maturity_page.why_{key}"), key=f"why.{key}", on_change="rerun")
            if box.open:
                box.markdown(
                    "\n\n".join(
                        f"**{words(part.name)}: {words(part.level)}.** "
                        f"{words(' '.join((*part.reasons, part.next)))}"
                        for part in parts
                    )
                )


def lights(report: MaturityReport) -> None:
    """The prerequisites: a word and a sign each, never a colour alone."""
    if not report.lights:
        return
    with st.container(gap="small"):
        st.header(words(report.lights_title), anchor=False)
        st.markdown(
            "\n".join(
                f"- {cards.sign(light.symbol)} **{words(light.name)}**: "
                f"{words(light.word)} {words(light.share)}"
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
    """The same answers, sorted otherwise; sent once it is opened."""
    found = [block for block in report.sections if block.id.startswith(LENS)]
    if not found:
        return
    with st.container(gap="small"):
        with st.container(gap="xsmall"):
            st.header(t("maturity_page.lenses_title"), anchor=False)
            st.caption(t("maturity_page.lenses_text"))
        for block in found:
            box = st.expander(words(block.title), key=block.id, on_change="rerun")
            if box.open:
                with box:
                    cards.contents(block)


def foot(report: MaturityReport) -> None:
    """Whose thresholds these are, and how the result came about."""
    st.caption(words(f"{report.note} {report.provenance_line}"))
