"""Backup and restore of the SQLite file. On PostgreSQL the host's own tools do it.

The secret is not part of a backup: keep a copy of it apart. Without it resume codes, share links
and the browsers' own self-checks of the restored data no longer open.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aiops_model.domain.errors import Refusal
from aiops_model.migrations import newest, state_of
from aiops_model.services.context import Context
from aiops_model.settings import Settings
from aiops_model.store import Actor, NotFound, ServerLock, audit
from aiops_model.store.engine import database_address, sqlite_path
from aiops_model.store.sqlite_copy import check_database, copy_database, replace_database


@dataclass(frozen=True)
class Receipt:
    """A checked copy. `last_audit_hash` is worth noting: see `audit.ChainCheck`."""

    path: Path
    size: int
    schema: str
    audit_events: int
    last_audit_hash: str


@dataclass(frozen=True)
class Restored:
    """The database now in place, and where the one before it was put (None: there was none)."""

    path: Path
    schema: str
    replaced: Path | None


def backup(ctx: Context, actor: Actor, target: Path) -> Receipt:
    """Write a checked copy (mode 0600) of the running database to a file.

    Raises Refusal("backup_exists") rather than overwrite, Refusal("backup_by_host") on PostgreSQL
    (values["command"] says how), Refusal("backup_failed" | "backup_damaged"), NotFound for anyone
    but the operator.
    """
    if actor.kind != "operator":
        raise NotFound
    if ctx.store.path is None:
        raise _by_host("pg_dump --format=custom --file=FILE DATABASE_URL")
    if target.exists():
        raise Refusal("backup_exists", "target", file=target.name)
    copy_database(ctx.store.path, target)
    with ctx.store.read() as session:
        chain = audit.verify(session, actor)
    return Receipt(target, target.stat().st_size, newest(), chain.events, chain.last_hash)


def restore(settings: Settings, source: Path, now: datetime, *, force: bool = False) -> Restored:
    """Put a backup in the place of the database; the server must not run.

    The backup is copied and checked before anything is touched; a database that is there already
    is only replaced with `force`, and kept beside the new one. An older backup is migrated at the
    next start.
    Raises Refusal: "restore_missing", "restore_damaged" (problems), "restore_foreign" (not a
    database of this program), "schema_newer", "restore_exists", "server_already_running",
    "backup_by_host" on PostgreSQL.
    """
    path = sqlite_path(database_address(settings.database_url))
    if path is None:
        raise _by_host("pg_restore --clean --if-exists --dbname=DATABASE_URL FILE")
    if not source.is_file():
        raise Refusal("restore_missing", "source", file=source.name)
    problems = check_database(source)
    if problems:
        raise Refusal("restore_damaged", "source", file=source.name, problems="; ".join(problems))
    schema = _schema_of(source)
    with ServerLock(path):
        if path.exists() and not force:
            raise Refusal("restore_exists", "database_url", file=path.name)
        aside = path.with_name(f"{path.name}.replaced-{now:%Y%m%dT%H%M%SZ}")
        kept = replace_database(source, path, aside)
    return Restored(path, schema, aside if kept else None)


def _schema_of(source: Path) -> str:
    """The schema of a backup, which is only read: it may lie where nothing can be written."""
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        if not {"alembic_version", "assessment", "audit_event"} <= tables:
            raise Refusal("restore_foreign", "source", file=source.name)
        row = database.execute("SELECT version_num FROM alembic_version").fetchone()
    state = state_of(None if row is None else str(row[0]))
    if state.current is None or not state.known:
        raise Refusal("schema_newer", found=state.current, newest=state.newest)
    return state.current


def _by_host(command: str) -> Refusal:
    return Refusal("backup_by_host", "database_url", command=command)
