"""The duties and the incident record on paper: complete, reproducible, safe, with the law date."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from aiops_model.domain.ai_act.incident import Incident, deadline
from aiops_model.domain.ai_act.standing import standing
from aiops_model.export.pdf.duties import duties_pdf
from aiops_model.export.pdf.incident_form import incident_form
from aiops_model.i18n import Locale
from aiops_model.report.ai_act import (
    ActReport,
    DutyAnswer,
    IncidentBasis,
    IncidentReport,
    build_act,
    build_form,
    build_incident,
)
from tests.export.hostile import HOSTILE
from tests.report import act_companies as act

ANSWERS = {
    "ART4": DutyAnswer(3, owner="Ada Muster"),
    "ART5": DutyAnswer(1),
    "ART26_1": DutyAnswer(0),
    "ART26_2": DutyAnswer(not_applicable=True, reason="nicht im Haus"),
}
SWISS = {**act.COMPANY, "country": "CH"}


def empty(lang: str) -> ActReport:
    return act.report(lang=lang)


def one(lang: str) -> ActReport:
    return act.report(act.system(act.RANKING, answers=ANSWERS), lang=lang)


def several(lang: str) -> ActReport:
    return act.report(
        act.system(act.RANKING, "Vorauswahl", answers=ANSWERS),
        act.system(act.OWN_SCORING, "Bonität"),
        act.system(act.OLD_RANKING, "Altsystem"),
        act.system(act.EMOTIONS_UNKNOWN, "Stimmung"),
        lang=lang,
    )


def many(lang: str) -> ActReport:
    return act.report(*(act.system(act.OWN_SCORING, f"System {n}") for n in range(9)), lang=lang)


def before(lang: str) -> ActReport:
    found = act.system(act.OWN_SCORING, version="before_amendment")
    return act.report(found, lang=lang, version="before_amendment")


def swiss(lang: str) -> ActReport:
    return act.report(act.system(act.ASSISTANT, company=SWISS), lang=lang, company=SWISS)


MADE = (empty, one, several, many, before, swiss)
EVERY = [(make(lang), lang) for make in MADE for lang in ("de", "en")]
NAMES = [f"{make.__name__}-{lang}" for make in MADE for lang in ("de", "en")]
REPORTS = pytest.mark.parametrize(("report", "lang"), EVERY, ids=NAMES)


def locale_of(report: ActReport, lang: str) -> Locale:
    return act.locale(lang, report.country)


def read(file: bytes) -> PdfReader:
    return PdfReader(BytesIO(file))


def rendered(report: ActReport, lang: str) -> PdfReader:
    return read(duties_pdf(report, locale_of(report, lang)))


def bare(text: str) -> str:
    """Text without what line breaking adds or takes."""
    composed = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\u00ad\u200b\u202a-\u202e-]+", "", composed)


def printed(reader: PdfReader) -> str:
    return bare("\n".join(page.extract_text() for page in reader.pages))


def objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1):
        if number in reader.xref[0]:
            found = reader.get_object(IndirectObject(number, 0, reader))
            if isinstance(found, DictionaryObject):
                yield found


def check_passive(reader: PdfReader) -> None:
    keys = {key for found in objects(reader) for key in found}
    assert not keys & {"/JS", "/JavaScript", "/Launch", "/URI", "/EF", "/AA", "/Annots"}
    assert [o for o in objects(reader) if o.get("/Subtype") == "/Image"] == []


def shown_texts(report: ActReport) -> list[str]:
    """Every text of the report that belongs on paper."""
    texts = [report.context, report.title, report.sentence, report.version_note, report.share.text]
    tables = [report.classes, report.open_duties] if report.systems else []
    if report.ceilings is not None:
        tables.append(report.ceilings.table)
        texts += [report.ceilings.note, *report.ceilings.lines, *report.ceilings.caveats]
    texts += [cell for table in tables for row in (table.columns, *table.rows) for cell in row]
    figures = [] if report.timeline is None else [report.timeline]
    if report.heat_map is not None:
        texts += [part.label for part in report.heat_map.parts]
        figures += [part.figure for part in report.heat_map.parts]
    for figure in figures:
        texts += [figure.finding, figure.how_to_read, *figure.axis]
        texts += [
            str(row.get(key, ""))
            for row in figure.rows
            for key in ("name", "text", "word", "note", "system")
        ]
    return texts


@REPORTS
def test_every_text_of_the_report_is_on_paper(report: ActReport, lang: str) -> None:
    text = printed(rendered(report, lang))
    assert [shown for shown in shown_texts(report) if bare(shown) not in text] == []


@REPORTS
def test_every_page_carries_the_law_date_and_that_it_is_no_advice(
    report: ActReport, lang: str
) -> None:
    reader = rendered(report, lang)
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert bare(report.footer) in bare(text)
        of = "von" if lang == "de" else "of"
        assert re.search(rf"{number} {of} {len(reader.pages)}", text)


@REPORTS
def test_the_same_report_gives_the_same_bytes(report: ActReport, lang: str) -> None:
    reader = locale_of(report, lang)
    assert duties_pdf(report, reader) == duties_pdf(report, reader)


def test_an_ordinary_company_needs_four_pages_at_most() -> None:
    assert len(rendered(empty("de"), "de").pages) == 1
    assert len(rendered(one("de"), "de").pages) <= 4


@REPORTS
def test_law_and_good_practice_and_the_authorities_stand_on_paper(
    report: ActReport, lang: str
) -> None:
    text = bare("".join(page.extract_text() for page in rendered(report, lang).pages))
    for row in report.requirements:
        assert bare(row.verdict) in text
        assert bare(" ".join(row.good_practice)) in text
    for card in report.authorities:
        assert bare(card.name) in text
        assert bare(card.confidence_text) in text


@REPORTS
def test_every_font_is_embedded_and_no_sign_is_missing(report: ActReport, lang: str) -> None:
    reader = rendered(report, lang)
    fonts = [o for o in objects(reader) if o.get("/Type") == "/Font"]
    assert fonts
    for font in fonts:
        descriptor = font["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        assert "/FontFile2" in descriptor
    assert "□" not in printed(reader)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_of_users_is_printed_as_typed(words: str) -> None:
    answers = {"ART5": DutyAnswer(1, owner=words, note=words)}
    system = act.system(act.RANKING, words, answers=answers)
    found = replace(act.basis(replace(system, id="s1")), company=words)
    reader = read(duties_pdf(build_act(found, act.content(), act.locale()), act.locale()))
    assert printed(reader).count(bare(words)) >= 3
    check_passive(reader)


def test_the_demo_mark_lies_on_the_pages_of_demo_data_only() -> None:
    mark = bare(act.locale().t("pdf.watermark"))
    assert mark in printed(rendered(replace(one("de"), demo=True), "de"))
    assert mark not in printed(rendered(one("de"), "de"))


def test_every_system_of_a_large_register_is_in_the_heat_map_on_paper() -> None:
    judged = {row.id: DutyAnswer(1) for row in many("de").systems[0].duties}
    systems = (act.system(act.OWN_SCORING, f"Z{n:02}", answers=judged) for n in range(30))
    report = act.report(*systems)
    pages = [page.extract_text() for page in rendered(report, "de").pages]
    blocks = [f"Z{n:02}Z{n + 1:02}Z{n + 2:02}" for n in range(0, 30, 3)]
    times = [sum(bare(page).count(block) for page in pages) for block in blocks]
    assert min(times) >= 1
    assert max(times) > 1, "a block that runs over a page names its systems again"


def test_the_heat_map_is_drawn_in_the_colours_of_the_states() -> None:
    contents = [page.get_contents() for page in rendered(one("de"), "de").pages]
    fills = {
        tuple(round(float(part), 2) for part in operands)
        for content in contents
        if content is not None
        for operands, operator in content.operations
        if operator == b"rg"
    }
    states = {"met": "08519C", "partly": "C98500", "not_met": "A63603", "idle": "8A8A8A"}
    for colour in states.values():
        wanted = tuple(round(int(colour[at : at + 2], 16) / 255, 2) for at in (0, 2, 4))
        assert wanted in fills


@pytest.mark.poppler
@pytest.mark.parametrize("make", [empty, several, before, swiss])
def test_words_neither_overlap_nor_leave_the_margins(
    make: Callable[[str], ActReport], tmp_path: Path
) -> None:
    report = make("de")
    check_layout(duties_pdf(report, locale_of(report, "de")), tmp_path)


def check_layout(file: bytes, folder: Path) -> None:
    tool = shutil.which("pdftotext")
    assert tool is not None
    path = folder / "page.pdf"
    path.write_bytes(file)
    xml = subprocess.run(
        [tool, "-bbox", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    pattern = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">'
    for page in xml.split("<page ")[1:]:
        boxes = [tuple(map(float, found)) for found in re.findall(pattern, page)]
        for left, top, right, bottom in boxes:
            assert left >= 56.6
            assert right <= 595.28 - 56.6
            assert top >= 28.0
            assert bottom <= 841.89 - 28.0
        for one_box, two in combinations(boxes, 2):
            across = min(one_box[2], two[2]) - max(one_box[0], two[0])
            down = min(one_box[3], two[3]) - max(one_box[1], two[1])
            lower = min(one_box[3] - one_box[1], two[3] - two[1])
            assert across <= 0.5 or down <= 0.33 * lower, (one_box, two)


# ----------------------------------------------------------------------------------- record form
def incident(lang: str) -> IncidentReport:
    aware = datetime(2028, 1, 10, 9, 0, tzinfo=timezone(timedelta(hours=1)))
    told = Incident(("death",), aware, "provider", None, None, False)
    found = deadline(told, act.content().ai_act.law)
    known = {"system": "Vorauswahl <b>"}
    stands = standing(told, act.content().ai_act.law)
    basis = IncidentBasis(told, found, stands, act.TODAY, known=known)
    return build_incident(basis, act.content(), act.locale(lang))


def longest(lang: str) -> IncidentReport:
    """Every kind, an unknown provider, a day on which two readings differ."""
    aware = datetime(2026, 4, 2, 9, 0, tzinfo=timezone(timedelta(hours=2)))
    law = act.content().ai_act.law
    kinds = tuple(row.kind for row in law.clocks if row.days)
    told = Incident(kinds, aware, "provider", "unknown", None, "unknown")
    basis = IncidentBasis(told, deadline(told, law), standing(told, law), act.TODAY)
    return build_incident(basis, act.content(), act.locale(lang))


def form(lang: str) -> IncidentReport:
    return build_form(act.content(), act.locale(lang), act.TODAY)


FORMS = pytest.mark.parametrize(
    ("report", "lang"),
    [(make(lang), lang) for make in (form, incident, longest) for lang in ("de", "en")],
    ids=["empty-de", "empty-en", "filled-de", "filled-en", "longest-de", "longest-en"],
)


@FORMS
def test_the_form_has_every_field_on_one_or_two_pages(report: IncidentReport, lang: str) -> None:
    reader = read(incident_form(report, act.locale(lang)))
    text = printed(reader)
    assert len(reader.pages) <= 2
    wanted = [report.form_title, report.form_note, *report.form_labels.values()]
    wanted += [text for row in report.fields for text in (row.part, row.label, row.hint, row.value)]
    wanted += [report.title, report.deadlines.rows[0][1]] if report.reportable else []
    wanted += [report.standing.title] if report.standing else []
    assert [words for words in wanted if bare(words) not in text] == []
    for page in reader.pages:
        assert bare(report.footer) in bare(page.extract_text())
    check_passive(reader)


@FORMS
def test_the_same_form_gives_the_same_bytes(report: IncidentReport, lang: str) -> None:
    assert incident_form(report, act.locale(lang)) == incident_form(report, act.locale(lang))


@pytest.mark.poppler
@FORMS
def test_the_words_of_the_form_stay_apart(
    report: IncidentReport, lang: str, tmp_path: Path
) -> None:
    check_layout(incident_form(report, act.locale(lang)), tmp_path)
