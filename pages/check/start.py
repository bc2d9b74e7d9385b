"""The start: three doors, a sample result, what this is and what is stored."""

import streamlit as st

from aiops_model import services
from aiops_model.domain.self_check import open_items
from aiops_model.export.text import markdown_text
from ui import frame, state
from ui.access import actor, lang, locale, t
from ui.faults import guarded
from ui.registry import page
from web.process import context


@guarded
def open_example() -> None:
    """Load the fictitious companies into this visit and open the first."""
    checks = services.load_demo(context(), actor(), lang())
    state.choose_check(checks[0].id)
    st.session_state["go"] = "result"


def begin_again() -> None:
    """Start a new self-check; the old one stays under its resume code."""
    state.forget_check()
    st.session_state["go"] = "self_check"


def door(caption: str, title: str, text: str) -> None:
    """The words of one door; the caller adds its button at the foot."""
    with st.container(gap=None):
        st.caption(caption)
        st.header(title, anchor=False)
    st.markdown(text)


def check_door() -> None:
    """First door: begin, go on, or look at the result."""
    check = state.open_check()
    door(t("start.check_for"), t("start.check_title"), locale().text(CONTENT.self_check.start))
    with st.container(height="stretch", vertical_alignment="bottom"):
        missing = open_items(check.answers) if check else ()
        if check and check.snapshot_id and not check.demo:
            label, target = t("start.check_open_result"), "result"
        elif check and check.answers and not check.demo:
            number = CONTENT.self_check.item(missing[0]).question if missing else 5
            label = t("start.check_continue", number=max(number, 1))
            target = "self_check"
        else:
            label, target = t("start.check_button"), "self_check"
        if st.button(
            label,
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            width="stretch",
        ):
            st.switch_page(page(target).source)
        if check and check.answers and not check.demo:
            st.button(t("start.check_again"), on_click=begin_again, width="stretch")


def sample() -> None:
    """What a result looks like, computed from the first example company."""
    words = locale(str(CONTENT.demo[0].answers["country"]))
    report = services.sample_report(context(), words)
    cells = (
        (t("start.sample_level"), report.level.heading, t("start.sample_note")),
        (
            t("start.sample_euro"),
            report.euro.middle_value,
            t("start.sample_range", range=report.euro.value),
        ),
        (t("start.sample_risk"), report.risk.title, report.risk.body),
        (t("start.sample_step"), report.step_name, report.step.body),
    )
    with st.container(border=True):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(
                t("start.sample_title", tagline=markdown_text(words.text(CONTENT.demo[0].tagline))),
                width="content",
            )
            st.button(
                t("start.sample_button"),
                type="tertiary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=open_example,
            )
        with st.grid(4, min_column_width=160):
            for label, value, note in cells:
                st.markdown(
                    f":gray[{markdown_text(label)}]  \n**{markdown_text(value)}**  \n"
                    f":small[{markdown_text(note)}]"
                )


def what_this_is() -> None:
    """Definition, then questions and answers."""
    words = CONTENT.context.what_this_is
    st.header(t("start.what_title"), anchor=False)
    st.markdown(markdown_text(locale().text(words.definition)))
    for entry in words.questions:
        with st.expander(locale().text(entry.q)):
            st.markdown(markdown_text(locale().text(entry.a)))


CONTENT = context().content
target = st.session_state.pop("go", None)
if target:
    st.switch_page(page(target).source)
with frame.column():
    with st.container(gap=None):
        st.title(t("start.title"), anchor=False)
        st.markdown(t("start.sentence"))
    first, second, third = st.columns([1.25, 1, 1], border=True)
    with first:
        check_door()
    with second:
        door(t("start.workshop_for"), t("start.workshop_title"), t("start.workshop_text"))
        with st.container(height="stretch", vertical_alignment="bottom"):
            if st.button(t("start.workshop_button"), width="stretch"):
                st.switch_page(page("guide").source)
    with third:
        door(t("start.resume_for"), t("start.resume_title"), t("start.resume_text"))
        with st.container(height="stretch", vertical_alignment="bottom"):
            if st.button(t("start.resume_button"), width="stretch"):
                st.switch_page(page("resume").source)
    sample()
    what_this_is()
    st.caption(t("start.stored"))
