"""Where figures come from."""

from datetime import date
from typing import Annotated

from pydantic import Field

from aiops_model.content.schema.base import Frozen, Id, Sentence, Status, Text


class Source(Frozen):
    """One publication, and how far we could check it."""

    id: Id
    title: Sentence
    publisher: Sentence
    year: Annotated[int, Field(ge=1900, le=2100)]
    url: Sentence | None = None
    status: Status
    checked_on: date
    says: Text
    """The figure taken from it, in words."""
    read_at: Sentence | None = None
    """Where it was read, when that is not the publication itself."""


class SourceList(Frozen):
    """All publications the figures rest on."""

    sources: tuple[Source, ...]
