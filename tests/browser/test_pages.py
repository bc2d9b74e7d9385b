"""Every page of the registry, as a stranger meets it by its address."""

import pytest

from tests.browser.browser import DESKTOP, PHONE, Device, Theme
from tests.browser.conftest import Visitors
from tests.browser.page import findings, sideways, stretch, visit
from ui.registry import HOME, PAGES, PageEntry


def address(entry: PageEntry) -> str:
    return "/" if entry is HOME else f"/{entry.path}"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.path)
@pytest.mark.parametrize(
    ("device", "theme", "locale"),
    [(DESKTOP, "light", "de-DE"), (PHONE, "dark", "en-GB"), (PHONE, "light", "de-CH")],
    ids=["desktop-light-de", "phone-dark-en", "phone-light-ch"],
)
def test_a_page_opens_fits_and_has_no_finding(
    new_visitor: Visitors, entry: PageEntry, device: Device, theme: Theme, locale: str
) -> None:
    page = new_visitor(device, theme, locale)
    visit(page, address(entry))
    assert page.locator("html").get_attribute("lang") == locale[:2]
    assert page.get_by_test_id("stException").count() == 0
    assert sideways(page) == 0
    stretch(page)
    assert findings(page) == []
