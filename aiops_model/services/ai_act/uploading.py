"""An uploaded spreadsheet as plain cells, parsed in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from aiops_model.domain.errors import Refusal
from aiops_model.services.ai_act import sheet_reading
from aiops_model.services.ai_act.sheet_reading import LARGEST, SECONDS

SCRIPT = Path(sheet_reading.__file__)
PATIENCE = SECONDS + 5
"""Seconds of wall clock; the processor's time is limited in the process itself."""
Cells = list[tuple[int, list[dict[str, str] | None]]]


class Upload(NamedTuple):
    """A spreadsheet as plain cells."""

    sheet: str
    """ "" for CSV."""
    encoding: str
    """Of a CSV file: "utf-8-sig" or "cp1252"; "" for a workbook."""
    cells: Cells
    """The rows that hold anything, by number."""


def cells_of(name: str, data: bytes) -> Upload:
    """The first sheet of a file.

    The parser runs isolated, with limits of processor time and memory, and dies with what it was
    fed. What a file is, its content says; its name must end in ".xlsx" or ".csv". Raises Refusal
    about "file": "import_empty", "import_too_large", "import_too_many_rows", "import_protected",
    "import_macros", "import_bomb", "import_merged", "import_encoding", "import_unknown_format",
    "import_damaged".
    """
    if not name.lower().endswith((".xlsx", ".csv")):
        raise Refusal("import_unknown_format", "file")
    if len(data) > LARGEST:
        raise Refusal("import_too_large", "file", max=LARGEST // 2**20)
    try:
        run = subprocess.run(  # noqa: S603 - our own script and interpreter, data on its input only
            [sys.executable, "-I", str(SCRIPT)],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        answer: dict[str, Any] = json.loads(run.stdout) if run.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        answer = {}
    if "rows" not in answer:
        problem = answer.get("problem", "import_damaged")
        raise Refusal(problem, "file", **answer.get("values", {}))
    rows = [(number, row) for number, row in answer["rows"]]
    return Upload(answer["sheet"], answer["encoding"], rows)
