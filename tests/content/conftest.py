"""A content folder of one's own to break."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from aiops_model.content import BUNDLED, Problem, loader
from aiops_model.content.document import Document, read_document


@cache
def _unchanged(file: str) -> Document | Problem:
    """A file of the bundled content, read once: every test breaks one file and reads them all."""
    return read_document(BUNDLED / file, file, f"{BUNDLED.name}/{file}")


def _read(path: Path, file: str, shown: str) -> Document | Problem:
    good = BUNDLED / file
    if good.is_file() and path.read_bytes() == good.read_bytes():
        return _unchanged(file)
    return read_document(path, file, shown)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled content; what a test leaves as it is is not read again."""
    monkeypatch.setattr(loader, "read_document", _read)
    return Path(shutil.copytree(BUNDLED, tmp_path / "data"))
