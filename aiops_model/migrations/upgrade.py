"""Bring a database to the schema this program knows; all of it or nothing.

SQLite: under the server lock, after a backup, with foreign keys off before the transaction (on, the
re-creation of a parent table would delete its children), in one exclusive transaction in which the
rows are counted and the integrity is checked before it is committed.
PostgreSQL: in one transaction, under an advisory lock; the backup is the host's (`pg_dump`).
"""

import re
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, inspect, select, table, text
from sqlalchemy.exc import DBAPIError

from aiops_model.domain.errors import Refusal
from aiops_model.store.engine import database_address, make_engine, sqlite_path
from aiops_model.store.errors import without_values
from aiops_model.store.lock import ServerLock
from aiops_model.store.sqlite_copy import copy_database

if TYPE_CHECKING:
    from alembic.config import Config

_ADVISORY_LOCK = 4_052_020_261_120
_BOOKKEEPING = "alembic_version"
_REVISION = re.compile(r'^revision(?:: str)? = "([^"]+)"', re.MULTILINE)
BUNDLED = Path(__file__).parent


@dataclass(frozen=True)
class SchemaState:
    """`current` is the database's revision (None: empty), `newest` the program's."""

    current: str | None
    newest: str
    known: bool

    @property
    def up_to_date(self) -> bool:
        return self.current == self.newest


@dataclass(frozen=True)
class Migrated:
    """What `migrate` did: from which revision to which, and where the backup lies (if any)."""

    before: str | None
    after: str
    backup: Path | None


def newest(scripts: Path = BUNDLED) -> str:
    """The revision this program works with."""
    return _revisions(scripts)[-1]


def schema_state(connection: Connection, scripts: Path = BUNDLED) -> SchemaState:
    """Where the database stands. Reads without Alembic, which a start has to do with only when
    there is something to migrate.
    """
    current = None
    if inspect(connection).has_table(_BOOKKEEPING):
        current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return state_of(current, scripts)


def state_of(current: str | None, scripts: Path = BUNDLED) -> SchemaState:
    """Where a database of this revision stands; None is an empty one."""
    revisions = _revisions(scripts)
    return SchemaState(current, revisions[-1], current is None or current in revisions)


def _revisions(scripts: Path) -> list[str]:
    """The revisions of the migrations, oldest first: their files are named in this order."""
    files = sorted((scripts / "versions").glob("r[0-9]*.py"))
    found = [_REVISION.search(file.read_text(encoding="utf-8")) for file in files]
    revisions = [match.group(1) for match in found if match]
    if not revisions or len(revisions) < len(files):
        raise RuntimeError(f"{scripts / 'versions'}: no migration, or one without a revision")
    return revisions


def migrate(
    database_url: str, *, held: ServerLock | None = None, scripts: Path = BUNDLED
) -> Migrated:
    """Migrate the database at the URL; creates it when it is missing (SQLite).

    A server that already holds its lock passes it as `held`. `scripts` is the folder with `env.py`
    and `versions/`.
    Raises Refusal("schema_newer") when the database was written by a newer program,
    Refusal("server_already_running") when there is something to do under a running server, and
    Refusal("migration_damaged") when rows or triggers would be lost or the file fails its
    integrity check (nothing is changed then).
    """
    url = database_address(database_url)
    path = sqlite_path(url)
    engine = make_engine(url, foreign_keys=False, pooled=False)
    try:
        with engine.connect() as connection:
            state = schema_state(connection, scripts)
        if not state.known:
            raise Refusal("schema_newer", found=state.current, newest=state.newest)
        if state.up_to_date:
            return Migrated(state.current, state.newest, None)
        lock = nullcontext() if held is not None and held.held else ServerLock(path)
        with lock:
            backup = None
            if path is not None and state.current is not None:
                backup = path.with_name(f"{path.name}.before-{state.newest}")
                copy_database(path, backup)
            exclusive = engine.execution_options(sqlite_begin="EXCLUSIVE")
            with exclusive.begin() as connection:
                _upgrade(connection, scripts)
            return Migrated(state.current, state.newest, backup)
    except DBAPIError as error:
        raise without_values(error) from None
    finally:
        engine.dispose()


def _upgrade(connection: Connection, scripts: Path) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
    from alembic import command

    before = _row_counts(connection)
    guards = _triggers(connection)
    command.upgrade(_config(scripts, connection), "head")
    after = _row_counts(connection)
    lost = [name for name, rows in before.items() if after.get(name, rows) < rows]
    lost += sorted(guards - _triggers(connection))
    damaged = connection.dialect.name == "sqlite" and (
        connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None
        or connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok"
    )
    if lost or damaged:
        raise Refusal("migration_damaged", tables=", ".join(lost))


def _row_counts(connection: Connection) -> dict[str, int]:
    names = [n for n in inspect(connection).get_table_names() if n != _BOOKKEEPING]
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in names
    }


def _triggers(connection: Connection) -> set[str]:
    """The names of the triggers: re-creating a SQLite table in batch mode drops its own."""
    if connection.dialect.name == "postgresql":
        found = connection.exec_driver_sql("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
    else:
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return {str(name) for name in found.scalars()}


def _config(scripts: Path, connection: Connection | None = None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
