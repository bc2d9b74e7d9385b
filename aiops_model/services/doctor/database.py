"""The database: pragmas on a real connection, whether the file is whole, schema, room."""

import shutil
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from aiops_model.domain.errors import Refusal
from aiops_model.migrations import schema_state
from aiops_model.services.doctor.finding import Finding
from aiops_model.services.health import DISK_NEEDED
from aiops_model.settings import Settings
from aiops_model.store import Store, open_store
from aiops_model.store.engine import PRAGMAS, database_address, sqlite_path
from aiops_model.store.errors import without_values
from aiops_model.store.tables import Assessment

AS_NUMBERS = {"ON": 1, "OFF": 0, "FULL": 2, "WAL": "wal"}
"""How SQLite answers what was set in words."""
DURABLE = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_apply", "remote_write", "local"),
}
"""What PostgreSQL must say, so that an acknowledged answer survives a power cut."""
RESTORE = (
    "Put the last backup in its place (the damaged file is kept): "
    "python -m aiops_model restore FILE --force"
)


def check_database(settings: Settings, told: dict[str, object]) -> Iterator[Finding]:
    """Everything about the database; what was measured is added to `told`."""
    path = sqlite_path(database_address(settings.database_url))
    if path is not None and not path.exists():
        yield Finding(
            "database", f"There is no database {path} yet.", "python -m aiops_model migrate"
        )
        return
    store = open_store(settings.database_url)
    try:
        yield from _examine(store, told)
        if not settings.secret_file.exists() and _holds_answers(store):
            yield Finding(
                "files",
                f"The key file {settings.secret_file} of this database is missing.",
                "Restore it from a copy: without it codes, links and visits no longer open.",
            )
    except DBAPIError as error:
        fault = without_values(error)
        code = fault.code if isinstance(fault, Refusal) else "storage_broken"
        yield Finding("database", f"The database cannot be used ({code}).", _remedy(code))
    finally:
        store.close()
    if path is not None:
        free = shutil.disk_usage(path.parent).free
        told["disk_free_bytes"] = free
        if free < DISK_NEEDED:
            yield Finding(
                "disk",
                f"{free // 2**20} MB are free, {DISK_NEEDED // 2**20} MB are needed.",
                "Make room: a backup and a migration need as much as the database.",
            )


def _examine(store: Store, told: dict[str, object]) -> Iterator[Finding]:
    with store.engine.connect() as connection:
        if store.path is None:
            for name, good in DURABLE.items():
                found = connection.exec_driver_sql(f"SHOW {name}").scalar()
                told[name] = found
                if found not in good:
                    remedy = f"Set {name} = on in postgresql.conf."
                    yield Finding("database", f"{name} is {found}.", remedy)
        for name, wanted in PRAGMAS.items() if store.path is not None else ():
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            told[name] = found
            if found != AS_NUMBERS.get(wanted, int(wanted) if wanted.isdigit() else wanted):
                yield Finding(
                    "database",
                    f"{name} is {found} and must be {wanted}.",
                    "Keep the file on a local disk, and use the SQLite of this Python.",
                )
        state = schema_state(connection)
    told["schema"] = state.current
    if not state.known:
        yield Finding(
            "schema", f"{state.current} is newer than this program.", "Install the newer program."
        )
    elif not state.up_to_date:
        yield Finding(
            "schema",
            f"{state.current} is older than {state.newest}.",
            "python -m aiops_model migrate",
        )
    if damage := store.damage():
        yield Finding("database", f"The file is damaged: {'; '.join(damage)}.", RESTORE)


def _holds_answers(store: Store) -> bool:
    with store.engine.connect() as connection:
        if schema_state(connection).current is None:
            return False
        return connection.execute(select(Assessment.id).limit(1)).first() is not None


def _remedy(code: str) -> str:
    return {
        "storage_broken": RESTORE,
        "storage_unreachable": "Check DATABASE_URL, the database server and the folder.",
        "storage_read_only": "Check the rights of the file and its folder.",
        "storage_full": "Make room on the disk.",
    }.get(code, "End the program that holds the database, then ask again.")
