"""What the store says no to, without a value in the message.

A database driver likes to quote the failing row; that row may hold a company name. So no driver
error leaves the store: it becomes one of the errors here, which carry codes and names only.
"""

from sqlalchemy.exc import DBAPIError

from aiops_model.domain.errors import Refusal

_SQLITE_KINDS = {
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_FULL": "full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_IOERR": "broken",
    "SQLITE_CANTOPEN": "unreachable",
    "SQLITE_CORRUPT": "broken",
    "SQLITE_NOTADB": "broken",
}
_POSTGRES_KINDS = {
    "08": "unreachable",
    "25": "read_only",
    "40": "busy",
    "53": "full",
    "55": "busy",
    "57": "unreachable",
    "58": "broken",
    "XX": "broken",
}


class NotFound(Refusal):
    """No such thing for this actor: missing, foreign, expired and revoked are one answer."""

    def __init__(self) -> None:
        super().__init__("not_found")


class StoreUnavailable(Refusal):
    """The database cannot take or give data just now; nothing was written.

    code: storage_busy, storage_full, storage_read_only, storage_unreachable or storage_broken.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(f"storage_{kind}")


class StoreError(RuntimeError):
    """A statement the database refuses: a fault of the program. Names the constraint, no values."""


def without_values(error: DBAPIError) -> StoreUnavailable | StoreError:
    """The error to raise in place of a driver's error."""
    original = error.orig
    sqlite_name = str(getattr(original, "sqlite_errorname", "") or "")
    for prefix, kind in _SQLITE_KINDS.items():
        if sqlite_name.startswith(prefix):
            return StoreUnavailable(kind)
    state = str(getattr(original, "sqlstate", "") or "")
    if state[:2] in _POSTGRES_KINDS:
        return StoreUnavailable(_POSTGRES_KINDS[state[:2]])
    if error.connection_invalidated or (not state and "psycopg" in type(original).__module__):
        return StoreUnavailable("unreachable")
    diagnosis = getattr(original, "diag", None)
    constraint = getattr(diagnosis, "constraint_name", None) or ""
    name = " ".join(part for part in (sqlite_name, state, constraint) if part)
    return StoreError(f"the database refused a statement: {name or type(original).__name__}")
