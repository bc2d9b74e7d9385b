"""The command line as scripts use it: exit codes, JSON on stdout, JSON errors on stderr."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aiops_model import estimate as importable
from aiops_model.content import BUNDLED
from tests.cli.calling import call

ROOT = Path(__file__).resolve().parents[2]
SEED_CASE: dict[str, Any] = {
    "role": "cfo",
    "country": "AT",
    "employees": 220,
    "reach": "5-15",
    "depth": "workflow",
    "spend": 340000,
    "state": "most",
    "detection": "D",
    "consequence": 3,
    "refine": {"revenue": 45000000},
}

Run = Callable[..., subprocess.CompletedProcess[str]]


def running(place: Path) -> Run:
    """What starts `python -m aiops_model` in a folder with an installation of its own."""

    def start(*arguments: str, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        known = {k: v for k, v in os.environ.items() if not k.startswith(("AIOPS_", "DATABASE_"))}
        own = {"PYTHONPATH": str(ROOT), "AIOPS_HOME": str(place / "home")}
        return subprocess.run(
            [sys.executable, "-m", "aiops_model", *arguments],
            input=given,
            cwd=place,
            env={**known, **own, **more},
            capture_output=True,
            text=True,
            check=False,
        )

    return start


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command line in an empty folder."""
    return running(tmp_path)


Examples = tuple[Run, Path, list[dict[str, str]]]
"""The command line where the example companies are loaded, its folder, and the companies."""


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Examples:
    """Loaded once: nothing below changes them."""
    place = tmp_path_factory.mktemp("examples")
    run = running(place)
    return run, place, json.loads(run("demo", "load").stdout)["demo"]


def complaint(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The error of a refused command; nothing may stand on stdout."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    error: dict[str, Any] = json.loads(done.stderr)["error"]
    assert error["message"]
    return error


# ---------------------------------------------------------------------------------- estimate
def test_estimate_reads_a_file_or_stdin_and_equals_the_import(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text(json.dumps(SEED_CASE), encoding="utf-8")
    from_file, from_stdin = run("estimate", "in.json"), run("estimate", given=json.dumps(SEED_CASE))
    assert from_file.returncode == from_stdin.returncode == 0, from_file.stderr
    assert from_file.stdout == from_stdin.stdout
    out = json.loads(from_file.stdout)
    assert out == importable(SEED_CASE).model_dump(mode="json")
    assert out["gross"]["p10"] < out["gross"]["p50"] < out["gross"]["p90"]
    assert set(out) >= {
        "gross", "components", "net", "payback", "event", "yearly_incident_loss", "shown",
        "tornado", "learn_first", "fine_ceiling", "capped_share", "provenance",
    }  # fmt: skip


def test_estimate_is_the_same_in_every_process(run: Run) -> None:
    given = json.dumps({**SEED_CASE, "employees": "unsure", "depth": "unsure"})
    assert run("estimate", given=given).stdout == run("estimate", "-", given=given).stdout


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ("{", "not_json", ""),
        ("", "not_json", ""),
        ("[]", "not_an_object", ""),
        ('{"employees": NaN}', "not_json", ""),
        (json.dumps({k: v for k, v in SEED_CASE.items() if k != "state"}), "incomplete", "state"),
        (json.dumps({**SEED_CASE, "employees": 0}), "out_of_range", "employees"),
        (json.dumps({**SEED_CASE, "employees": -3}), "out_of_range", "employees"),
        (json.dumps({**SEED_CASE, "employees": 10**12}), "out_of_range", "employees"),
        (json.dumps({**SEED_CASE, "employees": "many"}), "unknown_option", "employees"),
        (json.dumps({**SEED_CASE, "employees": 2.5}), "not_whole", "employees"),
        (json.dumps({**SEED_CASE, "spend": "1-2M"}), "unknown_option", "spend"),
        (json.dumps({**SEED_CASE, "shoe_size": 42}), "unknown_item", "shoe_size"),
        (json.dumps({**SEED_CASE, "refine": {"revenue": -1}}), "out_of_range", "refine.revenue"),
    ],
)
def test_bad_input_names_the_field(given: str, code: str, field: str) -> None:
    error = complaint(call("estimate", given=given))
    assert (error["code"], error["field"]) == (code, field)


def test_an_unreadable_file_and_a_wrong_option_are_bad_input(run: Run) -> None:
    assert complaint(run("estimate", "nowhere.json"))["code"] == "cannot_read"
    assert complaint(call("estimate", "--colour"))["code"] == "usage"
    assert complaint(call("calculate"))["code"] == "usage"


def test_a_setting_that_does_not_fit_is_named(run: Run) -> None:
    error = complaint(run("demo", "list", AIOPS_RETENTION_DAYS="soon"))
    assert (error["code"], error["field"]) == ("setting", "AIOPS_RETENTION_DAYS")


def test_the_schema_describes_input_and_output() -> None:
    done = call("estimate", "--schema")
    assert done.returncode == 0, done.stderr
    schema = json.loads(done.stdout)
    fields = schema["input"]["properties"]
    assert set(SEED_CASE) <= set(fields)
    assert {"minimum": 1, "maximum": 100000, "type": "integer"} in fields["employees"]["anyOf"]
    assert {"type": "integer", "minimum": 1, "maximum": 4} in fields["consequence"]["anyOf"]
    assert set(fields) - {"role", "currency", "refine", "depth"} <= set(schema["input"]["required"])
    out = json.loads(call("estimate", given=json.dumps(SEED_CASE)).stdout)
    assert set(out) == set(schema["output"]["properties"])


def test_help_names_every_command(run: Run) -> None:
    done = run()
    assert done.returncode == 0
    for command in (
        "estimate", "report", "content", "demo", "migrate", "backup", "restore", "purge", "verify",
        "doctor", "score",
    ):  # fmt: skip
        assert f"\n  {command} " in done.stdout


# ----------------------------------------------------------------------------------- content
def test_content_check_passes_and_names_the_version(run: Run) -> None:
    done = run("content", "check")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["content"] == "aiops-cockpit"


def test_content_check_fails_with_file_and_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    for source in BUNDLED.rglob("*.yaml"):
        target = folder / source.relative_to(BUNDLED)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    assert call("content", "check", str(folder)).returncode == 0
    demo = next((folder / "demo").glob("*.yaml"))
    demo.write_text("id: x\nid: y\n", encoding="utf-8")
    error = complaint(run("content", "check", str(folder)))
    assert error["field"] == f"pack/demo/{demo.name}:2"
    assert error["problems"] == [
        f"pack/demo/{demo.name}:2: the key id occurs twice (first on line 1)"
    ]
    assert (
        complaint(run("estimate", given="{}", AIOPS_CONTENT_DIR=str(folder)))["code"] == "content"
    )


# -------------------------------------------------------------------------------- operations
def test_a_report_is_written_as_pdf_and_json(examples: Examples) -> None:
    run, folder, (row, *_) = examples
    for name in ("one.pdf", "two.pdf"):
        done = run("report", row["assessment"], "--out", name)
        assert done.returncode == 0, done.stderr
    pdf = (folder / "one.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf == (folder / "two.pdf").read_bytes()

    written = run(
        "report", row["assessment"], "--format", "json", "--lang", "en", "--out", "r.json"
    )
    report = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert report["snapshot_id"] == json.loads(written.stdout)["snapshot"]
    assert report["assessment_id"] == row["assessment"]
    assert report["company"] == row["company"]
    assert report["lang"].startswith("en")

    missing = complaint(run("report", "nobody", "--out", "x.pdf"))
    assert (missing["code"], missing["field"]) == ("not_found", "assessment_id")
    blocked = complaint(run("report", row["assessment"], "--out", "no/folder/x.pdf"))
    assert (blocked["code"], blocked["field"]) == ("cannot_write", "out")


def test_the_accepted_plan_is_written_as_calendar_tasks_and_workbook(examples: Examples) -> None:
    run, folder, companies = examples
    rows = {row["company"]: row for row in companies}
    first, second = rows["Muster Maschinenbau GmbH"], rows["Beispiel Handelshaus GmbH"]
    begins = {"ics": b"BEGIN:VCALENDAR", "csv": b"Summary,", "xlsx": b"PK"}
    for kind, beginning in begins.items():
        done = run("report", first["assessment"], "--format", kind, "--out", f"plan.{kind}")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["version"] == 1
        assert (folder / f"plan.{kind}").read_bytes().startswith(beginning)
    paper = run("report", first["assessment"], "--plan", "--out", "plan.pdf")
    assert json.loads(paper.stdout)["version"] == 1
    assert (folder / "plan.pdf").read_bytes().startswith(b"%PDF")
    run("report", first["assessment"], "--format", "ics", "--out", "again.ics")
    assert (folder / "plan.ics").read_bytes() == (folder / "again.ics").read_bytes()
    run(
        "report", first["assessment"], "--format", "csv", "--tool", "spreadsheet", "--lang", "en",
        "--out", "own.csv",
    )  # fmt: skip
    assert (folder / "own.csv").read_bytes().startswith(b"\xef\xbb\xbfMeasure;Role;")
    none = complaint(run("report", second["assessment"], "--format", "ics", "--out", "x.ics"))
    assert none["code"] == "no_plan"
    missing = complaint(run("report", "nobody", "--format", "xlsx", "--out", "x.xlsx"))
    assert (missing["code"], missing["field"]) == ("not_found", "assessment_id")


def test_demo_backup_and_restore(run: Run) -> None:
    assert run("migrate").returncode == 0
    assert json.loads(run("demo", "list").stdout) == {"demo": []}
    loaded = run("demo", "load", "--lang", "en")
    assert loaded.returncode == 0, loaded.stderr
    rows = json.loads(loaded.stdout)["demo"]
    assert len(rows) == len(list((BUNDLED / "demo").glob("*.yaml")))
    assert json.loads(run("demo", "list").stdout)["demo"] == rows

    assert run("backup", "copy.sqlite3").returncode == 0
    assert complaint(run("backup", "copy.sqlite3"))["code"] == "backup_exists"
    assert json.loads(run("purge", "--dry-run").stdout)["self_checks"] == 0
    assert json.loads(run("verify").stdout)["broken_at"] is None

    assert json.loads(run("demo", "remove").stdout) == {"removed": len(rows)}
    assert complaint(run("restore", "copy.sqlite3"))["code"] == "restore_exists"
    assert run("restore", "copy.sqlite3", "--force").returncode == 0
    assert json.loads(run("demo", "list").stdout)["demo"] == rows
