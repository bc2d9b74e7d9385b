"""What a plan was made from, as JSON values: kept beside it for good."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from aiops_model.domain.plan.values import PlanInput

LIBRARY = "measures"
"""Kept as ids: the library is content of its version."""


def plain_input(data: PlanInput) -> dict[str, Any]:
    """Everything the plan follows from; of the library's measures their ids."""
    return {
        row.name: [measure.id for measure in data.measures]
        if row.name == LIBRARY
        else _plain(getattr(data, row.name))
        for row in fields(data)
    }


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {row.name: _plain(getattr(value, row.name)) for row in fields(value)}
    if isinstance(value, Mapping):
        return {_key(key): _plain(row) for key, row in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_plain(row) for row in value]
    return value.isoformat() if isinstance(value, date) else value


def _key(key: Any) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)
