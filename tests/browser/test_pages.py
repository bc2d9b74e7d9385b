"""Every page of the registry, as a stranger meets it: by its address, and from another page."""

import pytest
from playwright.sync_api import Page

from tests.browser.browser import DESKTOP, PHONE, Device, Theme
from tests.browser.conftest import Visitors
from tests.browser.page import findings, sideways, stretch, turn_to, visit
from ui.registry import HOME, PAGES, PageEntry


def address(entry: PageEntry) -> str:
    return "" if entry is HOME else entry.path


def check(page: Page, lang: str) -> None:
    """In its language, without a fault, within the window, nothing for axe to find."""
    assert page.locator("html").get_attribute("lang") == lang, page.url
    assert page.get_by_test_id("stException").count() == 0, page.url
    assert sideways(page) == 0, page.url
    stretch(page)
    assert findings(page) == [], page.url


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.path)
def test_a_page_opens_by_its_address(new_visitor: Visitors, entry: PageEntry) -> None:
    page = new_visitor(DESKTOP, "light", "de-DE")
    visit(page, f"/{address(entry)}")
    check(page, "de")


@pytest.mark.parametrize(
    ("device", "theme", "locale"),
    [(PHONE, "dark", "en-GB"), (PHONE, "light", "de-CH")],
    ids=["phone-dark-en", "phone-light-ch"],
)
def test_every_page_follows_on_another(
    new_visitor: Visitors, device: Device, theme: Theme, locale: str
) -> None:
    page = new_visitor(device, theme, locale)
    visit(page)
    for entry in PAGES:
        turn_to(page, address(entry))
        check(page, locale[:2])
        page.set_viewport_size(device.size)
