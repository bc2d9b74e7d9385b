"""The hash of everything a plan depends on: the same hash, the same plan."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from aiops_model.domain.plan.schedule import PlainTask
from aiops_model.domain.plan.values import PlanInput

ENGINE_VERSION = "1.1.0"
"""Raised with every change of the rules that can change a plan."""

UNORDERED = frozenset(
    {"roles", "measures", "gaps", "excluded", "done", "fixed", "meetings", "go_lives"}
)
"""Lists whose order says nothing."""


def input_hash(data: PlanInput) -> str:
    """SHA-256 over the input and the version of the engine."""
    told = {"engine": ENGINE_VERSION, "input": _plain(data)}
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def tasks_hash(tasks: tuple[PlainTask, ...], capacity: Mapping[str, int]) -> str:
    """The same for plain tasks."""
    rows = sorted(
        [task.id, task.duration, sorted(task.demand.items()), sorted(task.after)] for task in tasks
    )
    told = {"engine": ENGINE_VERSION, "tasks": rows, "capacity": dict(capacity)}
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {row.name: _field(row.name, getattr(value, row.name)) for row in fields(value)}
    if isinstance(value, Mapping):
        return sorted([str(_plain(key)), _plain(row)] for key, row in value.items())
    if isinstance(value, tuple | list | frozenset):
        return [_plain(row) for row in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _field(name: str, value: object) -> object:
    told = _plain(value)
    if name in UNORDERED and isinstance(told, list):
        return sorted(told, key=lambda row: json.dumps(row, sort_keys=True))
    return told
