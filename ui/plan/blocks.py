"""Blocks of a plan: figures, gates, checks, meetings, money. What is folded is sent when opened."""

from collections.abc import Callable, Sequence

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.model import Figure, Notice, Table
from aiops_model.report.plan import PlanReport
from aiops_model.report.plan.model import CheckRow, GateBlock, MeetingBlock
from ui import cards, charts
from ui.access import t
from ui.cards import sign

FOLD = "plan.fold."
"""How the keys of folded blocks begin."""


def fold(name: str, label: str, draw: Callable[[], None]) -> None:
    """A block that is drawn once it is opened; one at a time, so that the page stays light."""
    key = f"{FOLD}{name}"
    box = st.expander(words(label), key=key, on_change=_close_others, args=(key,))
    if box.open:
        with box:
            draw()


def _close_others(key: str) -> None:
    for other in list(st.session_state):
        if str(other).startswith(FOLD) and other != key:
            st.session_state[other] = False


def listed(lines: Sequence[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"- {words(line)}" for line in lines)


def notice(found: Notice) -> None:
    """A framed warning."""
    st.warning(words(found.body), title=words(found.title), icon=sign("warning"))


def figure(found: Figure | None) -> None:
    """A figure with its finding and how to read it."""
    if found is not None:
        with st.container(gap="xsmall"):
            st.header(words(found.finding), anchor=False)
            st.caption(words(found.how_to_read))
            charts.show(found)


def picture(report: PlanReport) -> None:
    """The plan over time, beside it the load of each role and what limits it."""
    if report.gantt is None:
        if report.binding:
            notice(report.binding)
        return
    left, right = st.columns([2.1, 1], gap="large")
    with left:
        figure(report.gantt)
    with right:
        figure(report.capacity)
        if report.binding:
            notice(report.binding)


def folded(report: PlanReport) -> None:
    """Gates, checks, first week, meetings, hours, reasoning: a line each until it is opened."""
    with st.container(gap="xsmall"):
        st.header(t("roadmap.more_title"), anchor=False)
        fold("checks", report.checks_title, lambda: checks(report.checks))
        if report.first_week:
            fold("week", report.first_week_title, lambda: first_week(report))
        if report.gates:
            fold("gates", t("roadmap.gates", n=len(report.gates)), lambda: gates(report.gates))
        if report.rhythm:
            fold("rhythm", report.rhythm_title, lambda: rhythm(report.rhythm))
        table = report.capacity_table
        if table is not None:
            fold("hours", t("roadmap.hours_table"), lambda: lines_of(table))
        if report.objective:
            fold("objective", t("roadmap.objective"), lambda: objective(report))


def lines_of(table: Table) -> None:
    """A table of more columns than a phone has room for: a line a row, each value with its name."""
    _, *names = table.columns
    lines = []
    for first, *cells in table.rows:
        about = "; ".join(f"{name}: {cell}" for name, cell in zip(names, cells, strict=True))
        lines.append(f"- **{words(first)}**  \n  {words(about)}")
    st.markdown("\n".join(lines))


def objective(report: PlanReport) -> None:
    """What was weighed in which order."""
    st.markdown(f"{listed(report.objective)}\n\n{words(report.proof)}")


def checks(rows: Sequence[CheckRow]) -> None:
    """Mistakes to avoid: those being made first, each with what to do."""
    lines = []
    for row in rows:
        found = " ".join(row.found)
        more = words(f"{found} {row.do}") if row.state != "clear" else words(row.why)
        lines.append(f"- {sign(row.icon)} **{words(row.title)}** ({words(row.word)}): {more}")
    st.markdown("\n".join(lines))


def first_week(report: PlanReport) -> None:
    """The five steps of the first week."""
    lines = [
        f"- **{words(row.title)}** ({words(row.word)}): {words(row.text)} {words(row.when)}"
        for row in report.first_week
    ]
    st.markdown("\n".join(lines))


def gates(rows: Sequence[GateBlock]) -> None:
    """Each gate with its questions, what answers them, and what happens on a no."""
    for gate in rows:
        st.subheader(words(gate.name), anchor=False)
        questions = "\n".join(
            f"- {words(row.question)} ({words(row.answer)})  \n"
            f":small[{words(f'{row.evidence}. {row.measures}'.strip())}]"
            for row in gate.questions
        )
        about = f"{words(gate.date)} · {words(gate.word)}  \n{words(gate.decides)}"
        st.markdown(f"{about}\n\n{questions}")
        if gate.warnings:
            st.warning(listed(gate.warnings))
        no_go = f"**{words(gate.no_go.title)}** {words(gate.no_go.body)}"
        st.markdown(f"{no_go}\n\n{listed(gate.no_go_steps)}")


def rhythm(rows: Sequence[MeetingBlock]) -> None:
    """Meetings with agenda and attendees."""
    for row in rows:
        st.subheader(words(row.name), anchor=False)
        lines = (row.when, row.purpose, row.attendees, row.dates)
        about = "  \n".join(words(line) for line in lines if line)
        st.markdown(f"{about}\n\n{listed(row.agenda)}\n\n{words(row.result)}")


def money(report: PlanReport) -> None:
    """Budget by month."""
    if report.budget:
        cards.section(report.budget)


def standpoints(report: PlanReport) -> None:
    """Where our model stands today and at each gate; an estimate, no promise."""
    if not report.standpoints:
        return
    with st.container(gap="xsmall"):
        st.header(words(report.standpoints_title), anchor=False)
        st.markdown(listed([row.sentence for row in report.standpoints]))
        st.caption(words(report.standpoints_note))


def levers(report: PlanReport) -> None:
    """What more time would bring, and which measures lift most."""
    if report.changes:
        with st.container(gap="xsmall"):
            st.header(words(report.changes_title), anchor=False)
            st.markdown(cards.listed(report.changes))
    if report.levers:
        cards.section(report.levers)


def difference(report: PlanReport, *, heading: bool = True) -> None:
    """What a new plan would change, before anybody accepts it."""
    found = report.difference
    if found is None:
        return
    with st.container(gap="xsmall"):
        if heading:
            st.header(words(found.title), anchor=False)
        else:
            st.markdown(f"**{words(found.title)}**")
        lines = (*found.moved, *found.dropped, *found.new)
        if lines:
            st.markdown(listed(lines))
