"""The three cookies: who visits, in which language, through which shared link.

Over TLS the browser knows them as `__Host-visit` and so on: such a name binds a cookie to exactly
this host and to TLS, so that a neighbouring host cannot plant one. Inside the application they
have their plain names; this is the only place that translates.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from web.request import Headers, secure

VISIT_COOKIE = "visit"
LANG_COOKIE = "lang"
SHARE_COOKIE = "share"
NAMES = (VISIT_COOKIE, LANG_COOKIE, SHARE_COOKIE)
TLS_PREFIX = "__Host-"
DAY = 86_400


def sent(scope: Scope) -> dict[str, str]:
    """The cookies of a request, by plain name; the first of equal names counts."""
    found: dict[str, str] = {}
    for name, value in _pairs(scope["headers"]):
        found.setdefault(name, value)
    return found


def written(name: str, value: str, *, days: int, tls: bool) -> tuple[bytes, bytes]:
    """A Set-Cookie header: not readable by scripts, not sent along from other sites."""
    prefix, flag = (TLS_PREFIX, "; Secure") if tls else ("", "")
    text = f"{prefix}{name}={value}; Path=/; Max-Age={days * DAY}; HttpOnly; SameSite=Lax{flag}"
    return b"set-cookie", text.encode("latin-1")


class PlainCookieNames:
    """Over TLS: hand `__Host-visit` on as `visit`, and nothing that merely calls itself `visit`."""

    def __init__(self, app: ASGIApp, *, behind_tls: bool = False) -> None:
        self.app = app
        self.behind_tls = behind_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and secure(scope, behind_tls=self.behind_tls):
            kept = [
                f"{name.removeprefix(TLS_PREFIX) if name in TLS_NAMES else name}={value}"
                for name, value in _pairs(scope["headers"])
                if name not in NAMES
            ]
            headers = [pair for pair in scope["headers"] if pair[0] != b"cookie"]
            if kept:
                headers.append((b"cookie", "; ".join(kept).encode("latin-1")))
            scope = {**scope, "headers": headers}
        await self.app(scope, receive, send)


TLS_NAMES = tuple(TLS_PREFIX + name for name in NAMES)


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    pairs = []
    for key, line in headers:
        if key != b"cookie":
            continue
        for part in line.decode("latin-1").split(";"):
            name, mark, value = part.strip().partition("=")
            if mark and name:
                pairs.append((name, value))
    return pairs
