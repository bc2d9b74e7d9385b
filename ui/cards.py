"""The blocks pages are made of; each draws a value that services or the report prepared."""

import re
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.model import EuroCard, LevelCard, Report, Section, Table
from ui import charts
from ui.access import t
from ui.arrow import columns

PARAGRAPH_LINES = 2
BREAK = "\u200b"
"""Zero-width space: a line may break here."""
JOINT = re.compile(r"(?<=[/_=?&–])(?=\w)|(?<=\w-)(?=\w)|(?<=[a-z]\.)(?=[a-z])")
"""After the signs inside addresses and ranges."""
BEFORE_UPPER_END = r"(?<=–)|(?= bis | to )"
"""Where a range may wrap: behind its dash, before the word that stands for it."""
STRIP = ("check", "assess", "plan", "track")


def page_header(title: str, *, context: str = "", sentence: str = "") -> None:
    """Caption with the context, the finding as title, one sentence."""
    with st.container(gap=None):
        if context:
            st.caption(words(context))
        st.title(words(title), anchor=False)
        if sentence:
            st.markdown(words(sentence))


def five_seconds(report: Report) -> None:
    """Level, money, one risk, one step: everything an executive reads first."""
    with st.container(gap="xsmall"):
        left, right = st.columns([1, 1.15], gap="xsmall")
        with left.container(border=True, height="stretch", key="block_level", gap="xxsmall"):
            _level(report.context, report.level)
        with right.container(border=True, height="stretch", key="block_euro", gap="xxsmall"):
            _euro(report.euro)
        left, right = st.columns([1, 1.15], gap="xsmall")
        with left.container(key="block_risk"):
            st.warning(
                words(report.risk.body),
                title=words(report.risk.title),
                icon=":material/warning:",
            )
        with right.container(key="block_step"):
            st.info(
                words(report.step.body),
                title=words(report.step.title),
                icon=":material/flag:",
            )


def _level(context: str, level: LevelCard) -> None:
    st.caption(words(context))
    st.title(words(level.heading), anchor=False)
    charts.show(level.ladder)
    st.markdown(words(level.missing))


def _euro(euro: EuroCard) -> None:
    _key_figure(euro.label, euro.value)
    if euro.figure:
        charts.show(euro.figure, slim=True)
    lines = [
        f"{words(euro.middle)} **{words(euro.middle_value)}**" if euro.middle_value else "",
        words(euro.uncertainty),
        words(euro.chance),
    ]
    st.markdown("  \n".join(line for line in lines if line))


def _key_figure(label: str, value: str) -> None:
    """The range in large figures. A metric cuts what is too wide for a phone, so each end is one.

    Side by side they read as one figure; where the room is too narrow the upper end wraps.
    """
    st.markdown(f":small[{words(label)}]")
    with st.container(horizontal=True, gap=None):
        for end in re.split(BEFORE_UPPER_END, value):
            st.metric(words(label), words(end), width="content", label_visibility="collapsed")


def section(block: Section) -> None:
    """A block below the fold: finding, how to read it, figure or table, lines."""
    with st.container(gap="xsmall"):
        st.header(words(block.title), anchor=False)
        contents(block)


def contents(block: Section) -> None:
    """What stands below the finding of a block."""
    if block.figure:
        st.caption(words(block.figure.how_to_read))
        charts.show(block.figure)
    if block.lines:
        st.markdown(listed(block.lines))
    if block.table:
        table(block.table)


def sign(symbol: str) -> str:
    """A Material symbol inside a text; `symbol` is a name of ours, never an entry."""
    return f":material/{symbol}:"


def table(rows: Table) -> None:
    """A table of final texts; long tokens may break, so that a phone needs no sideways scroll."""
    head = [words(name) for name in rows.columns]
    cells = [[words(JOINT.sub(BREAK, cell)) for cell in row] for row in rows.rows]
    st.table(
        columns([dict(zip(head, row, strict=True)) for row in cells]),
        border="horizontal",
        hide_index=True,
        alt=rows.alt,
    )


def listed(lines: Sequence[str]) -> str:
    """One or two lines as a paragraph, more as a list."""
    if len(lines) <= PARAGRAPH_LINES:
        return "  \n".join(words(line) for line in lines)
    return "\n".join(f"- {words(line)}" for line in lines)


def findings_and_step(report: Report) -> None:
    """Up to three findings with consequence and measure; how the first step is done."""
    with st.container(gap="small"):
        if report.findings:
            st.header(words(report.findings_title), anchor=False)
            rows = tuple((f.finding, f.consequence, f.measure) for f in report.findings)
            table(Table(report.findings_columns, rows, report.findings_title))
        st.header(words(report.step.title), anchor=False)
        how = words(f"{report.step.body}. {report.step_how}")
        asked = f"**{words(report.decision_label)}:** {words(report.decision)}"
        st.markdown(f"{how}\n\n{asked}")


def patterns(report: Report) -> None:
    """Known ways to fail that fit the answers, and the group the company belongs to."""
    with st.container(gap="small"):
        if report.patterns:
            st.header(t("result.patterns_title"), anchor=False)
            for item in report.patterns:
                st.warning(words(item.body), title=words(item.title))
            st.caption(t("result.patterns_note"))
        st.header(t("level.why_title"), anchor=False)
        segment = f"**{words(report.segment.title)}.** {words(report.segment.body)}"
        st.markdown(f"{words(report.level.why)}\n\n{segment}")


def assumptions(report: Report) -> None:
    """What was reckoned with, drawn once it is opened, and what is not in the figure."""
    with st.container(gap="small"):
        st.header(t("result.assumptions_title"), anchor=False)
        count = len(report.assumptions.rows)
        fold = st.expander(
            t("result.assumptions_expander", n=count), key="fold.assumptions", on_change="rerun"
        )
        if fold.open:
            with fold:
                table(report.assumptions)
        st.header(t("result.not_in_title"), anchor=False)
        st.markdown(listed(report.not_in_figure))
        st.caption(t("result.not_in_note"))


def empty(title: str, sentence: str, button: str, page: Path) -> None:
    """An empty state: what will be here, and the one action that fills it."""
    with st.container(border=True, horizontal_alignment="center"):
        st.space("small")
        st.header(words(title), anchor=False, text_alignment="center")
        st.markdown(words(sentence), text_alignment="center")
        if st.button(words(button), type="primary"):
            st.switch_page(page)
        st.space("small")


def next_step_strip(
    text: str, button: str, page: Path, *, checked: bool = True, at: str = ""
) -> None:
    """Where the visitor stands in check, assess, plan, track, and the way on."""
    here = STRIP.index(at or ("assess" if checked else "check"))
    badges = []
    for number, step in enumerate(STRIP):
        name = t(f"strip.{step}")
        if number < here:
            badges.append(f":gray-badge[:material/check: {name}]")
        else:
            badges.append(f":blue-badge[**{name}**]" if number == here else f":gray-badge[{name}]")
    with st.container(
        border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(" ".join(badges), width="content")
        st.markdown(words(text), width="content")
        if st.button(words(button), icon=":material/arrow_forward:", icon_position="right"):
            st.switch_page(page)
