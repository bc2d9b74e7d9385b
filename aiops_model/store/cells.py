"""Small rows of many tables of one file in one statement."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Integer, Select, Text, bindparam, cast, literal_column, null
from sqlmodel import col, select

from aiops_model.store.utc import Day, UtcDateTime

EMPTY: Mapping[str, Any] = {
    "text": cast(null(), Text),
    "number": cast(null(), Integer),
    "day": cast(null(), Day),
    "revision": literal_column("0", Integer),
    "at": cast(null(), UtcDateTime),
}
"""What stands in a column that a table has nothing for, by the kind of column."""


def rows_of(kind: str, table: Any, **columns: Any) -> Select[Any]:
    """The rows of one table that belong to the file `assessment`: the kind, then these columns."""
    label = literal_column(f"'{kind}'", Text).label("kind")
    shown = [column.label(name) for name, column in columns.items()]
    found: Select[Any] = select(label, *shown).where(
        col(table.assessment_id) == bindparam("assessment")
    )
    return found
