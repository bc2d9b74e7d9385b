"""View state of a session: the page shown, which self-check or file is open."""

from typing import TYPE_CHECKING

import streamlit as st

from aiops_model import services
from aiops_model.services import AssessmentView
from ui.access import actor, locale, settle_country, t
from web.process import context

if TYPE_CHECKING:
    from aiops_model.services.maturity import MaturityView

READ = "read.maturity"
"""The file as it was read last; read again once anything in it has changed."""
NEW = "new"
"""In place of an id: the next answer begins a new self-check."""


def open_check(*, own: bool = False) -> AssessmentView | None:
    """The self-check this session looks at: the chosen one, else the visitor's newest own one."""
    chosen = st.session_state.get("check")
    left: AssessmentView | None = st.session_state.pop("left", None)
    if chosen == NEW:
        return None
    if left is not None and left.id == chosen and not own:
        check: AssessmentView | None = left
    else:
        check = services.current_self_check(context(), actor(), chosen, own=own)
    if check is not None:
        settle_country(str(check.answers.get("country", "")))
    return check


def own_check() -> AssessmentView | None:
    """The visitor's own self-check: the open one unless it is an example, else the newest."""
    return open_check(own=True)


def open_file() -> "MaturityView | None":
    """The company's file this session looks at: the chosen one, else the visitor's newest own one.

    A self-check that was begun anew has no file until its first answer.
    """
    from aiops_model.services import maturity  # the first page does without it

    chosen = st.session_state.get("check")
    if chosen == NEW:
        return None
    known: MaturityView | None = st.session_state.get(READ)
    view = maturity.current_maturity(context(), actor(), chosen, known=known)
    st.session_state[READ] = view
    if view is not None:
        settle_country(view.country)
    return view


def context_line(view: "MaturityView", page: str = "") -> str:
    """The line above a title: page, company, example data, when it was changed last."""
    day = locale().date(view.touched_at.date())
    mark = t("app.demo_mark") if view.demo else ""
    parts = (page, view.company_name or "", mark, t("assess.touched", date=day))
    return " · ".join(part for part in parts if part)


def choose_check(assessment_id: str) -> None:
    """Make this self-check the one the session works on."""
    st.session_state["check"] = assessment_id


def left_as(check: AssessmentView) -> None:
    """How a click has just left the self-check: the same run draws it without reading it again."""
    st.session_state["left"] = check


def forget_check() -> None:
    """Work on no self-check, and keep nothing of a file; the next answer begins a new one."""
    for key in [key for key in st.session_state if str(key).startswith(("kept.", "read."))]:
        del st.session_state[key]
    st.session_state["check"] = NEW


def turn_to(path: str) -> None:
    """Note the page of this run; coming from another page, the self-check finds its entry anew."""
    if st.session_state.get("page") != path:
        st.session_state.pop("entry", None)
        st.session_state.pop("left", None)
    st.session_state["page"] = path


def entry_question(first: str | None = None) -> str | None:
    """The question shown where the address names none: `first` once, then the same again.

    The browser's back button leads there, and must find what was there before.
    """
    if first is not None:
        st.session_state.setdefault("entry", first)
    entry: str | None = st.session_state.get("entry")
    return entry
