"""The databases of the tests: SQLite always, PostgreSQL where TEST_DATABASE_URL names a server.

Each test starts on an empty, migrated database. On SQLite that is a file of its own. On PostgreSQL
it is one database for the whole run, emptied before each test (as its owner can, with the triggers
off), and dropped at the end; tests that change the schema get one of their own.
"""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from aiops_model.migrations import migrate, newest
from aiops_model.store import Store, open_store
from aiops_model.store.schema import Record
from tests.conftest import postgres_url

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


def admin() -> psycopg.Connection[tuple[object, ...]]:
    """A connection on which databases can be made and dropped."""
    url = postgres_url()
    assert url is not None
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def url_of(database: str) -> str:
    """The URL of another database on the server of the tests."""
    address = make_url(str(postgres_url())).set(drivername="postgresql", database=database)
    return address.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that nobody has open."""
    path = tmp_path_factory.mktemp("template") / "cockpit.sqlite3"
    migrate(f"sqlite:///{path}")
    return path


@contextmanager
def _new_postgres() -> Iterator[str]:
    """The URL of a new, migrated database; dropped at the end."""
    name = f"aiops_test_{uuid.uuid4().hex[:12]}"
    with admin() as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            migrate(url_of(name))
            yield url_of(name)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgres_shared() -> Iterator[str]:
    """The database of the run."""
    with _new_postgres() as url:
        yield url


def _empty(url: str) -> None:
    """Bring the shared database back to what the migrations leave."""
    tables = ", ".join(Record.metadata.tables)
    guarded = ("snapshot", "maturity_snapshot", "plan_version", "audit_event")
    with psycopg.connect(url) as connection:
        connection.execute("SET lock_timeout = '20s'")
        for table in guarded:
            connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        connection.execute(f"TRUNCATE {tables}")
        for table in guarded:
            connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        connection.execute("INSERT INTO tenant VALUES ('public', 'public'), ('demo', 'demo')")
        connection.execute("UPDATE alembic_version SET version_num = %s", (newest(),))


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    path = folder / "cockpit.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", POSTGRES])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database; the test runs once on each kind."""
    if request.param == "sqlite":
        file: str = request.getfixturevalue("sqlite_url")
        return file
    shared: str = request.getfixturevalue("postgres_shared")
    _empty(shared)
    return shared


@pytest.fixture(params=["sqlite", POSTGRES])
def own_database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The same, for a test that changes the schema."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
    else:
        with _new_postgres() as url:
            yield url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The open store, on each kind of database."""
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """The open store on SQLite, for what only a file can show."""
    opened = open_store(sqlite_url)
    yield opened
    opened.close()
