"""What storing one answer costs: the product's transaction against a bare insert, same pragmas.

The product's locks the self-check, compares the revision, writes the answer and its event in the
audit trail, and commits to the disk; the floor inserts one row with plain sqlite3.
"""

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from statistics import median

from aiops_model import services
from aiops_model.services import Saved, running_server, visitor
from aiops_model.settings import Settings
from aiops_model.store.engine import PRAGMAS
from benchmarks.measure import Work, interleave, ratios
from benchmarks.rows import Row

GOAL = 12.0
EMPLOYEES = 9000
"""Numbers that answer the question about employees."""


@contextmanager
def saving() -> Iterator[tuple[Work, Work]]:
    """The product's save and the plain one, each ready to be called again and again."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        settings = Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3")
        with running_server(settings) as ctx, closing(_plain(home / "plain.sqlite3")) as raw:
            actor = visitor(ctx, "benchmark")
            check = services.start_self_check(ctx, actor, "de")
            revisions, numbers = [0], count(1)

            def save() -> None:
                value = next(numbers) % EMPLOYEES + 1
                done = services.record_answer(
                    ctx, actor, check.id, "employees", value, revisions[-1]
                )
                assert isinstance(done, Saved)
                revisions.append(done.revision)

            def insert() -> None:
                raw.execute("BEGIN IMMEDIATE")
                raw.execute("INSERT INTO answer VALUES (?, ?, ?)", (next(numbers), "employees", 1))
                raw.execute("COMMIT")

            yield save, insert


def _plain(file: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(file, isolation_level=None)
    for name, value in PRAGMAS.items():
        raw.execute(f"PRAGMA {name}={value}")
    raw.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, item TEXT, value INTEGER) STRICT")
    return raw


def commit_cpu_ms(times: int) -> tuple[float, float]:
    """Processor time of one save, and of a plain insert, in a process that does nothing else."""

    def spent(work: Work) -> float:
        before = time.process_time()
        work()
        return (time.process_time() - before) * 1000

    with saving() as (save, insert):
        costs = [(spent(save), spent(insert)) for _ in range(times)]
    saves, inserts = zip(*costs, strict=True)
    return median(saves), median(inserts)


def rows(quick: bool) -> list[Row]:
    """The save by the bare commit."""
    with saving() as (save, insert):
        times = interleave({"insert": insert, "save": save}, 50 if quick else 300)
    saved, inserted = median(times["save"]), median(times["insert"])
    return [
        Row("save: answer with its audit event / plain sqlite3 insert",
            ratios(times, floor="insert")["save"], GOAL,
            note=f"{saved:.2f} ms / {inserted:.2f} ms"),
    ]  # fmt: skip
