"""A content folder of one's own to break."""

import shutil
from pathlib import Path

import pytest

from aiops_model.content import BUNDLED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled content."""
    return Path(shutil.copytree(BUNDLED, tmp_path / "data"))
