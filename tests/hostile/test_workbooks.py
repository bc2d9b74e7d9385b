"""Hostile spreadsheets: refused with a sentence or read, and the register stays as it was."""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.services import ai_act
from aiops_model.services.ai_act import importing, uploading
from aiops_model.services.ai_act.uploading import Upload
from tests.hostile.workbooks import HEADINGS, ROWS, hostile_files, mutants, workbook
from tests.services.conftest import (
    Installation,
    file_house,
    sqlite_store,
    sqlite_template,
    sqlite_url,
)

__all__ = ["file_house", "sqlite_store", "sqlite_template", "sqlite_url"]

MUTANTS = 1000
"""Of each format."""
SLOWEST = 5.0
MEMORY = 300 * 2**10
"""Kilobytes above what an idle worker holds."""
CSV = ("\r\n".join(";".join(row) for row in [HEADINGS, *ROWS]) + "\r\n").encode()


class Worker:
    """One parser for many files; killed and asked again it would be a new one."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("sheet_worker.py")
        self.process = subprocess.Popen(
            [sys.executable, "-I", str(script), str(uploading.SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.idle = self.ask(b"name\r\nx")["memory"]

    def ask(self, data: bytes) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(base64.b64encode(data).decode() + "\n")
        self.process.stdin.flush()
        found: dict[str, Any] = json.loads(self.process.stdout.readline())
        return found

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_each_hostile_file_meets_its_end(file_house: Installation) -> None:
    ctx, anna = file_house.ctx, file_house.anna
    empty = ai_act.start_act(ctx, anna, "de")
    wrong = []
    for name, (data, expected) in hostile_files().items():
        try:
            found = ai_act.read_systems(ctx, empty, name, data)
            ending = "read"
            assert found.rows or found.problems or found.unknown_columns, name
        except Refusal as refusal:
            ending = refusal.code
        if ending != expected:
            wrong.append(f"{name}: {ending}, not {expected}")
    assert wrong == []
    assert ai_act.open_act(ctx, anna, empty.id) == empty


def test_a_sheet_that_lies_about_its_size_loses_no_row(file_house: Installation) -> None:
    ctx = file_house.ctx
    empty = ai_act.start_act(ctx, file_house.anna, "de")
    data, _ = hostile_files()["size_lied_small.xlsx"]
    found = ai_act.read_systems(ctx, empty, "a.xlsx", data)
    assert [row.name for row in found.rows] == [row[0] for row in ROWS]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_thousand_mutants_are_read_or_refused(
    file_house: Installation, worker: Worker, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    ctx, anna = file_house.ctx, file_house.anna
    empty = ai_act.start_act(ctx, anna, "de")
    good = workbook() if kind == "xlsx" else CSV
    read, refused, fields = 0, 0, {"file"}
    for mutant in mutants(good, MUTANTS):
        told = worker.ask(mutant)
        assert told["seconds"] < SLOWEST
        assert told["memory"] < worker.idle + MEMORY
        answer = told["answer"]
        if "rows" not in answer:
            assert f"error.{answer['problem']}" in ctx.content.i18n["de"]
            refused += 1
            continue
        sent = Upload(answer["sheet"], answer["encoding"], answer["rows"])
        monkeypatch.setattr(importing, "cells_of", lambda *_, sent=sent: sent)
        try:
            found = ai_act.read_systems(ctx, empty, f"a.{kind}", mutant)
        except Refusal as refusal:
            fields.add(refusal.field)
            refused += 1
            continue
        read += 1
        for problem in found.problems:
            assert f"register_sheet.problem_{problem.code}" in ctx.content.i18n["de"]
    assert fields == {"file"}
    assert read > 50
    assert refused > 50
    assert ai_act.open_act(ctx, anna, empty.id) == empty
