import pytest
from starlette.middleware import Middleware

from tests.web.asking import ask, behind, connect
from web.hosts import AllowedHosts

APP = behind(Middleware(AllowedHosts, allowed=("localhost", "127.0.0.1", "::1")))
STREAM = "/_stcore/stream"


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST", "localhost."],
)
def test_an_allowed_name_is_answered(host: str) -> None:
    assert ask(APP, headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:8501",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "localhost/evil",
        "localhost:port",
        "",
    ],
)
def test_a_foreign_name_is_refused_with_a_page_that_says_why(host: str) -> None:
    answer = ask(APP, headers={"host": host})
    assert answer.status_code == 403
    assert "AIOPS_ALLOWED_HOSTS" in answer.text


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8501", 200),
        ("https://evil.example", 403),
        ("http://localhost:9999", 403),
        ("http://localhost.evil.example:8501", 403),
        ("http://[broken", 403),
    ],
)
def test_another_sites_page_is_refused(origin: str, status: int) -> None:
    headers = {"host": "localhost:8501", "origin": origin}
    assert ask(APP, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("sender", "status"), [("same-origin", 200), ("cross-site", 403), ("same-site", 403)]
)
def test_a_form_without_a_named_sender_must_be_ours(sender: str, status: int) -> None:
    headers = {"host": "localhost:8501", "origin": "null", "sec-fetch-site": sender}
    assert ask(APP, headers=headers).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example", "origin": "http://evil.example"},
        {"host": "localhost:8501", "origin": "https://evil.example"},
        {"host": "localhost:8501", "origin": "null"},
        {},
    ],
)
def test_a_foreign_live_connection_is_closed_before_it_opens(headers: dict[str, str]) -> None:
    assert connect(APP, STREAM, headers) == [{"type": "websocket.close", "code": 1008}]


def test_any_name_can_be_allowed_on_purpose() -> None:
    app = behind(Middleware(AllowedHosts, allowed=("*",)))
    assert ask(app, headers={"host": "anything.example"}).status_code == 200
