"""The start of the server: everything is checked before anyone is let in."""

import gc
import importlib
import logging
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager
from time import perf_counter
from typing import Any, NoReturn

from aiops_model.content import Content, ContentError
from aiops_model.domain.errors import Refusal
from aiops_model.settings import Settings
from web import first_page, imports, memory, process, sockets, theme
from web.logs import LOG

RESTORE = (
    "Put the last backup in its place (the damaged file is kept beside it): "
    "python -m aiops_model restore FILE --force"
)
REASONS = {
    "database_damaged": "The database file {file} is damaged ({problems}). " + RESTORE,
    "database_file": "The database file cannot be made: {reason}. Check the folder AIOPS_HOME.",
    "database_url": "DATABASE_URL is neither sqlite:///FILE nor postgresql://USER@HOST/NAME.",
    "migration_damaged": "The migration would lose rows; nothing was changed. Restore a backup.",
    "schema_newer": "The database was written by a newer version of this program. Install that.",
    "schema_old": "The database is older than this program: python -m aiops_model migrate.",
    "secret_damaged": "The key file {file} is damaged. Restore it from a copy.",
    "secret_file": "The key file {file} cannot be read or made: {reason}. Check AIOPS_HOME.",
    "secret_readable": "Others may read the key file {file}. Close it: chmod 600 {file}.",
    "server_already_running": "Another server already uses this database ({file}). "
    "A SQLite file belongs to one server: stop the other one, or use PostgreSQL.",
    "server_setting": "The setting {field} is looser than in .streamlit/config.toml; it must be "
    "{wanted}. Look for it in flags, STREAMLIT_ variables and ~/.streamlit/config.toml.",
    "setting": "The variable {field} cannot be used: {reason}.",
    "storage_broken": "The database cannot be read: the file is damaged or is none. " + RESTORE,
    "storage_busy": "Another program holds the database. End it (a migration, a restore) and start "
    "again.",
    "storage_full": "The disk of the database is full. Make room and start again.",
    "storage_read_only": "The database can only be read. Check the rights of file and folder.",
    "storage_unreachable": "The database does not answer. Check DATABASE_URL, the server of the "
    "database and the folder AIOPS_HOME.",
}
HEAVY = (
    "aiops_model.domain.euro.estimate",
    "aiops_model.report",
    "pandas",
    "altair",
    "pyarrow",
    "babel.dates",
    "reportlab.platypus",
    "reportlab.graphics.shapes",
    "aiops_model.services.maturity",
    "aiops_model.report.maturity",
    "aiops_model.services.ai_act",
    "aiops_model.report.ai_act",
    "aiops_model.services.plan",
    "aiops_model.report.plan",
)
"""Imported in the background: the first result and the first PDF need them, the first page not."""
READ_LATER = ("maturity", "ai_act", "plan")
"""Content that is read at its first use, 60 to 100 ms each: in the background before that."""
SELDOM = (700, 10, 100)
"""When Python looks for garbage: through everything only after 100 smaller rounds, not 10. With 200
open sessions such a look held all of them up for 0.1 s every 3 to 9 s, measured: the slowest
hundredth of their clicks waited 66 ms and more, since then 15 to 21."""
PATIENCE = 2.0
"""Seconds before that begins, so that it does not compete with the first page."""


def refused(reason: Refusal | ContentError) -> str:
    """What the person at the console reads: what is wrong and what to do."""
    if isinstance(reason, ContentError):
        return f"The content cannot be used:\n{reason}"
    values = {"field": reason.field, **reason.values}
    sentence = REASONS.get(reason.code)
    if sentence is None:
        named = ", ".join(f"{name}={value}" for name, value in values.items() if value)
        return f"The server does not start: {reason.code} ({named})"
    return sentence.format_map({name: str(value) for name, value in values.items()})


def tell_and_end(reason: Refusal | ContentError) -> NoReturn:
    """One clear message instead of a trace, and an exit code that is not 0."""
    sys.stderr.write(f"\nAI Operations Cockpit does not start.\n{refused(reason)}\n\n")
    sys.stderr.flush()
    logging.getLogger("uvicorn.error").disabled = True  # it would print the trace of the exit
    raise SystemExit(2)


def settings_or_end() -> Settings:
    """The settings of this process; a wrong one ends it."""
    try:
        return process.settings()
    except Refusal as reason:
        tell_and_end(reason)


def warm_up(content: Content) -> None:
    """Load what later pages need, then take all of it out of the collector's sight."""
    begun = perf_counter()
    for name in READ_LATER:
        try:
            getattr(content, name)
        except ContentError:  # those who open such a page are told
            LOG.exception("content cannot be used", extra={"part": name})
    for name in HEAVY:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    LOG.info("warmed up", extra={"seconds": round(perf_counter() - begun, 2)})


def serving(
    prepare: Callable[[], str], ready: Callable[[], None] = lambda: None
) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """The life of the server. `prepare` sets up the surroundings and returns its address, `ready`
    is called when everything is open."""

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        with ExitStack() as stack:
            try:
                address = prepare()
                opened = stack.enter_context(process.serving())
            except (Refusal, ContentError) as reason:
                tell_and_end(reason)
            imports.one_at_a_time()
            sockets.send_at_once()
            memory.share_areas()
            theme.put_together_once()
            first_page.make_light()
            ready()
            timer = threading.Timer(PATIENCE, warm_up, (opened.content,))
            timer.daemon = True
            timer.start()
            stack.callback(timer.cancel)
            sys.stdout.write(f"\nAI Operations Cockpit: {address}   (end with Ctrl+C)\n\n")
            sys.stdout.flush()
            LOG.info("server ready")
            yield
            LOG.info("server ends")

    return lifespan
