"""The top of a maturity report: what can be said, the level with its index, marks, red flags."""

import pytest

from aiops_model.i18n import plain
from tests.report.assessments import (
    LANGUAGES,
    NAMES,
    assessment,
    by_level,
    case,
    cases,
    first,
    instrument,
    report_of,
    result,
    slow_operations,
)


@pytest.mark.parametrize(
    ("name", "state", "title"),
    [
        ("empty", "empty", "Noch keine Bewertung begonnen"),
        ("nothing applies", "nothing_applies", "Kein Prüfpunkt trifft zu"),
        ("one answer", "progress", "Noch 23 Antworten bis zur Stufe"),
        ("eighteen answers", "progress", "Noch 6 Antworten bis zur Stufe"),
        ("slow operations", "level", "„Keine zuständige Person“ begrenzt die Stufe"),
        ("no way back", "level", "„Kein Rückfallweg“ begrenzt die Stufe"),
        ("all alike", "level", "Alle Ebenen stehen gleich"),
        ("nothing in place", "level", "Alle Ebenen stehen gleich"),
        ("everything in place", "level", "Die höchste Stufe ist erreicht"),
        ("facts unknown", "range", "Offene Angaben entscheiden über die Stufe"),
    ],
)
def test_the_title_is_the_finding(name: str, state: str, title: str) -> None:
    assert case(name).state == state
    assert case(name).title == title


@pytest.mark.parametrize(
    ("slow", "title"),
    [
        ("s", "Die Strategie bremst den KI-Betrieb"),
        ("o", "Die Abläufe bremsen den KI-Betrieb"),
        ("q", "Die Ergebnisse bremsen den KI-Betrieb"),
        ("a", "Die Verwaltung bremst den KI-Betrieb"),
        ("oq", "2 Ebenen stehen gemeinsam am niedrigsten"),
        ("soqa", "Alle Ebenen stehen gleich"),
    ],
)
def test_the_slowest_layer_is_named_and_ties_are_said(slow: str, title: str) -> None:
    slower = by_level(0.5, 0, 0)
    values = by_level(1, 0.5, 0)
    values |= {item: slower[item] for item in values if item[0] in slow}
    assert report_of(assessment(values)).title == title


def test_one_answer_short_of_a_level() -> None:
    report = report_of(assessment(first(23, slow_operations())))
    assert report.title == "Noch eine Antwort bis zur Stufe"
    assert "23 von 48 Prüfpunkten" in report.sentence
    assert "ab 24" in report.sentence


def test_below_half_there_is_progress_and_no_level() -> None:
    report = case("eighteen answers")
    assert report.level.heading == "Noch keine Stufe"
    assert (report.level.low, report.level.high) == (None, None)
    assert {row["state"] for row in report.level.ladder.rows} == {"empty"}
    assert report.evidenced == ""
    assert report.whole.next == ""


@pytest.mark.parametrize("name", ["empty", "nothing applies"])
def test_without_an_answer_nothing_is_claimed(name: str) -> None:
    report = case(name)
    assert report.sections == ()
    assert report.lights == ()
    assert report.warnings == ()
    assert "Index" not in report.sentence
    assert report.level.low is None


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Stufe Pilot (Index 2,0 von 4,0). 48 Prüfpunkte, 4 Personen, Sicherheit mittel."),
        ("en", "Level Pilot (index 2.0 of 4.0). 48 items, 4 people, confidence medium."),
    ],
)
def test_the_sentence_says_level_index_answers_people_confidence(lang: str, sentence: str) -> None:
    assert plain(case("slow operations", lang).sentence) == sentence


@pytest.mark.parametrize(
    ("confidence", "word"), [(1, "gering"), (2, "mittel"), (3, "hoch"), (None, "")]
)
def test_confidence_is_a_word_of_its_own(confidence: int | None, word: str) -> None:
    given = assessment(by_level(1, 0.25, 0), confidence=confidence)
    sentence = plain(report_of(given).sentence)
    assert sentence.endswith(f"Sicherheit {word}." if word else "1 Person.")


def test_a_workshop_counts_judgements() -> None:
    report = report_of(assessment(by_level(1, 0, 0)), depth="workshop")
    assert "16 gemeinsame Bewertungen" in plain(report.sentence)


def test_open_answers_give_a_range_and_what_decides() -> None:
    report = case("three answers open")
    found = result(cases()["three answers open"][0])
    assert report.state == "range"
    assert found.overall.level_low != found.overall.level_high
    assert report.level.low == found.overall.level_low
    assert report.level.high == found.overall.level_high
    assert " bis " in report.sentence
    assert found.could_settle
    assert "Antwort" in report.title
    settle = report.section("settle")
    for item in found.could_settle:
        assert any(instrument().item[item].question.de in line for line in settle.lines), item


def test_a_shrunk_maximum_is_printed() -> None:
    report = case("nothing strategic")
    assert "von 3,0" in report.sentence
    assert any("nur bis 3,0" in mark for mark in report.marks)
    assert any("Vorläufig" in mark for mark in report.marks)


def test_one_left_out_capability_makes_its_layer_provisional() -> None:
    report = case("one capability left out")
    assert any("Vorläufig" in mark for mark in report.marks)
    fields = report.section("fields").figure
    assert fields is not None
    assert [r["word"] for r in fields.rows if r["state"] == "none"] == ["trifft nicht zu"]


def test_the_uncapped_level_stands_beside_the_cap() -> None:
    assert "Ohne Sperrgrund stünde der KI-Betrieb auf „Skaliert“." in case("no way back").marks
    assert not any("Sperrgrund" in mark for mark in case("all alike").marks)


def test_a_cap_by_the_weakest_layer_is_said_as_such() -> None:
    weak = by_level(0.5, 0, 0)
    values = by_level(1, 1, 1) | {i: v for i, v in weak.items() if i.startswith("o")}
    report = report_of(assessment(values))
    assert any("schwächste Ebene" in mark for mark in report.marks)
    assert any("Abläufe" in reason for reason in report.whole.reasons)
    assert report.title == "Die Abläufe bremsen den KI-Betrieb"


def test_an_unknown_fact_is_not_said_to_be_so() -> None:
    report = case("facts unknown")
    assert report.whole.reasons[0].startswith("Noch nicht ausgeschlossen")
    assert any("zuständige Person" in line for line in report.section("settle").lines)
    sure = case("no way back")
    assert not any("ausgeschlossen" in reason for reason in sure.whole.reasons)


def test_what_is_certain_is_said_before_what_is_only_possible() -> None:
    reasons = case("not known").whole.reasons
    doubtful = [reason.startswith("Noch nicht ausgeschlossen") for reason in reasons]
    assert doubtful == sorted(doubtful)
    assert "Kein Rückfallweg" in case("not known").title


def test_high_risk_without_oversight_is_flagged_red() -> None:
    given = assessment(
        by_level(1, 1, 1) | {"q3_m": 0.25, "o3_m": 0.0},
        facts={"high_risk_use": "yes", "live_without_owner": "no"},
    )
    report = report_of(given)
    assert [flag.title for flag in report.red_flags] == ["Hochrisiko ohne Aufsicht"]
    assert report.level.low == report.level.high == 2
    assert case("all alike").red_flags == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("all alike", "Noch kein Nachweis ist hinterlegt"),
        ("everything in place", "Nachgewiesene Stufe: Strategisch (Index 4,0)"),
    ],
)
def test_the_claimed_level_stands_beside_the_evidenced_one(name: str, text: str) -> None:
    assert text in case(name).evidenced
    assert "Angegebene Stufe" in case(name).evidenced


def test_some_evidence_proves_a_lower_level() -> None:
    given = assessment(by_level(1, 1, 0), evidence=frozenset({"s1_m", "s2_m"}))
    assert "Nachgewiesene Stufe: Pilot" in report_of(given).evidenced


def test_the_self_check_stands_beside_the_assessment() -> None:
    marks = case("slow operations").marks
    assert any("indikativ: Pilot bis Gesteuert" in mark for mark in marks)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_ladder_shows_the_level(name: str, lang: str) -> None:
    level = case(name, lang).level
    states = [row["state"] for row in level.ladder.rows]
    low, high = level.low or 0, level.high or 0
    assert states == ["settled"] * low + ["open"] * (high - low) + ["empty"] * (4 - high)
    assert plain(level.heading) in level.ladder.alt


@pytest.mark.parametrize("name", NAMES)
def test_every_part_says_why_it_stands_where_it_stands(name: str) -> None:
    report = case(name)
    assert len(report.layers) == 4
    assert len(report.capabilities) == 16
    for part in (report.whole, *report.layers, *report.capabilities):
        assert part.level
        assert part.reasons, part.name
