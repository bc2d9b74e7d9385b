"""Every text of the duties report: both languages, Swiss, empty, one and many systems."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from aiops_model.domain.ai_act.law import Version
from aiops_model.report.ai_act import ActReport, DutyAnswer
from tests.report import act_companies as act
from tests.report.texts import texts_of

BEFORE: Version = "before_amendment"
ANSWERED = {
    "ART4": DutyAnswer(3, owner="A. Muster"),
    "ART5": DutyAnswer(2, due=date(2026, 1, 1)),
    "ART26_1": DutyAnswer(0),
    "ART26_7": DutyAnswer(not_applicable=True, reason="keine Beschäftigten betroffen"),
}
SWISS = {**act.COMPANY, "country": "CH"}
PUBLIC = {**act.COMPANY, "public_body": True}
NOTHING_KNOWN: dict[str, object] = {}


def empty(lang: str) -> ActReport:
    return act.report(lang=lang)


def one(lang: str) -> ActReport:
    return act.report(act.system(act.RANKING, answers=ANSWERED), lang=lang)


def many(lang: str) -> ActReport:
    kinds = (
        (act.RANKING, "Rangliste"),
        (act.OLD_RANKING, "Altsystem"),
        (act.OWN_SCORING, "Bonität"),
        (act.ASSISTANT, "Assistent"),
        (act.BOUGHT_ASSISTANT, "Gekaufter Assistent"),
        (act.EMOTIONS_UNKNOWN, "Stimmung"),
        (act.AREA_UNKNOWN, "Unbekannt"),
        (act.MACHINE, "Presse"),
        (act.OUTSIDE, "Regelwerk"),
    )
    return act.report(*(act.system(facts, name) for facts, name in kinds), lang=lang)


def swiss(lang: str) -> ActReport:
    return act.report(act.system(act.OWN_SCORING, company=SWISS), lang=lang, company=SWISS)


def public(lang: str) -> ActReport:
    return act.report(act.system(act.RANKING, company=PUBLIC), lang=lang, company=PUBLIC)


def before(lang: str) -> ActReport:
    found = act.system(act.RANKING, version=BEFORE, answers=ANSWERED)
    return act.report(found, lang=lang, version=BEFORE)


def unknown(lang: str) -> ActReport:
    found = act.system({}, company=NOTHING_KNOWN)
    return act.report(found, lang=lang, company=NOTHING_KNOWN)


Make = Callable[[str], ActReport]
MADE: tuple[Make, ...] = (empty, one, many, swiss, public, before, unknown)
EVERY = [(make, lang) for make in MADE for lang in ("de", "en")]
FORBIDDEN = re.compile(r"(?i:compliant|konform\b|konforme|rechtssicher)|UNVERIFIED")


@pytest.mark.parametrize(("make", "lang"), EVERY)
def test_no_text_promises_that_the_law_is_kept(make: Make, lang: str) -> None:
    for place, text in texts_of(make(lang)):
        assert not FORBIDDEN.search(text.replace("\u00ad", "")), place


@pytest.mark.parametrize(("make", "lang"), EVERY)
def test_no_place_of_a_text_is_left_open(make: Make, lang: str) -> None:
    for place, text in texts_of(make(lang)):
        assert not re.search(r"[{}]|\bNone\b(?! of)|act\.|:\s*$", text), (place, text)


@pytest.mark.parametrize(("make", "lang"), EVERY)
def test_the_footer_names_the_state_of_the_law_and_that_it_is_no_advice(
    make: Make, lang: str
) -> None:
    footer = make(lang).footer.replace("\u00a0", " ")
    assert ("24. September 2026" if lang == "de" else "24 September 2026") in footer
    assert ("Keine Rechtsberatung" if lang == "de" else "Not legal advice") in footer


@pytest.mark.parametrize("make", MADE)
def test_both_languages_say_the_same_things(make: Make) -> None:
    german = {place for place, _ in texts_of(make("de"))}
    english = {place for place, _ in texts_of(make("en"))}
    assert {p for p in german ^ english if "file_stem" not in p} == set()


def test_swiss_readers_read_their_spelling_and_their_law() -> None:
    report = swiss("de")
    assert report.lang == "de-CH"
    assert not [text for _, text in texts_of(report) if "ß" in text]
    assert any("EUR" in row[1] for row in report.ceilings.table.rows) if report.ceilings else False
    modifiers = [notice.title for notice in report.systems[0].modifiers]
    assert "Anbieter ausserhalb der EU" in modifiers


def test_only_figures_that_the_law_names_stand_in_a_probability() -> None:
    for place, text in texts_of(many("de")):
        assert "Wahrscheinlich" not in text, place


@pytest.mark.parametrize("lang", ["de", "en"])
def test_without_a_system_the_report_says_what_comes(lang: str) -> None:
    report = empty(lang)
    assert report.empty
    assert report.heat_map is None
    assert report.ceilings is None
    assert report.binding == ()
    assert report.timeline is not None
    assert report.numbers["applicable"] == 0


def test_a_label_of_a_figure_fits_a_phone() -> None:
    report = many("de")
    assert report.heat_map is not None
    assert report.timeline is not None
    for row in (row for part in report.heat_map.parts for row in part.figure.rows):
        assert all(len(line) <= 42 for line in str(row["name"]).split("\n"))
        assert all(len(line) <= 20 for line in str(row["system"]).split("\n"))
    for row in report.timeline.rows:
        assert all(len(line) <= 34 for line in str(row["name"]).split("\n"))
