"""The words of a report: filled in, in one language, in house style, within their room."""

import re
from datetime import date

import pytest
import yaml

from aiops_model.content import BUNDLED, load_content
from aiops_model.content.schema.words import Avoided
from aiops_model.i18n import plain
from aiops_model.report import build
from tests.report.companies import COMPANIES, LANGUAGES, MADE, ROLES, reader_of, report, stored
from tests.report.texts import texts

LONGEST = 360
"""Characters of one text; a paragraph of three sentences."""
LONGEST_TITLE = 8
"""Words; a quoted name counts as one."""
SWISS = [name for name, answers in COMPANIES.items() if answers["country"] == "CH"]
AVOIDED = [
    Avoided.model_validate(entry, strict=False)
    for entry in yaml.safe_load((BUNDLED / "i18n" / "avoid.yaml").read_text(encoding="utf-8"))
]
EVERY = [(company, lang) for company in COMPANIES for lang in LANGUAGES]


@pytest.mark.parametrize(("company", "lang"), EVERY)
def test_every_text_is_filled_in_and_cleanly_set(company: str, lang: str) -> None:
    for role in ROLES:
        for place, text in texts(report(company, role, lang)):
            assert not set(text) & set("{}"), place
            assert "  " not in text, place
            assert text == text.strip(), place
            assert not re.search(r" [.,;:]|\.\.|\bNone\b(?! of)|\bnan\b", text), (place, text)
            assert len(text) <= LONGEST or place.endswith("alt"), (place, len(text))


@pytest.mark.parametrize(("company", "lang"), EVERY)
def test_no_text_uses_a_word_the_glossary_avoids(company: str, lang: str) -> None:
    words = [entry for entry in AVOIDED if entry.lang == lang]
    assert len(words) > 5
    for role in ROLES:
        for place, text in texts(report(company, role, lang)):
            found = [entry.word for entry in words if entry.occurs_in(plain(text))]
            assert not found, (place, found, text)


@pytest.mark.parametrize(("company", "lang"), EVERY)
def test_titles_are_short_and_end_without_a_stop(company: str, lang: str) -> None:
    for role in ROLES:
        shown = report(company, role, lang)
        titles = [shown.title, shown.risk.title, shown.step_name, shown.segment.title]
        titles += [section.title for section in shown.sections]
        titles += [pattern.title for pattern in shown.patterns]
        titles.append(shown.findings_title)
        for title in titles:
            words = re.sub("[“„«].+?[”“»]", "quoted", title).split()
            assert len(words) <= LONGEST_TITLE, title
            assert not title.endswith("."), title


@pytest.mark.parametrize(("company", "lang"), EVERY)
def test_the_two_languages_say_different_words(company: str, lang: str) -> None:
    german = dict(texts(report(company, "ceo", "de")))
    english = dict(texts(report(company, "ceo", "en")))
    assert german.keys() == english.keys()
    for place, text in english.items():
        sentence = len(re.findall(r"[A-Za-z]{2,}", text)) >= 4
        if lang == "en" and sentence:
            assert text != german[place], place
            assert not re.search(r"\b(und|oder|der|die|das|nicht|bei)\b", text), (place, text)
        elif sentence:
            assert not re.search(r"\b(and|the|of|with|not|your)\b", german[place]), place


@pytest.mark.parametrize(("company", "lang"), EVERY)
def test_what_is_asked_for_lies_ahead(company: str, lang: str) -> None:
    locale = reader_of(company, lang)
    ahead = {locale.date(date.fromordinal(MADE.toordinal() + days)) for days in range(1, 91)}
    shown = report(company, "ceo", lang)
    dated = [finding.measure for finding in shown.findings] + [shown.step.body, shown.decision]
    assert len(shown.findings) == 3
    for text in dated:
        assert any(day in text for day in ahead), text


@pytest.mark.parametrize(("company", "lang"), EVERY)
def test_the_uncertainty_fits_its_line(company: str, lang: str) -> None:
    assert len(plain(report(company, "ceo", lang).euro.uncertainty)) <= 45


@pytest.mark.parametrize("company", SWISS)
def test_swiss_readers_get_swiss_german(company: str) -> None:
    for role in ROLES:
        for place, text in texts(report(company, role)):
            assert not set(text) & set("ß„“"), (place, text)
            assert not re.search(r"\d,\d|\d\.\d{3}(?!\d)|\d[\xa0 ]€", text), (place, text)
            for german in load_content().swiss_words:
                assert german not in text, (place, german)


@pytest.mark.parametrize("name", [None, "Müller & Söhne <b>GmbH</b> 株式会社", "../../etc/passwd"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_name_of_the_file_is_made_of_date_kind_and_language(
    name: str | None, lang: str
) -> None:
    result = stored("typical", company_name=name)
    stem = build(result, load_content(), reader_of("typical", lang)).file_stem
    assert stem.isascii()
    assert re.fullmatch(rf"2026-11-20_[A-Za-z-]+_{lang}", stem)


def test_example_data_are_marked() -> None:
    shown = build(stored("typical", demo=True), load_content(), reader_of("typical"))
    assert shown.demo_mark == "Beispieldaten"
    assert "Beispieldaten" in shown.context
    assert report("typical").demo_mark == ""
    assert "Beispieldaten" not in report("typical").context


def test_an_old_result_names_the_model_and_the_day_it_came_from() -> None:
    result = stored(
        "typical",
        content_version="2025.1.0",
        model_version="EUR-0.1",
        created_at=MADE.replace(year=2025),
        parameter_hash="a" * 64,
    )
    shown = build(result, load_content(), reader_of("typical"))
    assert "2025.1.0" in shown.confidence
    assert "EUR-0.1" in shown.confidence
    assert shown.created.year == 2025
    assert "2025" in plain(shown.context)
    assert shown.provenance["parameter_hash"] == "a" * 64
    assert shown.file_stem.startswith("2025-11-20")


@pytest.mark.parametrize(
    ("company", "known", "unsure"),
    [("typical", 5, 0), ("two answers open", 3, 2), ("nothing known", 0, 5), ("not started", 5, 0)],
)
def test_the_confidence_counts_questions_and_not_taps(
    company: str, known: int, unsure: int
) -> None:
    shown = report(company)
    assert str(known) in shown.confidence
    assert (f"{unsure} nicht sicher" in shown.confidence) is (unsure > 0)
    assert (f"{unsure} von 5" in shown.euro.uncertainty) is (unsure > 0)


def test_every_report_says_that_it_is_no_legal_advice_and_no_promise() -> None:
    law = reader_of("typical").date(load_content().law_date)
    for company in COMPANIES:
        assert law in report(company).disclaimers
        assert "Keine Rechtsberatung" in report(company).disclaimers
        assert "keine Zusage" in report(company).disclaimers
