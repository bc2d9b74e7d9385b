"""The words of a maturity report: filled in, in one language, in house style."""

import re

import pytest

from aiops_model.i18n import plain
from aiops_model.report.maturity import MaturityReport
from tests.report.assessments import LANGUAGES, NAMES, case, cases
from tests.report.test_texts import AVOIDED
from tests.report.texts import texts_of

LONGEST = 420
"""Characters of one text; a paragraph of three sentences."""
LONGEST_TITLE = 8
"""Words; a quoted name counts as one."""
EVERY = [(name, lang) for name in NAMES for lang in LANGUAGES]


def test_every_case_is_named() -> None:
    assert set(NAMES) == set(cases())


def quoted_as_one(title: str) -> list[str]:
    return re.sub("[“„«].+?[”“»]", "quoted", title).split()


def titles(report: MaturityReport) -> list[str]:
    found = [report.title, report.lights_title, report.warnings_title]
    found += [section.title for section in report.sections]
    found += [section.figure.finding for section in report.sections if section.figure]
    return [title for title in found if title]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_every_text_is_filled_in_and_cleanly_set(name: str, lang: str) -> None:
    for place, text in texts_of(case(name, lang)):
        assert not set(text) & set("{}"), place
        assert "  " not in text, place
        assert text == text.strip(), place
        assert not re.search(r" [.,;:]|\.\.|\bnan\b", text), (place, text)
        assert lang == "en" or "None" not in text, place
        assert len(text) <= LONGEST or place.endswith("alt"), (place, len(text))


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_no_text_uses_a_word_the_glossary_avoids(name: str, lang: str) -> None:
    words = [entry for entry in AVOIDED if entry.lang == lang]
    for place, text in texts_of(case(name, lang)):
        found = [entry.word for entry in words if entry.occurs_in(plain(text))]
        assert not found, (place, found, text)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_titles_are_short_and_end_without_a_stop(name: str, lang: str) -> None:
    for title in titles(case(name, lang)):
        assert len(quoted_as_one(title)) <= LONGEST_TITLE, title
        assert not title.endswith("."), title


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_the_two_languages_say_different_words(name: str, lang: str) -> None:
    german, english = dict(texts_of(case(name, "de"))), dict(texts_of(case(name, "en")))
    assert german.keys() == english.keys()
    other = german if lang == "en" else english
    for place, text in (english if lang == "en" else german).items():
        if len(re.findall(r"[A-Za-z]{2,}", text)) >= 4 and "Muster" not in text:
            assert text != other[place], place


@pytest.mark.parametrize("name", NAMES)
def test_swiss_readers_get_swiss_german(name: str) -> None:
    for place, text in texts_of(case(name, "de", "CH")):
        assert not set(text) & set("ß„“"), (place, text)
        assert not re.search(r"\d,\d", text), (place, text)


def test_swiss_readers_get_a_decimal_point() -> None:
    assert "2.0 von 4.0" in plain(case("slow operations", "de", "CH").sentence)


def test_austrian_readers_get_their_language_tag() -> None:
    assert case("slow operations", "de", "AT").lang == "de-AT"


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_no_place_names_a_person(name: str, lang: str) -> None:
    for place, text in texts_of(case(name, lang)):
        assert not re.search(r"\bp\d\b", text), place


def test_the_report_says_whose_thresholds_and_which_engine() -> None:
    report = case("slow operations")
    assert "unsere Festlegung" in report.note
    made = report.provenance
    assert made["answers_hash"][:8] in report.provenance_line
    assert made["model_version"] in report.provenance_line
    assert made["engine_version"] in report.provenance_line


def test_example_data_are_marked() -> None:
    assert "Beispieldaten" in case("no way back").context
    assert case("no way back").demo_mark == "Beispieldaten"
    assert "Beispieldaten" not in case("slow operations").context


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_name_of_the_file_is_made_of_date_kind_and_language(lang: str) -> None:
    stem = case("slow operations", lang).file_stem
    assert re.fullmatch(rf"2026-11-20_[A-Za-z-]+_{lang}", stem)
