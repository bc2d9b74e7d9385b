"""Figures of a maturity report as rows: findings that fit, alt texts that hold every value."""

import pytest

from aiops_model.i18n import plain
from aiops_model.report.model import Figure
from tests.report.assessments import (
    AS_OF,
    LANGUAGES,
    NAMES,
    assessment,
    basis_of,
    by_level,
    case,
    cases,
    everything,
    instrument,
    report_of,
    result,
    slow_operations,
)


def figure(name: str, section: str, lang: str = "de") -> Figure:
    found = case(name, lang).section(section).figure
    assert found is not None
    return found


# --------------------------------------------------------------------------------------- bullets
@pytest.mark.parametrize(
    ("name", "section", "finding"),
    [
        ("with targets", "layers", "Größter Abstand: Abläufe"),
        ("with targets", "capabilities", "Bei 4 Fähigkeiten ist der Abstand gleich groß"),
        ("all alike", "layers", "Alle Ebenen sind gleich weit vom Ziel"),
        ("all alike", "capabilities", "Alle Fähigkeiten sind gleich weit vom Ziel"),
        ("everything in place", "layers", "Alle Ebenen haben ihr Ziel erreicht"),
        ("everything in place", "capabilities", "Alle Fähigkeiten haben ihr Ziel erreicht"),
        ("slow operations", "layers", "Bei 3 Ebenen ist der Abstand gleich groß"),
    ],
)
def test_the_largest_distance_is_named_and_ties_are_said(
    name: str, section: str, finding: str
) -> None:
    assert figure(name, section).finding == finding


def test_a_target_reached_where_known_says_nothing_of_the_rest() -> None:
    values = {item: 1.0 for item in instrument().item if item[0] == "s"}
    report = report_of(assessment(values))
    found = report.section("layers").figure
    assert found is not None
    assert found.finding == "Wo eine Stufe feststeht, ist das Ziel erreicht"


def test_rows_stand_with_the_widest_distance_first_and_unknown_last() -> None:
    rows = figure("with targets", "layers").rows
    assert rows[0]["id"] == "operations"
    assert rows[0]["text"] == "1,8, Ziel 3,0"
    half = figure("half answered", "layers").rows
    known = [bool(row["known"]) for row in half]
    assert known == sorted(known, reverse=True)
    assert not known[-1]


@pytest.mark.parametrize("name", NAMES)
def test_a_bullet_lies_within_its_axis(name: str) -> None:
    report = case(name)
    for section in ("layers", "capabilities"):
        if not report.has(section):
            continue
        found = figure(name, section)
        assert found.axis == ("Pilot", "Gesteuert", "Skaliert", "Strategisch")
        for row in found.rows:
            assert ("value" in row) is row["known"]
            assert ("target" in row) is row["aimed"]
            if row["known"]:
                low, value, high = (float(row[key]) for key in ("low", "value", "high"))
                assert 1 <= low <= value <= high <= 4


def test_an_index_above_the_target_is_not_called_reached_below_its_gate() -> None:
    """Half everywhere: an index of 2.5, but no gate of 60 % is passed."""
    report = report_of(assessment(everything(0.5)))
    capabilities = report.section("capabilities").figure
    assert capabilities is not None
    assert capabilities.finding == "Bei 16 Fähigkeiten fehlt trotz Index die Schwelle"
    told = "Bei 16 Fähigkeiten hält eine Schwelle die Stufe unter dem Ziel."
    assert told in report.section("targets").lines


def test_only_open_answers_leave_a_range() -> None:
    for row in figure("slow operations", "capabilities").rows:
        assert row["low"] == row["value"] == row["high"]
    ranged = figure("half answered", "layers")
    assert any(float(row["low"]) < float(row["high"]) for row in ranged.rows)
    assert "möglich" in ranged.alt


# ---------------------------------------------------------------------------------------- fields
@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("slow operations", "4 Fähigkeiten stehen noch auf „Pilot“"),
        ("nothing in place", "Alle 16 Fähigkeiten stehen auf „Pilot“"),
        ("everything in place", "Alle 16 Fähigkeiten stehen auf „Strategisch“"),
        ("one answer", "Noch hat keine Fähigkeit eine Stufe"),
        ("no way back", "Eine Fähigkeit steht noch auf „Pilot“"),
    ],
)
def test_the_lowest_fields_are_counted(name: str, finding: str) -> None:
    assert figure(name, "fields").finding == finding


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_capability_has_its_field_with_a_word(name: str, lang: str) -> None:
    if not case(name).has("fields"):
        assert case(name).state in ("empty", "nothing_applies")
        return
    rows = figure(name, "fields", lang).rows
    assert len({(row["line"], row["column"]) for row in rows}) == 16
    assert [bool(row["group"]) for row in rows].count(True) == 4
    for row in rows:
        assert row["word"]
        assert len(str(row["name"])) <= 13
        assert len(str(row["word"])) <= 15


# ----------------------------------------------------------------------------------------- votes
def test_the_most_divided_item_stands_first() -> None:
    found = figure("slow operations", "votes")
    assert found.finding == "Die Stimmen reichen von „Keine“ bis „Die meisten oder alle“"
    assert next(row["name"] for row in found.rows if row["name"]) == "Qualität, Gesteuert"
    spreads = {row["line"]: int(row["high"]) - int(row["low"]) for row in found.rows}
    assert list(spreads.values()) == sorted(spreads.values(), reverse=True)
    assert all(spread > 0 for spread in spreads.values())


def test_below_the_smallest_group_no_vote_is_shown() -> None:
    section = case("two people").section("votes")
    assert section.figure is None
    assert section.title == "Zu wenige Stimmen für ein Bild"
    assert not case("two people").has("divided")


def test_an_item_fewer_have_answered_is_left_out() -> None:
    given = assessment(slow_operations(), people=4, apart={"o3_m": 1.0, "q2_m": 0.0})
    votes = basis_of(given).votes
    few = dict(votes) | {"o3_m": {0.25: 1, 1.0: 1}}
    section = report_of(given, votes=few).section("votes")
    assert section.figure is not None
    assert {row["id"] for row in section.figure.rows} == {"q2_m"}


def test_nobody_alone_sees_a_vote_figure() -> None:
    assert not case("all alike").has("votes")


def test_when_all_agree_there_is_no_figure_but_a_sentence() -> None:
    section = case("everything in place").section("votes")
    assert section.title == "Alle Stimmen sind gleich"
    assert section.figure is None


def test_a_workshop_shows_votes_by_level() -> None:
    given = assessment(by_level(1, 0, 0), people=4)
    votes = {"o3": {1.0: 2, 2.0: 1, 3.0: 1}, "s1": {2.0: 4}}
    section = report_of(given, depth="workshop", votes=votes).section("votes")
    assert section.figure is not None
    assert section.figure.axis[0] == "Pilot"
    assert section.figure.finding == "Die Stimmen reichen von „Pilot“ bis „Skaliert“"
    assert section.figure.rows[0]["name"] == "Überwachung im Betrieb"


def test_no_more_rows_than_a_reader_can_weigh() -> None:
    apart = dict.fromkeys(list(instrument().item)[:12], 0.0)
    section = report_of(assessment(by_level(1, 1, 1), people=4, apart=apart)).section("votes")
    assert section.figure is not None
    assert len({row["line"] for row in section.figure.rows}) == 6
    assert any("weitere Prüfpunkte" in line for line in section.lines)


# ----------------------------------------------------------------------------- text equivalents
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_of_a_figure_holds_every_value_it_draws(name: str, lang: str) -> None:
    for section in case(name, lang).sections:
        drawn = section.figure
        if drawn is None:
            continue
        assert drawn.alt == plain(drawn.alt)
        assert drawn.how_to_read
        for row in drawn.rows:
            for key in ("text", "count"):
                if key in row:
                    assert plain(str(row[key])) in drawn.alt
        if drawn.kind == "votes":
            for row in drawn.rows:
                assert f"{drawn.axis[int(row['step'])]} {row['count']}" in drawn.alt


# --------------------------------------------------------------------------------------- numbers
@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_are_those_of_the_engine(name: str) -> None:
    given, _ = cases()[name]
    found, numbers = result(given), case(name).numbers
    parts = {"overall": found.overall, **found.layers, **found.capabilities}
    for part, standing in parts.items():
        assert numbers.get(f"{part}.index") == standing.index
        assert numbers[f"{part}.answered"] == standing.answered
        if standing.index is not None:
            assert abs(numbers[f"{part}.index.shown"] - standing.index) <= 0.05 + 1e-9
    for capability, target in found.progress.targets.items():
        assert numbers[f"{capability}.target"] == target


def test_the_report_carries_the_day_it_counts_for() -> None:
    assert case("slow operations").created == AS_OF
