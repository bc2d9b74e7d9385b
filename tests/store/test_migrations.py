"""From empty to the newest schema, and what must never happen on the way."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Text, create_engine, text

from aiops_model.domain.errors import Refusal
from aiops_model.migrations import migrate, newest, schema_state
from aiops_model.migrations.upgrade import BUNDLED, _config, _revisions
from aiops_model.store import ServerLock, Store, open_store
from aiops_model.store.engine import database_address, make_engine
from aiops_model.store.schema import Record
from aiops_model.store.sqlite_copy import check_database
from tests.store.rows import ANNA, start

NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("assessment", recreate=recreate) as batch:
        batch.add_column(sa.Column("note", sa.Text()))
    {more}
"""


def _next(folder: Path, more: str = "") -> Path:
    """The bundled revisions and one more, which re-creates the parent of all other tables."""
    scripts = folder / "migrations"
    shutil.copytree(BUNDLED, scripts)
    (scripts / "versions" / "r0005_next.py").write_text(NEXT_REVISION.format(more=more or "pass"))
    return scripts


def test_the_revisions_read_without_alembic_are_its_own(tmp_path: Path) -> None:
    for scripts in (BUNDLED, _next(tmp_path)):
        files = ScriptDirectory(str(scripts))
        assert newest(scripts) == files.get_current_head()
        walked = [script.revision for script in files.walk_revisions()]
        assert _revisions(scripts) == walked[::-1]


def _checks(connection: Connection) -> set[tuple[str, str]]:
    """Table and text of every CHECK, however the database spells it."""
    if connection.dialect.name == "postgresql":
        rows = connection.execute(
            text(
                "SELECT conrelid::regclass::text, conname || ' ' || pg_get_constraintdef(oid) "
                "FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
            )
        )
        return {(row[0], row[1]) for row in rows}
    found = set()
    for name, sql in connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')")
    ):
        found |= {(name, line.strip().rstrip(",")) for line in str(sql).splitlines()}
    return found


@pytest.fixture
def database_url(own_database_url: str) -> str:
    """These tests change the schema."""
    return own_database_url


@pytest.fixture
def created(tmp_path: Path, store: Store) -> Iterator[Connection]:
    """The schema as the models alone would create it, on the same kind of database."""
    if store.path is not None:
        engine = make_engine(database_address(f"sqlite:///{tmp_path}/models.sqlite3"))
        with engine.begin() as connection:
            Record.metadata.create_all(connection)
            yield connection
        engine.dispose()
        return
    with store.engine.begin() as connection:
        before = _checks(connection)
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        Record.metadata.create_all(connection)
        connection.info["migrated"] = before
        yield connection


def test_the_models_and_the_migrations_say_the_same(store: Store) -> None:
    with store.engine.connect() as connection:
        command.check(_config(BUNDLED, connection))
        state = schema_state(connection)
    assert state.up_to_date
    assert state.newest == newest()


def test_down_to_each_constraint(store: Store, created: Connection) -> None:
    if store.path is None:
        migrated = created.info["migrated"]
    else:
        with store.engine.connect() as connection:
            migrated = _checks(connection)
    bookkeeping = {pair for pair in migrated if "alembic_version" in pair[0]}
    assert migrated - bookkeeping == _checks(created)
    assert len(migrated) > 50


def test_a_second_run_has_nothing_to_do(database_url: str) -> None:
    done = migrate(database_url)
    assert (done.before, done.after, done.backup) == (newest(), newest(), None)


def test_a_new_file_is_made_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "home" / "cockpit.sqlite3"
    done = migrate(f"sqlite:///{path}")
    assert (done.before, done.after, done.backup) == (None, newest(), None)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert check_database(path) == []


def test_re_creating_a_parent_keeps_its_children(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    start(store, ANNA, "a1")
    start(store, ANNA, "a2")
    store.close()
    done = migrate(database_url, scripts=_next(tmp_path))
    assert (done.before, done.after) == (newest(), "0005")
    opened = open_store(database_url)
    with opened.read() as session:
        assert session.execute(text("SELECT count(*) FROM visit_binding")).scalar_one() == 2
        assert session.execute(text("SELECT note FROM assessment")).all() == [(None,), (None,)]
    opened.close()
    if done.backup is not None:
        assert check_database(done.backup) == []
        assert stat.S_IMODE(done.backup.stat().st_mode) == 0o600
        with closing(sqlite3.connect(done.backup)) as before:
            assert before.execute("SELECT count(*) FROM assessment").fetchone() == (2,)
            assert before.execute("SELECT version_num FROM alembic_version").fetchone() == (
                newest(),
            )
    assert (done.backup is None) == (opened.path is None)


def test_the_measured_trap_is_still_one(tmp_path: Path) -> None:
    """With foreign keys on, the same re-creation would delete the children without a word."""
    engine = make_engine(database_address(f"sqlite:///{tmp_path}/trap.sqlite3"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE parent (id TEXT PRIMARY KEY)"))
        connection.execute(
            text("CREATE TABLE child (id TEXT REFERENCES parent (id) ON DELETE CASCADE)")
        )
        connection.execute(text("INSERT INTO parent VALUES ('p')"))
        connection.execute(text("INSERT INTO child VALUES ('p')"))
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("parent", recreate="always") as batch:
            batch.add_column(Column("note", Text()))
        assert connection.execute(text("SELECT count(*) FROM child")).scalar_one() == 0
    engine.dispose()


def test_a_revision_that_would_lose_rows_changes_nothing(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    start(store, ANNA, "a1")
    store.close()
    scripts = _next(tmp_path, 'op.execute("DELETE FROM visit_binding")')
    with pytest.raises(Refusal) as caught:
        migrate(database_url, scripts=scripts)
    assert caught.value.code == "migration_damaged"
    assert caught.value.values["tables"] == "visit_binding"
    opened = open_store(database_url)
    with opened.read() as session:
        assert session.execute(text("SELECT count(*) FROM visit_binding")).scalar_one() == 1
        assert schema_state(session.connection()).up_to_date
    opened.close()


def test_a_revision_that_would_lose_a_trigger_changes_nothing(
    sqlite_url: str, tmp_path: Path
) -> None:
    more = """with op.batch_alter_table("snapshot", recreate="always") as batch:
        batch.add_column(sa.Column("note", sa.Text()))"""
    with pytest.raises(Refusal) as caught:
        migrate(sqlite_url, scripts=_next(tmp_path, more))
    assert caught.value.code == "migration_damaged"
    assert "snapshot_no_update" in str(caught.value.values["tables"])


def test_a_revision_that_fails_half_way_changes_nothing(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    start(store, ANNA, "a1")
    store.close()
    with pytest.raises(ZeroDivisionError):
        migrate(database_url, scripts=_next(tmp_path, "1 / 0"))
    opened = open_store(database_url)
    with opened.read() as session:
        assert session.execute(text("SELECT id FROM assessment")).all() == [("a1",)]
        assert schema_state(session.connection()).up_to_date
    opened.close()


def test_a_newer_database_is_refused(store: Store, database_url: str, tmp_path: Path) -> None:
    store.close()
    migrate(database_url, scripts=_next(tmp_path))
    with pytest.raises(Refusal) as caught:
        migrate(database_url)
    assert caught.value.code == "schema_newer"
    assert caught.value.values == {"found": "0005", "newest": newest()}


def test_nothing_is_migrated_under_a_running_server(sqlite_url: str, tmp_path: Path) -> None:
    scripts = _next(tmp_path)
    with ServerLock(Path(sqlite_url.removeprefix("sqlite:///"))) as lock:
        with pytest.raises(Refusal) as caught:
            migrate(sqlite_url, scripts=scripts)
        assert caught.value.code == "server_already_running"
        assert migrate(sqlite_url, scripts=scripts, held=lock).after == "0005"


def test_there_is_one_line_of_revisions() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        assert schema_state(connection).current is None
    engine.dispose()
    assert newest() == "0004"
