"""Ask an ASGI application something, without a server between."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Scope


async def echo(request: Request) -> Response:
    """What the application behind the layers gets to see."""
    return JSONResponse(
        {
            "cookies": dict(request.cookies),
            "headers": dict(request.headers),
            "path": request.url.path,
        }
    )


async def page(_request: Request) -> Response:
    return HTMLResponse("<!DOCTYPE html><html lang='en'><title>x</title>")


def behind(*layers: Middleware, routes: list[Route] | None = None) -> Starlette:
    """An application with one page and an echo behind the layers, the outermost first."""
    known = routes or [Route("/", page), Route("/result", page), Route("/echo", echo)]
    return Starlette(routes=known, middleware=list(layers))


def ask(
    app: ASGIApp,
    path: str = "/",
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    base: str = "http://localhost:8501",
    client: tuple[str, int] = ("127.0.0.1", 50_000),
) -> httpx.Response:
    """One request. A fault of the application that nothing caught becomes status 500."""

    sent = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]

    async def exchange() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=client)
        async with httpx.AsyncClient(transport=transport, base_url=base) as browser:
            return await browser.request(method, path, headers=sent)

    return asyncio.run(exchange())


def connect(
    app: ASGIApp, path: str, headers: dict[str, str], *, answering: bool = False
) -> list[Message]:
    """What a websocket handshake gets in answer, of a server that can answer in words or not."""
    sent: list[Message] = []
    scope: Scope = {
        "type": "websocket",
        "path": path,
        "scheme": "ws",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 50_000),
        "subprotocols": [],
        "extensions": {"websocket.http.response": {}} if answering else {},
    }

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    return sent
