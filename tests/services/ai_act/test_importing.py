"""Systems from a spreadsheet: every wrong cell named, nothing written unasked, all at once."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.domain.text import clean_text
from aiops_model.i18n import Locale, plain
from aiops_model.services import OPERATOR, ai_act
from aiops_model.services.ai_act import CellProblem, Preview, SystemEntry, uploading
from aiops_model.services.ai_act.columns import COLUMNS
from tests.services.ai_act.registers import HIGH_RISK, RANKING, add, file_of, view
from tests.services.conftest import Installation

LANGS = ("de", "en")


def table(rows: Sequence[Sequence[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=delimiter).writerows(rows)
    return kept.getvalue().encode(encoding)


def preview(house: Installation, data: bytes, name: str = "liste.csv") -> Preview:
    return ai_act.read_systems(house.ctx, view(house, file_of(house)), name, data)


def refused(house: Installation, data: bytes, name: str = "liste.csv") -> str:
    with pytest.raises(Refusal) as caught:
        preview(house, data, name)
    assert caught.value.field == "file"
    return caught.value.code


def filled(house: Installation) -> str:
    """A register with everything a column can hold."""
    file = file_of(house)
    add(house, file, {**HIGH_RISK, "uses": "unknown", "placed_on": "unknown"})
    add(house, file, {"placed_on": "2026-02-03"}, name="=1+1", purpose="_x0041_ 'x'", vendor="'@a")
    ai_act.add_system(house.ctx, house.anna, file, SystemEntry("Nur ein Name", stage="retired"))
    return file


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_goes_out_comes_back_the_same(house: Installation, lang: str, kind: str) -> None:
    write = ai_act.export_systems if kind == "xlsx" else ai_act.export_systems_csv
    ctx = house.ctx
    source = view(house, filled(house))
    sent = write(ctx, source, lang)
    target = file_of(house)
    found = ai_act.read_systems(ctx, view(house, target), f"liste.{kind.upper()}", sent)
    assert (found.problems, found.known, found.unknown_columns) == ((), (), ())
    done = ai_act.import_systems(ctx, house.anna, target, found)
    assert [s.entry for s in done.view.systems] == [s.entry for s in source.systems]
    columns = {column.id for column in COLUMNS}
    assert [{fact: known.value for fact, known in s.facts.items()} for s in done.view.systems] == [
        {fact: known.value for fact, known in s.facts.items() if fact in columns}
        for s in source.systems
    ]
    again = ai_act.export_systems_csv(ctx, done.view, lang)
    assert again == ai_act.export_systems_csv(ctx, source, lang)
    assert services.verify_audit(ctx, OPERATOR).broken_at is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_template_can_be_filled_in(house: Installation, lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(ai_act.import_template(house.ctx, lang)))
    sheet = book.worksheets[0]
    ids = [cell.value for cell in sheet[2]]
    assert ids == [column.id for column in COLUMNS]
    assert sheet.row_dimensions[2].hidden
    choices = {
        str(row.sqref).split("3")[0]: row.formula1 for row in sheet.data_validations.dataValidation
    }
    assert len(choices) == 6
    assert len(book.worksheets[1]["A"]) >= 5
    for place, word in (("A3", "Neues"), ("D3", None), ("F3", None)):
        sheet[place] = word or str(choices[place[0]]).strip('"').split(",")[1]
    sheet["K3"] = "31.12.2026"
    kept = io.BytesIO()
    book.save(kept)
    found = preview(house, kept.getvalue(), "vorlage.xlsx")
    assert found.problems == ()
    (row,) = found.rows
    assert (row.number, row.name, row.entry.own_build, row.entry.stage) == (
        3,
        "Neues",
        "no",
        "live",
    )
    assert row.facts == {"placed_on": "2026-12-31"}


def test_headings_count_in_either_language_and_others_are_listed(house: Installation) -> None:
    rows = [
        ["Purpose", "Farbe", "NAME DES SYSTEMS", "stage", ""],
        ["Prüft", "rot", "Kamera", "Regelbetrieb", "x"],
    ]
    found = preview(house, table(rows))
    assert found.unknown_columns == ("Farbe",)
    assert [(r.name, r.entry.purpose, r.entry.stage) for r in found.rows] == [
        ("Kamera", "Prüft", "live")
    ]


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("name", "x" * 121, "too_long"),
        ("name", "A\u0001B", "characters"),
        ("purpose", "x" * 2001, "too_long"),
        ("purpose", "x" * 5000, "too_long"),
        ("own_build", "vielleicht", "unknown_option"),
        ("stage", "=1+1", "unknown_option"),
        ("uses", "2", "unknown_option"),
        ("placed_on", "31.2.2026", "not_a_day"),
        ("placed_on", "bald", "not_a_day"),
        ("placed_on", "3.4.26", "not_a_day"),
        ("person_data", "x" * 121, "too_long"),
        ("evidence_link", "javascript:alert(1)", "not_a_link"),
    ],
)
def test_a_wrong_cell_is_named_with_its_remedy(
    house: Installation, column: str, text: str, code: str
) -> None:
    columns = ["vendor", "name", column] if column != "name" else ["vendor", "name"]
    wrong = ["Firma", "Gut", text] if column != "name" else ["Firma", text]
    found = preview(house, table([columns, ["Firma", "Erstes"], wrong]))
    assert [row.name for row in found.rows] == ["Erstes"]
    (problem,) = found.problems
    assert (problem.field, problem.code, problem.cell) == (
        column,
        code,
        f"{'ABC'[len(columns) - 1]}3",
    )
    assert text.startswith(problem.entered.rstrip("…"))
    for lang, catalogue in house.ctx.content.i18n.items():
        reader = Locale(lang, "DE", catalogue, {})
        assert problem.remedy(reader).endswith(".")


@pytest.mark.parametrize(
    ("lang", "stage", "day"),
    [
        ("de", "Möglich sind: Erprobung, Regelbetrieb, außer Betrieb.", "noch nie, unbekannt."),
        ("en", "Possible are: trial, live, retired.", "never yet, unknown."),
    ],
)
def test_a_remedy_names_the_words_of_one_language(
    house: Installation, lang: str, stage: str, day: str
) -> None:
    rows = [["name", "stage", "placed_on"], ["Gut", "in Betrieb", "31.02.2025"]]
    reader = Locale("de" if lang == "de" else "en", "DE", house.ctx.content.i18n[lang], {})  # type: ignore[index]
    first, second = (found.remedy(reader) for found in preview(house, table(rows)).problems)
    assert plain(first).endswith(stage)
    assert plain(second).endswith(day)


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_takes_the_words_that_the_screen_shows(house: Installation, lang: str) -> None:
    words = house.ctx.content.i18n[lang]  # type: ignore[index]
    for stage in ("pilot", "live", "retired"):
        shown = plain(str(words[f"systems.stage_{stage}"]))
        (row,) = preview(house, table([["name", "stage"], ["Eins", shown]])).rows
        assert row.entry.stage == stage


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([["name", "vendor"], ["", "Firma"]], ["no_name"]),
        ([["name"], ["Eins"], ["Zwei"], ["Eins"]], ["name_twice"]),
        ([["name", "evidence_link"], ["Eins", "https://example.org"]], ["no_title"]),
        (
            [
                ["name", "placed_on", "significant_design_change_on"],
                ["Eins", "2027-01-01", "2026-01-01"],
            ],
            ["dates_order"],
        ),
        (
            [
                ["name", "placed_on", "significant_design_change_on"],
                ["Eins", "noch nie", "2026-01-01"],
            ],
            ["contradiction"],
        ),
        ([["name", "stage", "uses"], ["Eins", "x", "y"]], ["unknown_option"] * 2),
    ],
)
def test_cells_that_do_not_go_together_are_named(
    house: Installation, rows: list[list[str]], codes: list[str]
) -> None:
    assert [problem.code for problem in preview(house, table(rows)).problems] == codes


def test_what_is_registered_already_is_left_alone(house: Installation) -> None:
    file = file_of(house)
    kept = add(house, file, name="Erstes")
    data = table([["name", "purpose"], ["Erstes", "Anders"], ["Zweites", "Neu"]])
    found = ai_act.read_systems(house.ctx, view(house, file), "a.csv", data)
    assert found.known == ("Erstes",)
    done = ai_act.import_systems(house.ctx, house.anna, file, found)
    assert [s.name for s in done.view.systems] == ["Erstes", "Zweites"]
    assert done.view.systems[0] == kept


def test_nothing_is_written_before_the_word_and_then_all_or_nothing(house: Installation) -> None:
    file = file_of(house)
    data = table([["name"], *([f"System {n}"] for n in range(20))])
    found = ai_act.read_systems(house.ctx, view(house, file), "a.csv", data)
    assert view(house, file).systems == ()
    add(house, file, name="System 13")
    before = view(house, file)
    with pytest.raises(Refusal, match="name_taken"):
        ai_act.import_systems(house.ctx, house.anna, file, found)
    assert view(house, file) == before
    fresh = ai_act.read_systems(house.ctx, view(house, file), "a.csv", data)
    events = services.verify_audit(house.ctx, OPERATOR).events
    done = ai_act.import_systems(house.ctx, house.anna, file, fresh)
    assert len(done.view.systems) == 20
    assert services.verify_audit(house.ctx, OPERATOR).events == events + 1
    with pytest.raises(Refusal, match="import_nothing"):
        ai_act.import_systems(house.ctx, house.anna, file, replace(fresh, rows=()))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import_empty"),
        (b"\xef\xbb\xbf\r\n", "import_empty"),
        (b"name\r\n\x81", "import_encoding"),
        (b"\xef\xbb\xbfname\r\nM\xfcller", "import_encoding"),
        ("name\r\nx".encode("utf-16"), "import_encoding"),
        (b"name;vendor\r\nA\0;b", "import_unknown_format"),
        (b"<html><table><tr><td>name</td></tr></table></html>", "import_unknown_format"),
        (b'{"name": 1}', "import_unknown_format"),
        (b'name\r\n"open', "import_damaged"),
        (b"vendor;stage\r\nx;live", "import_no_name"),
        (b"name;NAME\r\nx;y", "import_column_twice"),
        (b"name\r\n" + b"x\r\n" * 2100, "import_too_many_rows"),
        (b"x" * (5 * 2**20 + 1), "import_too_large"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(house: Installation, data: bytes, code: str) -> None:
    assert refused(house, data) == code


def test_a_name_of_another_kind_is_refused(house: Installation) -> None:
    for name in ("liste.xls", "liste.xlsm", "liste", "liste.csv.exe", ""):
        assert refused(house, b"name\r\nx", name) == "import_unknown_format"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252")],
)
def test_csv_as_spreadsheets_write_it(
    house: Installation, delimiter: str, encoding: str, told: str
) -> None:
    rows = [["Name des Systems", "Zweck"], ["Prüfung „€“; eins, zwei", "Zeile 1\nZeile 2"]]
    found = preview(house, table(rows, delimiter, encoding))
    assert [(r.name, r.entry.purpose) for r in found.rows] == [(rows[1][0], rows[1][1])]
    assert found.encoding == told


def test_characters_that_every_encoding_shares_are_utf_8(house: Installation) -> None:
    assert preview(house, table([["name"], ["Eins"]], encoding="cp1252")).encoding == "utf-8-sig"


def test_a_workbook_has_no_encoding_to_speak_of(house: Installation) -> None:
    assert preview(house, workbook_of(lambda sheet: None), "a.xlsx").encoding == ""  # noqa: ARG005


@pytest.mark.parametrize("text", ["'=1+1", "'+49", "'-1", "'@x"])
def test_one_apostrophe_is_taken_off(house: Installation, text: str) -> None:
    (row,) = preview(house, table([["name"], [text]])).rows
    assert row.name == text[1:]


def workbook_of(change: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["name", "vendor", "placed_on", "uses"])
    sheet.append(["Erstes", "Firma", None, "ja"])
    change(sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("B2", "=1+1", "formula"),
        ("B2", '=HYPERLINK("https://evil.example")', "formula"),
        ("B2", True, "not_text"),
        ("B2", "#REF!", "not_text"),
        ("C2", 45000, "not_a_day"),
        ("D2", 1, "unknown_option"),
    ],
)
def test_a_wrong_cell_of_a_workbook(house: Installation, place: str, value: Any, code: str) -> None:
    data = workbook_of(lambda sheet: sheet.__setitem__(place, value))
    found = preview(house, data, "a.xlsx")
    (problem,) = found.problems
    assert isinstance(problem, CellProblem)
    assert (problem.cell, problem.code, problem.sheet) == (place, code, "Sheet")


def test_numbers_are_taken_as_they_are_shown(house: Installation) -> None:
    data = workbook_of(lambda sheet: sheet.append([4711, 2.5, None, None]))
    assert [(r.name, r.entry.vendor) for r in preview(house, data, "a.xlsx").rows] == [
        ("Erstes", "Firma"),
        ("4711", "2.5"),
    ]


def test_a_parser_that_hangs_or_dies_is_a_damaged_file(
    house: Installation, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    for body in ("import time; time.sleep(60)", "import os; os._exit(3)", "print('no json')"):
        script = tmp_path / "parser.py"
        script.write_text(body)
        monkeypatch.setattr(uploading, "SCRIPT", script)
        monkeypatch.setattr(uploading, "PATIENCE", 2)
        assert refused(house, b"name\r\nx") == "import_damaged"


def _typed(text: str) -> bool:
    try:
        return bool(clean_text(text.strip(), 120, "x").strip()) and text.strip() == clean_text(
            text.strip(), 120, "x"
        )
    except Refusal:
        return False


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    names=st.lists(
        st.one_of(
            st.text(max_size=30),
            st.from_regex(r"['=+@_-]{0,3}(x[0-9A-F]{4}_)?[a-z;,\"]{0,4}", fullmatch=True),
        ).filter(_typed),
        min_size=1,
        max_size=30,
        unique_by=str.strip,
    ),
    lang=st.sampled_from(LANGS),
)
def test_every_text_survives_both_files(
    file_house: Installation, names: list[str], lang: str
) -> None:
    file = file_of(file_house)
    rows = [ai_act.ImportRow(n, replace(RANKING, name=t.strip()), {}) for n, t in enumerate(names)]
    found = Preview("", tuple(rows), (), (), ())
    ctx = file_house.ctx
    source = ai_act.import_systems(ctx, file_house.anna, file, found).view
    empty = view(file_house, file_of(file_house))
    for name, data in (
        ("a.xlsx", ai_act.export_systems(ctx, source, lang)),
        ("a.csv", ai_act.export_systems_csv(ctx, source, lang)),
    ):
        read = ai_act.read_systems(ctx, empty, name, data)
        assert read.problems == ()
        assert [row.entry for row in read.rows] == [s.entry for s in source.systems]
