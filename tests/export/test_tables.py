"""Tables in files: typed as text, escaped, with choices and instructions."""

import csv
import io
import zipfile
from datetime import date

import openpyxl

from aiops_model.export.csv import csv_table
from aiops_model.export.xlsx import FilledTable, TableColumn, workbook

FORMULAS = ("=1+1", "+49 30", "-1", "@SUM(A1)", "'=x", '=HYPERLINK("https://evil.example")')


def table(rows: list[list[str | date | None]]) -> FilledTable:
    columns = (TableColumn("name", "Name"), TableColumn("stage", "Stand", ("an", "aus"), 9))
    return FilledTable(
        "Liste", columns, rows, 50, "Hilfe", ["=Erste Zeile", "Zweite"], date(2026, 11, 20)
    )


def test_no_cell_is_a_formula() -> None:
    data = workbook(table([[text, None] for text in FORMULAS]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/")]
    assert not any(b"<f>" in part or b"<f " in part for part in parts)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [sheet.cell(row, 1) for row in range(3, 3 + len(FORMULAS))]
    assert [cell.value for cell in cells] == list(FORMULAS)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_headings_ids_days_and_choices() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(table([["A", date(2027, 3, 31)]]))))
    sheet, notes = book.worksheets
    assert [sheet["A1"].value, sheet["B1"].value] == ["Name", "Stand"]
    assert [sheet["A2"].value, sheet["B2"].value] == ["name", "stage"]
    assert sheet["B3"].is_date
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"an,aus"', "B3:B52")
    assert [notes["A1"].value, notes["A2"].value] == ["=Erste Zeile", "Zweite"]


def test_the_same_table_is_the_same_file_but_for_its_dates() -> None:
    first, second = (workbook(table([["A", "an"]])) for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(first)) as a, zipfile.ZipFile(io.BytesIO(second)) as b:
        assert a.read("xl/worksheets/sheet1.xml") == b.read("xl/worksheets/sheet1.xml")


def test_a_csv_file_for_spreadsheets() -> None:
    data = csv_table([["Name", "Zweck"], *([text, 'a;"b"\nc'] for text in FORMULAS)])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Name", "Zweck"]
    assert [row[0] for row in rows[1:]] == [f"'{text}" for text in FORMULAS]
    assert {row[1] for row in rows[1:]} == {'a;"b"\nc'}
