"""The engines: pragmas on every SQLite connection, BEGIN IMMEDIATE where a session writes.

Measured on this product's first design: with the driver's defaults, 8 threads of read-change-write
lost 716 of 800 acknowledged edits; with WAL and a plain BEGIN 722 failed as "locked". A write that
takes its lock at BEGIN loses none and waits its turn.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import sessionmaker
from sqlmodel import Session

from aiops_model.domain.errors import Refusal
from aiops_model.store.errors import StoreUnavailable, without_values
from aiops_model.store.turn import Line

PRAGMAS: dict[str, str] = {
    "busy_timeout": "10000",
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "secure_delete": "ON",
    "recursive_triggers": "ON",
}
"""In this order: the timeout first, so that switching to WAL waits for other connections."""

MIGRATING: dict[str, str] = {"foreign_keys": "OFF", "legacy_alter_table": "ON"}

_BEGIN = "sqlite_begin"


class Store:
    """The open database: a session maker for reading and one for writing.

    `path` is the SQLite file, None on PostgreSQL.
    """

    def __init__(self, url: URL, engine: Engine) -> None:
        self.url = url
        self.engine = engine
        self.path = sqlite_path(url)
        writing = engine.execution_options(**{_BEGIN: "IMMEDIATE"})
        reading = engine.execution_options(postgresql_readonly=True)
        self._write = sessionmaker(writing, class_=Session, expire_on_commit=False)
        self._read = sessionmaker(reading, class_=Session, expire_on_commit=False)
        self._turn = Line().turn

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One write transaction, begun at once; committed at the end, rolled back on an error."""
        try:
            with self._turn(), self._write() as session, session.begin():
                session.connection()
                yield session
        except DBAPIError as error:
            raise without_values(error) from None
        except PoolTimeout:
            raise StoreUnavailable("busy") from None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent read; whatever it would write is rolled back."""
        try:
            with self._read() as session:
                yield session
        except DBAPIError as error:
            raise without_values(error) from None
        except PoolTimeout:
            raise StoreUnavailable("busy") from None

    def can_write(self) -> bool:
        """Write a row and roll it back; False when the database refuses."""
        try:
            with self._write() as session:
                session.execute(text("INSERT INTO tenant (id, kind) VALUES ('probe', 'public')"))
                session.rollback()
        except DBAPIError:
            return False
        return True

    def checkpoint(self) -> bool:
        """Move the write-ahead log into the file and empty it, so that erased pages are gone.

        False when a reader or a fault of the disk was in the way; the next checkpoint does it then.
        """
        if self.path is None:
            return True
        with suppress(sqlite3.Error), closing(self.engine.raw_connection()) as raw:
            busy: int = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return busy == 0
        return False

    def damage(self) -> list[str]:
        """What SQLite's quick check finds in the file, at most three lines; [] when it is sound."""
        if self.path is None:
            return []
        try:
            with self.read() as session:
                found = session.execute(text("PRAGMA quick_check(3)")).scalars().all()
        except StoreUnavailable as fault:
            return [fault.code]
        return [] if found == ["ok"] else [str(line) for line in found]

    def close(self) -> None:
        self.engine.dispose()


def open_store(database_url: str) -> Store:
    """Open the database at a SQLAlchemy URL (`sqlite:///file`, `postgresql://...`).

    The SQLite file and its folder are made when missing, readable by their owner only.
    Raises Refusal("database_url") for another kind of database or for SQLite without a file.
    """
    url = database_address(database_url)
    return Store(url, make_engine(url))


def database_address(database_url: str) -> URL:
    """The URL with its driver (psycopg 3 for PostgreSQL); refuses what the store cannot use."""
    try:
        url = make_url(database_url)
    except ArgumentError:
        raise Refusal("database_url", "database_url") from None
    if url.get_backend_name() in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and sqlite_path(url) is not None:
        return url
    raise Refusal("database_url", "database_url")


def sqlite_path(url: URL) -> Path | None:
    """The file of a SQLite URL; None for PostgreSQL and for SQLite in memory."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    named = str(url.database)
    if named.startswith("file:"):  # SQLite's own form of a name, which may carry `mode=ro`
        named = unquote(urlsplit(named).path)
    return Path(named).absolute()


def make_engine(url: URL, *, foreign_keys: bool = True, pooled: bool = True) -> Engine:
    """An engine with the rules above. `foreign_keys=False` is for migrations alone.

    Those also re-create tables that triggers of other tables name: `legacy_alter_table` lets them.
    """
    options: dict[str, Any] = {"hide_parameters": True}
    if not pooled:
        options["poolclass"] = NullPool
    else:
        options["pool_pre_ping"] = url.get_backend_name() == "postgresql"
    path = sqlite_path(url)
    if path is None:
        return create_engine(url, isolation_level="READ COMMITTED", **options)
    make_private_file(path)
    engine = create_engine(url, connect_args={"isolation_level": None}, **options)
    pragmas = PRAGMAS if foreign_keys else PRAGMAS | MIGRATING
    event.listen(engine, "connect", lambda raw, _record: _set_pragmas(raw, pragmas))
    event.listen(engine, "begin", _begin)
    return engine


def make_private_file(path: Path) -> None:
    """Create an empty file with mode 0600 in a folder with mode 0700; leave existing ones alone.

    An existing file is not even opened: closing it would drop the locks SQLite holds on it in
    this process.
    """
    if path.exists():
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise Refusal("database_file", "database_url", reason=error.strerror or "") from None


def _set_pragmas(raw: Any, pragmas: dict[str, str]) -> None:
    cursor = raw.cursor()
    for name, value in pragmas.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get(_BEGIN, "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")
