from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aiops_model.domain.errors import Refusal
from web import process


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    monkeypatch.setenv("AIOPS_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    process.close()
    yield tmp_path
    process.close()


def test_all_threads_share_what_the_first_opened(home: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        opened = list(threads.map(lambda _: process.context(), range(32)))
    assert len({id(context) for context in opened}) == 1
    assert opened[0].store.path == home / "cockpit.sqlite3"


def test_the_server_hands_its_own_context_to_the_pages() -> None:
    with process.serving() as served:
        assert process.context() is served
        with pytest.raises(Refusal, match="server_already_running"), process.serving():
            pass
        assert process.context() is served


def test_after_closing_the_settings_are_read_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = process.context()
    process.close()
    monkeypatch.setenv("AIOPS_HOME", str(tmp_path / "other"))
    second = process.context()
    assert first.store.path != second.store.path
