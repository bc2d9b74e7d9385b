"""Duties: what binds today, next and later, what is missing, what it could cost."""

import streamlit as st

from aiops_model.report.ai_act import ActReport
from aiops_model.services.ai_act import ActView
from ui import cards, faults, frame, links, steps
from ui.access import t
from ui.act import agree, duty_list, overview, paper, reports, view
from ui.act.place import open_file
from ui.registry import page


def draw_empty() -> None:
    """What will be here, and the way to the register."""
    cards.page_header(t("duties.title"))
    cards.empty(
        t("duties.empty_title"),
        t("duties.empty_text"),
        t("duties.empty_button"),
        page("systems").source,
    )


def draw_duties(file: ActView, report: ActReport) -> None:
    """The finding first, then the figures, then one system in detail."""
    with st.container(gap="small"):
        cards.page_header(report.title, context=report.context, sentence=report.sentence)
        overview.notices(report)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            paper.save(report)
            links.link("incident", t("duties.to_clock"))
        view.switch()
    overview.binding(report)
    duty_list.show(file, report)
    agree.show(file, report)
    overview.heat_map(report)
    overview.figure(report.timeline)
    overview.requirements(report)
    overview.ceilings(report)
    overview.authorities(report)


def draw() -> None:
    """The duties of the open file, or the empty page."""
    file = open_file()
    with frame.column():
        if file is None or not file.in_use:
            draw_empty()
            following = "systems"
        else:
            draw_duties(file, reports.of(file, *view.chosen()))
            following = "roadmap"
        steps.show(following, taken=file.steps if file else ())


@st.fragment
def screen() -> None:
    """A click runs this alone: navigation and footer stay as they are."""
    faults.run_part(draw)


screen()
