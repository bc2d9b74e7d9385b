"""90-day plan: what is done when and by whom, why, and what stays out."""

import streamlit as st

from aiops_model.domain.errors import Refusal
from aiops_model.export.text import markdown_text as words
from aiops_model.report.plan import PlanReport
from aiops_model.services.plan import File, Preview
from ui import cards, faults, frame, steps
from ui.access import t
from ui.plan import blocks, exports, heading, measures, reports, set_up, trial, versions
from ui.plan.place import (
    PART,
    SET_UP,
    TRY,
    VERSIONS,
    address,
    answered,
    context_line,
    open_file,
)
from ui.registry import page


def draw_empty() -> None:
    """What will be here, and the way to the first answers."""
    cards.page_header(t("roadmap.title"), sentence=t("roadmap.sentence"))
    cards.empty(
        t("roadmap.empty_title"),
        t("roadmap.empty_text"),
        t("assess.empty_button"),
        page("assessment").source,
    )


def draw_part(file: File, part: str, report: PlanReport | None) -> None:
    """The set-up, what if, or the plans accepted so far."""
    context = context_line(file, t("nav.roadmap"))
    cards.page_header(
        t(f"roadmap.{part}_title"), context=context, sentence=t(f"roadmap.{part}_sentence")
    )
    if part == VERSIONS:
        versions.show(file)
    elif part == TRY and report is not None:
        trial.show(file, report)
    else:
        set_up.show(file)
        measures.wishes(file)


def draw_plan(file: File, report: PlanReport, preview: Preview | None) -> None:
    """The finding, the picture, the measures, then everything around them."""
    heading.show(file, report, preview)
    if report.next_review:
        st.markdown(words(report.next_review))
    if preview is not None and file.plan.versions:
        blocks.difference(report)
    blocks.picture(report)
    measures.show(file, report)
    blocks.levers(report)
    blocks.standpoints(report)
    blocks.money(report)
    blocks.folded(report)
    exports.show(file, report, followed=preview is None)


def shown(file: File) -> tuple[PlanReport | None, Preview | None]:
    """The proposal that was asked for, else the plan that is followed, else nothing yet."""
    if reports.drafting(file):
        preview = reports.draft(file)
        return reports.of_draft(preview), preview
    return reports.of_latest(file), None


def draw_file(file: File) -> None:
    """What the address names; a plan that cannot be made shows its set-up with the reason."""
    try:
        report, preview = shown(file)
    except Refusal as refusal:
        st.error(words(faults.explain(refusal)))
        draw_part(file, SET_UP, None)
        return
    part = address(PART)
    if report is None or part == SET_UP:
        draw_part(file, SET_UP, None)
    elif part == TRY or (part == VERSIONS and file.plan.versions):
        draw_part(file, part, report)
    else:
        draw_plan(file, report, preview)


def draw() -> None:
    """The plan of the open file, or the empty page."""
    file = open_file()
    with frame.column():
        if file is None or not answered(file):
            draw_empty()
            steps.show("assess", path="assessment", taken=file.steps if file else ())
        else:
            draw_file(file)
            steps.show("progress", here="plan", taken=file.steps)


@st.fragment
def screen() -> None:
    """A click runs this alone: navigation and footer stay as they are."""
    faults.run_part(draw)


screen()
