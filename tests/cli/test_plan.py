"""`python -m aiops_model plan` as scripts use it."""

import json
from pathlib import Path

from aiops_model import plan
from tests.cli.calling import call
from tests.cli.test_law import complaint, run

ASKED = {
    "start": "2027-01-04",
    "today": "2026-11-20",
    "horizon_days": 90,
    "country": "DE",
    "region": "BW",
    "capacity_hours_per_week": {"model_owner": 6},
    "gaps": [{"item": "o4_m"}],
}
TASKS = {
    "tasks": [{"id": "a", "duration": 3, "demand": {"r1": 3}}, {"id": "b", "duration": 4}],
    "capacity": {"r1": 12},
}


def test_plan_reads_a_file_or_stdin_and_equals_the_import(tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps(ASKED), encoding="utf-8")
    from_file, from_stdin = run("plan", str(file)), run("plan", given=json.dumps(ASKED))
    assert from_file.returncode == 0, from_file.stderr
    assert from_file.stdout == from_stdin.stdout
    out = json.loads(from_file.stdout)
    assert out == plan(ASKED).model_dump(mode="json")
    assert {"items", "dropped", "makespan", "proven", "bound", "input_hash"} <= set(out)
    assert all({"id", "start", "end", "reasons"} <= set(item) for item in out["items"])


def test_plain_tasks_have_their_own_form() -> None:
    out = json.loads(call("plan", "-", given=json.dumps(TASKS)).stdout)
    assert (out["makespan"], out["bound"], out["proven"], out["dropped"]) == (4, 4, True, [])


def test_a_refused_plan_names_its_field() -> None:
    error = complaint(call("plan", given=json.dumps({**ASKED, "horizon_days": 7})))
    assert (error["code"], error["field"]) == ("out_of_range", "horizon_days")


def test_a_start_in_the_past_is_refused_by_the_clock_unless_another_day_is_told() -> None:
    past = {**ASKED, "start": "2020-01-07"}
    error = complaint(call("plan", given=json.dumps({**past, "today": None})))
    assert (error["code"], error["field"]) == ("start_in_past", "start")
    assert "from today on" in error["message"]
    retold = call("plan", given=json.dumps({**past, "today": "2020-01-07"}))
    assert json.loads(retold.stdout)["start"] == "2020-01-07"


def test_the_schema_describes_both_forms() -> None:
    out = json.loads(call("plan", "--schema").stdout)
    assert len(out["input"]["anyOf"]) == len(out["output"]["anyOf"]) == 2
