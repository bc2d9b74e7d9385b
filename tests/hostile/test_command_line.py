"""Inputs of the command line that went wrong: a figure or a plain message, never a trace.

AIOPS_MUTANTS sets how many; the long form is 10,000.
"""

import base64
import json
import math
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aiops_model.cli.streams import read_json
from aiops_model.domain.errors import Refusal
from tests.hostile.mutants import mutants

NUMBER = int(os.environ.get("AIOPS_MUTANTS", "1000"))
ROOT = Path(__file__).parents[2]
SLOWEST = 5.0
"""Seconds one input may take."""
MOST_MEMORY = 300 * 2**20
"""Bytes above the first input's."""


@pytest.fixture
def worker() -> Iterator["subprocess.Popen[str]"]:
    """One process for all inputs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    yield process
    process.communicate()


def ask(worker: "subprocess.Popen[str]", given: bytes) -> dict[str, Any]:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(base64.b64encode(given).decode() + "\n")
    worker.stdin.flush()
    said: dict[str, Any] = json.loads(worker.stdout.readline())
    return said


def check_estimate(text: str) -> None:
    """A result holds numbers only, and its range is one."""
    found = json.loads(text)
    for name in ("gross", "net"):
        low, mid, high = (found[name][end] for end in ("p10", "p50", "p90"))
        assert low <= mid <= high
        assert all(map(math.isfinite, (low, mid, high)))


def check_refusal(text: str) -> str:
    error = json.loads(text)["error"]
    assert error["message"]
    assert len(error["message"]) < 1000
    return str(error["code"])


def test_a_mutant_is_computed_or_refused(worker: "subprocess.Popen[str]") -> None:
    endings: Counter[str] = Counter()
    memory = []
    for given in mutants(NUMBER):
        said = ask(worker, given)
        shown = ascii(given[:400])
        assert "fault" not in said, (said["fault"], shown)
        assert said["code"] in {0, 2}, shown
        assert said["seconds"] < SLOWEST, shown
        memory.append(int(said["memory"]))
        if said["code"] == 0:
            check_estimate(said["out"])
            endings["computed"] += 1
        else:
            assert said["out"] == "", shown
            endings[check_refusal(said["err"])] += 1
    assert endings["computed"] > 0
    assert len(endings) > 5, endings
    assert max(memory) - memory[0] < MOST_MEMORY


def test_a_field_given_twice_is_no_input(tmp_path: Path) -> None:
    """JSON leaves open which one counts; here neither does."""
    file = tmp_path / "twice.json"
    file.write_text('{"employees": 10, "refine": {"systems": 1, "systems": 2}}')
    with pytest.raises(Refusal) as caught:
        read_json(str(file))
    assert caught.value.code == "not_json"
    assert "systems" in str(caught.value.values["reason"])
