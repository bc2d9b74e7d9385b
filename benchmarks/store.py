"""The store in a storm, through the services: `python -m benchmarks.store [DATABASE_URL]`.

200 sessions of 50 answers each at once, then 8 writers of 100 edits to one answer. Without an
address a SQLite file in a temporary folder; a PostgreSQL database must be empty. Exit code 1 when
an answer is missing, an error was seen, or an edit was neither stored nor told to be stale.
"""

import argparse
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from aiops_model import services
from aiops_model.services import OPERATOR, Actor, Conflict, Context, Saved, running_server, visitor
from aiops_model.settings import Settings
from benchmarks.crowd import percentile
from benchmarks.measure import machine
from benchmarks.rows import HEADING, Row, lines

SESSIONS = 200
ANSWERS = 50
WRITERS = 8
EDITS = 100
ITEMS = ("employees", "spend")
"""Questions that take a number, so that every answer can differ from the one before."""


def _answer_all(ctx: Context, number: int) -> list[float]:
    """One session: begin, then 50 answers in a row; milliseconds of each."""
    actor = visitor(ctx, f"visitor {number}")
    check = services.start_self_check(ctx, actor, "de")
    revisions = dict.fromkeys(ITEMS, 0)
    took = []
    for at in range(ANSWERS):
        item = ITEMS[at % len(ITEMS)]
        begun = time.perf_counter()
        done = services.record_answer(ctx, actor, check.id, item, at + 1, revisions[item])
        took.append((time.perf_counter() - begun) * 1000)
        assert isinstance(done, Saved), "a conflict in a session of one"
        revisions[item] = done.revision
    return took


def storm(ctx: Context) -> list[Row]:
    """All sessions at once, a thread each, without a pause."""
    before = services.verify_audit(ctx, OPERATOR).events
    begun = time.perf_counter()
    errors, took = [], []
    with ThreadPoolExecutor(SESSIONS) as pool:
        for future in [pool.submit(_answer_all, ctx, number) for number in range(SESSIONS)]:
            fault = future.exception()
            if fault is None:
                took += future.result()
            else:
                errors.append(type(fault).__name__)
    seconds = time.perf_counter() - begun
    trail = services.verify_audit(ctx, OPERATOR)
    stored = trail.events - before - SESSIONS
    return [
        Row("answers stored", stored, SESSIONS * ANSWERS, at_least=True,
            note=f"{len(took)} acknowledged, {stored / seconds:.0f}/s, "
            f"p95 {percentile(took, 95):.0f} ms without a pause"),
        Row("errors seen", len(errors), 0, note=", ".join(sorted(set(errors)))),
        Row("break in the audit trail", int(trail.broken_at is not None), 0),
    ]  # fmt: skip


def _edit(ctx: Context, actor: Actor, assessment_id: str, writer: int) -> tuple[int, int]:
    """Show the answer, then change it, again and again; counts what was stored and what stale."""
    stored = stale = 0
    for edit in range(EDITS):
        shown = services.get_self_check(ctx, actor, assessment_id)
        value = writer * 1000 + edit + 1
        seen = shown.revisions.get("employees", 0)
        done = services.record_answer(ctx, actor, assessment_id, "employees", value, seen)
        stale += isinstance(done, Conflict)
        stored += not isinstance(done, Conflict)
    return stored, stale


def contest(ctx: Context) -> list[Row]:
    """Several writers at one answer."""
    actor = visitor(ctx, "contested")
    check = services.start_self_check(ctx, actor, "de")
    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(lambda w: _edit(ctx, actor, check.id, w), range(WRITERS)))
    acknowledged, stale = (sum(counts) for counts in zip(*told, strict=True))
    kept = services.get_self_check(ctx, actor, check.id).revisions["employees"]
    return [
        Row("edits acknowledged but not stored", acknowledged - kept, 0,
            note=f"{acknowledged} stored, {stale} told to be stale"),
        Row("edits without an answer", WRITERS * EDITS - acknowledged - stale, 0),
    ]  # fmt: skip


def main() -> int:
    """Print the table; 0 when nothing was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store", description=__doc__)
    parser.add_argument("database", nargs="?", help="postgresql://... of an empty database")
    asked = parser.parse_args().database
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        address = asked or f"sqlite:///{home}/cockpit.sqlite3"
        print(f"{machine('sqlmodel')}\n{address.partition(':')[0]}\n\n{HEADING}", flush=True)
        with running_server(Settings(home=home, database_url=address)) as ctx:
            rows = [*storm(ctx), *contest(ctx)]
    print(lines(rows))
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
