"""The optional step after a result: own figures in place of default ones, the name on the page."""

import streamlit as st

from ui import cards, frame, links, refine, state
from ui.access import locale, t
from ui.registry import page

if st.session_state.get(refine.DONE):
    st.switch_page(page("result").source)
check = state.open_check()
with frame.column(frame.FORM):
    cards.page_header(t("result.refine_title"), sentence=t("result.refine_text"))
    if check is None or check.snapshot_id is None:
        cards.empty(
            t("result.empty_title"),
            t("result.empty_text"),
            t("result.empty_button"),
            page("self_check").source,
        )
    else:
        refine.form(check, locale(str(check.answers["country"])))
        links.link("result", t("strip.button_result"), icon=":material/arrow_back:")
