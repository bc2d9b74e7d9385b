"""Databases kept from every schema there was: today's program upgrades them and says the same."""

import json
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlmodel import select

from aiops_model import services
from aiops_model.migrations import migrate, newest
from aiops_model.migrations.upgrade import BUNDLED, _config
from aiops_model.services import OPERATOR
from aiops_model.services.context import reader, visitor
from aiops_model.store import audit, open_store
from aiops_model.store.sqlite_copy import check_database
from aiops_model.store.tables import Assessment
from tests.services.conftest import install
from tests.store.databases import NOON
from tests.store.old.make import said

OLD = Path(__file__).parent / "old"
REVISIONS = sorted(path.stem for path in OLD.glob("*.sqlite3"))


def rows(path: Path) -> dict[str, list[Any]]:
    """Table -> rows by column name, in an order of their own."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        tables = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        ).fetchall()
        return {
            name: [dict(row) for row in database.execute(f"SELECT * FROM {name} ORDER BY 1, 2")]  # noqa: S608
            for (name,) in tables
        }


def test_every_schema_has_its_database() -> None:
    known = {r.revision for r in ScriptDirectory.from_config(_config(BUNDLED)).walk_revisions()}
    assert known == set(REVISIONS), "keep one: python -m tests.store.old.make"


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_old_database_is_upgraded_and_says_the_same(revision: str, tmp_path: Path) -> None:
    path = tmp_path / "cockpit.sqlite3"
    shutil.copyfile(OLD / f"{revision}.sqlite3", path)
    kept = json.loads((OLD / f"{revision}.json").read_text(encoding="utf-8"))
    before = rows(path)
    done = migrate(f"sqlite:///{path}")
    assert (done.before, done.after) == (revision, newest())
    assert check_database(path) == []
    after = rows(path)
    for table, old_rows in before.items():
        known = [{k: row[k] for k in old} for row, old in zip(after[table], old_rows, strict=True)]
        assert known == old_rows, table

    house = install(open_store(f"sqlite:///{path}"))
    house.clock.advance(hours=1)
    assert said(house.ctx) == kept["said"]
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None
    keys = kept["keys"]
    opened = services.shared_snapshot(house.ctx, reader(house.ctx, keys["token"]))
    assert opened.assessment_id == keys["check"]
    clara = visitor(house.ctx, "clara")
    assert services.resume(house.ctx, clara, keys["code"], "203.0.113.7").id == keys["check"]
    house.clock.advance(minutes=1)
    house.answer(keys["check"], "state", "half")
    assert services.finish_check(house.ctx, clara, keys["check"]).id != opened.id
    house.ctx.close()
    if done.backup is not None:
        assert rows(done.backup) == before
        assert stat.S_IMODE(done.backup.stat().st_mode) == 0o600


def test_the_trail_moves_to_its_new_table_whole(tmp_path: Path) -> None:
    path = tmp_path / "cockpit.sqlite3"
    shutil.copyfile(OLD / "0001.sqlite3", path)
    store = open_store(f"sqlite:///{path}")
    with store.write() as session:
        for assessment in list(session.exec(select(Assessment))):
            for _ in range(250):
                audit.append(session, OPERATOR, "answered", assessment, at=NOON)
    with store.read() as session:
        before = audit.verify(session, OPERATOR)
    store.close()
    kept = rows(path)["audit_event"]
    assert before.events == len(kept) > 1000
    migrate(f"sqlite:///{path}")
    assert rows(path)["audit_event"] == kept
    store = open_store(f"sqlite:///{path}")
    with store.write() as session:
        assert audit.verify(session, OPERATOR) == before
        (assessment, *_) = session.exec(select(Assessment))
        audit.append(session, OPERATOR, "voted", assessment, at=NOON)
        assert audit.verify(session, OPERATOR).broken_at is None
    store.close()
    with closing(sqlite3.connect(path)) as plain:
        for statement in (
            "UPDATE audit_event SET actor = 'x'",
            "DELETE FROM audit_event",
            "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event LIMIT 1",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                plain.execute(statement)
