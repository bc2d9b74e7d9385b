"""What Alembic runs. `migrate` hands over its connection; a developer's command names a database.

Batch mode re-creates a SQLite table: its triggers go with the old one and the revision has to
create them again (see versions/); rows of child tables survive because `migrate` switches foreign
keys off before the transaction begins.
"""

import os
from typing import Literal

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.types import TypeEngine

from aiops_model.store.engine import database_address, make_engine
from aiops_model.store.schema import Record
from aiops_model.store.utc import Day, UtcDateTime


def _written_type(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """How a revision spells the store's own types."""
    if kind == "type" and isinstance(thing, UtcDateTime | Day):
        return f"{type(thing).__name__}()"
    return False


def _compare_type(
    _context: object,
    _inspected_column: object,
    _metadata_column: object,
    inspected_type: TypeEngine[object],
    metadata_type: TypeEngine[object],
) -> bool | None:
    """The store's own types are compared by what they are in this database."""
    if isinstance(metadata_type, UtcDateTime | Day):
        there = "TIMESTAMP" if isinstance(metadata_type, UtcDateTime) else "DATE"
        expected = there if context.get_context().dialect.name == "postgresql" else "TEXT"
        return not str(inspected_type).startswith(expected)
    return None


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Record.metadata,
        render_as_batch=True,
        render_item=_written_type,
        compare_type=_compare_type,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is None:
    engine = make_engine(
        database_address(os.environ["DATABASE_URL"]), foreign_keys=False, pooled=False
    )
    with engine.begin() as own:
        _run(own)
else:
    _run(given)
