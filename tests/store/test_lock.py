import subprocess
import sys
from pathlib import Path

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.store import ServerLock

HOLD = """
import sys
from pathlib import Path
from aiops_model.store import ServerLock
with ServerLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_server_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "cockpit.sqlite3"
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(Refusal) as caught, ServerLock(path):
            pass
        assert caught.value.code == "server_already_running"
        first.kill()
    with ServerLock(path) as lock:
        assert lock.held


def test_the_lock_is_let_go_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "cockpit.sqlite3"
    with ServerLock(path), pytest.raises(Refusal), ServerLock(path):
        pass
    with ServerLock(path) as again:
        assert again.held
    assert not again.held


def test_postgresql_needs_no_lock() -> None:
    with ServerLock(None) as first, ServerLock(None) as second:
        assert first.held
        assert second.held
