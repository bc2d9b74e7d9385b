"""The HTML that carries the application: Streamlit's own, put into the reader's language.

Streamlit writes `<html lang="en">`, its own name and a note for programs into every page, and
preloads a font this product does not use. The page is the same for all readers of a language, so
the rewriting is done once.
"""

import re
from functools import lru_cache

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import language
from web.paths import Paths
from web.request import is_html
from web.words import word

CONDITIONS = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
"""Request headers that would bring the page compressed, in parts or not at all."""
OUTDATED = {b"content-length", b"etag", b"last-modified", b"cache-control", b"accept-ranges"}

PRELOAD = "".join(
    f'<link rel="preload" href="./fonts/{name}" as="font" type="font/woff2" crossorigin>'
    for name in (
        "ibm-plex-sans-latin-400-normal.woff2",
        "ibm-plex-serif-latin-600-normal.woff2",
    )
)
SCRIPT = '<script src="./links.js" defer></script>'
CHANGES: tuple[tuple[str, str], ...] = (
    (r"<!--.*?-->", ""),
    (r'<link rel="service-desc"[^>]*>', ""),
    (r'<link\s+rel="preload"\s+href="\./static/media/[^>]*>', PRELOAD),
    # Only a prerenderer waits for this flag; our script is a file, none stands in the page itself.
    (r"<script>\s*window\.prerenderReady = false\s*</script>", SCRIPT),
    (r'<html lang="en">', '<html lang="{lang}">'),
    (r"<title>.*?</title>", "<title>{product}</title>"),
    (r"<noscript>.*?</noscript>", "<noscript><p>{script_needed}</p></noscript>"),
)


@lru_cache(maxsize=8)
def translated(page: bytes, lang: str) -> bytes:
    """The page in a language ("de" or "en").

    Raises ValueError when Streamlit's page has changed so that a replacement finds nothing: better
    found by a test at an upgrade than by a screen reader.
    """
    text = page.decode()
    values = {
        "lang": lang,
        "product": word("product", lang),
        "script_needed": word("script_needed", lang),
    }
    for pattern, replacement in CHANGES:
        filled = replacement.format(**values).replace("\\", r"\\")
        text, count = re.subn(pattern, filled, text, flags=re.DOTALL)
        if not count:
            raise ValueError(f"the page of this Streamlit has no {pattern}")
    return text.encode()


class Shell:
    """Serve the pages in the reader's language, and never from a cache."""

    def __init__(self, app: ASGIApp, *, paths: Paths) -> None:
        self.app = app
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not self.paths.is_page(scope["path"]):
            await self.app(scope, receive, _NoPage(scope, receive, send))
            return
        kept = [pair for pair in scope["headers"] if pair[0] not in CONDITIONS]
        await self.app({**scope, "headers": kept}, receive, _Rewriting(scope, send))


class _Rewriting:
    """Holds a page back until it is complete, then sends it rewritten."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.lang = language.of(scope)
        self.empty = scope["method"] == "HEAD"
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and is_html(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_page(self.start)

    async def _send_page(self, start: Message) -> None:
        page = self.body if self.empty else translated(self.body, self.lang)
        headers = [pair for pair in start["headers"] if pair[0].lower() not in OUTDATED]
        headers.append((b"cache-control", b"no-store"))
        if not self.empty:
            headers.append((b"content-length", str(len(page)).encode()))
        await self.send({**start, "headers": headers})
        await self.send({"type": "http.response.body", "body": page})


class _NoPage:
    """Lets everything through but a page of Streamlit's: it answers a missing file with one."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asset = scope["path"].startswith("/static/")
        self.answer = (scope, receive, send)
        self.send = send
        self.missing = False

    async def __call__(self, message: Message) -> None:
        if self.missing:
            return
        self.missing = self.asset and message["type"] == "http.response.start" and is_html(message)
        if self.missing:
            await PlainTextResponse("not found\n", status_code=404)(*self.answer)
        else:
            await self.send(message)
