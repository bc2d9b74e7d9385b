"""View state of a session: which assessment is open, which notices are pending. Ids only."""

import streamlit as st

from aiops_model import services
from aiops_model.services import AssessmentView
from ui.access import actor
from web.process import context


def open_check() -> AssessmentView | None:
    """The self-check this session works on: the chosen one, else the visitor's newest own one."""
    chosen = st.session_state.get("check")
    checks = services.my_self_checks(context(), actor())
    for check in checks:
        if check.id == chosen:
            return check
    own = [check for check in checks if not check.demo]
    return own[0] if own else None


def choose_check(assessment_id: str) -> None:
    """Make this assessment the one the session works on."""
    st.session_state["check"] = assessment_id


def forget_check() -> None:
    """Work on no assessment; the next answer begins a new one."""
    st.session_state["check"] = "new"
