"""The assessment: sixteen capabilities, each by three items or by one choice, saved at once."""

import streamlit as st

from ui import cards, faults, frame, links, state, steps
from ui.access import t
from ui.assess import board
from ui.assess.place import here
from ui.faults import guarded


def draw_empty() -> None:
    """What will be here, and the two ways to begin."""
    cards.page_header(t("assess.title"), sentence=t("assess.sentence"))
    with st.container(border=True, horizontal_alignment="center"):
        st.space("small")
        st.header(t("assess.empty_title"), anchor=False, text_alignment="center")
        st.markdown(t("assess.empty_text"), text_alignment="center")
        st.button(t("assess.empty_button"), type="primary", on_click=guarded(board.start))
        links.link("self_check", t("assess.empty_check"))
        st.space("small")


def draw() -> None:
    """The part that is due, or the one that was chosen."""
    view = state.open_file()
    with frame.column(frame.FORM, gap="small"):
        if view is None:
            draw_empty()
            return
        context = state.context_line(view, t("nav.assessment"))
        cards.page_header(t("assess.title"), context=context, sentence=t("assess.sentence"))
        board.show(here(view))
        steps.show("maturity", taken=view.steps)


@st.fragment
def screen() -> None:
    """A click runs this alone: navigation and footer stay as they are."""
    faults.run_part(draw)


screen()
