"""Comparison: two snapshots of a company, and two roles' self-checks side by side."""

import streamlit as st

from ui import cards, compare, frame, state, steps
from ui.access import t
from ui.registry import page

PAIR = 2

view = state.open_file()
with frame.column():
    context = state.context_line(view, t("nav.compare")) if view else ""
    cards.page_header(t("compare.title"), context=context, sentence=t("compare.sentence"))
    if view is None or not view.snapshots:
        cards.empty(
            t("compare.empty_title"),
            t("compare.empty_text"),
            t("strip.button_maturity"),
            page("maturity").source,
        )
    else:
        before, after = compare.chosen(view)
        if len(view.snapshots) == 1:
            st.info(t("compare.one_snapshot"))
        compare.draw(compare.report_of(view, before, after))
    checks = compare.finished_checks()
    with st.container(gap="small"):
        with st.container(gap="xsmall"):
            st.header(t("compare.roles_title"), anchor=False)
            st.markdown(t("compare.roles_text"))
        if len(checks) < PAIR:
            st.markdown(t("compare.roles_empty"))
        else:
            compare.roles(checks)
    steps.show("maturity", taken=view.steps if view else ())
