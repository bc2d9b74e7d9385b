"""The maturity result: finding, level, figures, reasons, warnings, lenses, snapshots."""

import streamlit as st

from ui import cards, frame, links, maturity, maturity_report, state, steps
from ui.access import t
from ui.maturity_report import largest_gap
from ui.registry import page

TOLD = ("range", "level", "progress")
"""States of a report in which answers are there to be looked at."""


def open_part(part: str | None) -> None:
    """Go to the assessment, to the part that matters most."""
    st.switch_page(page("assessment").source, query_params={"part": part} if part else None)


view = state.open_file()
with frame.column():
    if view is None:
        cards.page_header(t("maturity.title_empty"))
        cards.empty(
            t("maturity_page.empty_title"),
            t("maturity_page.empty_text"),
            t("assess.empty_button"),
            page("assessment").source,
        )
    else:
        report = maturity_report.of_now(view)
        settled = report.state in ("range", "level")
        with st.container(gap="small"):
            cards.page_header(report.title, context=report.context, sentence=report.sentence)
            maturity.red_flags(report)
            maturity.level(report)
            gap = largest_gap(report) if settled else None
            with st.container(horizontal=True, vertical_alignment="center"):
                label = "maturity_page.open_gap" if gap else "maturity_page.go_on"
                if st.button(t(label), type="primary"):
                    open_part(gap)
                if settled:
                    links.link("targets", t("maturity_page.to_targets"))
                if view.snapshots:
                    links.link("compare", t("maturity_page.to_compare"))
        if report.state in TOLD:
            maturity.beside(report, "layers", ("fields",))
            maturity.beside(report, "why", ("settle", "changes"))
            maturity.blocks(report, ("capabilities",))
            maturity.beside(report, "lights", ("gap",))
            maturity.warnings(report)
            maturity.blocks(report, ("phases",))
            maturity.in_detail(report, view)
        following, path = ("systems", "systems") if settled else ("assess", "assessment")
        steps.show(following, path=path, taken=view.steps)
        maturity.foot(report)
