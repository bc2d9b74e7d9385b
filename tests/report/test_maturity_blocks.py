"""Blocks of a maturity report: ways up, tasks, targets, lenses, warnings, incidents, phases."""

import pytest

from aiops_model.i18n import plain
from tests.report.assessments import (
    NAMES,
    assessment,
    by_level,
    case,
    cases,
    everything,
    instrument,
    report_of,
    result,
)


def test_the_way_up_lists_each_change_with_its_effort() -> None:
    report = case("slow operations")
    way = result(cases()["slow operations"][0]).overall.next
    assert way is not None
    section = report.section("changes")
    assert section.title == f"{len(way.changes)} Änderungen führen zu „Gesteuert“"
    assert section.table is not None
    assert len(section.table.rows) == len(way.changes)
    question, change = section.table.rows[0]
    assert instrument().item[way.changes[0].item].question.de in question
    assert change == "von „Einige“ auf „Mindestens die Hälfte“ (0,5\u00a0Personentage)"


def test_a_fact_alone_can_open_the_next_level() -> None:
    section = case("facts unknown").section("changes")
    assert section.table is None
    assert any("Läuft ein KI-System ohne benannte" in line for line in section.lines)


@pytest.mark.parametrize("name", ["everything in place", "eighteen answers", "empty"])
def test_without_a_next_level_there_is_no_way(name: str) -> None:
    assert not case(name).has("changes")


def test_what_nobody_knows_becomes_a_task_with_whom_to_ask() -> None:
    section = case("not known").section("find_out")
    assert section.title == "2 Antworten sind noch herauszufinden"
    assert section.table is not None
    assert [row[1] for row in section.table.rows] == [
        "Produktion und Abläufe, Leitung",
        "Produktion und Abläufe, IT und Technik",
    ]
    assert not case("slow operations").has("find_out")


def test_divided_items_are_named_with_their_distance() -> None:
    section = case("slow operations").section("divided")
    assert section.title == "Bei 3 Prüfpunkten liegen die Stimmen weit auseinander"
    assert section.table is not None
    distances = [plain(row[1]) for row in section.table.rows]
    assert distances == ["3 Schritte", "2 Schritte", "2 Schritte"]


def test_what_nobody_knows_of_a_capability_is_one_task() -> None:
    unknown = {i: v for i, v in everything("dont_know").items() if i.startswith("a4")}
    section = report_of(assessment(by_level(1, 0, 0) | unknown)).section("find_out")
    assert section.title == "Eine Antwort ist noch herauszufinden"
    assert section.table is not None
    assert "Kostensteuerung" in section.table.rows[0][0]


def test_a_workshop_names_divided_capabilities_once() -> None:
    apart = dict.fromkeys(("o3_m", "o3_s", "q1_m"), 1.0)
    given = assessment(by_level(0, 0, 0), people=4, apart=apart)
    section = report_of(given, depth="workshop").section("divided")
    assert section.title == "Bei 2 Fähigkeiten liegen die Stimmen weit auseinander"
    assert section.table is not None
    assert len(section.table.rows) == 2


def test_robustness_is_said_of_a_single_level_only() -> None:
    assert case("slow operations").has("robust")
    assert not case("facts unknown").has("robust")
    assert not case("eighteen answers").has("robust")


def test_the_level_hangs_on_what_one_step_changes() -> None:
    values = by_level(1, 0, 0) | {"o4_m": 0.5}
    section = report_of(assessment(values)).section("robust")
    assert "knapp" in section.title
    assert section.table is not None
    assert any("Rückfallweg" in row[0] for row in section.table.rows)


def test_targets_say_today_target_and_the_way() -> None:
    section = case("with targets").section("targets")
    assert section.table is not None
    rows = {row[0]: row[1:] for row in section.table.rows}
    assert rows["Auswahl und Portfolio"] == ("2,3, Ziel 3,0", "Ziel gehalten")
    assert rows["Nutzenrechnung und Planung"] == ("2,3, Ziel 3,0", "50\u00a0%")
    assert section.title == "56\u00a0% des Ziels sind erreicht"
    other = case("slow operations").section("targets").table
    assert other is not None
    assert {row[2] for row in other.rows} == {"kein Ausgangswert"}


@pytest.mark.parametrize("name", NAMES)
def test_a_lens_shows_every_group_once(name: str) -> None:
    report = case(name)
    if report.state in ("empty", "nothing_applies"):
        assert not any(section.id.startswith("lens_") for section in report.sections)
        return
    for lens in instrument().beside.lens.values():
        if lens.lights:
            assert not report.has(f"lens_{lens.id}")
            continue
        table = report.section(f"lens_{lens.id}").table
        assert table is not None
        assert [row[0] for row in table.rows] == [group.name.de for group in lens.groups]


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("slow operations", "In „{lens}“ stehen alle bei 25 %"),
        ("one answer", "„{lens}“: noch keine Antwort"),
    ],
)
def test_a_lens_finds_its_lowest_group(name: str, finding: str) -> None:
    lens = instrument().beside.lens["roles"].name.de
    assert plain(case(name).section("lens_roles").title) == finding.format(lens=lens)


def test_open_answers_widen_a_lens() -> None:
    tables = [s.table for s in case("half answered").sections if s.id.startswith("lens_")]
    states = [row[1] for table in tables if table for row in table.rows]
    assert any("möglich" in state for state in states)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("everything in place", "Alle Voraussetzungen sind erfüllt"),
        ("nothing in place", "0 von 5 Voraussetzungen sind erfüllt"),
        ("eighteen answers", "4 von 5 Voraussetzungen sind erfüllt, 1 ungeklärt"),
    ],
)
def test_a_prerequisite_has_a_word_and_a_symbol(name: str, title: str) -> None:
    report = case(name)
    assert report.lights_title == title
    assert len(report.lights) == 5
    words = {light.word for light in report.lights}
    assert words <= {"erfüllt", "teilweise erfüllt", "nicht erfüllt", "ungeklärt"}
    assert len({light.symbol for light in report.lights}) == len(words)


def test_a_warning_names_the_answers_that_set_it_off() -> None:
    report = case("nothing in place")
    found = result(cases()["nothing in place"][0]).warnings
    assert [warning.id for warning in report.warnings] == [warning.id for warning in found]
    assert str(len(found)) in report.warnings_title
    for shown, warning in zip(report.warnings, found, strict=True):
        assert len(shown.triggers) == len(warning.triggers)
        assert all(" – " in trigger for trigger in shown.triggers)
        certain = shown.mark == "Die Antworten zeigen es."
        assert certain is warning.certain


def test_no_warning_is_said_as_well() -> None:
    assert case("no way back").warnings == ()
    assert case("no way back").warnings_title == "Kein Warnmuster passt zu den Antworten"


def test_three_gaps_are_the_likeliest_incidents() -> None:
    section = case("slow operations").section("incidents")
    assert section.title == "3 Lücken führen am ehesten zu Vorfällen"
    assert section.table is not None
    assert len(section.table.rows) == 3
    assert not case("everything in place").has("incidents")


@pytest.mark.parametrize(
    ("initiatives", "live", "title"),
    [
        (8, 2, "2 von 8 Vorhaben laufen mit belegtem Nutzen"),
        (1, 1, "1 von 1 Vorhaben läuft mit belegtem Nutzen"),
        (0, 0, "Noch kein Vorhaben begonnen"),
    ],
)
def test_the_implementation_gap_counts_initiatives(initiatives: int, live: int, title: str) -> None:
    given = assessment(by_level(1, 0, 0))
    report = report_of(given, initiatives=initiatives, initiatives_with_benefit=live)
    assert report.section("gap").title == title
    assert not report_of(given).has("gap")


def test_the_phase_stands_beside_the_level() -> None:
    section = case("slow operations").section("phases")
    assert section.title == "„Betreuter Betrieb“ auf Stufe „Pilot“"
    assert section.table is not None
    assert [row.count("heute") for row in section.table.rows] == [1, 0, 0, 0]
    assert not case("all alike").section("phases").title.endswith("„Pilot“")
    assert not case("facts unknown").has("phases")


@pytest.mark.parametrize("name", NAMES)
def test_no_table_is_wider_than_a_phone(name: str) -> None:
    for section in case(name).sections:
        if section.table is not None:
            assert len(section.table.columns) <= (4 if section.id == "phases" else 3)
            assert all(len(row) == len(section.table.columns) for row in section.table.rows)
