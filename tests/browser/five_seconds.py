"""What an executive must see without scrolling, measured on the screen."""

from playwright.sync_api import Page, ViewportSize

from tests.browser.page import drawn
from tests.browser.self_check import BLOCK, keyed, text_of

PHONE_SIZE = ViewportSize(width=390, height=844)
DESKTOP_SIZE = ViewportSize(width=1280, height=720)

CUT = """block => [...block.querySelectorAll('*')]
    .filter(e => getComputedStyle(e).overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1)
    .map(e => e.innerText)"""
"""Texts that are wider than their place and therefore end in dots."""


def outside(page: Page) -> list[str]:
    """What of the block is not fully on the first screen, or is cut; empty when all is well."""
    size = page.viewport_size
    assert size is not None
    page.mouse.move(0, 0)
    problems = []
    for key in BLOCK:
        box = keyed(page, key).bounding_box()
        assert box is not None, f"{key} is not drawn"
        right, bottom = box["x"] + box["width"], box["y"] + box["height"]
        if box["x"] < 0 or box["y"] < 0 or right > size["width"] or bottom > size["height"]:
            problems.append(f"{key} ends at {right:.0f} x {bottom:.0f}")
        problems += [f"{key} cuts {text!r}" for text in keyed(page, key).evaluate(CUT)]
    return problems


def outside_at_any_size(page: Page) -> dict[str, list[str]]:
    """The same on a phone and on a desktop, by size; only sizes with a problem."""
    found = {}
    for size in (PHONE_SIZE, DESKTOP_SIZE):
        page.set_viewport_size(size)
        drawn(page)
        found[f"{size['width']}x{size['height']}"] = outside(page)
    return {size: problems for size, problems in found.items() if problems}


def squeezed(text: str) -> str:
    """Text without any white space: where a line breaks makes no difference to what it says."""
    return "".join(text.split())


def range_on_screen(page: Page) -> str:
    """The range in large figures, without white space."""
    values = keyed(page, "block_euro").get_by_test_id("stMetricValue")
    values.first.wait_for()
    return squeezed("".join(text_of(value) for value in values.all()))
