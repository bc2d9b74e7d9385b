"""Whether a file is still what a reader was given before: then it need not be read again.

A page reads the file with every click, most of them change nothing in it.
"""

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from aiops_model.services.context import Context
from aiops_model.store.found import File
from aiops_model.store.overviews import Head

Stamp = tuple[str, int, date, str]
"""The file, its newest audit event (every write adds one), the day, the content."""


class Read(Protocol):
    """Rows of one file, read in one transaction."""

    @property
    def assessment(self) -> File: ...
    @property
    def last_event(self) -> int: ...


class Stamped(Protocol):
    """What a reader was given."""

    @property
    def stamp(self) -> Stamp: ...


Given = TypeVar("Given", bound=Stamped)


def stamp_of(ctx: Context, rows: Read) -> Stamp:
    """Another one as soon as anything a view of these rows says can be another."""
    return rows.assessment.id, rows.last_event, ctx.clock().date(), ctx.content.content_hash


def read_or_known(
    ctx: Context, head: Head | None, known: Given | None, read: Callable[[str], Given]
) -> Given | None:
    """What the reader knows while it is unchanged, else what `read` gives of the file's id."""
    if head is None:
        return None
    if known is not None and known.stamp == stamp_of(ctx, head):
        return known
    return read(head.assessment.id)
