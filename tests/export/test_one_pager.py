import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import BooleanObject, DictionaryObject, IndirectObject

from aiops_model.export.pdf.one_pager import one_pager
from aiops_model.report.model import Finding, Report
from tests.export.conftest import Render
from tests.export.english import ENGLISH
from tests.export.german import GERMAN
from tests.export.hostile import HOSTILE, UNSHOWABLE
from tests.export.reports import ALL, FLOOR, LONG_COMPANY, LONGEST, locale

EVERY = pytest.mark.parametrize(("report", "lang"), ALL.values(), ids=ALL.keys())


def bare(text: str) -> str:
    """Text without what line breaking adds or takes: spaces, hyphens, direction marks."""
    composed = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\u00ad\u200b\u202a-\u202e-]+", "", composed)


def printed(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1):
        if number in reader.xref[0]:
            found = reader.get_object(IndirectObject(number, 0, reader))
            if isinstance(found, DictionaryObject):
                yield found


def shown_texts(report: Report) -> list[str]:
    """Every text of the report that the page must print."""
    level, euro = report.level, report.euro
    texts = [report.company, report.context, report.title, report.basis, report.decision_label]
    texts += [level.label, level.heading, level.missing, level.note]
    texts += [str(row["name"]) for row in level.ladder.rows]
    texts += [euro.label, euro.value, euro.middle_value, euro.uncertainty, euro.chance]
    ranges = euro.figure.rows if euro.figure else ()
    texts += [str(row[f"{end}_text"]) for row in ranges for end in ("low", "mid", "high")]
    texts += [report.risk.title, report.risk.body, report.step.title, report.step.body]
    texts += [report.findings_title, *report.findings_columns]
    texts += [text for f in report.findings for text in (f.finding, f.consequence, f.measure)]
    for section in report.sections:
        texts += [section.title, *section.lines[: 2 if section.id == "net" else 3]]
        rows = section.figure.rows if section.figure else ()
        texts += [str(row[key]) for row in rows for key in ("name", "text")]
    return [*texts, report.decision, report.confidence, report.disclaimers]


@EVERY
def test_one_sheet_carries_every_text_and_figure_of_the_report(
    report: Report, lang: str, render: Render
) -> None:
    reader = render(report, lang)
    text = bare(printed(reader))
    assert len(reader.pages) == 1
    assert [shown for shown in shown_texts(report) if bare(shown) not in text] == []


def test_umlauts_read_back_and_amounts_keep_on_one_line(render: Render) -> None:
    text = printed(render(GERMAN, "de"))
    assert "22.000–150.000 €" in text
    assert "−12.000 € bis 90.000 €" in text
    assert "Österreich, 220 Beschäftigte" in text
    assert "Drei Befunde mit Folge und Maßnahme" in text
    assert "Seite 1 von 1" in text
    assert "Page 1 of 1" in printed(render(ENGLISH, "en"))


@EVERY
def test_the_same_report_gives_the_same_bytes(report: Report, lang: str) -> None:
    assert one_pager(report, locale(lang)) == one_pager(report, locale(lang))


def test_the_dates_of_the_file_are_those_of_the_snapshot(render: Render) -> None:
    reader = render(replace(GERMAN, created=date(2025, 3, 4)), "de")
    assert reader.metadata is not None
    assert reader.metadata.creation_date == datetime(2025, 3, 4, tzinfo=UTC)
    assert reader.metadata.modification_date == datetime(2025, 3, 4, tzinfo=UTC)


def test_the_file_names_itself_its_language_and_its_outline(render: Render) -> None:
    for report, lang in ((GERMAN, "de"), (ENGLISH, "en")):
        reader = render(report, lang)
        about = reader.metadata
        assert about is not None
        assert about.title == f"{report.company}: {report.title}"
        assert about.author == "AI Operations Cockpit"
        assert about.subject == locale(lang).t("pdf.subject")
        assert about.keywords == locale(lang).t("pdf.keywords")
        root = reader.root_object
        assert str(root["/Lang"]) == report.lang
        preferences = root["/ViewerPreferences"].get_object()
        assert isinstance(preferences, DictionaryObject)
        assert preferences["/DisplayDocTitle"] == BooleanObject(value=True)
        assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == [
            about.title
        ]


@EVERY
def test_every_font_is_embedded_and_none_is_a_standard_one(
    report: Report, lang: str, render: Render
) -> None:
    fonts = [o for o in objects(render(report, lang)) if o.get("/Type") == "/Font"]
    assert fonts
    for font in fonts:
        descriptor = font["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        assert "/FontFile2" in descriptor
        assert "Helvetica" not in str(font["/BaseFont"])


@EVERY
def test_the_file_is_small(report: Report, lang: str) -> None:
    assert len(one_pager(report, locale(lang))) <= 150_000


def check_passive(reader: PdfReader) -> None:
    keys = {key for found in objects(reader) for key in found}
    forbidden = {"/JS", "/JavaScript", "/Launch", "/URI", "/EF", "/EmbeddedFile", "/AA", "/Annots"}
    assert not keys & forbidden
    assert [o for o in objects(reader) if o.get("/Subtype") == "/Image"] == []


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_of_users_is_printed_as_typed(words: str, render: Render) -> None:
    named = render(replace(GERMAN, company=words), "de")
    assert bare(words) in bare(printed(named))
    assert "□" not in printed(named)
    check_passive(named)
    wordy = replace(GERMAN, decision=words, findings=(Finding(words, "Folge", words),))
    elsewhere = render(wordy, "de")
    assert bare(printed(elsewhere)).count(bare(words)) == 3
    check_passive(elsewhere)


@pytest.mark.parametrize(("words", "shown"), UNSHOWABLE.values(), ids=UNSHOWABLE.keys())
def test_a_character_no_font_holds_becomes_a_box_with_one_footnote(
    words: str, shown: str, render: Render
) -> None:
    text = printed(render(replace(GERMAN, company=words), "de"))
    assert shown in text
    assert text.count(locale("de").t("pdf.box_note")) == 1


def test_the_demo_mark_lies_on_the_page_of_demo_data_only(render: Render) -> None:
    marked = replace(GERMAN, demo=True, demo_mark="Beispieldaten")
    mark = locale("de").t("pdf.watermark")
    assert mark in printed(render(marked, "de"))
    assert mark not in printed(render(GERMAN, "de"))


def test_a_name_too_long_for_the_header_stands_on_the_page_in_full(render: Render) -> None:
    name = " ".join([LONG_COMPANY] * 6)
    reader = render(replace(GERMAN, company=name), "de")
    assert bare(name) in bare(printed(reader))


def test_texts_beyond_one_sheet_go_on_with_page_numbers_and_lose_nothing(render: Render) -> None:
    long = " ".join(f"Wort{i}" for i in range(3_000))
    report = replace(GERMAN, decision=long, step=replace(GERMAN.step, body=long))
    reader = render(report, "de")
    total = len(reader.pages)
    assert total > 1
    for number, page in enumerate(reader.pages, start=1):
        assert f"Seite {number} von {total}" in page.extract_text()
        assert bare(GERMAN.disclaimers) in bare(page.extract_text())
    words = re.findall(r"Wort\d+", printed(reader))
    assert {word: words.count(word) for word in long.split()} == dict.fromkeys(long.split(), 2)


def test_a_report_without_a_range_has_no_bar_and_says_so_in_words(render: Render) -> None:
    text = printed(render(FLOOR, "de"))
    assert "Unter 10.000 €" in text
    assert "Mittlerer" not in text


@EVERY
def test_no_text_is_smaller_than_eight_points(report: Report, lang: str, render: Render) -> None:
    sizes: list[float] = []

    def note_size(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.append(size * max(abs(tm[0]), abs(tm[1])))

    render(report, lang).pages[0].extract_text(visitor_text=note_size)
    assert sizes
    assert min(sizes) >= 8.0


@pytest.mark.poppler
@pytest.mark.parametrize("name", [name for name in ALL if name != "longest"])
def test_words_neither_overlap_nor_leave_the_margins(name: str, tmp_path: Path) -> None:
    report, lang = ALL[name]
    check_layout(report, lang, tmp_path)


@pytest.mark.poppler
def test_the_fullest_page_keeps_its_words_apart(tmp_path: Path) -> None:
    check_layout(replace(LONGEST, demo=False, demo_mark=""), "de", tmp_path)


def check_layout(report: Report, lang: str, folder: Path) -> None:
    tool = shutil.which("pdftotext")
    assert tool is not None
    file = folder / "page.pdf"
    file.write_bytes(one_pager(report, locale(lang)))
    xml = subprocess.run(
        [tool, "-bbox", str(file), "-"], check=True, capture_output=True, text=True
    ).stdout
    pattern = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">'
    boxes = [tuple(map(float, found)) for found in re.findall(pattern, xml)]
    assert len(boxes) > 100
    for left, top, right, bottom in boxes:
        assert left >= 56.6
        assert right <= 595.28 - 56.6
        assert top >= 28.0
        assert bottom <= 841.89 - 28.0
    for one, two in combinations(boxes, 2):
        across = min(one[2], two[2]) - max(one[0], two[0])
        # A word's box is its font's full height; glyphs fill about two thirds of it.
        down = min(one[3], two[3]) - max(one[1], two[1])
        lower = min(one[3] - one[1], two[3] - two[1])
        assert across <= 0.5 or down <= 0.33 * lower, (one, two)


def test_pages_made_at_the_same_time_do_not_mix() -> None:
    alone = [one_pager(report, locale(lang)) for report, lang in ALL.values()]
    with ThreadPoolExecutor(max_workers=len(ALL)) as pool:
        together = list(pool.map(lambda pair: one_pager(pair[0], locale(pair[1])), ALL.values()))
    assert together == alone
