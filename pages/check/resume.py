"""Come back with the resume code, on this device or another."""

import streamlit as st

from aiops_model import services
from ui import frame, state
from ui.access import actor, address, t
from ui.cards import page_header
from ui.faults import guarded
from ui.registry import page
from web.process import context


@guarded
def resume() -> None:
    """Bind the assessment of the code to this visit and open it."""
    check = services.resume(context(), actor(), str(st.session_state["resume_code"]), address())
    state.choose_check(check.id)
    rated = check.maturity_votes and not check.answers
    st.session_state["resumed"] = (
        "result" if check.snapshot_id else "assessment" if rated else "self_check"
    )


target = st.session_state.pop("resumed", None)
if target:
    st.switch_page(page(target).source)
with frame.column(frame.FORM):
    page_header(t("resume.title"), sentence=t("resume.sentence"))
    with st.form("resume", border=True):
        st.text_input(
            t("resume.field"),
            key="resume_code",
            placeholder=t("resume.placeholder"),
            autocomplete="off",
            max_chars=20,
        )
        st.form_submit_button(t("resume.button"), type="primary", on_click=resume)
    st.caption(t("resume.note", days=services.code_days(context())))
