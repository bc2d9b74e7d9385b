"""Journeys in a real browser against a real server. Chromium is the machine's own.

Where there is none the tests are left out and named (tests/conftest.py). One server serves all
journeys; a journey that restarts or kills it takes `own_server`.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.browser import DESKTOP, FLAGS, Device, Theme, visitor
from tests.browser.server import Server
from tests.conftest import chromium_path

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the browser."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of all journeys."""
    with Server(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server for one journey, to be restarted or killed."""
    with Server(tmp_path / "home") as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser, one a module: its event loop must not outlive the module's tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield browser
        browser.close()


class Visitors(Protocol):
    """Makes visitors, each with a browser of their own (cookies are not shared)."""

    def __call__(
        self,
        device: Device = DESKTOP,
        theme: Theme = "light",
        locale: str = "de-AT",
        at: Server | None = None,
    ) -> Page: ...


@pytest.fixture
def new_visitor(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Visitors]:
    """A function that opens a browser for a new visitor and returns its empty page.

    At the end of the test each is checked: no request left the application, no script failed,
    the content policy had nothing to stop.
    """
    stack = ExitStack()
    shared: Callable[[], Server] = lambda: request.getfixturevalue("server")  # noqa: E731

    def make(
        device: Device = DESKTOP,
        theme: Theme = "light",
        locale: str = "de-AT",
        at: Server | None = None,
    ) -> Page:
        origin = (at or shared()).url
        return stack.enter_context(
            visitor(chromium, origin, device=device, theme=theme, locale=locale)
        )

    yield make
    stack.close()
