"""The example companies: loaded by a click, and opened to work on one of them."""

import re

from playwright.sync_api import Page

from tests.browser.page import drawn, visit
from tests.browser.self_check import Lang, said


def load(page: Page, lang: Lang) -> None:
    """Load them for this visitor alone, who may then change them."""
    visit(page, "/data")
    page.get_by_role("button", name=said(lang, "data.demo_load")).click()
    drawn(page)


def work_on(page: Page, lang: Lang, company: str) -> None:
    """Open one of the companies that this visitor has loaded."""
    visit(page, "/data")
    name = page.get_by_role("heading", name=company)
    name.wait_for()
    card = page.get_by_test_id("stVerticalBlock").filter(has=name).last
    card.get_by_role("button", name=said(lang, "data.open"), exact=True).click()
    page.wait_for_url(re.compile("/result|/assessment"))
    drawn(page)
