"""Every browser gets a random visit cookie with its first page: it binds an anonymous self-check.

The cookie carries 256 random bits and nothing else; the store keeps only a keyed hash of it. Each
page renews its 90 days, so a self-check stays reachable as long as someone comes back to it.
"""

import re
import secrets

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.cookies import VISIT_COOKIE, sent, written
from web.request import is_html, secure

DAYS = 90
WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{43}")


class Visit:
    """Set or renew the visit cookie on every HTML response."""

    def __init__(self, app: ASGIApp, *, behind_tls: bool = False) -> None:
        self.app = app
        self.behind_tls = behind_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = sent(scope).get(VISIT_COOKIE, "")
        visit = given if WELL_FORMED.fullmatch(given) else secrets.token_urlsafe(32)
        tls = secure(scope, behind_tls=self.behind_tls)

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start" and is_html(message):
                cookie = written(VISIT_COOKIE, visit, days=DAYS, tls=tls)
                message = {**message, "headers": [*message["headers"], cookie]}
            await send(message)

        await self.app(scope, receive, marked)
