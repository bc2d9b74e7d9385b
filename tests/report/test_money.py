"""Money in a report: one source of figures, francs for the Swiss, events apart from the year."""

import math
from typing import Any

import pytest

from aiops_model.content import load_content
from aiops_model.domain.euro import Range
from aiops_model.domain.euro.figures import rounded_down, rounded_nearest, rounded_up
from aiops_model.report import build
from aiops_model.report.amounts import shown
from tests.report.companies import (
    COMPANIES,
    LANGUAGES,
    ROLES,
    WITH_A_RANGE,
    estimate_of,
    reader_of,
    report,
    stored,
)

RATE = load_content().exchange.value
SWISS = [name for name, answers in COMPANIES.items() if answers["country"] == "CH"]
COVERED = [name for name in WITH_A_RANGE if name != "AI is the product"]


def lines(company: str, section: str, lang: str = "de", role: str = "ceo") -> str:
    return "\n".join(report(company, role, lang).section(section).lines)


@pytest.mark.parametrize("company", WITH_A_RANGE)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_listed_figures_are_the_printed_ones(company: str, lang: str) -> None:
    result, locale = report(company, "ceo", lang), reader_of(company, lang)

    def listed(name: str) -> tuple[str, str]:
        low, mid, high = (int(result.numbers[f"{name}.shown.{e}"]) for e in ("low", "mid", "high"))
        return locale.money_range(low, high), locale.money(mid)

    assert (result.euro.value, result.euro.middle_value) == listed("gross")
    printed = {"net": lines(company, "net", lang)}
    found = estimate_of(company)
    if found.event is not None:
        printed["event"] = lines(company, "incident", lang)
    if result.numbers.get("yearly_incident_loss.shown.high") and "nothing_live" not in found.notes:
        printed["yearly_incident_loss"] = lines(company, "incident", lang)
    for name, words in printed.items():
        assert all(amount in words for amount in listed(name)), name
    figure = result.section("components").figure
    assert figure is not None
    for row in figure.rows:
        amount = int(result.numbers[f"components.{row['id']}.shown"])
        assert amount == row["value"]
        assert locale.money(amount) in str(row["text"])


@pytest.mark.parametrize("company", COMPANIES)
def test_every_figure_is_the_estimate_rounded_outwards(company: str) -> None:
    found, numbers = estimate_of(company), report(company).numbers
    rate = RATE if company in SWISS else 1.0
    ranges: dict[str, Any] = {
        "gross": found.gross,
        "net": found.net,
        "event": found.event,
        "yearly_incident_loss": found.yearly_incident_loss,
    }
    for name, values in ranges.items():
        if values is None:
            assert not [key for key in numbers if key.startswith(name)]
            continue
        assert numbers[f"{name}.p50"] == values.p50
        assert numbers[f"{name}.shown.low"] == rounded_down(values.p10 * rate)
        assert numbers[f"{name}.shown.mid"] == rounded_nearest(values.p50 * rate)
        assert numbers[f"{name}.shown.high"] == rounded_up(values.p90 * rate)
        assert numbers[f"{name}.shown.low"] <= values.p10 * rate
        assert numbers[f"{name}.shown.high"] >= values.p90 * rate


# ----------------------------------------------------------------------------------------- francs
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("company", SWISS)
def test_swiss_readers_see_francs_and_ceilings_in_euro(company: str, role: str, lang: str) -> None:
    result = report(company, role, lang)
    assert result.euro.value.startswith("CHF")
    for section in result.sections:
        if section.id != "ceiling":
            assert not any("€" in line or "EUR" in line for line in section.lines)
    ceiling = result.section("ceiling")
    amounts = [row[1] for row in ceiling.table.rows] if ceiling.table else []
    assert not any("CHF" in text for text in (*ceiling.lines, *amounts))
    assert all("EUR" in amount or "€" in amount for amount in amounts)
    assert lines(company, "range", lang).count(reader_of(company, lang).number(RATE, 2)) == 1


def test_francs_are_rounded_after_conversion_and_outwards() -> None:
    values = Range(p10=10_000, p50=10_700, p90=10_750)
    figures = shown(values, reader_of("insurer"))  # four digits each: in steps of a hundred
    exact = [value * RATE for value in (values.p10, values.p50, values.p90)]
    assert figures.low == math.floor(exact[0] / 100) * 100
    assert figures.high == math.ceil(exact[2] / 100) * 100
    assert figures.low <= exact[0] <= exact[2] <= figures.high


# --------------------------------------------------------------------------- one event and a year
def test_the_manufacturer_reads_one_event_and_the_year_apart() -> None:
    result = report("manufacturer", "coo", "en")
    event, yearly = result.section("incident").lines[0], result.section("incident").lines[2]
    assert "€23,000–250,000" in event
    assert "€68,000" in event
    assert "€1,700–88,000" in yearly
    assert "€11,000" in yearly
    assert "never added" in result.section("incident").lines[3]


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (15.4, "once in 15 years"),
        (10.8, "once in 10 years"),
        (3.13, "once in 3.1 years"),
        (2.0, "once in 2 years"),
        (1.04, "once a year"),
        (1.54, "once in 1.5 years"),
    ],
)
def test_monitoring_pays_from_a_frequency_on(years: float, words: str) -> None:
    event = estimate_of("manufacturer").event
    assert event is not None
    assert event.break_even is not None
    pays = event.break_even.model_copy(update={"years": years, "yearly_probability": 1 / years})
    found = estimate_of("manufacturer").model_copy(
        update={"event": event.model_copy(update={"break_even": pays})}
    )
    result = build(
        stored("manufacturer", estimate=found), load_content(), reader_of("typical", "en")
    )
    line = result.section("incident").lines[-1]
    assert words in line
    assert f"{100 / years:.1f}%" in line


def test_where_one_event_a_year_would_not_pay_nothing_is_said() -> None:
    event = estimate_of("manufacturer").event
    assert event is not None
    assert event.break_even is not None
    pays = event.break_even.model_copy(update={"years": 0.8, "yearly_probability": 1.25})
    found = estimate_of("manufacturer").model_copy(
        update={"event": event.model_copy(update={"break_even": pays})}
    )
    result = build(stored("manufacturer", estimate=found), load_content(), reader_of("typical"))
    assert len(result.section("incident").lines) == 4


def test_a_system_that_is_the_product_has_no_figure_for_incidents() -> None:
    for role in ROLES:
        result = report("AI is the product", role)
        assert not [name for name in result.numbers if "event" in name or "incident" in name]
        block = result.section("incident")
        assert len(block.lines) == 1
        assert "nicht abgedeckt" in block.lines[0]
        figure = result.section("components").figure
        assert figure is not None
        assert "avoidable_incidents" not in {row["id"] for row in figure.rows}
        assert any("nicht abgedeckt" in line for line in result.section("components").lines)


def test_without_a_live_system_no_event_is_expected_in_a_year() -> None:
    words = lines("nothing live", "incident")
    assert "Solange kein KI-System läuft" in words
    assert "Auf ein Jahr gerechnet" not in words


def test_with_an_alert_no_avoidable_loss_is_left() -> None:
    words = lines("everything measured", "incident")
    assert "bleibt kein vermeidbarer Schaden" in words
    assert "Auf ein Jahr gerechnet" not in words


# ------------------------------------------------------------------------------- what is not there
@pytest.mark.parametrize("role", ["ceo", "coo"])
def test_where_nothing_is_spent_the_figure_is_a_potential(role: str) -> None:
    for lang, word in (("de", "zu erreichen"), ("en", "could be")):
        result = report("nothing spent", role, lang)
        assert word in result.euro.label
        figure = result.section("range").figure
        assert figure is not None
        assert result.euro.label in figure.alt
        assert report("typical", role, lang).euro.label != result.euro.label
        assert len(result.section("range").lines) >= 2


def test_money_already_spent_is_a_note_and_never_part_of_the_sum() -> None:
    words = lines("typical", "components")
    assert "nie addiert" in words
    assert reader_of("typical").money(rounded_nearest(estimate_of("typical").sunk)) in words
    assert "Bereits ausgegeben" not in lines("nothing spent", "components")


def test_a_share_that_rounds_to_none_is_not_told() -> None:
    for share, told in ((0.0, False), (0.0004, False), (0.0006, True), (0.2, True)):
        found = estimate_of("typical").model_copy(update={"capped_share": share})
        result = build(stored("typical", estimate=found), load_content(), reader_of("typical"))
        words = " ".join(result.section("range").lines)
        assert ("stießen an eine Obergrenze" in words) is told


def test_a_company_without_ai_reads_no_money_but_the_ceiling() -> None:
    assert [section.id for section in report("not started").sections] == ["ceiling"]


@pytest.mark.parametrize(("mid", "title"), [(5000, "Plus"), (-5000, "Minus"), (0, "offen")])
def test_the_title_after_costs_follows_the_middle(mid: float, title: str) -> None:
    net = estimate_of("typical").net.model_copy(update={"p10": -9e4, "p50": mid, "p90": 9e4})
    found = estimate_of("typical").model_copy(update={"net": net})
    result = build(stored("typical", estimate=found), load_content(), reader_of("typical"))
    assert title in result.section("net").title


# ---------------------------------------------------------------------------------------- ceilings
def test_a_swiss_company_without_output_in_the_eu_has_no_ceiling() -> None:
    block = report("Swiss without the EU").section("ceiling")
    assert block.table is None
    assert "keine Ausgaben in der EU verwendet" in " ".join(block.lines)


def test_an_open_answer_on_the_eu_keeps_the_ceiling_and_says_so() -> None:
    block = report("insurer").section("ceiling")
    assert block.table is not None
    assert "ungeklärt" in " ".join(block.lines)


def test_ceilings_are_never_part_of_a_euro_figure() -> None:
    for company in COMPANIES:
        result = report(company)
        assert not [name for name in result.numbers if "ceiling" in name]
        assert "keine Prognose" in " ".join(result.section("ceiling").lines)


def test_a_stated_turnover_gives_one_ceiling_an_assumed_one_a_span() -> None:
    stated = report("manufacturer").section("ceiling")
    assumed = report("typical").section("ceiling")
    assert stated.table is not None
    assert assumed.table is not None
    assert all("bis höchstens" in row[1] for row in stated.table.rows)
    assert any("je nach Umsatz" in row[1] for row in assumed.table.rows)
    assert "Standardwert" in " ".join(assumed.lines)
    assert "Standardwert" not in " ".join(stated.lines)
