"""One log line a request; one page for what goes wrong: words and a reference, never a trace."""

import secrets
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import language
from web.logs import LOG, REQUEST
from web.paths import Paths
from web.plain_page import plain_page

QUIET = (
    "/static/",
    "/fonts/",
    "/logo/",
    "/_stcore/",
    "/favicon.png",
    "/links.js",
    "/healthz",
    "/readyz",
)
"""Answered many times a page or a minute: logged only when they fail."""


class Journal:
    """Name each request, log it by the pattern of its address, catch what nothing else caught."""

    def __init__(self, app: ASGIApp, *, paths: Paths) -> None:
        self.app = app
        self.paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        request = secrets.token_hex(6).upper()
        token = REQUEST.set(request)
        try:
            if scope["type"] == "http":
                await self._answer(request, scope, receive, send)
            else:
                await self.app(scope, receive, send)
        finally:
            REQUEST.reset(token)

    async def _answer(self, request: str, scope: Scope, receive: Receive, send: Send) -> None:
        begun = time.perf_counter()
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as fault:  # noqa: BLE001 - the last place that can answer the reader
            self._log("request failed", scope, status or 500, begun, fault)
            if status:
                raise ConnectionAbortedError("the answer had begun") from None
            page = plain_page(
                "fault_title", "fault_text", language.of(scope), status=500, reference=request
            )
            await page(scope, receive, send)
            return
        path = scope["path"]
        if not self.paths.is_probe(path) and (status >= 400 or not path.startswith(QUIET)):
            self._log("request", scope, status, begun)

    def _log(
        self, event: str, scope: Scope, status: int, begun: float, fault: Exception | None = None
    ) -> None:
        method = scope["method"] if scope["method"].isalpha() else "?"
        details = {
            "method": method[:10],
            "path": self.paths.template(scope["path"]),
            "status": status,
            "milliseconds": round((time.perf_counter() - begun) * 1000, 1),
        }
        if fault is None:
            LOG.info(event, extra=details)
        else:
            LOG.error(event, extra=details, exc_info=fault)
