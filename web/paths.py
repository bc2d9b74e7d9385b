"""Which addresses exist: the pages, our own routes, what the page needs of Streamlit. No others.

Streamlit answers every unknown address with the application and status 200; here an unknown
address is a 404 page in the reader's language. Measuring points and interfaces for programs that
Streamlit offers beside the pages are not served.
"""

from collections.abc import Iterable

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from web import language
from web.plain_page import plain_page
from web.request import header

OWN = ("/healthz", "/readyz", "/favicon.png", "/links.js")
OWN_BELOW = ("/fonts/", "/logo/", "/s/")
NEEDED = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
NEEDED_BELOW = ("/_stcore/upload_file/", "/_stcore/bidi-components/", "/static/", "/media/")


class Paths:
    """The addresses of one application.

    `pages` are the page paths without a slash; `home` among them answers at `/` alone.
    """

    def __init__(self, pages: Iterable[str], home: str) -> None:
        self.home = f"/{home}"
        self.pages = frozenset({"/"} | {f"/{page}" for page in pages if page != home})

    def is_page(self, path: str) -> bool:
        """Whether this address shows a page (one trailing slash is forgiven)."""
        return path in self.pages or (path.endswith("/") and path[:-1] in self.pages)

    def exists(self, path: str) -> bool:
        """Whether anything answers here."""
        return self.is_page(path) or path in OWN or path in NEEDED or self._below(path) is not None

    def is_probe(self, path: str) -> bool:
        """Whether a page is trying out if the application begins at its own address (it never
        does, so the answer is 404, as it should be)."""
        page, mark, _ = path.partition("/_stcore/")
        return bool(mark) and page in self.pages

    def template(self, path: str) -> str:
        """The address without what a visitor put into it, fit for a log."""
        if self.is_page(path):
            return path.rstrip("/") or "/"
        if path in OWN or path in NEEDED:
            return path
        if self.is_probe(path):
            return "(page)/_stcore/*"
        below = self._below(path)
        return "(unknown)" if below is None else f"{below}*"

    def _below(self, path: str) -> str | None:
        for prefix in (*OWN_BELOW, *NEEDED_BELOW):
            if path.startswith(prefix):
                return prefix
        return None


class KnownAddresses:
    """Answer every other address with 404: a page for a reader, one line for a program."""

    def __init__(self, app: ASGIApp, *, paths: Paths) -> None:
        self.app = app
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] != "/_stcore/stream":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http" and scope["path"].rstrip("/") == self.paths.home:
            query = scope.get("query_string", b"").decode("latin-1")
            await RedirectResponse(f"/?{query}" if query else "/", 308)(scope, receive, send)
        elif scope["type"] == "http" and not self.paths.exists(scope["path"]):
            await _not_found(scope)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _not_found(scope: Scope) -> Response:
    if "text/html" in (header(scope, b"accept") or ""):
        return plain_page("not_found_title", "not_found_text", language.of(scope), status=404)
    return PlainTextResponse("not found\n", status_code=404)
