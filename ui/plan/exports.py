"""The plan to take along: each file is built on its click."""

from collections.abc import Callable

import streamlit as st

from aiops_model.export.text import file_name
from aiops_model.report.plan import PlanReport
from aiops_model.services import plan
from aiops_model.services.plan import File
from ui.access import actor, locale, t
from web.process import context

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ICS, CSV = "text/calendar", "text/csv"


def show(file: File, report: PlanReport, *, followed: bool) -> None:
    """The PDF of what is on the screen; of the plan that is followed every other file too."""
    reader, at = locale(report.country), (context(), actor(), file.id)
    with st.container(gap="small"):
        st.header(t("roadmap.exports"), anchor=False)
        with st.container(horizontal=True, gap="small"):
            _file("pdf", "pdf", PDF, report, lambda: _pdf(report))
            if followed:
                _file("xlsx", "xlsx", XLSX, report, lambda: plan.plan_workbook(*at, reader))
                _file("ics", "ics", ICS, report, lambda: plan.plan_ics(*at, reader))
                _file("jira", "csv", CSV, report, lambda: plan.plan_csv(*at, reader, "jira"))
                _file("asana", "csv", CSV, report, lambda: plan.plan_csv(*at, reader, "asana"))
                _file(
                    "spreadsheet",
                    "csv",
                    CSV,
                    report,
                    lambda: plan.plan_csv(*at, reader, "spreadsheet"),
                )
        if not followed:
            st.caption(t("roadmap.exports_later"))


def _pdf(report: PlanReport) -> bytes:
    from aiops_model.export.pdf.plan import plan_pdf

    return plan_pdf(report, locale(report.country))


def _file(
    name: str, ending: str, mime: str, report: PlanReport, build: Callable[[], bytes]
) -> None:
    stem = report.file_stem if ending != "csv" else f"{report.file_stem}_{name}"
    st.download_button(
        t(f"roadmap.save_{name}"),
        data=build,
        file_name=file_name(stem, ending),
        mime=mime,
        key=f"plan.save.{name}",
        icon=":material/download:",
        on_click="ignore",
    )
