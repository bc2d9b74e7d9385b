"""Snapshots never change; audit events neither change nor go."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from aiops_model.store import OPERATOR, Store, assessments, audit, snapshots
from tests.store.databases import NOON
from tests.store.plan_rows import accept
from tests.store.rows import ANNA, finish, freeze, start

TABLES = ("snapshot", "maturity_snapshot", "plan_version", "audit_event")


@pytest.fixture
def filled(store: Store) -> Store:
    start(store, ANNA, "a1")
    finish(store, ANNA, "a1", "s1")
    freeze(store, ANNA, "a1", "k1", title="Erste")
    accept(store, ANNA, "a1", "v1")
    with store.write() as session:
        assessment = assessments.get(session, ANNA, "a1")
        for action in ("started", "finished", "shared"):
            audit.append(session, ANNA, action, assessment, at=NOON)
    return store


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshot SET estimate = '[]'",
        "UPDATE snapshot SET company_name = 'x'",
        "UPDATE snapshot SET id = 's2'",
        "DELETE FROM snapshot",
        "UPDATE maturity_snapshot SET result = '[]'",
        "UPDATE maturity_snapshot SET name = 'Zweite'",
        "UPDATE maturity_snapshot SET assessment_id = 'a2'",
        "DELETE FROM maturity_snapshot",
        "UPDATE plan_version SET result = '[]'",
        "UPDATE plan_version SET reason = 'Anders'",
        "UPDATE plan_version SET assessment_id = 'a2'",
        "DELETE FROM plan_version",
        "UPDATE audit_event SET action = 'erased' WHERE id = 2",
        "UPDATE audit_event SET actor = 'nobody'",
        "DELETE FROM audit_event WHERE id = 3",
        "DELETE FROM audit_event",
    ],
)
def test_direct_sql_cannot_change_the_past(filled: Store, statement: str) -> None:
    with pytest.raises(DBAPIError), filled.engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.postgres
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_truncate_is_refused(filled: Store, table: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), filled.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {table} CASCADE"))


@pytest.mark.parametrize("table", TABLES)
def test_replace_does_not_get_round_the_triggers(sqlite_store: Store, table: str) -> None:
    start(sqlite_store, ANNA, "a1")
    finish(sqlite_store, ANNA, "a1", "s1")
    freeze(sqlite_store, ANNA, "a1", "k1", title="Erste")
    accept(sqlite_store, ANNA, "a1", "v1")
    with sqlite_store.write() as session:
        audit.append(session, ANNA, "started", assessments.get(session, ANNA, "a1"), at=NOON)
    with (
        closing(sqlite3.connect(str(sqlite_store.path))) as plain,
        pytest.raises(sqlite3.IntegrityError, match=r"cannot be replaced|append-only"),
    ):
        plain.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608


def test_a_snapshot_goes_with_its_assessment(filled: Store) -> None:
    with filled.write() as session:
        assessments.erase(session, ANNA, "a1")
    with filled.read() as session:
        for table in ("snapshot", "maturity_snapshot", "plan_version"):
            left = session.execute(text(f"SELECT count(*) FROM {table}"))  # noqa: S608
            assert left.scalar_one() == 0
        assert audit.verify(session, OPERATOR).events == 3


def test_results_are_numbered_in_their_order(filled: Store) -> None:
    finish(filled, ANNA, "a1", "s2")
    with filled.read() as session:
        latest = snapshots.latest(session, ANNA, "a1")
        assert latest is not None
        assert (latest.id, latest.number) == ("s2", 2)
        assert snapshots.get(session, ANNA, "s1").number == 1
