"""The maturity instrument for every reader: no finding of axe-core, no mouse, no sideways scroll.

Empty, with a few answers and with everything, on a desktop and on a phone.
"""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.browser import DESKTOP, PHONE, Device, Theme
from tests.browser.conftest import OpenExample, Visitors
from tests.browser.page import drawn, findings, sideways, stretch, turn_to, visit
from tests.browser.self_check import Lang, keyed, said
from tests.browser.test_access_everyone import LOOK_NAMES, LOOKS, NARROW, state_is_fine

PATHS = ("assessment", "maturity", "targets", "compare")
EXAMPLES = {
    "full": "Muster Maschinenbau GmbH",
    "half": "Beispiel Handelshaus GmbH",
    "first answers": "Muster Versicherung AG",
}
"""State -> which of the example companies stands in it."""
ITEMS = ("s1_m", "s1_s", "s1_t")


def radio(page: Page, item: str, name: str) -> None:
    """Click an answer of an item."""
    place = page.locator(f'[class*="st-key-vote-"][class*="-{item}"]')
    place.get_by_text(name, exact=True).click()
    drawn(page)


def answered(page: Page, item: str) -> str:
    """The answer that is marked, "" without one."""
    place = page.locator(f'[class*="st-key-vote-"][class*="-{item}"]')
    chosen = place.locator("label:has(input:checked)")
    return chosen.first.inner_text().strip() if chosen.count() else ""


def begin(page: Page, lang: Lang) -> None:
    """An assessment without a self-check."""
    visit(page, "/assessment?part=s1")
    page.get_by_role("button", name=said(lang, "assess.empty_button")).click()
    page.get_by_role("radiogroup").first.wait_for()
    drawn(page)


@pytest.mark.parametrize("state", EXAMPLES)
@pytest.mark.parametrize(("device", "theme"), LOOKS, ids=LOOK_NAMES)
def test_no_finding_in_any_state(
    new_visitor: Visitors, open_example: OpenExample, device: Device, theme: Theme, state: str
) -> None:
    lang: Lang = "de" if device is DESKTOP else "en"
    page = new_visitor(device, theme, "de-AT" if lang == "de" else "en-GB")
    open_example(page, lang, EXAMPLES[state])
    for path in PATHS:
        turn_to(page, path)
        state_is_fine(page, device)


@pytest.mark.parametrize(("device", "theme"), LOOKS, ids=LOOK_NAMES)
def test_no_finding_on_the_way_through_an_assessment(
    new_visitor: Visitors, device: Device, theme: Theme
) -> None:
    page = new_visitor(device, theme, "de-DE")
    begin(page, "de")
    assert [answered(page, item) for item in ITEMS] == [""] * len(ITEMS)
    state_is_fine(page, device)
    for part in ("facts", "review"):
        visit(page, f"/assessment?part={part}")
        state_is_fine(page, device)


@pytest.mark.parametrize(
    ("device", "theme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"]
)
def test_no_finding_beside_evidence_that_has_expired(
    new_visitor: Visitors, device: Device, theme: Theme
) -> None:
    page = new_visitor(device, theme, "de-DE")
    begin(page, "de")
    radio(page, "s1_m", "Einige")
    for key in ("recognise", "details"):
        page.get_by_text(said("de", f"assess.{key}")).first.click()
        drawn(page)
    fields = {"title": "Protokoll", "link": "https://example.org/a", "until": "31.3.2024"}
    for name, text in fields.items():
        page.get_by_label(said("de", f"assess.evidence_{name}")).first.fill(text)
    page.get_by_role("button", name=said("de", "assess.evidence_save")).click()
    page.get_by_text("Nachweis abgelaufen am 31. März 2024").wait_for()
    drawn(page)
    stretch(page)
    assert findings(page) == []
    assert sideways(page) == 0


def test_nothing_scrolls_sideways_at_320_pixels(
    new_visitor: Visitors, open_example: OpenExample
) -> None:
    page = new_visitor(NARROW, locale="de-DE")
    open_example(page, "de", EXAMPLES["full"])
    for path in PATHS:
        turn_to(page, path)
        stretch(page)
        assert sideways(page) == 0, path
        page.set_viewport_size({"width": NARROW.width, "height": NARROW.height})


def test_a_click_keeps_the_place_and_a_reload_the_answer(new_visitor: Visitors) -> None:
    page = new_visitor(PHONE, locale="de-DE")
    begin(page, "de")
    page.locator('[class*="st-key-vote-"][class*="-s1_t"]').scroll_into_view_if_needed()
    before = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    radio(page, "s1_t", "Einige")
    page.get_by_text("1 von 48 Prüfpunkten beantwortet").wait_for()
    drawn(page)
    after = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert abs(after - before) <= 2
    focused = page.evaluate("!!document.activeElement.closest('[class*=\"-s1_t\"]')")
    assert focused, "the focus stays on the answer"
    page.reload()
    drawn(page)
    assert answered(page, "s1_t") == "Einige"
    assert answered(page, "s1_m") == ""


def test_an_item_is_answered_with_the_keyboard(new_visitor: Visitors) -> None:
    page = new_visitor(locale="de-DE")
    begin(page, "de")
    inside = '!!document.activeElement.closest(\'[class*="st-key-vote-"][class*="-s1_m"]\')'
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(inside):
            break
    page.keyboard.press("Space")
    page.get_by_text("1 von 48 Prüfpunkten beantwortet").wait_for()
    drawn(page)
    assert page.evaluate(inside)
    page.keyboard.press("ArrowRight")
    drawn(page)
    assert answered(page, "s1_m") == "Einige"
    assert page.evaluate(inside)


def test_the_browsers_back_button_goes_back_a_part(new_visitor: Visitors) -> None:
    page = new_visitor(locale="de-DE")
    begin(page, "de")
    first = page.get_by_role("heading", level=2).first.inner_text()
    page.get_by_role("button", name=said("de", "assess.on"), exact=True).click()
    page.wait_for_url(re.compile("part=s2"))
    drawn(page)
    assert page.get_by_role("heading", level=2).first.inner_text() != first
    page.go_back()
    page.get_by_role("heading", name=first, level=2).wait_for()


def test_a_choice_by_level_cards_on_a_phone(new_visitor: Visitors) -> None:
    page = new_visitor(PHONE, "dark", "de-DE")
    begin(page, "de")
    page.get_by_text(said("de", "assess.view"), exact=True).click()
    drawn(page)
    page.get_by_text(said("de", "assess.depth_workshop"), exact=True).click()
    drawn(page)
    keyed(page, "choice.s1.managed").get_by_role("button").click()
    page.get_by_role("button", name=said("de", "assess.level_chosen", level="Gesteuert")).wait_for()
    drawn(page)
    stretch(page)
    assert findings(page) == []
    assert sideways(page) == 0
