"""What every response says to the browser: what a page may load, who may frame it, what to keep.

Scripts come from this host only, none may stand in the page itself, and no text becomes a script
(Streamlit's Vega interprets its expressions instead of compiling them). `blob:` is there for the
copy button (Streamlit loads the code of components that way), inline styles for its style engine.
"""

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.hosts import host_name
from web.request import header, secure

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src {connect}; worker-src 'self' blob:; frame-src 'none'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'; object-src 'none'"
)
FIXED = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
        "clipboard-read=(), clipboard-write=(self)"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
TLS_ONLY = "max-age=31536000"
KEPT_FOREVER = ("/static/", "/fonts/")
"""Below these lie files whose name changes with their content."""


REFUSAL = "websocket.http.response"
"""The extension of ASGI by which a live connection is refused with an answer of one's own."""


class SafeHeaders:
    """Put these headers on every response: refusals, faults and live connections included."""

    def __init__(self, app: ASGIApp, *, behind_tls: bool = False) -> None:
        self.app = app
        self.behind_tls = behind_tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.app(scope, receive, _Handshake(scope, send, self.behind_tls))
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        tls = secure(scope, behind_tls=self.behind_tls)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": list(message["headers"])}
                headers = MutableHeaders(raw=message["headers"])
                headers.update(FIXED)
                headers.setdefault("Content-Security-Policy", policy(scope, tls=tls))
                if not scope["path"].startswith(KEPT_FOREVER) or message["status"] >= 400:
                    headers["Cache-Control"] = "no-store"
                if tls:
                    headers["Strict-Transport-Security"] = TLS_ONLY
                    message["headers"] = [_encrypted(pair) for pair in message["headers"]]
            await send(message)

        await self.app(scope, receive, guarded)


class _Handshake:
    """Guards the answer to a handshake; what comes after it is no response and passes through."""

    def __init__(self, scope: Scope, send: Send, behind_tls: bool) -> None:
        tls = secure(scope, behind_tls=behind_tls)
        self.headers = FIXED | {"Content-Security-Policy": policy(scope, tls=tls)}
        self.headers |= {"Cache-Control": "no-store"}
        if tls:
            self.headers |= {"Strict-Transport-Security": TLS_ONLY}
        self.can_answer = REFUSAL in (scope.get("extensions") or {})
        self.open = False
        self.send = send

    async def __call__(self, message: Message) -> None:
        if self.open:
            await self.send(message)
        elif message["type"] == "websocket.accept":
            self.open = True
            await self.send({**message, "headers": self._with(message.get("headers", []))})
        elif message["type"] == f"{REFUSAL}.start":
            await self.send({**message, "headers": self._with(message.get("headers", []))})
        elif message["type"] == "websocket.close" and self.can_answer:
            start = {"type": f"{REFUSAL}.start", "status": 403, "headers": self._with([])}
            await self.send(start)
            await self.send({"type": f"{REFUSAL}.body", "body": b""})
        else:
            await self.send(message)

    def _with(self, given: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        headers = MutableHeaders(raw=list(given))
        headers.update(self.headers)
        return headers.raw


def _encrypted(pair: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A header as it is, a cookie of Streamlit's own marked for encrypted connections only."""
    name, value = pair
    if name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        return name, value + b"; Secure"
    return pair


def policy(scope: Scope, *, tls: bool) -> str:
    """The content policy; the live connection goes to the host of this request only."""
    host = header(scope, b"host") or ""
    own = f"'self' {'wss' if tls else 'ws'}://{host}" if _plain(host) else "'self'"
    return POLICY.format(connect=own)


def _plain(host: str) -> bool:
    """Whether a Host header may stand in a policy: letters, digits, dots, dashes, brackets."""
    return host_name(host) is not None and all(c.isalnum() or c in ".-:[]" for c in host)
