from tests.store.databases import (
    database_url,
    own_database_url,
    postgres_shared,
    sqlite_store,
    sqlite_template,
    sqlite_url,
    store,
)

__all__ = [
    "database_url",
    "own_database_url",
    "postgres_shared",
    "sqlite_store",
    "sqlite_template",
    "sqlite_url",
    "store",
]
