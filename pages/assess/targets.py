"""Targets: which level each capability is meant to reach, and how far it is to go."""

import streamlit as st

from ui import cards, faults, frame, maturity, maturity_report, state, steps, targets
from ui.access import t
from ui.registry import page


def draw() -> None:
    """How far it is, then one row a capability."""
    view = state.open_file()
    with frame.column(frame.FORM):
        if view is None or not view.votes:
            cards.page_header(t("targets.title"), sentence=t("targets.sentence"))
            cards.empty(
                t("targets.empty_title"),
                t("targets.empty_text"),
                t("assess.empty_button"),
                page("assessment").source,
            )
            return
        report = maturity_report.of_now(view)
        context = state.context_line(view, t("nav.targets"))
        cards.page_header(t("targets.title"), context=context, sentence=t("targets.sentence"))
        maturity.blocks(report, ("targets",))
        targets.choose(view, report)
        targets.reset(view)
        steps.show("maturity", taken=view.steps)


@st.fragment
def screen() -> None:
    """A click runs this alone: navigation and footer stay as they are."""
    faults.run_part(draw)


screen()
