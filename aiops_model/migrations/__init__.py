"""Schema migrations (Alembic): `migrate` brings a database up to date, `schema_state` looks."""

from aiops_model.migrations.upgrade import (
    Migrated,
    SchemaState,
    migrate,
    newest,
    schema_state,
    state_of,
)

__all__ = ["Migrated", "SchemaState", "migrate", "newest", "schema_state", "state_of"]
