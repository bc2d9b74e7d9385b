"""A finance lead on a laptop, in English: net first, own figures, wrong ones refused in words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import Device
from tests.browser.conftest import Visitors
from tests.browser.five_seconds import range_on_screen
from tests.browser.page import drawn, visit
from tests.browser.self_check import (
    MANUFACTURER,
    Lang,
    answer,
    begin,
    complete,
    keyed,
    plain,
    question,
    said,
    settled,
    text_of,
)

LAPTOP = Device("laptop", 1366, 768)
LIMITS: dict[tuple[Lang, str], tuple[str, ...]] = {
    ("en", "employees"): ("“Employees”", " 1 ", "100,000"),
    ("de", "employees"): ("„Beschäftigte“", " 1 ", "100.000"),
    ("en", "revenue"): ("“Yearly revenue”", "10,000", "100,000,000,000"),
    ("en", "hourly_labour_cost"): ("“Labour cost per hour”", " 5 ", "500"),
    ("en", "systems"): ("“AI systems in regular use”", " 0 ", "500"),
}
"""What a message must name: the field and its limits, as the reader writes numbers."""
NO_COUNTS = ("0", "-5", "1000000000000", "abc", "1.5", "½")
TWO_READINGS: dict[Lang, str] = {"de": "1,234", "en": "1.234"}


def refused(page: Page, entered: str) -> str:
    """The message about an entry, once it is there; it may group digits and use a true minus."""
    signs = {"-": "[-−]", ".": "[.,]"}
    digits = "[.,]?".join(signs.get(sign, re.escape(sign)) for sign in entered)
    message = page.get_by_test_id("stAlert").filter(has_text=re.compile(f"[“„]{digits}[”“]"))
    message.wait_for()
    return text_of(message)


def enter_employees(page: Page, lang: Lang, entered: str) -> None:
    keyed(page, "employees.exact.text").get_by_role("textbox").fill(entered)
    page.get_by_role("button", name=said(lang, "check.save_number")).click()
    drawn(page)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_a_wrong_number_of_staff_is_refused_with_its_limits(
    new_visitor: Visitors, lang: Lang
) -> None:
    page = new_visitor(LAPTOP, locale=lang)
    begin(page, lang)
    answer(page, "role", "cfo")
    answer(page, "country", "DE")
    asked = question(page)
    keyed(page, "employees.exact").get_by_role("button").click()
    drawn(page)
    for entered in NO_COUNTS:
        enter_employees(page, lang, entered)
        message = refused(page, entered)
        for part in LIMITS[lang, "employees"]:
            assert part in message, (entered, message)
        assert question(page) == asked
    entered = TWO_READINGS[lang]
    enter_employees(page, lang, entered)
    assert LIMITS[lang, "employees"][0] in refused(page, entered)
    visit(page, "/data")
    page.get_by_text(said(lang, "data.answers", n=2)).wait_for()

    visit(page, "/self_check?q=employees")
    keyed(page, "employees.exact").get_by_role("button").click()
    drawn(page)
    enter_employees(page, lang, "1.240" if lang == "de" else "1,240")
    page.wait_for_url("**q=reach")
    page.go_back()
    shown = keyed(page, "employees.exact.text").get_by_role("textbox")
    expect(shown).to_have_value("1.240" if lang == "de" else "1,240")


def refine(page: Page, **entries: str) -> None:
    """Fill fields of the refine step and send them all."""
    for field, entered in entries.items():
        keyed(page, f"refine.{field}").get_by_role("textbox").fill(entered)
    page.get_by_role("button", name=said("en", "result.refine_button")).click()
    drawn(page)


def open_refine(page: Page) -> None:
    """Go from the result to the page where own figures are entered."""
    page.get_by_role("link", name=said("en", "result.refine_title")).click()
    keyed(page, "refine.revenue").get_by_role("textbox").wait_for()
    drawn(page)


def test_net_comes_first_and_own_figures_replace_defaults(new_visitor: Visitors) -> None:
    page = new_visitor(LAPTOP, locale="en-GB")
    begin(page, "en")
    complete(page, MANUFACTURER | {"role": "cfo", "country": "DE"})
    settled(page)
    euro = text_of(keyed(page, "block_euro"))
    assert euro.startswith(said("en", "euro.label_net")), euro
    assert "€" in euro
    assert "Chance of a loss" in euro
    headings = [text_of(h) for h in page.get_by_role("heading", level=2).all()]
    assert headings[0].startswith("After costs"), headings
    before = range_on_screen(page)

    open_refine(page)
    refine(
        page,
        revenue="45,000,000",
        hourly_labour_cost="€52.50",
        systems="2",
        company="Example & Söhne *Ltd*",
    )
    page.get_by_text(said("en", "result.refined")).wait_for()
    settled(page)
    assert range_on_screen(page) != before
    main = plain(page.get_by_test_id("stMain").inner_text())
    assert "Example & Söhne *Ltd*" in main
    page.get_by_text("answers and assumptions with their origin").click()
    table = page.get_by_role("table").filter(has_text="€45,000,000")
    expect(table).to_have_count(1)
    for value in ("€52.50", "your answer", "our assumption"):
        expect(table).to_contain_text(value)


@pytest.mark.parametrize(
    ("field", "entries"),
    [
        ("revenue", ("0", "-45", "1000000000000", "lots")),
        ("hourly_labour_cost", ("0", "-45", "1000000000000", "fifty")),
        ("systems", ("-1", "1000000000000", "two", "1.5")),
    ],
)
def test_a_wrong_figure_changes_nothing_and_says_what_fits(
    new_visitor: Visitors, field: str, entries: tuple[str, ...]
) -> None:
    page = new_visitor(LAPTOP, locale="en-GB")
    begin(page, "en")
    complete(page, MANUFACTURER)
    settled(page)
    before = text_of(keyed(page, "block_euro"))
    open_refine(page)
    for entered in entries:
        refine(page, company="Not To Be Stored", **{field: entered})
        message = refused(page, entered)
        for part in LIMITS["en", field]:
            assert part in message, (entered, message)
    visit(page, "/result")
    settled(page)
    assert text_of(keyed(page, "block_euro")) == before
    assert "Not To Be Stored" not in page.get_by_test_id("stMain").inner_text()
