"""kill -9 in the middle of writing: what was acknowledged is there, and whole."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from aiops_model import services
from aiops_model.services import OPERATOR, open_context, running_server, visitor
from aiops_model.settings import Settings
from aiops_model.store.sqlite_copy import check_database

ROUNDS = int(os.environ.get("AIOPS_KILL_ROUNDS", "5"))
ROOT = Path(__file__).parents[2]


def test_no_acknowledged_answer_is_lost(tmp_path: Path) -> None:
    home = tmp_path / "home"
    settings = Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3")
    with running_server(settings) as ctx:
        check = services.start_self_check(ctx, visitor(ctx, "cookie"), "de")
    pauses = np.random.default_rng(20261120).uniform(0.05, 0.4, ROUNDS)
    acknowledged = 0
    for pause in pauses:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.services.writer", str(home), str(acknowledged)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first, "the writer did not come up; its error is above"
        time.sleep(pause)
        process.kill()
        lines = [first, *process.stdout.read().splitlines()]
        process.wait()
        process.stdout.close()
        complete = [line.split() for line in lines if len(line.split()) == 2]
        value, revision = (int(part) for part in complete[-1])

        began = time.monotonic()
        ctx = open_context(settings)
        assert time.monotonic() - began < 5
        view = services.get_self_check(ctx, OPERATOR, check.id)
        chain = services.verify_audit(ctx, OPERATOR)
        ctx.close()
        assert view.revisions["employees"] >= revision
        if view.revisions["employees"] == revision:
            assert view.answers["employees"] == value
        assert (chain.broken_at, chain.events) == (None, view.revisions["employees"] + 1)
        assert check_database(home / "cockpit.sqlite3") == []
        acknowledged = view.revisions["employees"]
    assert acknowledged > ROUNDS
