"""A sample result on the start page, computed from the first example company."""

import streamlit as st

from aiops_model import services
from aiops_model.export.text import markdown_text as words
from ui import state
from ui.access import actor, lang, locale, t
from ui.faults import guarded
from web.process import context


def sample() -> None:
    """Level, money, risk and step of the example, and the way to open it."""
    company = context().content.demo[0]
    reader = locale(str(company.answers["country"]))
    report = services.sample_report(context(), reader)
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
            tagline = words(reader.text(company.tagline))
            st.markdown(t("start.sample_title", tagline=tagline), width="content")
            st.button(
                t("start.sample_button"),
                type="tertiary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=_open_example,
            )
        with st.grid(4, min_column_width=160):
            for label, value, note in cells:
                st.markdown(f":gray[{words(label)}]  \n**{words(value)}**  \n:small[{words(note)}]")


@guarded
def _open_example() -> None:
    """Load the fictitious companies into this visit and open the first."""
    checks = services.load_demo(context(), actor(), lang())
    state.choose_check(checks[0].id)
    st.session_state["go"] = "result"
