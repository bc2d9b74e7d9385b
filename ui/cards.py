"""The blocks pages are made of; each draws a value that services or the report prepared."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.model import EuroCard, LevelCard, Report, Section, Table
from ui import charts, prose
from ui.access import t
from ui.arrow import columns
from ui.kept import kept_with
from ui.prose import Piece, draw, heading, labelled, note, paragraph

BREAK = "\u200b"
"""Zero-width space: a line may break here."""
JOINT = re.compile(r"(?<=[/_=?&–])(?=\w)|(?<=\w-)(?=\w)|(?<=[a-z]\.)(?=[a-z])")
"""After the signs inside addresses and ranges."""
BEFORE_UPPER_END = r"(?<=–)|(?= bis | to )"
"""Where a range may wrap: behind its dash, before the word that stands for it."""

listed = prose.listed


def page_header(title: str, *, context: str = "", sentence: str = "") -> None:
    """Caption with the context, the finding as title, one sentence."""
    draw((note(context), heading(1, title), paragraph(sentence)))


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
    ends = re.split(BEFORE_UPPER_END, value)
    by_a_word = ends[-1].startswith(" ")  # the browser drops the space itself
    with st.container(horizontal=True, gap="xsmall" if by_a_word else None):
        for end in ends:
            st.metric(words(label), words(end), width="content", label_visibility="collapsed")


def section(block: Section) -> None:
    """A block below the fold: finding, how to read it, figure or table, lines."""
    with st.container(gap="small"):
        draw(pieces(block))


def pieces(block: Section) -> Iterator[Piece]:
    """A block as part of a longer text."""
    yield heading(2, block.title)
    yield from _inside(block)


def contents(block: Section) -> None:
    """What stands below the finding of a block."""
    draw(_inside(block))


def _inside(block: Section) -> Iterator[Piece]:
    if block.figure:
        yield note(block.figure.how_to_read)
        yield partial(charts.show, block.figure)
    yield listed(block.lines)
    if block.table:
        yield partial(table, block.table)


def sign(symbol: str) -> str:
    """A Material symbol inside a text; `symbol` is a name of ours, never an entry."""
    return f":material/{symbol}:"


def table(rows: Table) -> None:
    """A table of final texts; long tokens may break, so that a phone needs no sideways scroll."""
    head = [words(name) for name in rows.columns]
    st.table(
        kept_with(
            lambda: columns(
                [
                    dict(zip(head, [words(JOINT.sub(BREAK, cell)) for cell in row], strict=True))
                    for row in rows.rows
                ]
            ),
            value=rows,
            name="columns",
        ),
        border="horizontal",
        hide_index=True,
        alt=rows.alt,
    )


def findings_and_step(report: Report) -> Iterator[Piece]:
    """Up to three findings with consequence and measure; how the first step is done."""
    if report.findings:
        yield heading(2, report.findings_title)
        rows = tuple((f.finding, f.consequence, f.measure) for f in report.findings)
        yield partial(table, Table(report.findings_columns, rows, report.findings_title))
    yield heading(2, report.step.title)
    yield paragraph(f"{report.step.body}. {report.step_how}")
    yield labelled(f"{report.decision_label}:", report.decision)


def patterns(report: Report) -> Iterator[Piece]:
    """Known ways to fail that fit the answers, and the group the company belongs to."""
    if report.patterns:
        yield heading(2, t("result.patterns_title"))
        for item in report.patterns:
            yield partial(st.warning, words(item.body), title=words(item.title))
        yield note(t("result.patterns_note"))
    yield heading(2, t("level.why_title"))
    yield paragraph(report.level.why)
    yield labelled(f"{report.segment.title}.", report.segment.body)


def assumptions(report: Report) -> Iterator[Piece]:
    """What was reckoned with, drawn once it is opened, and what is not in the figure."""
    yield heading(2, t("result.assumptions_title"))
    rows = report.assumptions
    label = t("result.assumptions_expander", n=len(rows.rows))
    yield partial(folded, label, "fold.assumptions", partial(table, rows))
    yield heading(2, t("result.not_in_title"))
    yield listed(report.not_in_figure)
    yield note(t("result.not_in_note"))


def folded(label: str, key: str, draw_inside: Callable[[], object], *, slim: bool = False) -> None:
    """What a reader opens; drawn only then."""
    looks: Literal["compact", "default"] = "compact" if slim else "default"
    box = st.expander(words(label), type=looks, key=key, on_change="rerun")
    if box.open:
        with box:
            draw_inside()


def empty(title: str, sentence: str, button: str, page: Path) -> None:
    """An empty state: what will be here, and the one action that fills it."""
    with st.container(border=True, horizontal_alignment="center"):
        st.space("small")
        st.header(words(title), anchor=False, text_alignment="center")
        st.markdown(words(sentence), text_alignment="center")
        if st.button(words(button), type="primary"):
            st.switch_page(page)
        st.space("small")
