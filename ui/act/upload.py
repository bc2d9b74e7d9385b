"""A list of systems from a spreadsheet: looked at first, taken over on request."""

import streamlit as st

from aiops_model.export.text import file_name
from aiops_model.export.text import markdown_text as words
from aiops_model.report.model import Table
from aiops_model.services import ai_act
from aiops_model.services.ai_act import ActView, Preview
from ui import cards
from ui.access import actor, lang, locale, t
from ui.act.place import go
from ui.faults import guarded_at, run_part, show_fault
from ui.kept import kept_by, made_from
from web.process import context

FAULT = "systems.upload"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST = 20
"""Rows and wrong cells that are shown; the counts name all of them."""
ENCODED = {"utf-8-sig": "preview_utf8", "cp1252": "preview_cp1252"}
"""Encoding of a CSV file -> the sentence that says so."""
MEGABYTES = 5
"""What the reader of spreadsheets takes at most."""


def show(view: ActView) -> None:
    """Template and export, the file, what it holds cell by cell, and the button to take it over."""
    _files(view)
    sent = st.file_uploader(
        t("systems.file"), type=["xlsx", "csv"], key="systems.file", max_upload_size=MEGABYTES
    )
    show_fault(FAULT)
    if sent is not None:
        run_part(
            lambda: _preview(
                view,
                kept_by(
                    "systems.preview",
                    (sent.file_id, *made_from(view)),
                    lambda: ai_act.read_systems(context(), view, sent.name, sent.getvalue()),
                ),
            )
        )
    st.button(t("systems.back"), on_click=go)


def _files(view: ActView) -> None:
    """The template, and the register as it is in the same columns."""
    language = lang()
    rows = [("template", "xlsx", XLSX, lambda: ai_act.import_template(context(), language))]
    if view.systems:
        rows += [
            ("export_xlsx", "xlsx", XLSX, lambda: ai_act.export_systems(context(), view, language)),
            (
                "export_csv",
                "csv",
                "text/csv",
                lambda: ai_act.export_systems_csv(context(), view, language),
            ),
        ]
    with st.container(horizontal=True, gap="small"):
        for name, ending, mime, build in rows:
            st.download_button(
                t(f"systems.{name}"),
                data=build,
                file_name=file_name(t(f"systems.{name}_file"), ending),
                mime=mime,
                key=f"systems.{name}",
                on_click="ignore",
            )


def _preview(view: ActView, preview: Preview) -> None:
    """Nothing is written yet: what is right, what is wrong in which cell."""
    good, wrong = len(preview.rows), len(preview.problems)
    with st.container(gap="small"):
        with st.container(gap="xxsmall"):
            st.header(t("systems.preview_title", n=good), anchor=False)
            if preview.encoding:
                st.caption(t(f"systems.{ENCODED[preview.encoding]}"))
        if wrong:
            remedy = "preview_body" if good else "preview_body_none"
            st.warning(t(f"systems.{remedy}"), title=t("systems.preview_wrong", n=wrong))
            cards.table(_problems(preview))
        if preview.known:
            names = ", ".join(preview.known[:FIRST])
            st.caption(words(t("systems.preview_known", names=names)))
        if preview.unknown_columns:
            names = ", ".join(preview.unknown_columns[:FIRST])
            st.caption(words(t("systems.preview_columns", names=names)))
        if good:
            cards.table(_rows(preview))
            st.button(
                t("systems.take_over", n=good),
                type="primary",
                on_click=_take_over,
                args=(view, preview),
            )


def _problems(preview: Preview) -> Table:
    """Cell, content and remedy of what does not fit."""
    columns = tuple(t(f"systems.column_{name}") for name in ("cell", "entered", "remedy"))
    rows = tuple(
        (found.cell, found.entered or t("systems.empty_cell"), found.remedy(locale()))
        for found in preview.problems[:FIRST]
    )
    return Table(columns, rows, t("systems.preview_wrong", n=len(preview.problems)))


def _rows(preview: Preview) -> Table:
    """The systems as they would be registered."""
    columns = tuple(t(f"systems.column_{name}") for name in ("name", "stage", "vendor"))
    rows = tuple(
        (row.name, t(f"systems.stage_{row.entry.stage}"), row.entry.vendor)
        for row in preview.rows[:FIRST]
    )
    return Table(columns, rows, t("systems.preview_title", n=len(preview.rows)))


@guarded_at(FAULT)
def _take_over(view: ActView, preview: Preview) -> None:
    ai_act.import_systems(context(), actor(), view.id, preview)
    go()
