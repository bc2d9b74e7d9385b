"""Where on the pages of the plan this session is: file, part, measure."""

import streamlit as st

from aiops_model.services import plan
from aiops_model.services.plan import File
from ui import state
from ui.access import actor, locale, settle_country, t
from web.process import context

PART, MEASURE = "part", "measure"
READ = "read.plan"
"""The file as it was read last; read again once anything in it has changed."""
SET_UP, TRY, VERSIONS = "setup", "try", "versions"
"""What the page shows in place of the plan."""


def open_file() -> File | None:
    """The company's file this session looks at, as a plan needs it; None when there is none."""
    chosen = st.session_state.get("check")
    known: File | None = st.session_state.get(READ)
    file = plan.current_file(
        context(), actor(), None if chosen == state.NEW else chosen, known=known
    )
    st.session_state[READ] = file
    if file is not None:
        settle_country(file.plan.country)
    return file


def answered(file: File) -> bool:
    """Whether anything is known that can show a gap."""
    return bool(file.maturity.votes or file.act.in_use or file.maturity.self_check)


def address(name: str) -> str:
    """What the address says, "" for nothing."""
    return str(st.query_params.get(name, ""))


def go(part: str = "") -> None:
    """Show another part of the page; the browser's back button undoes it."""
    for name in (PART, MEASURE):
        st.query_params.pop(name, None)
    if part:
        st.query_params[PART] = part


def context_line(file: File, page: str) -> str:
    """The line above a title: page, company, example data, when it was changed last."""
    view = file.plan
    mark = t("app.demo_mark") if view.demo else ""
    touched = t("assess.touched", date=locale().date(view.touched_at.date()))
    return " · ".join(part for part in (page, view.company_name or "", mark, touched) if part)
