import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.services.secret import keyed_hash, load_secret

posix = pytest.mark.usefixtures("posix_modes")


@pytest.fixture
def posix_modes() -> None:
    assert sys.platform != "win32", "file modes are those of POSIX"


@posix
def test_it_is_made_once_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "home" / "secret.key"
    first = load_secret(path)
    assert len(first) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert load_secret(path) == first
    assert [file.name for file in path.parent.iterdir()] == ["secret.key"]


def test_two_starts_at_once_agree(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(load_secret, [path] * 8))
    assert len(found) == 1


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o610])
def test_a_file_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "secret.key"
    load_secret(path)
    path.chmod(mode)
    with pytest.raises(Refusal) as caught:
        load_secret(path)
    assert (caught.value.code, caught.value.field) == ("secret_readable", "secret_file")


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_damaged_file_is_refused_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "secret.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(Refusal) as caught:
        load_secret(path)
    assert caught.value.code == "secret_damaged"
    assert path.read_bytes() == content


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refusal) as caught:
        load_secret(tmp_path / "file" / "secret.key")
    assert caught.value.code == "secret_file"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_purposes_are_kept_apart() -> None:
    hashes = {keyed_hash(bytes(32), purpose, "x") for purpose in ("visit", "share", "address")}
    assert len(hashes) == 3
    assert keyed_hash(bytes(32), "visit", "x") != keyed_hash(bytes([1] * 32), "visit", "x")
