"""Context: statistics quoted by others, and the text that says what AI operations are."""

from typing import Annotated, Literal

from pydantic import Field

from aiops_model.content.schema.base import Frozen, Id, Sentence, Text


class QuotedIn(Frozen):
    """The document that quotes a statistic."""

    title: Sentence
    publisher: Sentence | None = None


class Statistic(Frozen):
    """A claim at second hand: shown on the sources page only, never used in a figure."""

    id: Id
    claim: Text
    quoted_from: Sentence
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    quoted_in: QuotedIn | Sentence
    status: Literal["second_hand", "unverified"]


class Question(Frozen):
    """A question readers ask about the subject, with its answer."""

    q: Text
    a: Text


class WhatThisIs(Frozen):
    """What AI operations are and are not."""

    definition: Text
    questions: tuple[Question, ...]


class ContextContent(Frozen):
    """Everything beside questions, rules and figures."""

    statistics: tuple[Statistic, ...]
    what_this_is: WhatThisIs
