"""The register as a spreadsheet: an empty template, and what is registered in the same columns."""

from collections.abc import Sequence
from datetime import date

from aiops_model.export.csv import csv_table
from aiops_model.export.xlsx import FilledTable, TableColumn, workbook
from aiops_model.i18n import plain
from aiops_model.services.ai_act.columns import COLUMNS, cell_of, heading, word
from aiops_model.services.ai_act.sheet_reading import MOST_ROWS
from aiops_model.services.ai_act.views import ActView
from aiops_model.services.context import Context

WIDE = {"purpose": 50, "name": 30, "evidence_link": 40, "evidence_title": 30}
HELP = ("fill", "choose", "days", "people", "unknown", "limits", "csv")
"""Instructions on the second sheet, in this order."""


def import_template(ctx: Context, lang: str) -> bytes:
    """An empty workbook to fill in, with choices and instructions in the reader's language."""
    return workbook(_table(ctx, lang, ()))


def export_systems(ctx: Context, view: ActView, lang: str) -> bytes:
    """The register as a workbook; read again, it gives the same systems."""
    rows = [
        [cell_of(ctx.content, column, system, lang) for column in COLUMNS]
        for system in view.systems
    ]
    return workbook(_table(ctx, lang, rows))


def export_systems_csv(ctx: Context, view: ActView, lang: str) -> bytes:
    """The register as CSV, days as YYYY-MM-DD; read again, it gives the same systems."""
    words = ctx.content.i18n["de" if lang == "de" else "en"]
    rows = [[heading(words, column) for column in COLUMNS]]
    rows += [
        [str(cell_of(ctx.content, column, system, lang)) for column in COLUMNS]
        for system in view.systems
    ]
    return csv_table(rows)


def _table(ctx: Context, lang: str, rows: Sequence[Sequence[str | date]]) -> FilledTable:
    words = ctx.content.i18n["de" if lang == "de" else "en"]
    return FilledTable(
        title=plain(str(words["register_sheet.sheet"])),
        columns=tuple(
            TableColumn(
                column.id,
                heading(words, column),
                ()
                if column.kind == "day"
                else tuple(word(words, column, option) for option in column.options),
                WIDE.get(column.id, 18),
            )
            for column in COLUMNS
        ),
        rows=rows,
        most_rows=MOST_ROWS,
        help_title=plain(str(words["register_sheet.help"])),
        help=[plain(str(words[f"register_sheet.help_{line}"])) for line in HELP],
        day=ctx.clock().date(),
    )
