"""Named results of a moment: see those there are, take the next one."""

from functools import partial

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.model import Table
from aiops_model.services import maturity
from aiops_model.services.maturity import MaturityView
from ui import cards
from ui.access import actor, locale, t
from ui.faults import guarded, show_fault
from web.process import context

NAME = "snapshot.name"
LENGTH = 120
PLACE = "snapshot"


def fold(view: MaturityView) -> None:
    """Opened, the snapshots of a file and a form for the next one.

    Its label stays the same: with another one it would be another element, and closed.
    """
    cards.folded(t("maturity_page.snapshots"), "detail.snapshots", partial(_manage, view))


def _manage(view: MaturityView) -> None:
    st.caption(t("maturity_page.snapshots_text"))
    if view.snapshots:
        cards.table(_table(view))
    with st.form("snapshot", clear_on_submit=False, border=False):
        st.text_input(t("field.snapshot_name"), key=NAME, max_chars=LENGTH)
        st.form_submit_button(
            t("maturity_page.take_snapshot"), on_click=guarded(_take, PLACE), args=(view.id,)
        )
    show_fault(PLACE)
    taken = st.session_state.pop("snapshot.taken", None)
    if taken:
        st.success(words(t("maturity_page.snapshot_taken", name=taken)))


def _table(view: MaturityView) -> Table:
    columns = (t("maturity_page.column_snapshot"), t("maturity_page.column_date"))
    rows = tuple((head.name, locale().date(head.as_of)) for head in reversed(view.snapshots))
    return Table(columns, rows, t("maturity_page.snapshots_alt"))


def _take(assessment_id: str) -> None:
    name = str(st.session_state.get(NAME) or "")
    taken = maturity.take_snapshot(context(), actor(), assessment_id, name)
    st.session_state[NAME] = ""
    st.session_state["snapshot.taken"] = taken.name
