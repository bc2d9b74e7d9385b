"""Pages run as Streamlit runs them, on an empty installation of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy

from tests.app.visit import Visit
from web import process


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty installation; what a page opens in it is closed at the end."""
    process.close()
    monkeypatch.setenv("AIOPS_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield tmp_path / "home"
    process.close()


@pytest.fixture
def cookies(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the browser sends: the page runner of Streamlit has no request of its own."""
    sent = {"visit": "the-browser-of-anna"}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: sent))
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda _: "127.0.0.1"))
    monkeypatch.setattr(ContextProxy, "url", property(lambda _: "http://127.0.0.1:8501/result"))
    return sent


@pytest.fixture
def visit(home: Path, cookies: dict[str, str]) -> Visit:
    """A visitor in German."""
    assert cookies["visit"]
    assert not home.exists(), "the pages open the installation themselves"
    return Visit("de")
