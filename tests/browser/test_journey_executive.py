"""An executive on a phone, in German: five questions, one screen, one page for the board."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.browser import PHONE
from tests.browser.conftest import Visitors
from tests.browser.five_seconds import outside, outside_at_any_size, range_on_screen, squeezed
from tests.browser.page import visit
from tests.browser.self_check import (
    BLOCK,
    MANUFACTURER,
    Answers,
    Lang,
    change,
    keyed,
    plain,
    said,
    settled,
    text_of,
    to_the_result,
)

MOST_CLICKS = 10
ROLES = ("ceo", "cfo", "coo", "cmo", "cio", "compliance")


def one_pager(page: Page, lang: Lang) -> PdfReader:
    """Press the button that saves the page and read what arrives."""
    with page.expect_download() as arriving:
        page.get_by_role("button", name=said(lang, "result.save_pdf")).click()
    assert arriving.value.suggested_filename.endswith(".pdf")
    return PdfReader(BytesIO(Path(arriving.value.path()).read_bytes()))


def test_ten_clicks_lead_to_a_page_for_the_board(new_visitor: Visitors) -> None:
    page = new_visitor(PHONE, locale="de-AT")
    assert to_the_result(page, "de", MANUFACTURER) <= MOST_CLICKS
    assert outside(page) == []
    level = text_of(keyed(page, "block_level").get_by_role("heading", level=1))
    assert level == "Pilot bis Gesteuert"
    money = range_on_screen(page)
    assert money.endswith("€"), money

    report = one_pager(page, "de")
    assert len(report.pages) == 1
    printed = squeezed(plain(report.pages[0].extract_text()))
    assert money in printed
    assert squeezed(level) in printed
    assert report.trailer["/Root"]["/Lang"] == "de-AT"  # type: ignore[index]


def every_screen_fits(page: Page, lang: Lang) -> None:
    """The block as it stands, then in the other language."""
    assert outside_at_any_size(page) == {}
    other: Lang = "en" if lang == "de" else "de"
    visit(page, f"/result?lang={other}")
    settled(page)
    assert outside_at_any_size(page) == {}


def test_the_four_facts_stay_on_the_first_screen_in_every_role(new_visitor: Visitors) -> None:
    """The longest level range and the widest amounts: nothing sure, a large company, francs."""
    answers = MANUFACTURER | {
        "country": "CH",
        "employees": "5000+",
        "reach": ">60",
        "spend": ">10M",
        "state": "unsure",
        "detection": "unsure",
    }
    page = new_visitor(PHONE, locale="de-CH")
    to_the_result(page, "de", answers)
    lang: Lang = "de"
    figures = set()
    for role in (*ROLES[1:], ROLES[0]):
        change(page, "role", role)
        if lang == "de":
            level = text_of(keyed(page, "block_level").get_by_role("heading", level=1))
            assert level == "Pilot bis Strategisch"
        every_screen_fits(page, lang)
        lang = "en" if lang == "de" else "de"
        money = range_on_screen(page)
        assert money.startswith("CHF"), money
        figures.add((role == "cfo", money.replace("’", ",").replace("bis", "to")))
    assert len(figures) == 2, "finance reads net, every other role the same gross range"


TALLEST: dict[str, Answers] = {
    "two lines for the step": {"state": "nothing", "detection": "D", "consequence": "1"},
    "two lines for the level": {"state": "all", "detection": "A", "consequence": "1"},
    "two lines for the range": {"country": "DE", "employees": "250-499", "state": "unsure"},
    "hardly any money": {"spend": "<25k", "employees": "1-9", "reach": "<5"},
    "not started": {"reach": "none", "spend": "0", "state": "nothing"},
}


@pytest.mark.parametrize("answers", TALLEST.values(), ids=TALLEST.keys())
def test_the_four_facts_stay_on_the_first_screen_whatever_was_answered(
    new_visitor: Visitors, answers: Answers
) -> None:
    given = MANUFACTURER | {"role": "cfo"} | answers
    if given["reach"] == "none":
        del given["depth"]
    page = new_visitor(PHONE, locale="en-GB")
    to_the_result(page, "en", given)
    every_screen_fits(page, "en")
    for key in BLOCK:
        assert text_of(keyed(page, key)), key
