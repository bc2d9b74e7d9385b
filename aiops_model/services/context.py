"""What every service needs: store, content, secret, clock and sources of ids, as one value."""

import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from aiops_model.content import Content, load_content
from aiops_model.domain.errors import Refusal
from aiops_model.domain.euro import parameter_hash
from aiops_model.migrations import Migrated, schema_state
from aiops_model.migrations import migrate as migrate_database
from aiops_model.services.secret import keyed_hash, load_secret
from aiops_model.settings import Settings
from aiops_model.store import Actor, ServerLock, Store, open_store
from aiops_model.store.engine import database_address, sqlite_path


@dataclass(frozen=True)
class Context:
    """One running installation. Tests replace the clock and the sources of ids."""

    store: Store
    content: Content
    secret: bytes
    clock: Callable[[], datetime]
    """The present moment, aware, UTC."""
    new_id: Callable[[], str]
    new_token: Callable[[], str]
    """A fresh 256-bit token, safe in a URL."""
    retention: timedelta = timedelta(days=90)
    """How long an anonymous self-check is kept after it was last touched."""

    @cached_property
    def parameter_hash(self) -> str:
        """Of the euro model in use; a page asks at each view whether a result still rests on it."""
        return parameter_hash(self.content.euro)

    def close(self) -> None:
        self.store.close()


def open_context(settings: Settings) -> Context:
    """Open the installation: for the command line, and for the server inside `running_server`.

    An empty database is given its tables. Raises Refusal("schema_old") when `migrate` is due,
    Refusal("schema_newer") when a newer program wrote the database, and what `load_secret`,
    `open_store` and `load_content` raise.
    """
    content = load_content(settings.content_dir)
    secret = load_secret(settings.secret_file)
    store = open_store(settings.database_url)
    try:
        _settle_schema(store, settings.database_url)
    except BaseException:
        store.close()
        raise
    return Context(
        store=store,
        content=content,
        secret=secret,
        clock=lambda: datetime.now(UTC),
        new_id=lambda: uuid.uuid4().hex,
        new_token=lambda: secrets.token_urlsafe(32),
        retention=timedelta(days=settings.retention_days),
    )


@contextmanager
def running_server(settings: Settings) -> Iterator[Context]:
    """The context of the one server: takes the server lock, migrates, and lets go at the end.

    Raises Refusal("server_already_running") when another process serves the same SQLite file,
    Refusal("database_damaged") when that file is not whole.
    """
    path = sqlite_path(database_address(settings.database_url))
    with ServerLock(path) as lock:
        migrate_database(settings.database_url, held=lock)
        ctx = open_context(settings)
        try:
            if path is not None and (damage := ctx.store.damage()):
                problems = "; ".join(damage)
                raise Refusal("database_damaged", "database_url", file=path.name, problems=problems)
            yield ctx
        finally:
            ctx.close()


def migrate(settings: Settings) -> Migrated:
    """Bring the database up to date from the command line (see `aiops_model.migrations`)."""
    return migrate_database(settings.database_url)


def visitor(ctx: Context, visit_cookie: str | None) -> Actor:
    """The actor behind a visit cookie; without one an actor who owns nothing."""
    if not visit_cookie:
        return Actor("visitor")
    return Actor("visitor", visit=keyed_hash(ctx.secret, "visit", visit_cookie))


def reader(ctx: Context, share_token: str) -> Actor:
    """The actor behind the token of a share link."""
    return Actor("reader", share=keyed_hash(ctx.secret, "share", share_token))


def _settle_schema(store: Store, database_url: str) -> None:
    with store.read() as session:
        state = schema_state(session.connection())
    if not state.known:
        raise Refusal("schema_newer", found=state.current, newest=state.newest)
    if state.current is None:
        migrate_database(database_url)
    elif not state.up_to_date:
        raise Refusal("schema_old", found=state.current, newest=state.newest)
