"""The number table of the house style, row by row, and what no number may show."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.i18n import EN_DASH, MINUS, NBSP, Locale, plain
from tests.i18n.readers import reader

NOVEMBER, JANUARY = date(2026, 11, 5), date(2026, 1, 5)
AMOUNTS = st.integers(min_value=-(10**12), max_value=10**12)
READERS = ("de_DE", "de_AT", "de_CH", "en", "en_CH")

ROWS: dict[str, tuple[Callable[[Locale], str], dict[str, str]]] = {
    "number": (
        lambda r: r.number(1234567.5, 1),
        {
            "de_DE": "1.234.567,5",
            "de_AT": "1.234.567,5",
            "de_CH": "1’234’567.5",
            "en": "1,234,567.5",
        },
    ),
    "money": (
        lambda r: r.money(420000),
        {
            "de_DE": "420.000_€",
            "de_AT": "420.000_€",
            "de_CH": "CHF_420’000",
            "en": "€420,000",
            "en_CH": "CHF_420,000",
        },
    ),
    "money below zero": (
        lambda r: r.money(-22000),
        {
            "de_DE": "−22.000_€",
            "de_AT": "−22.000_€",
            "de_CH": "CHF_−22’000",
            "en": "−€22,000",
            "en_CH": "CHF_−22,000",
        },
    ),
    "euro whatever the currency": (
        lambda r: r.euros_short(420000),
        {
            "de_DE": "420.000_€",
            "de_AT": "420.000_€",
            "de_CH": "EUR_420’000",
            "en": "€420,000",
            "en_CH": "€420,000",
        },
    ),
    "millions": (
        lambda r: r.money_short(1200000),
        {
            "de_DE": "1,2_Mio._€",
            "de_AT": "1,2_Mio._€",
            "de_CH": "CHF_1.2_Mio.",
            "en": "€1.2m",
            "en_CH": "CHF_1.2m",
        },
    ),
    "below a million stays grouped": (
        lambda r: r.money_short(999999),
        {
            "de_DE": "999.999_€",
            "de_AT": "999.999_€",
            "de_CH": "CHF_999’999",
            "en": "€999,999",
            "en_CH": "CHF_999,999",
        },
    ),
    "millions of euro": (
        lambda r: r.euros_short(1350000),
        {
            "de_DE": "1,35_Mio._€",
            "de_AT": "1,35_Mio._€",
            "de_CH": "EUR_1.35_Mio.",
            "en": "€1.35m",
            "en_CH": "€1.35m",
        },
    ),
    "range": (
        lambda r: r.money_range(40000, 420000),
        {
            "de_DE": "40.000–420.000_€",
            "de_AT": "40.000–420.000_€",
            "de_CH": "CHF_40’000–420’000",
            "en": "€40,000–420,000",
            "en_CH": "CHF_40,000–420,000",
        },
    ),
    "range with a minus": (
        lambda r: r.money_range(-22000, 50000),
        {
            "de_DE": "−22.000_€ bis 50.000_€",
            "de_AT": "−22.000_€ bis 50.000_€",
            "de_CH": "CHF_−22’000 bis 50’000",
            "en": "−€22,000 to €50,000",
            "en_CH": "CHF_−22,000 to 50,000",
        },
    ),
    "range below zero": (
        lambda r: r.money_range(-50000, -22000),
        {
            "de_DE": "−50.000_€ bis −22.000_€",
            "de_AT": "−50.000_€ bis −22.000_€",
            "de_CH": "CHF_−50’000 bis −22’000",
            "en": "−€50,000 to −€22,000",
            "en_CH": "CHF_−50,000 to −22,000",
        },
    ),
    "range without width": (
        lambda r: r.money_range(-500, -500),
        {"de_DE": "−500_€", "de_AT": "−500_€", "de_CH": "CHF_−500", "en": "−€500"},
    ),
    "range of euro": (
        lambda r: r.euros_range(12_000_000, 45_000_000),
        {
            "de_DE": "12–45_Mio._€",
            "de_AT": "12–45_Mio._€",
            "de_CH": "EUR_12–45_Mio.",
            "en": "€12–45m",
            "en_CH": "€12–45m",
        },
    ),
    "range of euro below a million": (
        lambda r: r.euros_range(500_000, 800_000),
        {
            "de_DE": "500.000–800.000_€",
            "de_AT": "500.000–800.000_€",
            "de_CH": "EUR_500’000–800’000",
            "en": "€500,000–800,000",
        },
    ),
    "range of euro over a million": (
        lambda r: r.euros_range(500_000, 2_000_000),
        {
            "de_DE": "500.000_€ bis 2_Mio._€",
            "de_AT": "500.000_€ bis 2_Mio._€",
            "de_CH": "EUR_500’000 bis EUR_2_Mio.",
            "en": "€500,000 to €2m",
        },
    ),
    "per cent": (
        lambda r: r.percent(0.125, 1),
        {"de_DE": "12,5_%", "de_AT": "12,5_%", "de_CH": "12.5_%", "en": "12.5%"},
    ),
    "whole per cent": (
        lambda r: r.percent(0.294),
        {"de_DE": "29_%", "de_AT": "29_%", "de_CH": "29_%", "en": "29%"},
    ),
    "range of numbers": (
        lambda r: r.number_range(0.3, 2),
        {"de_DE": "0,3–2", "de_AT": "0,3–2", "de_CH": "0.3–2", "en": "0.3–2"},
    ),
    "range of numbers with a minus": (
        lambda r: r.number_range(-1, 2),
        {"de_DE": "−1 bis 2", "de_AT": "−1 bis 2", "de_CH": "−1 bis 2", "en": "−1 to 2"},
    ),
    "range of per cent": (
        lambda r: r.percent_range(0.002, 0.05),
        {"de_DE": "0,2–5_%", "de_AT": "0,2–5_%", "de_CH": "0.2–5_%", "en": "0.2–5%"},
    ),
    "date": (
        lambda r: plain(r.date(NOVEMBER)),
        {
            "de_DE": "5. November 2026",
            "de_AT": "5. November 2026",
            "de_CH": "5. November 2026",
            "en": "5 November 2026",
        },
    ),
    "January": (
        lambda r: plain(r.date(JANUARY)),
        {
            "de_DE": "5. Januar 2026",
            "de_AT": "5. Jänner 2026",
            "de_CH": "5. Januar 2026",
            "en": "5 January 2026",
        },
    ),
    "date in tables": (
        lambda r: r.date_short(NOVEMBER),
        {"de_DE": "05.11.2026", "de_AT": "05.11.2026", "de_CH": "05.11.2026", "en": "5 Nov 2026"},
    ),
}


@pytest.mark.parametrize(
    ("row", "name"), [(row, name) for row, (_, texts) in ROWS.items() for name in texts]
)
def test_the_number_table(row: str, name: str) -> None:
    written, texts = ROWS[row]
    assert written(reader(name)) == texts[name].replace("_", NBSP)


def test_day_and_month_keep_together() -> None:
    assert reader("de_DE").date(NOVEMBER).startswith(f"5.{NBSP}November")
    assert reader("en").date(NOVEMBER).startswith(f"5{NBSP}November")


def test_the_other_countries_of_the_eu_write_as_germany_does() -> None:
    other = replace(reader("de_DE"), country="EU")
    assert other.money(1234567) == reader("de_DE").money(1234567)
    assert other.currency == "EUR"


@pytest.mark.parametrize(
    ("name", "tag"),
    [("de_DE", "de-DE"), ("de_AT", "de-AT"), ("de_CH", "de-CH"), ("en", "en-GB")],
)
def test_the_tag_of_the_text(name: str, tag: str) -> None:
    assert reader(name).tag == tag


def test_francs_at_the_calculation_rate_for_swiss_readers_only() -> None:
    rate = load_content().exchange.value
    assert reader("de_CH").converted(1000) == 1000 * rate
    assert reader("en_CH").converted(1000) == 1000 * rate
    assert reader("de_AT").converted(1000) == 1000


# ------------------------------------------------------------------------------------ properties
@given(AMOUNTS, AMOUNTS, st.sampled_from(READERS))
def test_no_amount_shows_a_hyphen_for_a_minus(one: int, other: int, name: str) -> None:
    low, high = sorted((one, other))
    locale = reader(name)
    for text in (
        locale.money_range(low, high),
        locale.euros_range(low, high),
        locale.money(low),
        locale.money_short(low),
        locale.number_range(low, high),
        locale.percent_range(low / 100, high / 100),
    ):
        assert "-" not in text
        assert text.count(MINUS) <= 2
        assert f"{EN_DASH}{MINUS}" not in text


@given(AMOUNTS, AMOUNTS, st.sampled_from(READERS))
def test_a_range_of_money_holds_both_amounts_in_full(one: int, other: int, name: str) -> None:
    low, high = sorted((one, other))
    locale = reader(name)
    text = locale.money_range(low, high)
    for amount in (low, high):
        assert locale.number(abs(amount)) in text
    assert ("€" in text) != ("CHF" in text)


@given(st.floats(min_value=-0.49, max_value=0.49), st.sampled_from(READERS))
def test_nothing_is_never_minus_nothing(value: float, name: str) -> None:
    assert reader(name).number(value) == "0"
