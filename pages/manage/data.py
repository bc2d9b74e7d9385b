"""Your data: what is stored here, your self-checks, the example companies."""

import streamlit as st

from aiops_model import services
from aiops_model.export.text import markdown_text
from aiops_model.services import AssessmentView
from ui import cards, frame, legal, state
from ui.access import actor, lang, locale, t
from ui.copying import copyable
from ui.faults import guarded
from ui.registry import page
from web.process import context


@guarded
def delete(assessment_id: str) -> None:
    """Erase one self-check with answers, results and links."""
    services.delete_self_check(context(), actor(), assessment_id)
    state.forget_check()
    st.session_state["deleted"] = True


@guarded
def load_examples() -> None:
    """Load the fictitious companies into this visit."""
    services.load_demo(context(), actor(), lang())


@guarded
def remove_examples() -> None:
    """Remove the fictitious companies of this visit."""
    services.remove_demo(context(), actor())


def open_check(check: AssessmentView) -> None:
    """Work on this self-check, or on the maturity answers where there are no others."""
    state.choose_check(check.id)
    st.session_state["go"] = "result" if check.answers or not check.maturity_votes else "assessment"


def name_of(check: AssessmentView) -> str:
    """The company name the visitor gave, else what and when."""
    day = locale().date(check.created_at.date())
    return check.company_name or t("data.unnamed", date=day)


def draw_check(check: AssessmentView) -> None:
    """One self-check: open it, its resume code, delete it after asking."""
    with st.container(border=True, gap="small"):
        st.subheader(markdown_text(name_of(check)), anchor=False)
        stored = len(check.answers) + check.maturity_votes
        answers = t("data.answers", n=stored)
        touched = locale().date(check.touched_at.date())
        st.caption(t("data.check_line", answers=answers, date=touched))
        if not check.demo:
            code = services.resume_code(context(), actor(), check.id)
            copyable(code, t("check.copy_code"), f"copy.{check.id}")
        with st.container(horizontal=True):
            st.button(t("data.open"), key=f"open.{check.id}", on_click=open_check, args=(check,))
            if not check.demo:
                with st.popover(t("data.delete")):
                    st.markdown(t("data.delete_sentence"))
                    st.button(
                        t("data.delete_button", n=stored),
                        key=f"delete.{check.id}",
                        type="primary",
                        on_click=delete,
                        args=(check.id,),
                    )


target = st.session_state.pop("go", None)
if target:
    st.switch_page(page(target).source)
checks = services.my_self_checks(context(), actor())
own = [check for check in checks if not check.demo]
demo = [check for check in checks if check.demo]
with frame.column():
    cards.page_header(t("data.title"), sentence=t("data.sentence"))
    if st.session_state.pop("deleted", False):
        st.success(t("data.deleted"))
    st.header(t("data.own_title"), anchor=False)
    if own:
        for check in own:
            draw_check(check)
    else:
        cards.empty(
            t("data.own_empty_title"),
            t("data.own_empty_text"),
            t("start.check_button"),
            page("self_check").source,
        )
    with st.container(gap="small"):
        st.header(t("data.demo_title"), anchor=False)
        st.markdown(t("data.demo_text"))
    if demo:
        for check in demo:
            draw_check(check)
        st.button(t("data.demo_remove", n=len(demo)), on_click=remove_examples)
    else:
        st.button(t("data.demo_load"), on_click=load_examples)
    with st.container(gap="small"):
        st.header(t("data.stored_title"), anchor=False)
        st.markdown(legal.privacy_text())
