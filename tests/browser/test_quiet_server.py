"""A whole journey on a server without a network: nothing asked outside, nothing told in the log."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitors
from tests.browser.page import drawn, visit
from tests.browser.self_check import MANUFACTURER, keyed, resume_code, said, to_the_result
from tests.browser.server import Server, surroundings

GUARD = Path(__file__).parent / "no_network"
NAME = "Kanarienvogel & Söhne\u00a0AG"
NUMBER = "47114711"
WRONG_CODE = "KANA-RYBX"
LINK = re.compile(r"http\S+/s/[\w-]{43}")
SEARCH = "kanariensuche"


@pytest.fixture
def attempts(tmp_path: Path) -> Path:
    """Where the guard writes what was tried."""
    return tmp_path / "attempts"


@pytest.fixture
def quiet(tmp_path: Path, attempts: Path) -> Iterator[Server]:
    """A server that reaches nothing but this machine."""
    guard = {"PYTHONPATH": str(GUARD), "NETWORK_LOG": str(attempts)}
    with Server(tmp_path / "home", **guard) as running:
        yield running


def type_in(page: Page, key: str, text: str) -> None:
    keyed(page, key).get_by_role("textbox").fill(text)


def press(page: Page, key: str) -> None:
    page.get_by_role("button", name=said("de", key)).first.click()
    drawn(page)


def go_through(page: Page) -> list[str]:
    """Type canaries wherever something can be typed; everything that must stay secret."""
    to_the_result(page, "de", MANUFACTURER)
    page.get_by_text(said("de", "result.refine_title"), exact=True).click()
    drawn(page)
    type_in(page, "refine.company", NAME)
    type_in(page, "refine.revenue", NUMBER)
    type_in(page, "refine.systems", NUMBER)
    press(page, "result.refine_button")
    type_in(page, "refine.systems", "")
    press(page, "result.refine_button")
    page.get_by_text(said("de", "result.refined")).wait_for()
    with page.expect_download():
        page.get_by_role("button", name=said("de", "result.save_pdf")).click()
    page.get_by_text(said("de", "result.share_title"), exact=True).click()
    drawn(page)
    press(page, "result.share_create")
    page.get_by_text(LINK).first.wait_for()
    drawn(page)
    link = LINK.findall(page.get_by_test_id("stMain").inner_text())[0]
    visit(page, "/resume")
    type_in(page, "resume_code", WRONG_CODE)
    press(page, "resume.button")
    visit(page, f"/sources?sources.search={SEARCH}")
    visit(page, f"/data?name={SEARCH}")
    code = resume_code(page)
    assert NAME in page.get_by_test_id("stMain").inner_text()
    page.goto(link)
    page.get_by_role("button").click()
    page.wait_for_url(re.compile("view=shared"))
    drawn(page)
    cookies = [str(c.get("value")) for c in page.context.cookies() if len(str(c["value"])) > 20]
    assert len(cookies) >= 2, "visit and share"
    token = link.rpartition("/")[2]
    compact = code.replace("-", "")
    return [NAME, "Kanarien", NUMBER, WRONG_CODE, SEARCH, code, compact, token, *cookies]


def test_a_journey_leaves_no_trace_in_the_log_and_asks_nobody(
    new_visitor: Visitors, quiet: Server, attempts: Path
) -> None:
    page = new_visitor(at=quiet)
    secrets = go_through(page)
    told = quiet.log
    for secret in secrets:
        assert secret not in told
        assert json.dumps(secret)[1:-1] not in told
    lines = [line for line in told.splitlines() if line.strip()]
    others = [line for line in lines if not line.startswith("{")]
    assert all(line.startswith("AI Operations Cockpit: http://") for line in others), others
    events = [json.loads(line) for line in lines if line.startswith("{")]
    assert {"/s/*", "/result"} <= {event.get("path") for event in events}
    assert [event for event in events if event["level"] != "info"] == []
    assert not attempts.exists(), attempts.read_text(encoding="utf-8")


def test_the_guard_of_the_server_finds_an_attempt(tmp_path: Path, attempts: Path) -> None:
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    look_up = "import socket; socket.getaddrinfo('evil.example', 443)"
    guard = {"PYTHONPATH": str(GUARD), "NETWORK_LOG": str(attempts)}
    for code in (reach, look_up):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | surroundings(tmp_path, guard),
            capture_output=True,
            check=False,
        )
        assert b"no network" in done.stderr
    assert len(attempts.read_text(encoding="utf-8").splitlines()) == 2
