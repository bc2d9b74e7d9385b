"""Copies of a live SQLite database. A plain file copy of one in use would lose its log."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from aiops_model.domain.errors import Refusal


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, also while it is written to, to a checked file with mode 0600.

    The copy equals one committed state. It is made beside the target and then renamed, so the
    target is either whole or untouched.
    Raises Refusal("backup_damaged") when the copy fails its checks, Refusal("backup_failed") when
    it cannot be read or written.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as origin,
            closing(sqlite3.connect(partial)) as copy,
        ):
            origin.execute("PRAGMA busy_timeout=10000")
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        problems = check_database(partial)
        if problems:
            raise Refusal("backup_damaged", file=target.name, problems="; ".join(problems))
        _flush(partial)
        partial.replace(target)
        _flush(target.parent)
    except sqlite3.Error as error:
        raise Refusal("backup_failed", file=target.name, reason=_name(error)) from None
    except OSError as error:
        raise Refusal("backup_failed", file=target.name, reason=error.strerror or "") from None
    finally:
        partial.unlink(missing_ok=True)


def replace_database(source: Path, target: Path, aside: Path) -> bool:
    """Put a checked copy of `source` in the place of `target`, which is kept as `aside`.

    Nobody may have `target` open. Whenever the power fails, either the old database or the new one
    is in place. False when there was no old one. Raises like `copy_database`, and
    Refusal("restore_in_use") when the old database is still open somewhere.
    """
    fresh = target.with_name(target.name + ".restored")
    copy_database(source, fresh)
    try:
        kept = target.exists()
        if kept:
            _settle(target)
            os.link(target, aside)
        fresh.replace(target)
        _flush(target.parent)
    except OSError as error:
        raise Refusal("backup_failed", file=target.name, reason=error.strerror or "") from None
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _settle(path: Path) -> None:
    """Fold the write-ahead log into the file, so that no log is left for a successor to misread.

    A damaged database cannot do that; its log is set aside.
    """
    try:
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA busy_timeout=2000")
            database.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise Refusal("restore_in_use", "database_url", file=path.name) from None
        _set_log_aside(path)
    except sqlite3.DatabaseError:
        _set_log_aside(path)


def _set_log_aside(path: Path) -> None:
    for suffix in ("-wal", "-shm"):
        log = path.with_name(path.name + suffix)
        if log.exists():
            log.replace(log.with_name(f"{log.name}.damaged"))


def check_database(path: Path) -> list[str]:
    """What `integrity_check` and `foreign_key_check` find in a database file; [] when sound."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("PRAGMA busy_timeout=10000")
            found = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
            orphans = {str(row[0]) for row in database.execute("PRAGMA foreign_key_check")}
    except sqlite3.Error as error:
        return [_name(error)]
    problems = [] if found == ["ok"] else found[:3]
    return problems + [f"orphaned rows in {table}" for table in sorted(orphans)]


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", "")) or type(error).__name__


def _flush(path: Path) -> None:
    """Make a file, or the entry of a file in its folder, survive a power cut."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
