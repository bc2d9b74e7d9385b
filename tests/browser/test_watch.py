"""The watch over the browser must itself be able to say no."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.browser import DESKTOP, Look, visitor
from tests.browser.conftest import Visitors
from tests.browser.page import findings
from tests.browser.server import Server

OPEN_PAGE = "/s/" + "t" * 43
Event = Literal["console", "weberror"]


def watched(chromium: Browser, server: Server, script: str, event: Event) -> None:
    with visitor(chromium, Look(server.url, DESKTOP, "light", "de-AT")) as page:
        page.goto(OPEN_PAGE)
        with page.context.expect_event(event):
            page.evaluate(script)


@pytest.mark.parametrize(
    ("script", "event", "complaint"),
    [
        ("() => { new Image().src = 'http://evil.example/pixel.png' }", "console", "evil.example"),
        ("() => { fetch('http://evil.example/').catch(() => 0) }", "console", "evil.example"),
        (
            "() => { setTimeout(() => { throw new Error('script fault') }) }",
            "weberror",
            "script fault",
        ),
    ],
)
def test_what_a_page_must_not_do_fails_its_journey(
    chromium: Browser, server: Server, script: str, event: Event, complaint: str
) -> None:
    with pytest.raises(AssertionError, match=complaint):
        watched(chromium, server, script, event)


def bad_page(page: Page) -> None:
    page.goto(OPEN_PAGE)
    page.evaluate("() => { document.body.innerHTML += '<img src=\"/favicon.png\"><h4>x</h4>' }")


def test_axe_finds_what_is_wrong(new_visitor: Visitors) -> None:
    page = new_visitor()
    bad_page(page)
    assert any(found.startswith("image-alt") for found in findings(page))


@pytest.mark.parametrize("path", [OPEN_PAGE, "/nowhere"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_outside_streamlit_have_no_finding(
    new_visitor: Visitors, path: str, theme: str
) -> None:
    page = new_visitor(theme="dark" if theme == "dark" else "light")
    page.goto(path)
    assert findings(page) == []


def test_a_wrong_link_pressed_in_a_browser_says_what_to_do(new_visitor: Visitors) -> None:
    page = new_visitor(locale="en-GB")
    page.goto(OPEN_PAGE)
    page.get_by_role("button", name="View the result").click()
    page.get_by_role("heading", name="This link is no longer valid").wait_for()
    assert findings(page) == []
