"""The files the application hands out itself: fonts, logo, icon, a script, from a fixed list."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

ASSETS = Path(__file__).resolve().parent.parent / "assets"
FONTS = {path.name: path for path in sorted((ASSETS / "fonts").glob("*.woff2"))}
LOGOS = {path.name: path for path in sorted(ASSETS.glob("logo_*.svg"))}
YEAR = "public, max-age=31536000, immutable"


async def font(request: Request) -> Response:
    """`/fonts/{name}`: a name on the list, or 404. The name is never used as a path."""
    path = FONTS.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("not found\n", status_code=404)
    return FileResponse(path, media_type="font/woff2", headers={"Cache-Control": YEAR})


async def logo(request: Request) -> Response:
    """`/logo/{name}`: one for each theme, or 404."""
    path = LOGOS.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse("not found\n", status_code=404)
    return FileResponse(path, media_type="image/svg+xml")


async def icon(_request: Request) -> Response:
    """`/favicon.png`, which the page asks for before the application has said which icon it has."""
    return FileResponse(ASSETS / "favicon.png", media_type="image/png")


async def links(_request: Request) -> Response:
    """`/links.js`: aims the language links at the address as it is."""
    return FileResponse(ASSETS / "links.js", media_type="text/javascript")
