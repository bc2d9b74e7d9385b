"""`python -m aiops_model score` as scripts use it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aiops_model import score
from aiops_model.content import load_content
from aiops_model.content.model_pack import read_model
from tests.cli.calling import call

ROOT = Path(__file__).resolve().parents[2]
SUM = ROOT / "tests" / "packs" / "practice_sum.yaml"
CASE: dict[str, Any] = {
    "answers": [
        {
            "item": item,
            "respondent": "r1",
            "group": "leadership",
            "value": 1 if row.level == "managed" else 0.25,
            "confidence": 2,
            "evidence": {"valid_until": "2027-03-31"},
        }
        for item, row in load_content().maturity.item.items()
    ],
    "targets": {"o1": 3.0},
    "baseline": {"o1": 1.5},
    "as_of": "2026-11-20",
}


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    known = {k: v for k, v in os.environ.items() if not k.startswith(("AIOPS_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "-m", "aiops_model", "score", *arguments],
        input=given,
        cwd=ROOT,
        env=known,
        capture_output=True,
        text=True,
        check=False,
    )


def complaint(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The error of a refused command; nothing may stand on stdout."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    error: dict[str, Any] = json.loads(done.stderr)["error"]
    assert error["message"]
    return error


def test_it_reads_a_file_or_stdin_and_equals_the_import(tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    from_file, from_stdin = run(str(file)), run("-", given=json.dumps(CASE))
    assert from_file.returncode == from_stdin.returncode == 0, from_file.stderr
    assert from_file.stdout == from_stdin.stdout
    out = json.loads(from_file.stdout)
    assert out == score(CASE).model_dump(mode="json")
    assert set(out) >= {
        "overall", "layers", "capabilities", "evidenced_level", "confidence", "spread",
        "percent_to_target", "progress_to_date", "lenses", "warnings", "next", "could_settle",
        "robust", "provenance",
    }  # fmt: skip
    assert set(out["overall"]) >= {
        "level", "level_range", "index", "index_range", "uncapped_level", "percent", "reason",
    }  # fmt: skip
    assert (out["overall"]["level"], out["evidenced_level"], out["confidence"]) == (2, 2, 2.0)
    assert out["overall"]["percent"] == {"managed": 100, "scaled": 25, "strategic": 25}
    assert out["overall"]["reason"]["kind"] == "gate"
    assert out["next"]["to_level"] == 3
    assert set(out["layers"]) == {"strategy", "operations", "output", "admin"}
    assert len(out["capabilities"]) == 16


def test_another_model_is_a_file(tmp_path: Path) -> None:
    answers = {"answers": [{"item": "goals_aims_1", "value": 0.25}]}
    done = call("score", "--model", str(SUM), given=json.dumps(answers))
    assert done.returncode == 0, done.stderr
    found = score(answers, model=read_model(SUM)).model_dump(mode="json")
    assert json.loads(done.stdout) == found
    assert found["provenance"]["model"] == "practice-sum"

    bad = tmp_path / "bad.yaml"
    bad.write_text(SUM.read_text(encoding="utf-8").replace("part_of: building", "part_of: x", 1))
    error = complaint(call("score", "--model", str(bad), given="{}"))
    assert (error["code"], error["field"].rpartition(":")[0]) == ("content", str(bad))


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ("{", "not_json", ""),
        ('{"answers": [{"item": "o1_m", "value": NaN}]}', "not_json", ""),
        ('{"answers": [{"item": "x1_m", "value": 1}]}', "unknown_option", "answers[0].item"),
        ('{"answers": [{"item": "o1_m", "value": 0.3}]}', "unknown_option", "answers[0].value"),
        ('{"answers": [], "as_of": "today"}', "not_a_date", "as_of"),
    ],
)
def test_bad_input_names_the_field(given: str, code: str, field: str) -> None:
    error = complaint(call("score", given=given))
    assert (error["code"], error["field"]) == (code, field)


def test_the_schema_describes_input_and_output_of_each_model() -> None:
    schema = json.loads(call("score", "--schema").stdout)
    assert set(CASE) <= set(schema["input"]["properties"])
    assert set(schema["output"]["properties"]) == set(score(CASE).model_dump())
    other = json.loads(call("score", "--schema", "--model", str(SUM)).stdout)["input"]
    assert "goals_aims_1" in json.dumps(other)
    assert "o1_m" not in json.dumps(other)
