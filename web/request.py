"""What is read from a request before anything answers it."""

from starlette.types import Message, Scope

Headers = list[tuple[bytes, bytes]]


def header(scope: Scope, name: bytes) -> str | None:
    """The first header of that name (lower case), or None."""
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value).decode("latin-1")
    return None


def secure(scope: Scope, *, behind_tls: bool) -> bool:
    """Whether the reader's connection is encrypted.

    The server in front of the application has already put the scheme of a trusted proxy
    (`X-Forwarded-Proto`) into the scope; `behind_tls` says it for every request.
    """
    return behind_tls or scope.get("scheme") in {"https", "wss"}


def address(scope: Scope) -> str:
    """The client's network address, for rate limits only; never logged or stored."""
    client = scope.get("client")
    return str(client[0]) if client else "unknown"


def is_html(message: Message) -> bool:
    """Whether a response that starts with this message is a page."""
    return any(
        key.lower() == b"content-type" and value.startswith(b"text/html")
        for key, value in message.get("headers", [])
    )
