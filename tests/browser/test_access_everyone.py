"""For every reader: no finding of axe-core in any state, no mouse needed, no sideways scroll."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browser import DESKTOP, PHONE, Device, Theme
from tests.browser.conftest import Visitors
from tests.browser.five_seconds import CUT
from tests.browser.page import drawn, findings, sideways, stretch, turn_to, visit
from tests.browser.self_check import (
    MANUFACTURER,
    answer,
    begin,
    keyed,
    said,
    settled,
    to_the_result,
)
from ui.registry import HOME, PAGES

NARROW = Device("narrow", 320, 640, touch=True)
LOOKS: list[tuple[Device, Theme]] = [(PHONE, "dark"), (DESKTOP, "light")]
LOOK_NAMES = [f"{device.name}-{theme}" for device, theme in LOOKS]
MOST_TABS = 40
MOST_FOLDS = 5
"""How deep what can be unfolded lies inside something folded, and some more."""


def unfold_all(page: Page) -> None:
    """Open whatever can be unfolded and make the window as tall as the page."""
    closed = page.get_by_test_id("stExpander").locator("details:not([open]) > summary")
    for _ in range(MOST_FOLDS):
        if not closed.count():
            break
        closed.evaluate_all("summaries => summaries.forEach(summary => summary.click())")
        drawn(page)
    expect(closed).to_have_count(0)
    stretch(page)


def state_is_fine(page: Page, device: Device) -> None:
    unfold_all(page)
    assert findings(page) == [], page.url
    assert sideways(page) == 0, page.url
    page.set_viewport_size({"width": device.width, "height": device.height})


@pytest.mark.parametrize(("device", "theme"), LOOKS, ids=LOOK_NAMES)
def test_no_finding_in_any_state_of_the_self_check(
    new_visitor: Visitors, device: Device, theme: Theme
) -> None:
    page = new_visitor(device, theme, "de-AT")
    begin(page, "de")
    for item, value in MANUFACTURER.items():
        if item in {"employees", "spend"}:
            keyed(page, f"{item}.exact").get_by_role("button").click()
            keyed(page, f"{item}.exact.text").wait_for()
            drawn(page)
        state_is_fine(page, device)
        answer(page, item, value)
    settled(page)
    page.get_by_text(said("de", "result.share_title"), exact=True).click()
    drawn(page)
    page.get_by_role("button", name=said("de", "result.share_create")).click()
    page.get_by_text("/s/").first.wait_for()
    visit(page, "/self_check?q=employees")
    state_is_fine(page, device)
    for path in ("/data", "/refine"):
        visit(page, path)
        state_is_fine(page, device)
    visit(page, "/result")
    settled(page)
    state_is_fine(page, device)
    page.get_by_role("button", name=said("de", "result.delete")).click()
    page.get_by_text(said("de", "result.delete_question")).wait_for()
    drawn(page)
    assert findings(page) == []


@pytest.mark.parametrize(("device", "theme"), LOOKS, ids=LOOK_NAMES)
def test_no_finding_where_something_went_wrong_or_was_searched(
    new_visitor: Visitors, device: Device, theme: Theme
) -> None:
    page = new_visitor(device, theme, "en-GB")
    visit(page, "/")
    state_is_fine(page, device)
    visit(page, "/resume")
    page.get_by_label(said("en", "resume.field")).fill("nonsense")
    page.get_by_role("button", name=said("en", "resume.button")).click()
    page.get_by_text(said("en", "error.resume_unknown")).wait_for()
    drawn(page)
    state_is_fine(page, device)
    visit(page, "/sources")
    state_is_fine(page, device)
    for words in ("fine", "no such thing anywhere"):
        page.get_by_label(said("en", "sources.search"), exact=True).fill(words)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{words.split()[-1]}")
        drawn(page)
        state_is_fine(page, device)


def test_every_page_reads_at_320_pixels_without_sideways_scroll(new_visitor: Visitors) -> None:
    page = new_visitor(NARROW, locale="de-DE")
    to_the_result(page, "de", MANUFACTURER | {"role": "cfo", "state": "unsure"})
    assert keyed(page, "block_euro").evaluate(CUT) == []
    for entry in PAGES:
        turn_to(page, "" if entry is HOME else entry.path)
        unfold_all(page)
        assert sideways(page) == 0, entry.path
        page.set_viewport_size({"width": NARROW.width, "height": NARROW.height})


def tab_to(page: Page, key: str) -> int:
    """Press Tab until the focus is inside the element of this key; how often it took."""
    inside = "key => !!document.activeElement.closest('.st-key-' + key)"
    for presses in range(1, MOST_TABS + 1):
        page.keyboard.press("Tab")
        if page.evaluate(inside, key):
            return presses
    raise AssertionError(f"{key} cannot be reached with the keyboard")


def test_the_self_check_needs_no_mouse(new_visitor: Visitors) -> None:
    page = new_visitor(locale="en-GB")
    visit(page)
    start = page.get_by_role("button", name=said("en", "start.check_button"))
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if start.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    for item, value in MANUFACTURER.items():
        place = keyed(page, f"{item}.{value}")
        place.wait_for()
        drawn(page)
        tab_to(page, f"{item}-{value}")
        page.keyboard.press("Space" if item == "depth" else "Enter")
        place.wait_for(state="detached")
    settled(page)
