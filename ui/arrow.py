"""Rows as the Arrow table the browser gets anyway, without the long way through pandas."""

from collections.abc import Mapping, Sequence
from typing import Any


def columns(rows: Sequence[Mapping[str, object]]) -> Any:
    """The table of rows that all have the same keys."""
    import pyarrow as pa  # type: ignore[import-untyped]  # slow: only for pages with rows

    names = rows[0] if rows else ()
    return pa.Table.from_pydict({name: [row[name] for row in rows] for name in names})
