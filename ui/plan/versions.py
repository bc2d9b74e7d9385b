"""Accepting a plan with its reason, and the plans accepted so far: the baseline stays."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services import plan
from aiops_model.services.plan import File, Outdated, Preview, VersionHead
from ui.access import actor, locale, t
from ui.act.fields import entered
from ui.faults import guarded_at, show_fault
from ui.plan import reports
from ui.plan.place import go
from web.process import context

REASON, FAULT = "plan.reason", "plan.accept"
UNDO = "plan.undo"
MOST = 500
"""Characters a reason takes."""


def accept(preview: Preview) -> None:
    """The button that opens the reason; accepting makes a new version."""
    box = st.popover(t("roadmap.accept"), type="primary", icon=":material/check:")
    with box.form("plan.accept.form", border=False):
        st.text_input(t("field.plan_reason"), key=REASON, max_chars=MOST)
        st.form_submit_button(t("roadmap.accept_now"), on_click=_accept, args=(preview,))


@guarded_at(FAULT)
def _accept(preview: Preview) -> None:
    done = plan.accept(context(), actor(), preview.file.id, entered(REASON), shown=preview)
    if isinstance(done, Outdated):
        st.session_state[f"fault.{FAULT}"] = t("roadmap.outdated")
        return
    reports.want_draft(None)


def fault() -> None:
    """Why a plan was not accepted."""
    show_fault(FAULT)


def show(file: File) -> None:
    """The accepted plans, newest first, each with a way back to it."""
    heads = tuple(reversed(file.plan.versions))
    show_fault(UNDO)
    for head in heads:
        with st.container(border=True, horizontal=True, horizontal_alignment="distribute"):
            reason = f"  \n{words(head.reason)}" if head.reason else ""
            st.markdown(f"**{words(_line(head))}**{reason}", width="content")
            if head is not heads[0]:
                st.button(
                    t("roadmap.undo", n=head.number),
                    key=f"{UNDO}.{head.number}",
                    on_click=_undo,
                    args=(head,),
                )
    st.button(t("roadmap.back"), on_click=go, key="plan.back")


def _line(head: VersionHead) -> str:
    """Number, day, and what it was taken from."""
    about = [
        t("roadmap.version_line", n=head.number, date=locale().date(head.created_at.date())),
        t("roadmap.baseline") if head.number == 1 else "",
        "" if head.taken_from is None else t("roadmap.taken_from", n=head.taken_from),
    ]
    return ", ".join(part for part in about if part)


@guarded_at(UNDO)
def _undo(head: VersionHead) -> None:
    reason = t("roadmap.undo_reason", n=head.number)
    plan.take_version(context(), actor(), head.id, reason)
    reports.want_draft(None)
    go()
