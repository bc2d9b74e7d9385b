"""The measures of a plan: the table, one of them in detail, what somebody wants of it."""

from collections.abc import Sequence

import streamlit as st

from aiops_model.domain.day_entry import read_day
from aiops_model.export.text import markdown_text as words
from aiops_model.report.plan import PlanReport
from aiops_model.report.plan.model import DroppedRow, MeasureRow
from aiops_model.services import plan
from aiops_model.services.plan import File, Wish
from ui import cards
from ui.access import actor, locale, t
from ui.act.fields import entered
from ui.faults import guarded_at
from ui.plan import reports, saving
from ui.plan.blocks import fold, listed
from ui.plan.place import MEASURE, address
from web.process import context

CHOSEN = "plan.measure"
WISH = "plan.wish"
DAY, REASON = 40, 500
"""Characters a field takes."""


def show(file: File, report: PlanReport) -> None:
    """What is planned, what is not, and one measure in detail."""
    if report.measures:
        with st.container(gap="small"):
            st.header(words(report.measures_title), anchor=False)
            cards.table(report.measures_table)
    _dropped(report)
    if report.measures or report.dropped:
        _detail(file, report)


def _dropped(report: PlanReport) -> None:
    """What stays out, with reason and earliest date; sent once it is opened."""
    with st.container(gap="small"):
        st.header(words(report.dropped_title), anchor=False)
        if report.dropped:
            label = t("roadmap.dropped_fold", n=len(report.dropped))
            fold("dropped", label, lambda: _left_outs(report.dropped))


def _left_outs(rows: Sequence[DroppedRow]) -> None:
    """A line each: a table with sentences in three columns is too wide for a phone."""
    lines = [f"- **{words(row.title)}**: {words(' '.join(_reasons(row)))}" for row in rows]
    st.markdown("\n".join(lines))


def _reasons(row: DroppedRow) -> tuple[str, ...]:
    """Why not, from when, and what would change it."""
    return tuple(line for line in (row.reason, row.earliest, row.change) if line)


def _detail(file: File, report: PlanReport) -> None:
    """The measure that was chosen: why at all, why then, steps, done-criterion."""
    names = {row.id: f"{row.number}. {row.title}" for row in report.measures}
    names |= {row.id: t("roadmap.not_planned", measure=row.title) for row in report.dropped}
    wanted = address(MEASURE)
    with st.container(gap="small"):
        st.header(t("roadmap.one_measure"), anchor=False)
        st.session_state[CHOSEN] = wanted if wanted in names else None
        st.selectbox(
            t("roadmap.measure"),
            list(names),
            format_func=lambda name: names[name],
            placeholder=t("roadmap.choose_measure"),
            key=CHOSEN,
            on_change=_turn,
        )
        if wanted not in names:
            return
        planned = next((row for row in report.measures if row.id == wanted), None)
        if planned is not None:
            _planned(planned)
        else:
            _left_out(next(row for row in report.dropped if row.id == wanted))
        _wish(file, wanted)


def _turn() -> None:
    chosen = st.session_state[CHOSEN]
    if chosen is None:
        st.query_params.pop(MEASURE, None)
    else:
        st.query_params[MEASURE] = chosen


def _planned(row: MeasureRow) -> None:
    marks = " · ".join((row.owner, row.effort, *row.marks))
    about = [f"**{words(row.period)}** ({words(row.days)}) · {words(marks)}"]
    about += [words(line) for line in (row.support, row.cost, row.due) if line]
    st.markdown("  \n".join(about))
    parts = (
        ("why", row.why),
        ("when", row.when),
        ("steps", row.steps),
        ("lifts", row.lifts),
        ("result", tuple(line for line in (row.deliverable, row.done, row.metric) if line)),
    )
    st.markdown(
        "\n\n".join(
            f"**{t(f'roadmap.part_{name}')}**\n\n{listed(lines)}" for name, lines in parts if lines
        )
    )


def _left_out(row: DroppedRow) -> None:
    text = f"{words(row.owner)}  \n" + "  \n".join(words(line) for line in _reasons(row))
    why = f"\n\n**{t('roadmap.part_why')}**\n\n{listed(row.why)}" if row.why else ""
    st.markdown(text + why)


def _wish(file: File, measure_id: str) -> None:
    """Fix the start, take the measure out, or let the plan decide again."""
    known = file.plan.wishes.get(measure_id)
    saving.show("wish", measure_id, fault=WISH)
    if known is not None:
        st.markdown(words(_said(known)))
        st.button(
            t("roadmap.release"), key="plan.release", on_click=_release, args=(file, measure_id)
        )
        return
    left, right = st.columns(2)
    with left.form(f"{WISH}.pin", border=True):
        st.text_input(
            t("field.pinned_to"),
            key=f"{WISH}.day",
            placeholder=t("assess.day_pattern"),
            max_chars=DAY,
        )
        st.form_submit_button(t("roadmap.pin"), on_click=_pin, args=(file, measure_id))
    with right.form(f"{WISH}.out", border=True):
        st.text_input(t("roadmap.out_reason"), key=f"{WISH}.reason", max_chars=REASON)
        st.form_submit_button(t("roadmap.exclude"), on_click=_exclude, args=(file, measure_id))


def wishes(file: File) -> None:
    """Every start that is fixed and every measure taken out, each with the way back."""
    if not file.plan.wishes:
        return
    titles = context().content.plan.measures
    with st.container(gap="xsmall"):
        st.header(t("roadmap.wishes"), anchor=False)
        for name, wish in file.plan.wishes.items():
            title = locale().text(titles[name].title) if name in titles else name
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.markdown(f"**{words(title)}**  \n{words(_said(wish))}", width="content")
                st.button(
                    t("roadmap.release"),
                    key=f"plan.release.{name}",
                    on_click=_release,
                    args=(file, name),
                )


def _said(wish: Wish) -> str:
    if wish.start is not None:
        return t("roadmap.pinned_to", date=locale().date(wish.start))
    return t("roadmap.excluded_for", reason=wish.reason)


@guarded_at(WISH)
def _pin(file: File, measure_id: str) -> None:
    day = read_day(entered(f"{WISH}.day"), "pinned_to")
    seen = _seen(file, measure_id)
    _done(file, plan.pin(context(), actor(), file.id, measure_id, day, revision=seen))


@guarded_at(WISH)
def _exclude(file: File, measure_id: str) -> None:
    reason = entered(f"{WISH}.reason")
    seen = _seen(file, measure_id)
    _done(file, plan.exclude(context(), actor(), file.id, measure_id, reason, revision=seen))


@guarded_at(WISH)
def _release(file: File, measure_id: str) -> None:
    seen = _seen(file, measure_id)
    _done(file, plan.release(context(), actor(), file.id, measure_id, revision=seen))


def _seen(file: File, measure_id: str) -> int:
    return saving.revision("wish", file.plan.revision("wish", measure_id), measure_id)


def _done(file: File, outcome: object) -> None:
    """A wish that is stored is looked at in a new plan."""
    if saving.keep(outcome):
        reports.want_draft(file.id)
