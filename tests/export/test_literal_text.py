"""Streamlit itself shows escaped text as typed: checked in the browser, since it reads some marks
only there."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.browser import FLAGS
from tests.browser.server import free_port
from tests.conftest import chromium_path
from tests.export.hostile import MARKS, READ_LATE

ROOT = Path(__file__).parents[2]
WORDS = [*MARKS, *(words for words, _ in READ_LATE)]
MADE_BY_MARKS = (
    "a, img, em, strong, code, pre, h1, h2, h3, ul, ol, blockquote, table, hr, small, del, "
    ".katex, .stMarkdownBadge, .stMarkdownColoredText, [data-testid=stIconMaterial], [role=img]"
)
PATIENCE = 60.0


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    script = Path(__file__).with_name("literal_page.py")
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    log = tmp_path_factory.mktemp("literal") / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=15)


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(url, timeout=2).text == "ok":
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


@pytest.mark.browser
def test_hostile_text_is_shown_as_typed_in_texts_and_labels(address: str) -> None:
    foreign: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        page = browser.new_page()
        page.on("request", lambda r: foreign.append(r.url) if not own(r.url, address) else None)
        page.goto(address)
        expect(page.get_by_text("Ende der Seite")).to_be_visible(timeout=PATIENCE * 1000)
        altered = [found for place in ("text", "label") for found in differences(page, place)]
        browser.close()
    assert altered == []
    assert foreign == []


def own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", f"blob:{address}"))


def differences(page: Page, place: str) -> list[tuple[str, str]]:
    """The texts shown otherwise than typed, or with an element that a mark has made."""
    found = []
    for number, words in enumerate(WORDS):
        box = page.locator(f".st-key-{place}{number}")
        expect(box).not_to_have_text("", timeout=PATIENCE * 1000)
        shown = (box.text_content() or "").replace("\u2060", "").strip()
        if shown != words or box.locator(MADE_BY_MARKS).count():
            found.append((words, shown))
    return found
