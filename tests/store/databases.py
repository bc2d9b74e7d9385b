"""The databases of the tests: SQLite always, PostgreSQL where TEST_DATABASE_URL names a server.

Each test gets a database of its own, copied from one that was migrated from empty. The audit trail
and the snapshots cannot be emptied, by design, so nothing is shared and nothing is cleaned up but
whole databases.
"""

import shutil
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from aiops_model.migrations import migrate
from aiops_model.store import Store, open_store
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


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    """A migrated PostgreSQL database that nobody has open."""
    name = f"aiops_template_{uuid.uuid4().hex[:12]}"
    with admin() as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            migrate(url_of(name))
            yield name
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    path = folder / "cockpit.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", POSTGRES])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated, empty database; the test runs once on each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    template: str = request.getfixturevalue("postgres_template")
    name = f"aiops_test_{uuid.uuid4().hex[:12]}"
    with admin() as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        try:
            yield url_of(name)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


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
