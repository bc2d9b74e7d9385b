"""Workbooks: a table to fill in and to read again, and tables to read, filter and sort."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from aiops_model.export.text import xlsx_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHADE = "E8EEF4"
DAY_PATTERN = "yyyy-mm-dd"
LINE_HEIGHT, MOST_HEIGHT = 15.0, 409.0
"""Points of a line of text; no program shows a higher row."""


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


@dataclass(frozen=True)
class ReadColumn:
    """A column of a table to read."""

    heading: str
    width: int = 18
    """In characters."""
    pattern: str = ""
    """Number format of figures; without one, dates have their own."""


@dataclass(frozen=True)
class ReadTable:
    """A sheet: headings, rows, a filter over them; text of users stands here as typed."""

    title: str
    columns: tuple[ReadColumn, ...]
    rows: Sequence[Sequence[str | date | float | None]]


def reading_book(sheets: Sequence[ReadTable], day: date) -> bytes:
    """A workbook of tables to read: real dates and numbers, filters, headings that stay in sight.

    Text is typed as text, whatever it looks like. `day` stands in the properties of the file.
    """
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    book = _book(day)
    for told in sheets:
        sheet = book.create_sheet(told.title)
        for number, column in enumerate(told.columns, start=1):
            _head(sheet, number, column.heading, column.width)
        for row_number, row in enumerate(told.rows, start=2):
            for number, value in enumerate(row, start=1):
                if value is None or value == "":
                    continue
                cell = _write(sheet, row_number, number, value)
                cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
                pattern = told.columns[number - 1].pattern
                if isinstance(value, int | float):
                    cell.number_format = pattern or "General"
                elif isinstance(value, date) and pattern:
                    cell.number_format = pattern
            sheet.row_dimensions[row_number].height = _height(row, told.columns)
        sheet.freeze_panes = "B2"
        last = f"{get_column_letter(len(told.columns))}{len(told.rows) + 1}"
        sheet.auto_filter.ref = f"A1:{last}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = "1:1"
    return _saved(book)


def _height(row: Sequence[str | date | float | None], columns: Sequence[ReadColumn]) -> float:
    """Points a row needs for its wrapped text: not every program fits rows when it opens a file."""
    lines = [1]
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str):
            parts = value.split("\n")
            lines.append(sum(max(1, ceil(len(part) / column.width)) for part in parts))
    return min(MOST_HEIGHT, LINE_HEIGHT * max(lines))


def workbook(table: FilledTable) -> bytes:
    """The workbook: headings, a hidden row of ids, rows as typed text, choices, instructions."""
    from openpyxl.styles import Alignment

    book = _book(table.day)
    sheet = book.create_sheet(table.title)
    for number, column in enumerate(table.columns, start=1):
        _head(sheet, number, column.heading, column.width)
        _write(sheet, 2, number, column.id)
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
    return _saved(book)


def _book(day: date) -> "Workbook":
    """An empty workbook made on a day."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    made = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - OOXML has no zone
    book.properties.created = book.properties.modified = made
    return book


def _saved(book: "Workbook") -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _head(sheet: "Worksheet", number: int, heading: str, width: int) -> None:
    """A heading in the first row."""
    from openpyxl.styles import Alignment, Font, PatternFill

    head = _write(sheet, 1, number, heading)
    head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor=SHADE)
    head.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[head.column_letter].width = width


def _write(sheet: "Worksheet", row: int, column: int, value: str | date | float) -> Any:
    """Put a value into a cell, which is returned; text is typed as text, whatever it looks like."""
    cell: Any = sheet.cell(row, column)
    if isinstance(value, date):
        cell.value, cell.number_format = value, DAY_PATTERN
    elif isinstance(value, int | float):
        cell.value = value
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
