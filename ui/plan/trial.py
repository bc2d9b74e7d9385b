"""What if: more time for a role, another start, without a measure. Looked at before it is kept."""

from dataclasses import replace
from datetime import date

import streamlit as st

from aiops_model.domain.day_entry import read_day
from aiops_model.domain.errors import Refusal
from aiops_model.export.text import markdown_text as words
from aiops_model.report.plan import PlanReport
from aiops_model.services import plan
from aiops_model.services.plan import Change, File, Preview, SetUp
from ui import cards
from ui.access import actor, locale, t
from ui.act.fields import entered
from ui.faults import explain, guarded_at, show_fault
from ui.kept import kept_by, made_from
from ui.plan import blocks, hours, reports, saving
from ui.plan.place import go
from web.process import context

FAULT = "plan.trial.fault"
WANTED = "plan.trial"
ROLE, START, OUT, REASON = (f"plan.trial.{name}" for name in ("role", "start", "out", "reason"))
DAY, MOST = 40, 500
"""Characters a field takes."""


def show(file: File, report: PlanReport) -> None:
    """The three questions, then what would differ, then the way to keep it."""
    _ask(report)
    show_fault(FAULT)
    change: Change | None = st.session_state.get(WANTED)
    if change is not None:
        _answer(file, change)
    st.button(t("roadmap.back"), on_click=_close, key="plan.back")


def _close() -> None:
    st.session_state.pop(WANTED, None)
    go()


def _ask(report: PlanReport) -> None:
    roles = hours.role_names()
    planned = {row.id: row.title for row in report.measures}
    with st.form("plan.trial.form", border=True):
        st.selectbox(
            t("roadmap.try_role", hours=locale().number(_more_hours(), 0)),
            list(roles),
            index=None,
            format_func=lambda role: roles[role],
            placeholder=t("roadmap.try_nobody"),
            key=ROLE,
        )
        st.text_input(
            t("roadmap.try_start"), key=START, placeholder=t("assess.day_pattern"), max_chars=DAY
        )
        st.selectbox(
            t("roadmap.try_out"),
            list(planned),
            index=None,
            format_func=lambda name: planned[name],
            placeholder=t("roadmap.try_none"),
            key=OUT,
        )
        st.text_input(t("roadmap.try_reason"), key=REASON, max_chars=MOST)
        st.form_submit_button(t("roadmap.try"), on_click=_try)


def _more_hours() -> float:
    content = context().content.plan
    return content.figure("more_capacity") * content.figure("full_time_hours")


@guarded_at(FAULT)
def _try() -> None:
    role, out, typed = (st.session_state.get(key) for key in (ROLE, OUT, START))
    start = read_day(str(typed).strip(), "plan_start") if typed else None
    share = context().content.plan.figure("more_capacity")
    change = Change(more={role: share} if role else {}, start=start, exclude=(out,) if out else ())
    if change == Change():
        st.session_state.pop(WANTED, None)
    else:
        st.session_state[WANTED] = change


def _tried(file: File, change: Change) -> Preview:
    tried: Preview = kept_by(
        "plan.trial.plan",
        (made_from(file), repr(change)),
        lambda: plan.what_if_of(context(), reports.draft(file), change),
    )
    return tried


def _answer(file: File, change: Change) -> None:
    """The headline of the changed plan and what moves, before anything is stored.

    What cannot be planned is told in its place.
    """
    try:
        report = reports.of_trial(_tried(file, change))
    except Refusal as refusal:
        st.error(words(explain(refusal)))
        return
    with st.container(gap="small"):
        st.header(words(report.title), anchor=False)
        st.markdown(words(report.sentence))
        if report.difference is not None:
            st.markdown(f"**{words(report.difference.title)}**")
            found = report.difference
            lines = (*found.moved, *found.dropped, *found.new)
            if lines:
                st.markdown(cards.listed(lines))
        if report.binding:
            blocks.notice(report.binding)
        with st.container(horizontal=True, gap="small"):
            st.button(
                t("roadmap.try_keep"),
                type="primary",
                key="plan.trial.keep",
                on_click=_keep,
                args=(file, change),
            )
            st.button(t("roadmap.try_drop"), key="plan.trial.drop", on_click=_drop)


def _drop() -> None:
    st.session_state.pop(WANTED, None)


@guarded_at(FAULT)
def _keep(file: File, change: Change) -> None:
    """Store what was tried as hours, set-up and wish; the plan itself is accepted apart."""
    view, at = file.plan, (context(), actor(), file.id)
    reason = entered(REASON)
    kept = True
    for measure in change.exclude:
        seen = view.revision("wish", measure)
        kept &= saving.keep(plan.exclude(*at, measure, reason, revision=seen))
    if change.start is not None and view.set_up is not None:
        wanted = _begun(view.set_up, change.start, view.lang)
        kept &= saving.keep(plan.set_up(*at, wanted, revision=view.revision("set_up")))
    for row in plan.capacities_of(context(), view):
        share = change.more.get(row.role)
        if share:
            more = share * context().content.plan.figure("full_time_hours")
            wanted_row = replace(row, hours_a_week=row.hours_a_week + more)
            seen = view.revision("capacity", row.role)
            kept &= saving.keep(plan.set_capacity(*at, wanted_row, revision=seen))
    if kept:
        st.session_state.pop(WANTED, None)
        reports.want_draft(file.id)
        go()


def _begun(known: SetUp, start: date, language: str) -> SetUp:
    """Another start: closures that are proposed for its days come along, as they were tried."""
    content = context().content.plan
    before, after = (
        plan.proposed_closures(content, day, known.horizon_days, language)
        for day in (known.start, start)
    )
    added = tuple(row for row in after if row not in {*before, *known.closures})
    return replace(known, start=start, closures=(*known.closures, *added))
