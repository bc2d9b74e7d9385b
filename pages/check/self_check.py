"""The self-check: one question a screen, one click an answer, saved at once."""

import streamlit as st

from aiops_model import services
from aiops_model.export.text import markdown_text
from aiops_model.services import AssessmentView
from ui import faults, frame, prose, questions, state
from ui.access import t
from ui.copying import copyable
from ui.questions import Asked
from ui.registry import page
from web.process import context


def draw_question(question: Asked) -> None:
    """Progress, question, role line, answers, help."""
    words = questions.reader(question.answers)
    questions.progress(question)
    line = questions.role_line(question) or question.item.note
    prose.draw(
        (
            prose.heading(1, questions.question_text(question)),
            prose.paragraph(words.text(line) if line else ""),
        )
    )
    draw_conflict(question)
    questions.answer_buttons(question)
    if question.item.help:
        with st.expander(t("check.how_do_i_tell")):
            st.markdown(markdown_text(words.text(question.item.help)))


def draw_conflict(question: Asked) -> None:
    """Two tabs answered the same question: both answers, and a choice."""
    conflict = st.session_state.get("conflict")
    if conflict is None or conflict.item_id != question.item.id:
        return
    mine = questions.answer_text(question, conflict.mine)
    theirs = questions.answer_text(question, conflict.theirs)
    body = t("check.conflict_body", mine=mine, theirs=theirs)
    st.warning(markdown_text(body), title=t("check.conflict_title"))


def draw_foot(question: Asked, check: AssessmentView | None) -> None:
    """Back button and the saved state with the resume code."""
    before = questions.previous_item(question)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.button(
            t("check.back"),
            icon=":material/arrow_back:",
            disabled=before is None,
            on_click=questions.go_to,
            args=(before or question.item.id,),
        )
        if check and check.snapshot_id and st.button(t("check.show_result")):
            st.switch_page(page("result").source)
        if check and check.answers:
            code = check.resume_code
            saved = st.popover(
                t("check.saved", code=code), type="tertiary", key="saved", on_change="rerun"
            )
            if saved.open:
                with saved:
                    st.markdown(t("check.code_help", days=services.code_days(context())))
                    copyable(code, t("check.copy_code"), "copy.code")
        else:
            st.caption(t("check.saved_from_first_answer"), width="content")


def draw() -> None:
    """The question that is due, or the result after the last one."""
    if st.session_state.pop("finished", False):
        st.switch_page(page("result").source)
    wanted = st.query_params.get("q")
    check = state.open_check() if wanted else state.own_check()
    question = questions.asked(check, wanted or state.entry_question())
    if not wanted:
        state.entry_question(first=question.item.id)
    if check and check.demo:
        st.caption(f"{t('app.demo_mark')}. {t('app.demo_note')}")
    draw_question(question)
    draw_foot(question, check)


@st.fragment
def screen() -> None:
    """A click runs this alone: navigation and footer stay as they are."""
    faults.run_part(draw)


with frame.column(frame.FORM, gap="small"):
    screen()
