"""`python -m aiops_model classify` and `deadline` as scripts use them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from aiops_model import classify, deadline
from tests.cli.calling import call
from tests.content.test_act_facts import EXAMPLE

ROOT = Path(__file__).resolve().parents[2]
INCIDENT = {"kind": "death", "aware_at": "2028-01-10T09:00+01:00", "role": "provider"}


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    known = {k: v for k, v in os.environ.items() if not k.startswith(("AIOPS_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "-m", "aiops_model", *arguments],
        input=given,
        cwd=ROOT,
        env=known,
        capture_output=True,
        text=True,
        check=False,
    )


def complaint(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    error: dict[str, Any] = json.loads(done.stderr)["error"]
    return error


def test_classify_reads_a_file_or_stdin_and_equals_the_import(tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps(EXAMPLE), encoding="utf-8")
    from_file, from_stdin = run("classify", str(file)), run("classify", given=json.dumps(EXAMPLE))
    assert from_file.returncode == 0, from_file.stderr
    assert from_file.stdout == from_stdin.stdout
    out = json.loads(from_file.stdout)
    assert out == classify(EXAMPLE).model_dump(mode="json")
    assert set(out) >= {
        "in_scope", "risk_class", "candidate", "roles", "duties", "transparency", "earliest_date",
        "next_date", "size", "exposure", "path", "open_questions",
    }  # fmt: skip


def test_as_of_goes_before_the_day_of_the_input() -> None:
    done = call("classify", "--as-of", "2027-12-02", given=json.dumps(EXAMPLE))
    out = json.loads(done.stdout)
    assert out["as_of"] == "2027-12-02"
    assert out["exposure"]["today"]["cap"] == 960000


def test_bad_facts_are_refused_by_their_path() -> None:
    wrong = {**EXAMPLE, "system": {**EXAMPLE["system"], "annex_iii": ["9z"]}}
    assert complaint(call("classify", given=json.dumps(wrong)))["field"] == "system.annex_iii[0]"
    split = {**EXAMPLE, "system": {"is_ai_system": False, "prohibited": ["a"]}}
    error = complaint(call("classify", given=json.dumps(split)))
    assert error["field"] == "system.prohibited"
    assert "is_ai_system" in error["message"]
    order = {"placed_on": "2026-05-02", "significant_design_change_on": "2026-05-01"}
    error = complaint(call("classify", given=json.dumps({"company": {}, "system": order})))
    assert "placed_on" in error["message"]
    assert "significant_design_change_on" in error["message"]


def test_deadline_equals_the_import_and_refuses_a_moment_without_its_offset() -> None:
    done = call("deadline", given=json.dumps(INCIDENT))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == deadline(INCIDENT).model_dump(mode="json")
    error = complaint(call("deadline", given=json.dumps({**INCIDENT, "aware_at": "2028-01-10"})))
    assert (error["code"], error["field"]) == ("no_time_zone", "aware_at")


def test_deadline_says_whether_the_duty_binds_on_a_day() -> None:
    for day, state in (("2026-11-20", "disputed"), ("2028-09-01", "in_force")):
        out = json.loads(call("deadline", "--as-of", day, given=json.dumps(INCIDENT)).stdout)
        assert (out["as_of"], out["standing"]) == (day, state)
        assert (out["formal_from"], out["working_from"]) == ("2026-08-02", "2027-12-02")


def test_deadline_knows_the_public_holidays_of_the_country() -> None:
    easter = {**INCIDENT, "kind": "widespread", "aware_at": "2028-04-13T18:00+02:00"}
    out = json.loads(call("deadline", given=json.dumps({**easter, "country": "DE"})).stdout)
    assert out["due_latest"] == "2028-04-19T23:59:59+02:00"
    out = json.loads(call("deadline", given=json.dumps({**easter, "holidays": []})).stdout)
    assert out["due_latest"] == "2028-04-17T23:59:59+02:00"


def test_the_schema_knows_every_fact_of_the_example_and_every_key_of_the_output() -> None:
    schema = json.loads(call("classify", "--schema").stdout)
    for part in ("company", "system"):
        assert set(EXAMPLE[part]) <= set(schema["input"]["properties"][part]["properties"])
    out = classify(EXAMPLE).model_dump(mode="json")
    assert set(schema["output"]["properties"]) == set(out)
    schema = json.loads(call("deadline", "--schema").stdout)
    assert set(INCIDENT) <= set(schema["input"]["properties"])
