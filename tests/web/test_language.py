from pathlib import Path

import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from streamlit import file_util

from tests.web.asking import ask, behind
from web.language import Language, choose
from web.paths import Paths
from web.shell import Shell, translated

INDEX = Path(file_util.get_static_dir()) / "index.html"


@pytest.mark.parametrize(
    ("asked", "stored", "accepted", "lang"),
    [
        ("en", "de", "de", "en"),
        (None, "en", "de", "en"),
        ("fr", "en", "de", "en"),
        (None, None, "en-US,en;q=0.9,de;q=0.8", "en"),
        (None, None, "fr-CH, de;q=0.7, en;q=0.3", "de"),
        (None, None, "de;q=0, en;q=0.1", "en"),
        (None, None, "fr, it", "de"),
        (None, None, "en;q=abc", "de"),
        (None, None, None, "de"),
        ("", "", "", "de"),
    ],
)
def test_the_address_counts_before_the_choice_before_the_browser(
    asked: str | None, stored: str | None, accepted: str | None, lang: str
) -> None:
    assert choose(asked, stored, accepted) == lang


async def streamlit_page(request: Request) -> Response:
    assert "if-none-match" not in request.headers, "the page would be answered from a cache"
    assert "accept-encoding" not in request.headers, "the page would arrive compressed"
    return FileResponse(INDEX)


APP = behind(
    Middleware(Language),
    Middleware(Shell, paths=Paths(["start", "result"], home="start")),
    routes=[Route("/result", streamlit_page)],
)


@pytest.mark.parametrize(
    ("path", "headers", "lang"),
    [
        ("/result", {}, "de"),
        ("/result?lang=en", {}, "en"),
        ("/result", {"cookie": "lang=en"}, "en"),
        ("/result", {"accept-language": "en-GB"}, "en"),
        ("/result", {"if-none-match": "*"}, "de"),
        ("/result?" + "&".join(f"a{n}=1" for n in range(500)) + "&lang=en", {}, "de"),
    ],
)
def test_the_page_names_its_language(path: str, headers: dict[str, str], lang: str) -> None:
    answer = ask(APP, path, headers=headers)
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in answer.text
    assert answer.headers["content-language"] == lang
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_the_page_is_ours() -> None:
    page = ask(APP, "/result?lang=de").text
    assert "<title>AI Operations Cockpit</title>" in page
    assert "braucht JavaScript" in page
    assert "Streamlit app" not in page
    assert "_stcore/agent" not in page
    assert "//" not in page.replace("<!DOCTYPE html>", ""), "no address outside this host"
    assert "<script>" not in page, "no script in the page itself: the policy forbids it"


def test_a_head_request_gets_the_headers_only() -> None:
    answer = ask(APP, "/result", method="HEAD")
    assert answer.status_code == 200
    assert answer.content == b""


def test_a_changed_streamlit_page_is_noticed() -> None:
    with pytest.raises(ValueError, match="html lang"):
        translated(INDEX.read_bytes().replace(b'<html lang="en">', b"<html>"), "de")
