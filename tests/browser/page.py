"""What a journey does with a page besides clicking: wait, stretch the window, ask axe."""

from functools import lru_cache
from itertools import count
from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

AXE = Path(__file__).with_name("axe.min.js")
"""axe-core 4.14.1 as published on npm, Mozilla Public License 2.0 (axe.LICENSE.txt), unchanged."""

WIRE = Path(__file__).with_name("wire.js")
"""What every page of a visitor runs first (browser.py): it knows when the page rests."""

AT_REST = "call => window.__atRest(call)"
CALLS = count(1)
CONTENT_HEIGHT = """() => Math.max(
    document.documentElement.scrollHeight,
    ...[...document.querySelectorAll('[data-testid="stMain"]')].map(e => e.scrollHeight))"""
TALLEST = 20_000


def visit(page: Page, path: str = "/") -> None:
    """Open an address and wait until its page is drawn."""
    page.goto(path)
    drawn(page)


def turn_to(page: Page, path: str) -> None:
    """Another page of the same session, as the browser's own buttons go there."""
    page.evaluate(
        "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')) }",
        f"/{path}",
    )
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until every run asked for so far has ended and what it sent stands still.

    To be called after each action, however small: what is read or clicked next is then what the
    action left, not what stood there before. A page without a heading never rests: a fault is one.
    """
    try:
        page.wait_for_function(AT_REST, arg=next(CALLS))
    except PlaywrightTimeout:
        stands = page.locator("body").inner_text()
        raise AssertionError(f"{page.url} does not come to rest. It shows:\n{stands}") from None


def stretch(page: Page) -> None:
    """Make the window as tall as the page: axe and pictures then see all of it."""
    size = page.viewport_size
    assert size is not None
    height = 0
    while (needed := min(int(page.evaluate(CONTENT_HEIGHT)), TALLEST)) > height:
        height = needed
        page.set_viewport_size({"width": size["width"], "height": height})
        drawn(page)


@lru_cache(maxsize=1)
def _axe() -> str:
    return AXE.read_text(encoding="utf-8") + "\n0"


def findings(page: Page) -> list[str]:
    """What axe-core has against the page, every rule switched on: rule, weight, places."""
    page.evaluate(_axe())
    page.evaluate("() => window.__calmed()")
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']} ({found['impact']}): {found['help']}: "
        + " | ".join(f"{node['target']} {node['html'][:160]}" for node in found["nodes"][:5])
        for found in result["violations"]
    ]


def sideways(page: Page) -> int:
    """Pixels the page can be pushed sideways; 0 on a page that fits."""
    return int(
        page.evaluate(
            """() => Math.max(0, ...[document.documentElement,
            ...document.querySelectorAll('[data-testid="stMain"]')]
            .map(e => e.scrollWidth - e.clientWidth))"""
        )
    )
