"""Tracking: what is overdue, how far each measure is, and the plan made anew."""

import streamlit as st

from aiops_model.domain.errors import Refusal
from aiops_model.export.text import markdown_text as words
from aiops_model.report.plan import PlanReport
from aiops_model.services.plan import File
from ui import cards, faults, frame, steps
from ui.access import t
from ui.plan import again, blocks, gates, reports, tracking
from ui.plan.place import context_line, open_file
from ui.registry import page


def draw_empty() -> None:
    """No plan is followed yet: the way to it."""
    cards.page_header(t("tracking.empty_page"), sentence=t("tracking.sentence"))
    cards.empty(
        t("tracking.empty_title"),
        t("tracking.empty_text"),
        t("strip.button_roadmap"),
        page("roadmap").source,
    )


def draw_progress(file: File, report: PlanReport) -> None:
    """The finding, the measures, planned against done, gates, planning again."""
    cards.page_header(
        tracking.title_of(report),
        context=context_line(file, t("nav.progress")),
        sentence=report.progress_sentence,
    )
    tracking.show(file, report)
    blocks.figure(report.progress)
    gates.show(file, report)
    try:
        again.show(file)
    except Refusal as refusal:
        st.error(words(faults.explain(refusal)))


def draw() -> None:
    """The plan that is followed, or the empty page."""
    file = open_file()
    report = None if file is None else reports.of_latest(file)
    with frame.column():
        if file is None or report is None:
            draw_empty()
        else:
            draw_progress(file, report)
        steps.show(
            "roadmap",
            here="plan" if report is None else "track",
            taken=file.steps if file else (),
        )


@st.fragment
def screen() -> None:
    """A click runs this alone: navigation and footer stay as they are."""
    faults.run_part(draw)


screen()
