"""The start: three doors, a sample result, what this is and what is stored."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from ui import doors, frame, links
from ui.access import locale, t
from ui.registry import page
from ui.sample import sample
from web.process import context


def what_this_is() -> None:
    """Definition, then questions and answers."""
    text = context().content.context.what_this_is
    st.header(t("start.what_title"), anchor=False)
    st.markdown(words(locale().text(text.definition)))
    with st.container(gap="small"):
        for entry in text.questions:
            with st.expander(words(locale().text(entry.q))):
                st.markdown(words(locale().text(entry.a)))


target = st.session_state.pop("go", None)
if target:
    st.switch_page(page(target).source)
with frame.column():
    with st.container(gap=None):
        st.title(t("start.title"), anchor=False)
        st.markdown(t("start.sentence"))
    first, second, third = st.columns([1.25, 1, 1], border=True)
    with first:
        doors.check_door()
    with second:
        doors.door("workshop", "guide")
    with third:
        doors.door("resume", "resume")
    sample()
    what_this_is()
    with st.container(gap="xsmall"):
        st.caption(t("start.stored"))
        links.link("data", t("start.delete"), icon=":material/delete:")
