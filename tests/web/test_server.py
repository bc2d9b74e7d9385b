"""The whole application behind a real socket: what holds for the parts must hold for it."""

import json
import os
import secrets
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

import httpx
import pytest

from aiops_model.services import (
    Actor,
    Context,
    load_demo,
    open_context,
    reader,
    revoke_shares,
    share,
    shared_snapshot,
    visitor,
)
from aiops_model.settings import Settings
from tests.browser.server import PATIENCE, ROOT, Server, command, free_port, surroundings
from tests.hostile.corpus import strings

CANARY = "Kanarienvogel-AG-4711"
GUARDED = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("home")) as running:
        yield running


def ask(server: Server, path: str, **headers: str) -> httpx.Response:
    return httpx.get(
        server.url + path, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def shake_hands(server: Server, path: str = "/_stcore/stream", **headers: str) -> str:
    """The head that answers a websocket handshake; a value of "" leaves a header out."""
    fields = {
        "Host": f"127.0.0.1:{server.port}",
        "Origin": server.url,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Protocol": "streamlit",
    } | headers
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall("\r\n".join([f"GET {path} HTTP/1.1", *lines, "", ""]).encode("latin-1"))
        return line.recv(4000).decode("latin-1").split("\r\n\r\n")[0]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/?lang=en", 200),
        ("/self_check", 200),
        ("/result?view=shared", 200),
        ("/start", 308),
        ("/nowhere", 404),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/_stcore/metrics", 404),
        ("/_stcore/agent/openapi.json", 404),
        ("/media/none.pdf", 404),
        ("/static/none.js", 404),
        ("/fonts/ibm-plex-sans-latin-400-normal.woff2", 200),
        ("/fonts/none.woff2", 404),
        ("/favicon.png", 200),
        ("/links.js", 200),
        ("/s/" + "t" * 43, 200),
        ("/healthz", 200),
        ("/readyz", 200),
        ("/static/..%5c..%5cx", 400),
    ],
)
def test_every_answer_of_the_application_is_guarded(server: Server, path: str, status: int) -> None:
    answer = ask(server, path)
    found = {name: answer.headers.get(name) for name in GUARDED}
    policy = answer.headers["content-security-policy"]
    assert (answer.status_code, found) == (status, GUARDED)
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    assert "https:" not in policy


@pytest.mark.parametrize("path", ["/_stcore/agent/interact", "/_stcore/agent/mcp", "/nowhere"])
def test_nothing_takes_a_post_that_should_not(server: Server, path: str) -> None:
    assert httpx.post(server.url + path, json={}).status_code == 404


def test_a_page_comes_in_the_language_of_the_reader(server: Server) -> None:
    for path, headers, lang in [
        ("/", {}, "de"),
        ("/", {"accept_language": "en-GB,en;q=0.8"}, "en"),
        ("/result?lang=en", {}, "en"),
        ("/result", {"cookie": "lang=en"}, "en"),
    ]:
        assert f'<html lang="{lang}">' in ask(server, path, **headers).text


def test_a_first_page_brings_the_visit_cookie(server: Server) -> None:
    cookie = ask(server, "/").headers["set-cookie"]
    assert cookie.startswith("visit=")
    assert "HttpOnly; SameSite=Lax" in cookie
    assert "Secure" not in cookie, "this server speaks no TLS"
    over_tls = ask(server, "/", x_forwarded_proto="https").headers["set-cookie"]
    assert over_tls.startswith("__Host-visit=")
    assert over_tls.endswith("; Secure")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, "101"),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, "403"),
        ({"Origin": "https://evil.example"}, "403"),
        ({"Origin": "null"}, "403"),
    ],
)
def test_a_live_connection_is_for_our_own_pages(
    server: Server, headers: dict[str, str], status: str
) -> None:
    head = shake_hands(server, **headers)
    assert head.split()[1] == status
    for name, value in GUARDED.items():
        assert f"{name}: {value}" in head.lower().replace("deny", "DENY")
    assert "content-security-policy: default-src 'self'" in head.lower()


def test_a_live_connection_elsewhere_is_refused_with_the_same_headers(server: Server) -> None:
    head = shake_hands(server, "/_stcore/agent/stream")
    assert head.split()[1] == "403"
    assert "x-frame-options: DENY" in head


@pytest.mark.parametrize(
    "path",
    ["/", "/result", "/nowhere", "/healthz", "/readyz", "/favicon.png", "/s/" + "t" * 43,
     "/fonts/ibm-plex-sans-latin-400-normal.woff2", "/_stcore/health", "/_stcore/metrics",
     "/_stcore/agent/openapi.json", "/static/none.js"],
)  # fmt: skip
def test_a_foreign_name_or_sender_gets_nothing_but_the_headers(server: Server, path: str) -> None:
    for foreign in ({"host": "evil.example"}, {"origin": "https://evil.example"}):
        answer = ask(server, path, **foreign)
        assert answer.status_code == 403
        assert {name: answer.headers.get(name) for name in GUARDED} == GUARDED
        assert "set-cookie" not in answer.headers or "visit=" not in answer.headers["set-cookie"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD"])
def test_every_method_is_answered_with_the_headers(server: Server, method: str) -> None:
    for path in ("/", "/result", "/nowhere", "/healthz", "/_stcore/metrics", "/favicon.png"):
        answer = httpx.request(method, server.url + path)
        assert answer.status_code < 500, (method, path)
        assert {name: answer.headers.get(name) for name in GUARDED} == GUARDED, (method, path)


def test_no_hostile_address_or_header_brings_a_trace(server: Server) -> None:
    below = cycle(("/", "/s/", "/fonts/", "/static/", "/_stcore/"))
    with httpx.Client(base_url=server.url) as client:
        for one in strings():
            text = quote(one.text[:2000].encode("utf-8", "surrogatepass"), safe="")
            path = f"{next(below)}{text}?lang={text}&q={text}"
            cookies = f"visit={text}; share={text}; lang={text}"
            answer = client.get(path, headers={"cookie": cookies})
            assert answer.status_code < 500, (one.id, path[:80])
            assert {name: answer.headers.get(name) for name in GUARDED} == GUARDED, one.id
            assert "Traceback" not in answer.text
    assert "Traceback" not in server.log


def test_the_host_names_who_may_be_asked(tmp_path: Path) -> None:
    settings = {"AIOPS_ALLOWED_HOSTS": "cockpit.example,127.0.0.1", "AIOPS_BEHIND_TLS": "true"}
    with Server(tmp_path, **settings) as running:
        named = {"Host": "cockpit.example", "Origin": "https://cockpit.example"}
        assert shake_hands(running, **named).split()[1] == "101"
        assert shake_hands(running, Host="localhost").split()[1] == "403"
        page = ask(running, "/", host="cockpit.example")
        assert page.headers["set-cookie"].startswith("__Host-visit=")
        assert page.headers["strict-transport-security"] == "max-age=31536000"
        assert "wss://cockpit.example" in page.headers["content-security-policy"]


def test_a_foreign_name_or_sender_is_refused(server: Server) -> None:
    assert ask(server, "/", host="evil.example").status_code == 403
    assert ask(server, "/_stcore/host-config", origin="https://evil.example").status_code == 403


def test_a_wrong_link_says_what_to_do_and_opens_nothing(server: Server) -> None:
    answer = httpx.post(f"{server.url}/s/{'w' * 43}", headers={"accept-language": "en"})
    assert answer.status_code == 404
    assert "ask the person who sent it for a new one" in answer.text
    assert "share=" not in answer.headers.get("set-cookie", "")


@dataclass
class Shared:
    """A result on the server's database, shared; the command line may open it beside the server."""

    ctx: Context
    actor: Actor
    assessment: str
    token: str


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    ctx = open_context(Settings(home=server.home, database_url=server.database_url))
    actor = visitor(ctx, secrets.token_urlsafe(32))
    assessment = load_demo(ctx, actor, "de")[0].id
    yield Shared(ctx, actor, assessment, share(ctx, actor, assessment))
    ctx.close()


def test_a_shared_link_becomes_a_cookie_until_it_is_withdrawn(
    server: Server, shared: Shared
) -> None:
    link = f"{server.url}/s/{shared.token}"
    own_form = {"origin": "null", "sec-fetch-site": "same-origin"}
    for _ in range(30):
        assert httpx.get(link).status_code == 200, "a mail scanner uses nothing up"
    assert httpx.post(link, headers={"origin": "https://evil.example"}).status_code == 403
    opened = httpx.post(link, headers=own_form)
    assert (opened.status_code, opened.headers["location"]) == (303, "/result?view=shared")
    assert f"share={shared.token}; " in opened.headers["set-cookie"]
    read = shared_snapshot(shared.ctx, reader(shared.ctx, shared.token))
    assert read.assessment_id == shared.assessment
    assert revoke_shares(shared.ctx, shared.actor, shared.assessment) == 1
    assert httpx.post(link, headers=own_form).status_code == 404
    assert shared.token not in server.log


def test_the_log_is_json_lines_without_anything_a_visitor_sent(server: Server) -> None:
    ask(server, f"/result?company={CANARY}", cookie=f"visit={CANARY}", user_agent=CANARY)
    ask(server, f"/{CANARY}")
    httpx.post(f"{server.url}/s/{CANARY}-{'x' * 30}")
    ask(server, "/", host=f"{CANARY}.example")
    lines = [line for line in server.log.splitlines() if line.startswith("{")]
    assert {"/result", "(unknown)", "/s/*"} <= {json.loads(line).get("path") for line in lines}
    assert CANARY.lower() not in server.log.lower()
    assert "Traceback" not in server.log


def test_an_answer_waits_for_no_acknowledgement(server: Server) -> None:
    """With Nagle's algorithm each takes 40 ms and more on a connection that is kept."""
    times = []
    with httpx.Client(base_url=server.url) as client:
        for _ in range(12):
            begun = perf_counter()
            assert client.get("/healthz").status_code == 200
            times.append(perf_counter() - begun)
    assert min(times[2:]) < 0.03, times


def test_the_files_of_an_installation_are_for_their_owner_only(server: Server) -> None:
    assert os.name == "nt" or (server.home / "cockpit.sqlite3").stat().st_mode & 0o077 == 0
    assert os.name == "nt" or (server.home / "secret.key").stat().st_mode & 0o077 == 0


def refused_start(home: Path, *flags: str, **settings: str) -> tuple[int, str]:
    """Exit code and words of a server that must not start."""
    ended = subprocess.run(
        [*command(free_port()), *flags],
        cwd=ROOT,
        env=surroundings(home, settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return ended.returncode, ended.stdout + ended.stderr


def test_a_second_server_on_the_same_file_is_refused(server: Server) -> None:
    code, said = refused_start(server.home)
    assert code != 0
    assert "Another server already uses this database" in said
    assert "Traceback" not in said
    assert ask(server, "/readyz").json()["status"] == "ok", "the first one goes on"


def test_a_loosened_safety_setting_is_refused(tmp_path: Path) -> None:
    code, said = refused_start(tmp_path, "--server.enableXsrfProtection=false")
    assert code != 0
    assert "server.enableXsrfProtection" in said
    assert "Traceback" not in said


def test_a_wrong_setting_is_refused_by_its_name(tmp_path: Path) -> None:
    code, said = refused_start(tmp_path, DATABASE_URL="mysql://localhost/cockpit")
    assert code != 0
    assert "DATABASE_URL is neither" in said
    assert "Traceback" not in said
