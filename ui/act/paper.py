"""The duties on paper, built from the same report on the click."""

import streamlit as st

from aiops_model.export.text import file_name
from aiops_model.report.ai_act import ActReport
from ui.access import locale, t


def save(report: ActReport) -> None:
    """Take the duties along as PDF."""
    reader = locale(report.country)

    def build() -> bytes:
        from aiops_model.export.pdf.duties import duties_pdf

        return duties_pdf(report, reader)

    st.download_button(
        t("result.save_pdf"),
        data=build,
        file_name=file_name(report.file_stem, "pdf"),
        mime="application/pdf",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
    )
