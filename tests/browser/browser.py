"""A visitor's browser: device, theme and language, and what it asked of anyone but us."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    WebSocket,
)

from tests.browser.page import WIRE

Theme = Literal["light", "dark"]

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""The last one: no name but this machine can be looked up, whatever a page tries."""


PATIENCE = 120_000
"""Milliseconds anything may take on a busy machine."""


@dataclass(frozen=True)
class Device:
    """A window and how it is operated."""

    name: str
    width: int
    height: int
    touch: bool = False

    @property
    def size(self) -> ViewportSize:
        """The window, in pixels."""
        return ViewportSize(width=self.width, height=self.height)


DESKTOP = Device("desktop", 1280, 720)
PHONE = Device("phone", 390, 844, touch=True)


@dataclass
class Watched:
    """A browser context of one visitor and everything about it that must not happen."""

    context: BrowserContext
    origin: str
    foreign: list[str] = field(default_factory=list)
    """Addresses outside the application that a page asked for."""
    faults: list[str] = field(default_factory=list)
    """Script errors, and what the content policy had to stop."""

    def __post_init__(self) -> None:
        self.context.on("request", self._request)
        self.context.on("page", self._page)
        self.context.on("console", self._console)

    def _page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("websocket", self._socket)

    def _request(self, request: Request) -> None:
        own = (self.origin + "/", "data:", f"blob:{self.origin}/")
        if not request.url.startswith(own):
            self.foreign.append(request.url)

    def _socket(self, socket: WebSocket) -> None:
        if not socket.url.startswith(self.origin.replace("http", "ws", 1) + "/"):
            self.foreign.append(socket.url)

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Permissions policy" in message.text:
            self.faults.append(message.text)

    def check(self) -> None:
        """Nothing left for elsewhere, nothing failed, nothing had to be stopped."""
        assert self.foreign == [], f"requests that left the application: {self.foreign}"
        assert self.faults == [], f"the browser complained: {self.faults}"


@dataclass(frozen=True)
class Look:
    """What a visitor's browser is like."""

    origin: str
    device: Device
    theme: Theme
    locale: str


Idle = dict[Look, list[tuple[Watched, Page]]]
"""Browsers whose visitor has gone: what they have loaded of the application they need not again."""


@contextmanager
def visitor(browser: Browser, look: Look, idle: Idle | None = None) -> Iterator[Page]:
    """A page of a new visitor; what the browser must not do is checked at the end.

    With `idle` a browser of the same look is taken from there, without cookies and storage, and put
    back when all went well.
    """
    spare = [] if idle is None else idle.setdefault(look, [])
    watched, page = spare.pop() if spare else _opened(browser, look)
    try:
        yield page
        watched.check()
        if idle is not None:
            _forget(watched, page, look)
            spare.append((watched, page))
    finally:
        if (watched, page) not in spare:
            watched.context.close()


def _opened(browser: Browser, look: Look) -> tuple[Watched, Page]:
    context = browser.new_context(
        base_url=look.origin,
        viewport=look.device.size,
        has_touch=look.device.touch,
        is_mobile=look.device.touch,
        color_scheme=look.theme,
        locale=look.locale,
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(path=WIRE)
    watched = Watched(context, look.origin)
    return watched, context.new_page()


def _forget(watched: Watched, page: Page, look: Look) -> None:
    """Leave nothing of a visitor to the next one."""
    for other in watched.context.pages:
        if other is not page:
            other.close()
    if page.url.startswith(look.origin):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    page.goto("about:blank")
    watched.context.clear_cookies()
    page.set_viewport_size(look.device.size)
