"""Every text of a report, with its place in it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from aiops_model.report import Report

NO_TEXT = {"provenance", "numbers", "assessment_id", "snapshot_id", "lang", "country", "id", "kind"}


def texts(report: Report) -> Iterator[tuple[str, str]]:
    """Place and text of everything a reader can meet."""
    return texts_of(report)


def texts_of(report: object) -> Iterator[tuple[str, str]]:
    """The same of any frozen report."""
    return _texts(report, "")


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in ("state", "id"):
                yield from _texts(part, f"{place}.{name}")
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from _texts(part, f"{place}[{at}]")
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NO_TEXT:
                yield from _texts(getattr(value, field.name), f"{place}.{field.name}")
