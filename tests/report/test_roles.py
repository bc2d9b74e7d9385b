"""The role changes the order and what comes first, never a figure."""

from dataclasses import replace

import pytest

from aiops_model.content import load_content
from aiops_model.report import build
from tests.report.companies import (
    COMPANIES,
    LANGUAGES,
    ROLES,
    WITH_A_RANGE,
    WITHOUT_A_RANGE,
    reader_of,
    report,
    stored,
)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_role_sees_the_same_figures(company: str, lang: str) -> None:
    first = report(company, "ceo", lang)
    for role in ROLES[1:]:
        other = report(company, role, lang)
        assert other.numbers == first.numbers
        assert (other.level, other.risk, other.step) == (first.level, first.risk, first.step)
        assert other.findings == first.findings
        assert other.assumptions == first.assumptions
        assert {s.id for s in other.sections} == {s.id for s in first.sections}
        for block in other.sections:
            same = first.section(block.id)
            assert (block.title, block.figure, block.table) == (
                same.title,
                same.figure,
                same.table,
            )
            assert set(same.lines) <= set(block.lines)


@pytest.mark.parametrize("company", WITH_A_RANGE)
def test_finance_reads_the_result_after_costs_first_and_others_before_costs(company: str) -> None:
    figures = report(company).numbers
    locale = reader_of(company)
    for role in ROLES:
        name = "net" if role == "cfo" else "gross"
        euro = report(company, role).euro
        low, mid, high = (int(figures[f"{name}.shown.{end}"]) for end in ("low", "mid", "high"))
        assert euro.value == locale.money_range(low, high)
        assert euro.middle_value == locale.money(mid)
        assert euro.figure is not None
        row = euro.figure.rows[0]
        assert (row["low"], row["mid"], row["high"]) == (low, mid, high)
        assert ("Nach Kosten" in euro.label) is (role == "cfo")
        assert ("vor Kosten" in euro.label) is (role != "cfo")


@pytest.mark.parametrize("company", WITH_A_RANGE)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_beside_each_range_stands_the_chance_of_a_minus(company: str, role: str, lang: str) -> None:
    shown = report(company, role, lang)
    percent = reader_of(company, lang).percent(shown.numbers["net.probability_loss"])
    assert percent in shown.euro.chance
    assert any(percent in line for line in shown.section("net").lines)


@pytest.mark.parametrize("company", WITHOUT_A_RANGE)
@pytest.mark.parametrize("role", ROLES)
def test_without_an_estimate_there_are_words_and_no_range(company: str, role: str) -> None:
    euro = report(company, role).euro
    assert euro.value.startswith("unter ")
    assert euro.uncertainty
    assert (euro.middle, euro.middle_value, euro.chance, euro.figure) == ("", "", "", None)
    ids = {section.id for section in report(company, role).sections}
    assert not ids & {"range", "components", "tornado", "learn_first"}


ORDERS = {
    "ceo": ["range", "components", "net", "incident", "tornado"],
    "cfo": ["net", "incident", "range", "components", "tornado"],
    "coo": ["incident", "range", "components", "net", "tornado"],
    "cmo": ["hours", "range", "components", "net", "incident"],
    "cio": ["learn_first", "tornado", "range", "components", "net"],
    "compliance": ["ceiling", "range", "components", "net", "incident"],
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_with_its_own_question(role: str) -> None:
    order = [section.id for section in report("typical", role).sections]
    assert order[:5] == ORDERS[role]
    assert len(order) == len(set(order)) == 8


def test_marketing_reads_that_the_range_is_a_lower_bound() -> None:
    note = "Mehrumsatz ist nicht eingerechnet"
    assert any(note in line for line in report("typical", "cmo").section("range").lines)
    assert not any(note in line for line in report("typical", "ceo").section("range").lines)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_result_gives_an_equal_report(company: str, lang: str) -> None:
    again = build(stored(company, "cfo"), load_content(), reader_of(company, lang))
    assert again == report(company, "cfo", lang)
    other = build(
        stored(company, "cfo", company_name="Muster AG"), load_content(), reader_of(company, lang)
    )
    assert replace(other, company="") == again
