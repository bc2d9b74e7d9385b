import pytest
from starlette.middleware import Middleware
from starlette.routing import Route

from tests.web.asking import ask, behind, connect, echo, page
from web.paths import KnownAddresses, Paths

PATHS = Paths(["start", "self_check", "result"], home="start")
APP = behind(
    Middleware(KnownAddresses, paths=PATHS),
    routes=[Route("/", page), Route("/result", page), Route("/{rest:path}", echo)],
)
HTML = {"accept": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize(
    "path",
    [
        "/", "/result", "/self_check", "/result/", "/_stcore/health", "/_stcore/host-config",
        "/_stcore/upload_file/a/b", "/_stcore/bidi-components/x", "/static/js/a.js",
        "/media/a.pdf", "/fonts/a.woff2", "/logo/a.svg", "/s/token", "/healthz", "/readyz",
        "/favicon.png", "/links.js",
    ],
)  # fmt: skip
def test_what_exists_is_answered(path: str) -> None:
    assert ask(APP, path, headers=HTML).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp", "/_stcore/script-health-check", "/result/_stcore/agent/mcp",
        "/result/x", "/resultx", "/nowhere", "/s", "/fonts", "/app/static/x", "/component/x",
        "/manifest.json", "/index.html", "/auth/login", "/oauth2callback", "/.env",
        "//evil.example",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(path: str) -> None:
    answer = ask(APP, f"http://localhost:8501{path}", headers=HTML)
    assert answer.status_code == 404
    assert 'href="/"' in answer.text


@pytest.mark.parametrize(
    ("lang", "finding"), [("de", "Diese Seite gibt es nicht"), ("en", "There is no such page")]
)
def test_the_reader_is_told_in_their_language(lang: str, finding: str) -> None:
    answer = ask(APP, f"/nowhere?lang={lang}", headers=HTML)
    assert f'<html lang="{lang}">' in answer.text
    assert f"<h1>{finding}</h1>" in answer.text


def test_a_program_gets_one_line() -> None:
    answer = ask(APP, "/nowhere")
    assert (answer.status_code, answer.text) == (404, "not found\n")


def test_nothing_of_a_wrong_address_comes_back() -> None:
    assert "script" not in ask(APP, "/<script>alert(1)</script>", headers=HTML).text


def test_the_home_page_answers_at_the_root_alone() -> None:
    answer = ask(APP, "/start?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (308, "/?lang=en")


def test_there_is_one_live_connection() -> None:
    assert connect(APP, "/_stcore/other", {}) == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/result", "/result"),
        ("/s/secret-token", "/s/*"),
        ("/media/abc.pdf", "/media/*"),
        ("/Meyer-GmbH", "(unknown)"),
        ("/result/_stcore/health", "(page)/_stcore/*"),
    ],
)
def test_a_log_gets_the_pattern_of_an_address(path: str, template: str) -> None:
    assert PATHS.template(path) == template
