"""The self-check as a visitor goes through it: one click an answer, every click counted."""

import re
from typing import Literal

from playwright.sync_api import Locator, Page

from aiops_model.content import load_content
from aiops_model.i18n import Locale
from tests.browser.page import drawn, visit

Lang = Literal["de", "en"]
Answers = dict[str, str]

MANUFACTURER: Answers = {
    "role": "ceo",
    "country": "AT",
    "employees": "150-249",
    "reach": "5-15",
    "depth": "workflow",
    "spend": "300k-1M",
    "state": "little",
    "detection": "C",
    "consequence": "3",
}
BLOCK = ("block_level", "block_euro", "block_risk", "block_step")
"""The five-second block: level, money, one risk, one step."""


def keyed(page: Page, key: str) -> Locator:
    """The element Streamlit draws for a widget or container with this key."""
    return page.locator(".st-key-" + re.sub(r"[^A-Za-z0-9_-]", "-", key.strip()))


def said(lang: Lang, key: str, **values: object) -> str:
    """A text of the interface as a reader sees it."""
    content = load_content()
    reader = Locale(lang, "DE", content.i18n[lang], content.swiss_words, content.exchange.value)
    return reader.t(key, **values)


def plain(text: str) -> str:
    """Text as it reads: without joints inside words and with ordinary spaces."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u2060", "")).strip()


def text_of(place: Locator) -> str:
    """What a reader sees in this place."""
    return plain(place.inner_text())


def button(page: Page, item: str, value: str) -> Locator:
    """The button of one answer."""
    return keyed(page, f"{item}.{value}").get_by_role("button")


def answer(page: Page, item: str, value: str) -> None:
    """Choose an answer and wait until the page has gone on."""
    place = keyed(page, f"{item}.{value}")
    place.get_by_role("button").click()
    place.wait_for(state="detached")
    drawn(page)


def begin(page: Page, lang: Lang) -> int:
    """From the start page to the first question; the number of clicks it takes."""
    visit(page)
    page.get_by_role("button", name=said(lang, "start.check_button")).click()
    keyed(page, "role.ceo").wait_for()
    drawn(page)
    return 1


def complete(page: Page, answers: Answers) -> int:
    """Answer the questions in the order they come; the number of clicks it takes."""
    for item, value in answers.items():
        answer(page, item, value)
    return len(answers)


def to_the_result(page: Page, lang: Lang, answers: Answers) -> int:
    """From the start page to the result; the number of clicks it takes."""
    clicks = begin(page, lang) + complete(page, answers)
    settled(page)
    return clicks


def settled(page: Page) -> None:
    """Wait until the five-second block stands."""
    page.wait_for_url(re.compile(r"/result\b"))
    for key in BLOCK:
        keyed(page, key).wait_for()
    keyed(page, "block_level").locator("svg, canvas").first.wait_for()
    keyed(page, "block_euro").get_by_test_id("stMetricValue").first.wait_for()
    drawn(page)


def change(page: Page, item: str, value: str) -> None:
    """Change one answer of a finished self-check and wait for the new result."""
    visit(page, f"/self_check?q={item}")
    button(page, item, value).click()
    settled(page)


def question(page: Page) -> str:
    """The question on the screen."""
    return text_of(page.get_by_role("heading", level=1))


def resume_code(page: Page) -> str:
    """The resume code a page shows."""
    page.get_by_text(re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")).first.wait_for()
    drawn(page)
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", page.get_by_test_id("stMain").inner_text())
    assert found is not None
    return found[0]
