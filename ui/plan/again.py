"""Planning again: what is done, running or about to start stays; the rest is shown before it is."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services.plan import File
from ui.access import locale, t
from ui.plan import blocks, reports, versions
from ui.plan.place import PART, VERSIONS
from ui.registry import page
from web.process import context


def show(file: File) -> None:
    """The way to a new plan, or what it would change with the way to accept it."""
    with st.container(gap="small"):
        st.header(t("tracking.again"), anchor=False)
        versions.fault()
        days = int(context().content.plan.figure("frozen_days"))
        st.markdown(t("tracking.again_text", n=days))
        if not reports.drafting(file):
            st.button(
                t("tracking.again_button"),
                key="plan.again",
                on_click=reports.want_draft,
                args=(file.id,),
            )
        else:
            _preview(file)
        _baseline(file)


def _preview(file: File) -> None:
    preview = reports.draft(file)
    report = reports.of_draft(preview)
    st.markdown(f"**{words(report.title)}** {words(report.sentence)}")
    blocks.difference(report, heading=False)
    with st.container(horizontal=True, gap="small"):
        versions.accept(preview)
        st.button(
            t("roadmap.discard"), key="plan.discard", on_click=reports.want_draft, args=(None,)
        )


def _baseline(file: File) -> None:
    """Which plan is followed, and which one slips are counted against."""
    first, last = file.plan.versions[0], file.plan.versions[-1]
    date = locale().date
    st.caption(
        t(
            "tracking.baseline",
            n=last.number,
            date=date(last.created_at.date()),
            first=date(first.created_at.date()),
        )
    )
    if len(file.plan.versions) > 1:
        button = st.button(t("roadmap.versions"), key="plan.versions", type="tertiary")
        if button:
            st.switch_page(page("roadmap").source, query_params={PART: VERSIONS})
