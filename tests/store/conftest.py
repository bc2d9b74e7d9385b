from tests.store.databases import (
    database_url,
    postgres_template,
    sqlite_store,
    sqlite_template,
    sqlite_url,
    store,
)

__all__ = [
    "database_url",
    "postgres_template",
    "sqlite_store",
    "sqlite_template",
    "sqlite_url",
    "store",
]
