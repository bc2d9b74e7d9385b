"""The maturity answers of a fictitious company, round by round."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from aiops_model.content.schema.base import Frozen, Id, Text
from aiops_model.content.schema.instrument import Group

Confidence = Annotated[int, Field(ge=1, le=3)]


class DemoPerson(Frozen):
    """Someone who answers: a role, never a person's name."""

    id: Id
    name: Text
    group: Group
    confidence: Confidence | None = None
    """How sure they are of their answers: 1 guess, 2 know, 3 evidenced."""


class DemoEvidence(Frozen):
    """What proves an item, valid for so many days from the day it was named."""

    title: Text
    valid_days: Annotated[int, Field(ge=1)] | None = None


class DemoAgreement(Frozen):
    """A value agreed after discussion."""

    value: Id
    by: Text
    reason: Text


class DemoRound(Frozen):
    """What was said on one day; what a later round does not mention stands."""

    days_ago: Annotated[int, Field(ge=0, le=3650)]
    votes: Mapping[str, tuple[str | None, ...]] = Field(default_factory=dict)
    """Item or capability -> an answer each, in the order of the people; none for null."""
    evidence: Mapping[str, DemoEvidence] = Field(default_factory=dict)
    notes: Mapping[str, Text] = Field(default_factory=dict)
    left_out: Mapping[str, Text] = Field(default_factory=dict)
    """Item -> why it does not apply."""
    agreed: Mapping[str, DemoAgreement] = Field(default_factory=dict)
    facts: Mapping[str, str | int] = Field(default_factory=dict)
    targets: Mapping[str, int] = Field(default_factory=dict)
    snapshot: Text | None = None
    """Name of the snapshot that closes the round."""


class DemoMaturity(Frozen):
    """How a fictitious company answers the maturity instrument."""

    company: Id
    people: Annotated[tuple[DemoPerson, ...], Field(min_length=1)]
    rounds: Annotated[tuple[DemoRound, ...], Field(min_length=1)]
    """The earliest one first."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        days = [row.days_ago for row in self.rounds]
        if days != sorted(days, reverse=True):
            raise ValueError("the rounds are told from the earliest on: days_ago must fall")
        for row in self.rounds:
            for item, said in row.votes.items():
                if len(said) != len(self.people):
                    raise ValueError(f"{item} needs {len(self.people)} answers, one a person")
        return self
