"""Tables as files: read back by what reads them elsewhere."""

import csv
import io
import subprocess
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from aiops_model.export.csv import csv_table
from aiops_model.export.xlsx import ReadColumn, ReadTable, reading_book

DAY = date(2026, 11, 20)
ROWS = [["Drei „Namen“; benennen", "=1+1", "a\nb"], ["-2", "@x", "2026-11-23"]]
SHEETS = (
    ReadTable(
        "Plan",
        (ReadColumn("Maßnahme", 40), ReadColumn("Beginn"), ReadColumn("Personentage", 12, "0.0")),
        [
            ["=HYPERLINK(1)", date(2026, 11, 23), 2.5],
            ["Zwei\nZeilen _x0041_", None, 0],
            ["", date(2027, 1, 1), None],
        ],
    ),
    ReadTable("Leer", (ReadColumn("Nichts"),), []),
)


def test_for_import_it_is_plain_utf_8_with_commas() -> None:
    data = csv_table(ROWS, for_import=True)
    assert not data.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    assert found == [["Drei „Namen“; benennen", "'=1+1", "a\nb"], ["'-2", "'@x", "2026-11-23"]]


def test_for_a_spreadsheet_it_has_its_mark_and_semicolons() -> None:
    data = csv_table(ROWS)
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert [len(row) for row in found] == [3, 3]
    assert found[0][1] == "'=1+1"


def test_a_workbook_holds_dates_numbers_and_nothing_that_computes() -> None:
    book = load_workbook(io.BytesIO(reading_book(SHEETS, DAY)))
    assert book.sheetnames == ["Plan", "Leer"]
    sheet = book["Plan"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:C4"
    assert sheet["B2"].is_date
    assert (sheet["C2"].value, sheet["C2"].number_format) == (2.5, "0.0")
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=HYPERLINK(1)", "s")
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert reading_book(SHEETS, DAY)[:4] == b"PK\x03\x04"


def test_a_row_is_as_high_as_its_wrapped_text() -> None:
    text = "Nach „Protokolle aufbewahren“ reicht die Zeit bis zum Ende nicht mehr.\nUnd so fort."
    columns = (ReadColumn("Grund", 20), ReadColumn("Beginn", 12, "mm/yyyy"))
    told = ReadTable("Plan", columns, [[text, DAY], ["kurz", DAY], ["x" * 20_000, None]])
    sheet = load_workbook(io.BytesIO(reading_book([told], DAY)))["Plan"]
    line = sheet.row_dimensions[3].height
    assert sheet.row_dimensions[2].height == 5 * line, "four lines and one"
    assert sheet.row_dimensions[4].height == pytest.approx(409), "the most a program shows"
    assert sheet["B2"].number_format == "mm/yyyy"


@pytest.mark.libreoffice
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(reading_book(SHEETS, DAY))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir",
            str(tmp_path), str(file),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    text = (tmp_path / "plan.csv").read_text(encoding="utf-8")
    assert "=HYPERLINK(1)" in text
    assert "2026-11-23" in text
