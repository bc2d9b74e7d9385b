"""The doors of the start page: begin the check or go on, use it with others, come back to it."""

import streamlit as st

from aiops_model.domain.self_check import open_items
from aiops_model.export.text import markdown_text as words
from aiops_model.services import AssessmentView, plan
from ui import state
from ui.access import actor, locale, t
from ui.registry import page
from web.process import context


def check_door() -> None:
    """First door: begin, go on, or look at the result.

    A file that holds maturity answers alone takes up the self-check of the same company.
    """
    check = state.own_check()
    mine = check if check and check.answers else None
    _words("check", locale().text(context().content.self_check.start))
    with st.container(height="stretch", vertical_alignment="bottom"):
        label, target = _way_on(mine)
        st.button(
            words(label),
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            width="stretch",
            on_click=_go,
            args=(check.id if check else None, target),
        )
        if check and check.maturity_votes:
            st.button(
                t("strip.button_maturity"),
                on_click=_go,
                args=(check.id, "maturity"),
                width="stretch",
            )
        planned = plan.current_plan(context(), actor(), None, own=True) if check else None
        if planned and planned.versions:
            st.button(
                t("strip.button_roadmap"),
                on_click=_go,
                args=(planned.id, "roadmap"),
                width="stretch",
            )
        if mine:
            st.button(
                t("start.check_again"), on_click=_go, args=(None, "self_check"), width="stretch"
            )


def door(name: str, target: str) -> None:
    """Another door: for whom, what, and a button to its page."""
    _words(name, t(f"start.{name}_text"))
    with st.container(height="stretch", vertical_alignment="bottom"):
        if st.button(t(f"start.{name}_button"), width="stretch"):
            st.switch_page(page(target).source)


def _words(name: str, text: str) -> None:
    with st.container(gap=None):
        st.caption(t(f"start.{name}_for"))
        st.header(t(f"start.{name}_title"), anchor=False)
    st.markdown(words(text))


def _way_on(mine: AssessmentView | None) -> tuple[str, str]:
    if mine is None:
        return t("start.check_button"), "self_check"
    missing = open_items(mine.answers)
    if mine.snapshot_id and not missing:
        return t("start.check_open_result"), "result"
    at = context().content.self_check.item(missing[0]).question if missing else 1
    return t("start.check_continue", number=max(at, 1)), "self_check"


def _go(assessment_id: str | None, target: str) -> None:
    """Work on this self-check, or on a new one; the old ones stay on the data page."""
    if assessment_id:
        state.choose_check(assessment_id)
    else:
        state.forget_check()
    st.session_state["go"] = target
