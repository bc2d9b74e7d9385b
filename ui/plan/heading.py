"""The head of the plan: finding, how good it is, and the one decision to take."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.plan import PlanReport
from aiops_model.services.plan import File, Preview
from ui import cards
from ui.access import t
from ui.plan import blocks, reports, versions
from ui.plan.place import SET_UP, TRY, VERSIONS, go
from ui.registry import page


def show(file: File, report: PlanReport, preview: Preview | None) -> None:
    """Finding with context, what can be done with it, then what a reader must know first."""
    with st.container(gap="small"):
        cards.page_header(report.title, context=report.context, sentence=report.sentence)
        if preview is not None and report.measures:
            st.caption(words(report.proof))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _decide(file, preview)
            _ways(file)
        versions.fault()
        if preview is not None:
            st.info(t("roadmap.draft_body"), title=t("roadmap.draft_title"))
        for found in report.warnings:
            blocks.notice(found)


def _decide(file: File, preview: Preview | None) -> None:
    """Accept a proposal, or say how far the plan is that is followed."""
    if preview is not None:
        versions.accept(preview)
        if file.plan.versions:
            st.button(
                t("roadmap.discard"), key="plan.discard", on_click=reports.want_draft, args=(None,)
            )
        return
    if st.button(t("strip.button_progress"), key="plan.track", type="primary"):
        st.switch_page(page("progress").source)
    st.button(
        t("tracking.again_button"), key="plan.again", on_click=reports.want_draft, args=(file.id,)
    )


def _ways(file: File) -> None:
    """The other parts of the page."""
    st.button(t("roadmap.set_up"), key="plan.to_set_up", on_click=go, args=(SET_UP,))
    st.button(t("roadmap.try_title"), key="plan.to_try", on_click=go, args=(TRY,))
    if file.plan.versions:
        st.button(t("roadmap.versions"), key="plan.to_versions", on_click=go, args=(VERSIONS,))
