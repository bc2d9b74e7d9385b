"""A visitor's browser: device, theme and language, and what it asked of anyone but us."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebSocket

Theme = Literal["light", "dark"]

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""The last one: no name but this machine can be looked up, whatever a page tries."""


PATIENCE = 60_000
"""Milliseconds anything may take on a busy machine."""


class Viewport(TypedDict):
    width: int
    height: int


@dataclass(frozen=True)
class Device:
    """A window and how it is operated."""

    name: str
    width: int
    height: int
    touch: bool = False


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


@contextmanager
def visitor(
    browser: Browser,
    origin: str,
    *,
    device: Device = DESKTOP,
    theme: Theme = "light",
    locale: str = "de-AT",
) -> Iterator[Page]:
    """A page of a new visitor; what the browser must not do is checked at the end."""
    context = browser.new_context(
        base_url=origin,
        viewport=Viewport(width=device.width, height=device.height),
        has_touch=device.touch,
        is_mobile=device.touch,
        color_scheme=theme,
        locale=locale,
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    watched = Watched(context, origin)
    try:
        yield context.new_page()
        watched.check()
    finally:
        context.close()
