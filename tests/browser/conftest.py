"""Journeys in a real browser against a real server. Chromium is the machine's own.

Where there is none the tests are left out and named (tests/conftest.py). One server serves all
journeys; a journey that restarts or kills it takes `own_server`.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from aiops_model import services
from aiops_model.services import open_context
from aiops_model.settings import Settings
from tests.browser import examples
from tests.browser.browser import DESKTOP, FLAGS, PATIENCE, Device, Idle, Look, Theme, visitor
from tests.browser.self_check import Lang
from tests.browser.server import Server
from tests.conftest import chromium_path

HERE = Path(__file__).parent
expect.set_options(timeout=PATIENCE)


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


@pytest.fixture(scope="session")
def example_visit(server: Server) -> Callable[[Lang], str]:
    """Language -> the cookie of a visit for which the example companies are loaded."""

    @cache
    def loaded(lang: Lang) -> str:
        cookie = secrets.token_urlsafe(32)
        ctx = open_context(Settings(home=server.home, database_url=server.database_url))
        services.load_demo(ctx, services.visitor(ctx, cookie), lang)
        ctx.close()
        return cookie

    return loaded


class OpenExample(Protocol):
    """Opens an example company in a visitor's browser."""

    def __call__(self, page: Page, lang: Lang, company: str) -> None: ...


@pytest.fixture
def open_example(server: Server, example_visit: Callable[[Lang], str]) -> OpenExample:
    """Opens an example company to look at: all these tests share one visit, and change nothing."""

    def opened(page: Page, lang: Lang, company: str) -> None:
        cookie = example_visit(lang)
        page.context.add_cookies([{"name": "visit", "value": cookie, "url": server.url}])
        examples.work_on(page, lang, company)

    return opened


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


@pytest.fixture(scope="module")
def idle(chromium: Browser) -> Idle:
    """Browsers of earlier visitors of this module, emptied; they end with the browser's process."""
    assert chromium.is_connected()
    return {}


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
def new_visitor(
    chromium: Browser, idle: Idle, request: pytest.FixtureRequest
) -> Iterator[Visitors]:
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
        look = Look((at or shared()).url, device, theme, locale)
        return stack.enter_context(visitor(chromium, look, idle if at is None else None))

    yield make
    stack.close()
