"""Before and after: findings, the split that adds up; roles side by side."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from aiops_model.content import load_content
from aiops_model.domain.indicative import indicative_level
from aiops_model.domain.maturity.answers import Assessment
from aiops_model.domain.maturity.compare import Round, compare
from aiops_model.domain.self_check import AnswerValue
from aiops_model.i18n import plain
from aiops_model.report.maturity import (
    ComparisonReport,
    RoleCheck,
    SideBySide,
    build_comparison,
    build_side_by_side,
)
from tests.report.assessments import (
    LANGUAGES,
    assessment,
    basis_of,
    by_level,
    everything,
    first,
    lenient,
    reader,
    result,
    slow_operations,
)
from tests.report.companies import MANUFACTURER
from tests.report.texts import texts_of

EARLIER = date(2026, 8, 20)
WORKED = frozenset({"o1_m", "o2_m"})


def later() -> dict[str, float]:
    """Operations have become better, one answer elsewhere worse."""
    values = {item: float(value) for item, value in slow_operations().items()}
    better = {item: 1.0 for item in values if item.startswith("o") and item.endswith("_m")}
    return values | better | {"a1_s": 0.0}


def compared(
    before: Assessment,
    after: Assessment,
    lang: str = "de",
    *,
    worked: frozenset[str] = WORKED,
) -> ComparisonReport:
    model = lenient()
    found = compare(
        Round(model, before, result(before)), Round(model, after, result(after)), worked
    )
    start = basis_of(before, snapshot_name="Start", snapshot_date=EARLIER)
    return build_comparison(found, start, basis_of(after), load_content(), reader(lang))


def usual(lang: str = "de") -> ComparisonReport:
    return compared(assessment(slow_operations()), assessment(later()), lang)


def amount(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace("±", "").replace("+", "").replace(",", "."))


def test_the_finding_is_how_far_the_index_moved() -> None:
    report = usual()
    assert report.title == "Der Index steigt um 0,3"
    assert report.before == "Start, 20.\u00a0August\u00a02026: Pilot (Index 2,0)"
    assert report.after.startswith("Heute, 20.\u00a0November\u00a02026: Gesteuert")
    assert report.sentence == "Vorher „Pilot“, jetzt „Gesteuert“."


@pytest.mark.parametrize(
    ("before", "after", "title", "finding"),
    [
        (by_level(1, 0, 0), by_level(1, 0, 0), "ist gleich geblieben", "Alles steht wie vorher"),
        (by_level(1, 0, 0), by_level(1, 1, 0), "steigt um 1,0", "4 Ebenen sind gleich weit"),
        (everything(1.0), by_level(1, 1, 0), "sinkt um 1,0", "4 Ebenen stehen niedriger"),
        (everything(1.0), first(1, everything(1.0)), "fehlen noch Antworten", "Noch lässt sich"),
    ],
)
def test_no_movement_setbacks_and_ties_are_said(
    before: Mapping[str, float], after: Mapping[str, float], title: str, finding: str
) -> None:
    report = compared(assessment(before), assessment(after))
    assert title in report.title
    assert report.layers is not None
    assert finding in report.layers.finding


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_dumbbell_shows_the_difference_a_reader_can_check(lang: str) -> None:
    report = usual(lang)
    for figure in (report.figure, report.layers):
        assert figure is not None
        for row in figure.rows:
            before, after = amount(str(row["before_text"])), amount(str(row["after_text"]))
            assert amount(str(row["text"])) == after - before
            for key in ("text", "before_text", "after_text"):
                assert plain(str(row[key])) in figure.alt
    layers = report.layers
    assert layers is not None
    assert layers.rows[0]["id"] == "operations"
    assert (
        layers.finding
        == {
            "de": "Am weitesten gekommen: Abläufe",
            "en": "Moved furthest: Operations",
        }[lang]
    )


def test_what_was_answered_only_once_is_said_so() -> None:
    half = {i: v for i, v in slow_operations().items() if not i.startswith("a")}
    report = compared(assessment(half), assessment(slow_operations()))
    assert report.layers is not None
    row = next(row for row in report.layers.rows if row["id"] == "admin")
    assert row["text"] == "neu beantwortet"
    assert "before" not in row


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_split_adds_up_to_the_last_row(lang: str) -> None:
    split = usual(lang).split
    assert split is not None
    *parts, total = [amount(row[1]) for row in split.rows]
    assert sum(parts) == total
    assert total == amount("+0,3")


def test_the_title_of_the_split_agrees_with_its_rows() -> None:
    report = usual()
    assert report.split is not None
    work, answers = (amount(row[1]) for row in report.split.rows[:2])
    assert work < answers
    assert report.split_title == "Am meisten bewegt haben geänderte Antworten"
    even = compared(assessment(slow_operations()), assessment(slow_operations() | EVEN))
    assert even.split is not None
    assert len({row[1] for row in even.split.rows[:2]}) == 1
    assert even.split_title == "Mehrere Ursachen bewegen den Index gleich stark"


EVEN = {"o1_m": 1.0, "o2_m": 1.0, "o3_m": 1.0, "q4_m": 1.0, "o4_m": 1.0, "o3_s": 1.0}


def test_work_is_told_from_changed_answers() -> None:
    report = usual()
    assert [section.id for section in report.changed] == ["changed_work", "changed_answer"]
    work = report.changed[0].table
    assert work is not None
    assert len(work.rows) == len(WORKED)
    assert work.rows[0][1] == "von „Einige“ auf „Die meisten oder alle“"
    assert report.editions == ()


def test_other_respondents_have_a_row_of_their_own() -> None:
    before = assessment(slow_operations(), people=1)
    after = assessment(later(), people=3, apart=dict.fromkeys(later(), 0.0))
    split = compared(before, after, worked=frozenset()).split
    assert split is not None
    assert "Andere Antwortende" in {row[0] for row in split.rows}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_a_comparison_is_filled_in(lang: str) -> None:
    for place, text in texts_of(usual(lang)):
        assert not set(text) & set("{}"), place
        assert text == text.strip(), place


def test_the_numbers_hold_what_was_computed() -> None:
    numbers = usual().numbers
    parts = [value for name, value in numbers.items() if name.startswith("split.")]
    assert sum(parts) == pytest.approx(numbers["overall.change"])


# ---------------------------------------------------------------------------------- side by side
def check(name: str, **changes: AnswerValue) -> RoleCheck:
    content = load_content()
    answers = MANUFACTURER | {"role": "ceo"} | changes
    return RoleCheck(name, answers, indicative_level(answers, content.indicative))


def beside(*checks: RoleCheck, lang: str = "de") -> SideBySide:
    return build_side_by_side(checks, load_content(), reader(lang))


def test_the_most_different_answers_stand_first() -> None:
    report = beside(check("Leitung", detection="A"), check("Abläufe", detection="D", state="half"))
    assert report.title == "Bei 2 Fragen gehen die Antworten auseinander"
    assert report.answers[0].id == "detection"
    table = report.answers[0].table
    assert table is not None
    assert [row[0] for row in table.rows] == ["Leitung", "Abläufe"]
    assert {section.id for section in report.answers} == {"detection", "state"}
    assert report.agreed is not None
    assert report.agreed.table is not None
    rows = {row[0]: row[1] for row in report.agreed.table.rows}
    questions = {
        item: load_content().self_check.item(item).text.de for item in ("spend", "country")
    }
    assert rows[questions["spend"]].startswith("340.000")
    assert questions["country"] not in rows


def test_equal_answers_are_a_finding_as_well() -> None:
    report = beside(check("Leitung"), check("Abläufe"))
    assert report.title == "Alle antworten gleich"
    assert report.sentence == "Alle Selbst-Checks ergeben dieselbe Stufe, indikativ."
    assert report.answers == ()
    assert report.agreed is not None
    assert report.agreed.title == "Bei 7 Fragen antworten alle gleich"


def test_not_sure_is_said_as_such() -> None:
    report = beside(check("Leitung", detection="unsure"), check("Abläufe"), lang="en")
    assert report.title == "On one question the answers differ"
    assert "not sure" in report.answers[0].lines[0]


def test_other_levels_are_said() -> None:
    report = beside(check("Leitung", depth="both"), check("Abläufe", detection="unsure"))
    assert len(report.levels.rows) == 2
    assert report.levels.columns == ("Wer", "Stufe")
