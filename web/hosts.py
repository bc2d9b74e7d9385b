"""Requests that do not mean this application: a foreign name in the address, a foreign sender.

A foreign Host is how a page on the internet reaches a server on one's own machine (its name is
pointed at 127.0.0.1); a foreign Origin is another site's page talking with the reader's cookies.
Both are refused before anything else looks at them, for pages and for the live connection alike.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from web import language
from web.plain_page import plain_page
from web.request import header


class AllowedHosts:
    """Let through what names an allowed host and comes from its own pages; `*` allows any name."""

    def __init__(self, app: ASGIApp, *, allowed: Iterable[str]) -> None:
        self.app = app
        self.allowed = frozenset(name.lower() for name in allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or self.accepts(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            page = plain_page("refused_title", "refused_text", language.of(scope), status=403)
            await page(scope, receive, send)

    def accepts(self, scope: Scope) -> bool:
        """Whether Host is allowed and Origin, where there is one, is the same host."""
        host = header(scope, b"host") or ""
        return self._allowed(host) and _own(scope, header(scope, b"origin"), host)

    def _allowed(self, host: str) -> bool:
        name = host_name(host)
        return name is not None and ("*" in self.allowed or name in self.allowed)


def host_name(host: str) -> str | None:
    """The name in a Host header without its port; None when it is no plain host."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # a port out of range raises
    except ValueError:
        return None
    if parts.path or parts.query or parts.fragment or "@" in host:
        return None
    return parts.hostname.rstrip(".") if parts.hostname else None


def _own(scope: Scope, origin: str | None, host: str) -> bool:
    if origin is None:
        return True
    if origin == "null":
        # What a form of ours sends too, because the pages give away no referrer.
        sender = header(scope, b"sec-fetch-site")
        return scope["type"] == "http" and sender in {None, "same-origin"}
    try:
        return urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False
