"""What an estimate rests on: each answer marked as such, each quantity with its origin."""

import pytest

from aiops_model.content import load_content
from aiops_model.domain.self_check import REFINE_ITEMS, asked_items
from aiops_model.i18n import plain
from tests.report.companies import COMPANIES, LANGUAGES, reader_of, report

STATUSES = ("verified", "second_hand", "unverified", "judgement", "derived")
REPLACED = {
    "revenue": "revenue_per_head",
    "hourly_labour_cost": "wage",
    "systems": "unit_cost",
}
"""An exact figure of the visitor -> the parameter it takes the place of."""


def marks(lang: str) -> dict[str, str]:
    """Status -> its word."""
    catalogue = load_content().i18n["en" if lang == "en" else "de"]
    return {name: str(catalogue[f"mark.{name}"]) for name in (*STATUSES, "answer", "unsure")}


def rows(company: str) -> dict[str, tuple[str, ...]]:
    """Name of a row -> the row, in plain text."""
    table = report(company).assumptions
    return {plain(row[0]): tuple(plain(cell) for cell in row) for row in table.rows}


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_stands_first_and_is_marked_as_given_or_open(company: str, lang: str) -> None:
    answers, result = COMPANIES[company], report(company, "cio", lang)
    told = [line for line in result.answers if line.item != "role"]
    asked = [item for item in asked_items(answers) if item != "role"]
    assert [line.item for line in told] == asked + [i for i in REFINE_ITEMS if i in answers]
    for line, row in zip(told, result.assumptions.rows, strict=False):
        unsure = answers[line.item] == "unsure"
        assert line.unsure is unsure
        assert row[1] == line.answer
        assert row[2] == marks(lang)["unsure" if unsure else "answer"]
    rest = [row[2] for row in result.assumptions.rows[len(told) :]]
    assert not {marks(lang)["answer"], marks(lang)["unsure"]} & set(rest)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_quantity_of_the_model_is_there_with_its_status(company: str, lang: str) -> None:
    content, answers = load_content(), COMPANIES[company]
    locale, answered = reader_of(company, lang), len(asked_items(answers)) - 1
    table = report(company, "ceo", lang).assumptions.rows[answered:]
    there = {row[0]: row for row in table if row[2] != marks(lang)["answer"]}
    taken = {REPLACED[item] for item in REPLACED if item in answers}
    for name in content.euro.parameters:
        label = locale.text(content.euro_notes[name].label)
        assert (label not in there) is (name in taken), name
        if name not in taken:
            words = [marks(lang)[status] for status in STATUSES]
            assert there[label][1]
            assert there[label][2].startswith(tuple(words)), there[label]


def test_a_figure_that_depends_on_the_country_is_the_one_of_the_country() -> None:
    wages = {
        company: rows(company)["Arbeitskosten je Stunde"]
        for company in ("typical", "manufacturer", "other EU country", "Swiss typical")
    }
    assert len({row[1] for row in wages.values()}) == 4
    assert wages["Swiss typical"][1].startswith("CHF")
    assert wages["Swiss typical"][2].startswith("ungeprüft")
    assert "€" in wages["manufacturer"][1]


def test_an_exact_figure_takes_the_place_of_the_default() -> None:
    rows = {row[0]: row for row in report("insurer").assumptions.rows}
    assert rows["Arbeitskosten je Stunde"][1:] == ("CHF\xa092", "Ihre Angabe")
    assert (
        len([row for row in report("insurer").assumptions.rows if "Arbeitskosten" in row[0]]) == 1
    )


def test_swiss_readers_see_the_rate_once() -> None:
    for lang in LANGUAGES:
        table = report("insurer", "ceo", lang).assumptions.rows
        rate = reader_of("insurer", lang).number(load_content().exchange.value, 2)
        assert len([row for row in table if rate in row[1] and "CHF" in row[1]]) == 1
    assert not any("0,93" in row[1] for row in report("typical").assumptions.rows)


def test_an_open_answer_shows_the_figures_of_every_answer_it_may_be() -> None:
    weeks = "Wochen bis zum Bemerken heute"
    shown = {
        company: rows(company)[weeks][1] for company in ("nothing known", "manufacturer", "typical")
    }
    assert len(set(shown.values())) == 3


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_is_whole(company: str, lang: str) -> None:
    table = report(company, "ceo", lang).assumptions
    assert len(table.columns) == 3
    assert table.alt
    assert all(len(row) == 3 and all(row) for row in table.rows)
    names = [row[0] for row in table.rows]
    assert len(names) == len(set(names))


def test_what_is_not_in_the_figure_is_listed() -> None:
    content = load_content()
    for lang in LANGUAGES:
        listed = report("typical", "ceo", lang).not_in_figure
        assert len(listed) == len(content.guidance.not_in_figure) >= 5
        assert all(listed)
