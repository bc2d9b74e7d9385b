import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tests.web.asking import ask, behind, connect, page
from web.headers import SafeHeaders
from web.journal import Journal
from web.paths import KnownAddresses, Paths

PATHS = Paths(["start", "result"], home="start")


async def broken(_request: Request) -> Response:
    raise RuntimeError("a fault")


async def asset(_request: Request) -> Response:
    return PlainTextResponse("x", headers={"Cache-Control": "public, immutable"})


async def streamlit_cookie(_request: Request) -> Response:
    return PlainTextResponse("x", headers={"Set-Cookie": "_streamlit_xsrf=1; Path=/"})


APP = behind(
    Middleware(SafeHeaders),
    Middleware(Journal, paths=PATHS),
    Middleware(KnownAddresses, paths=PATHS),
    routes=[
        Route("/", page),
        Route("/result", broken),
        Route("/static/a.js", asset),
        Route("/media/a.pdf", asset),
        Route("/healthz", streamlit_cookie),
    ],
)


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/result", "GET", 500),
        ("/nowhere", "GET", 404),
        ("/", "DELETE", 405),
        ("/static/none.js", "GET", 404),
        ("/start", "GET", 308),
    ],
)
def test_every_answer_is_guarded(path: str, method: str, status: int) -> None:
    answer = ask(APP, path, method=method)
    assert answer.status_code == status
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in answer.headers


def test_the_policy_names_this_host_only_and_lets_no_text_become_a_script() -> None:
    policy = ask(APP, base="http://127.0.0.1:8501").headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["connect-src"] == "'self' ws://127.0.0.1:8501"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"].split()
    addresses = [word.strip(";") for word in policy.split() if "://" in word]
    assert addresses == ["ws://127.0.0.1:8501"]


@pytest.mark.parametrize("host", ["evil.example; script-src *", "a b", "evil'", "", "h:99999"])
def test_a_host_cannot_write_into_the_policy(host: str) -> None:
    policy = ask(APP, headers={"host": host}).headers["content-security-policy"]
    assert "connect-src 'self';" in policy
    assert "evil" not in policy


def test_over_tls_the_browser_is_told_to_stay_there() -> None:
    answer = ask(APP, "/healthz", base="https://cockpit.example")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert answer.headers["set-cookie"].endswith("; Secure")
    assert "wss://cockpit.example" in answer.headers["content-security-policy"]


def test_what_has_its_content_in_its_name_may_be_kept_and_a_document_not() -> None:
    assert "immutable" in ask(APP, "/static/a.js").headers["cache-control"]
    assert ask(APP, "/media/a.pdf").headers["cache-control"] == "no-store"


def test_a_refused_live_connection_is_guarded_where_the_server_can_answer() -> None:
    assert connect(APP, "/nowhere", {"host": "localhost"}) == [
        {"type": "websocket.close", "code": 1008}
    ]
    start, body = connect(APP, "/nowhere", {"host": "localhost"}, answering=True)
    headers = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    assert (start["status"], body["body"]) == (403, b"")
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
