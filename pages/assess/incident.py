"""Incident clock: which period runs, until when, to whom first, and the record to print."""

import streamlit as st

from ui import cards, faults, frame, steps
from ui.access import t
from ui.act import clock
from ui.act.place import open_file


def draw() -> None:
    """The questions, the answer to them, the form."""
    view = open_file()
    with frame.column(frame.FORM):
        cards.page_header(t("clock.title"), sentence=t("clock.sentence"))
        clock.ask(view)
        report = clock.found(view)
        if report is not None:
            clock.show(report)
        clock.form(report)
        steps.show("duties", taken=view.steps if view else ())


@st.fragment
def screen() -> None:
    """A click runs this alone: navigation and footer stay as they are."""
    faults.run_part(draw)


screen()
