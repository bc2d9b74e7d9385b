"""The 90-day plan for every reader: no finding of axe-core, no mouse, no sideways scroll."""

import pytest
from playwright.sync_api import Page

from tests.browser import examples
from tests.browser.browser import DESKTOP, Device, Theme
from tests.browser.conftest import OpenExample, Visitors
from tests.browser.page import drawn, findings, sideways, stretch, turn_to, visit
from tests.browser.self_check import Lang, said
from tests.browser.test_access_everyone import LOOK_NAMES, LOOKS, NARROW

COMPANY = "Muster Maschinenbau GmbH"
PATHS = ("roadmap", "roadmap?part=setup", "roadmap?part=try", "roadmap?part=versions", "progress")


def is_fine(page: Page, device: Device) -> None:
    """As it is, and with each folded block open, one at a time."""
    stretch(page)
    assert findings(page) == [], page.url
    assert sideways(page) == 0, page.url
    page.set_viewport_size({"width": device.width, "height": device.height})


def open_folds(page: Page, device: Device) -> None:
    """Each folded block in turn: opening one closes the other."""
    summaries = page.get_by_test_id("stExpander").locator("summary")
    for at in range(summaries.count()):
        summaries.nth(at).click()
        drawn(page)
        is_fine(page, device)


@pytest.mark.parametrize(("device", "theme"), LOOKS, ids=LOOK_NAMES)
def test_no_finding_on_either_page(
    new_visitor: Visitors, open_example: OpenExample, device: Device, theme: Theme
) -> None:
    lang: Lang = "de" if device is DESKTOP else "en"
    page = new_visitor(device, theme, "de-AT" if lang == "de" else "en-GB")
    for path in ("/roadmap", "/progress"):
        visit(page, path)
        is_fine(page, device)
    open_example(page, lang, COMPANY)
    for path in PATHS:
        turn_to(page, path)
        is_fine(page, device)
    turn_to(page, "roadmap")
    open_folds(page, device)


def test_nothing_scrolls_sideways_at_320_pixels(
    new_visitor: Visitors, open_example: OpenExample
) -> None:
    page = new_visitor(NARROW, locale="de-DE")
    open_example(page, "de", COMPANY)
    for path in PATHS:
        turn_to(page, path)
        stretch(page)
        assert sideways(page) == 0, path
        page.set_viewport_size({"width": NARROW.width, "height": NARROW.height})


def test_a_proposal_is_made_and_discarded_with_the_keyboard(new_visitor: Visitors) -> None:
    page = new_visitor(locale="de-DE")
    examples.load(page, "de")
    examples.work_on(page, "de", COMPANY)
    turn_to(page, "roadmap")
    page.get_by_role("button", name=said("de", "tracking.again_button")).focus()
    page.keyboard.press("Enter")
    page.get_by_text(said("de", "roadmap.draft_title")).wait_for()
    drawn(page)
    page.get_by_role("button", name=said("de", "roadmap.accept")).wait_for()
    page.get_by_role("button", name=said("de", "roadmap.discard")).focus()
    page.keyboard.press("Enter")
    page.get_by_text(said("de", "roadmap.draft_title")).wait_for(state="detached")
