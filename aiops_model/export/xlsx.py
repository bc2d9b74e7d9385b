"""A workbook with one table that is meant to be filled in and read again, and how to do it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from aiops_model.export.text import xlsx_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHADE = "E8EEF4"
DAY_PATTERN = "yyyy-mm-dd"


@dataclass(frozen=True)
class TableColumn:
    """A column: its id (kept in a hidden row), its heading, what may be chosen in it."""

    id: str
    heading: str
    options: tuple[str, ...] = ()
    """Words to choose from; empty: anything."""
    width: int = 18
    """In characters."""


@dataclass(frozen=True)
class FilledTable:
    """What the workbook is made of; text of users stands here as typed."""

    title: str
    """Name of the sheet with the table."""
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[str | date | None]]
    most_rows: int
    """So many rows take part in the choices."""
    help_title: str
    help: Sequence[str]
    """One instruction a line."""
    day: date
    """Stands in the properties of the file."""


def workbook(table: FilledTable) -> bytes:
    """The workbook: headings, a hidden row of ids, rows as typed text, choices, instructions."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    book.remove(book.worksheets[0])
    made = datetime(table.day.year, table.day.month, table.day.day)  # noqa: DTZ001 - OOXML has no zone
    book.properties.created = book.properties.modified = made
    sheet = book.create_sheet(table.title)
    for number, column in enumerate(table.columns, start=1):
        head = _write(sheet, 1, number, column.heading)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=SHADE)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        _write(sheet, 2, number, column.id)
        sheet.column_dimensions[head.column_letter].width = column.width
    sheet.row_dimensions[2].hidden = True
    sheet.freeze_panes = "B3"
    for row_number, row in enumerate(table.rows, start=3):
        for number, value in enumerate(row, start=1):
            if value is not None and value != "":
                _write(sheet, row_number, number, value)
    _choices(sheet, table)
    notes = book.create_sheet(table.help_title)
    notes.column_dimensions["A"].width = 100
    for number, line in enumerate(table.help, start=1):
        _write(notes, number, 1, line).alignment = Alignment(wrap_text=True)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _write(sheet: "Worksheet", row: int, column: int, value: str | date) -> Any:
    """Put a value into a cell, which is returned; text is typed as text, whatever it looks like."""
    cell: Any = sheet.cell(row, column)
    if isinstance(value, date):
        cell.value, cell.number_format = value, DAY_PATTERN
    else:
        cell.value = xlsx_text(value)
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _choices(sheet: "Worksheet", table: FilledTable) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(table.columns, start=1):
        if column.options:
            listed = DataValidation(
                "list", formula1=f'"{",".join(column.options)}"', allow_blank=True
            )
            letter = get_column_letter(number)
            listed.add(f"{letter}3:{letter}{table.most_rows + 2}")
            sheet.add_data_validation(listed)
