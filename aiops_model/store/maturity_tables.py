"""The tables of the maturity instrument. All hang on an assessment and go with it.

A vote belongs to a person; what an item is left out for, noted, proven by and agreed on belongs to
the company. Each part that can be edited on its own has a revision of its own (0: never edited).
"""

from datetime import date, datetime

from sqlalchemy import Column, ForeignKeyConstraint, Integer, Text, UniqueConstraint
from sqlmodel import Field

from aiops_model.store.record import (
    ID_LIMIT,
    STRICT,
    Record,
    assessment_key,
    at_least,
    between,
    days,
    length,
    moments,
    no_nul,
    one_of,
    only_with,
    together,
)
from aiops_model.store.utc import Day, UtcDateTime

NAME_LIMIT = 120
NOTE_LIMIT = 2_000
REASON_LIMIT = 500
TITLE_LIMIT = 200
LINK_LIMIT = 500
FACT_LIMIT = 40
ANSWERS_LIMIT = 1_000_000
RESULT_LIMIT = 2_000_000
INDICES_LIMIT = 10_000

GROUPS = ("leadership", "operations", "technology", "compliance", "finance")
STEPS = ("none", "some", "half", "most")
LEVELS = ("pilot", "managed", "scaled", "strategic")
DONT_KNOW = "dont_know"


class Respondent(Record, table=True):
    """Someone whose answers count. The first one is made without being asked for a name."""

    __tablename__ = "respondent"
    __table_args__ = (
        UniqueConstraint("assessment_id", "name"),
        length("id", 1, ID_LIMIT),
        length("name", 0, NAME_LIMIT),
        one_of("grp", *GROUPS),
        at_least("number", 1),
        *moments("created_at"),
        no_nul("name"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    id: str = Field(primary_key=True, sa_type=Text)
    number: int = Field(sa_type=Integer)
    """The order of joining; a removed number is not given again while a later one is there."""
    name: str = Field(sa_type=Text)
    grp: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)


class MaturityVote(Record, table=True):
    """One person's answer: a step for an item, a level for a capability, or "dont_know"."""

    __tablename__ = "maturity_vote"
    __table_args__ = (
        ForeignKeyConstraint(
            ["assessment_id", "respondent_id"],
            ["respondent.assessment_id", "respondent.id"],
            ondelete="CASCADE",
        ),
        length("item_id", 1, ID_LIMIT),
        one_of("value", *STEPS, DONT_KNOW, *LEVELS),
        between("confidence", 1, 3),
        at_least("revision", 1),
        *moments("answered_at"),
        STRICT,
    )
    assessment_id: str = Field(primary_key=True, sa_type=Text)
    item_id: str = Field(primary_key=True, sa_type=Text)
    respondent_id: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
    confidence: int | None = Field(default=None, sa_type=Integer)
    revision: int = Field(sa_type=Integer)
    answered_at: datetime = Field(sa_type=UtcDateTime)


class MaturityItem(Record, table=True):
    """What the company says of an item: not applicable, note, evidence, consensus."""

    __tablename__ = "maturity_item"
    __table_args__ = (
        length("item_id", 1, ID_LIMIT),
        length("left_out_reason", 1, REASON_LIMIT),
        length("note", 1, NOTE_LIMIT),
        length("evidence_title", 1, TITLE_LIMIT),
        length("evidence_link", 1, LINK_LIMIT),
        one_of("consensus_value", *STEPS, *LEVELS),
        length("consensus_by", 1, NAME_LIMIT),
        length("consensus_reason", 1, REASON_LIMIT),
        together("evidence_title", "evidence_added_at"),
        only_with("evidence_link", "evidence_title"),
        only_with("evidence_until", "evidence_title"),
        together("consensus_value", "consensus_at"),
        only_with("consensus_by", "consensus_value"),
        only_with("consensus_reason", "consensus_value"),
        at_least("left_out_revision", 0),
        at_least("note_revision", 0),
        at_least("evidence_revision", 0),
        at_least("consensus_revision", 0),
        *moments("evidence_added_at", "consensus_at", "changed_at"),
        *days("evidence_until"),
        no_nul("left_out_reason"),
        no_nul("note"),
        no_nul("evidence_title"),
        no_nul("evidence_link"),
        no_nul("consensus_by"),
        no_nul("consensus_reason"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    item_id: str = Field(primary_key=True, sa_type=Text)
    left_out_reason: str | None = Field(default=None, sa_type=Text)
    """Why the item does not apply; None where it does."""
    left_out_revision: int = Field(default=0, sa_type=Integer)
    note: str | None = Field(default=None, sa_type=Text)
    note_revision: int = Field(default=0, sa_type=Integer)
    evidence_title: str | None = Field(default=None, sa_type=Text)
    evidence_link: str | None = Field(default=None, sa_type=Text)
    evidence_until: date | None = Field(default=None, sa_type=Day)
    evidence_added_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    evidence_revision: int = Field(default=0, sa_type=Integer)
    consensus_value: str | None = Field(default=None, sa_type=Text)
    consensus_by: str | None = Field(default=None, sa_type=Text)
    consensus_reason: str | None = Field(default=None, sa_type=Text)
    consensus_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    consensus_revision: int = Field(default=0, sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class MaturityFact(Record, table=True):
    """A fact beside the items, as text: "yes", a count, the id of a choice."""

    __tablename__ = "maturity_fact"
    __table_args__ = (
        length("fact_id", 1, ID_LIMIT),
        length("value", 1, FACT_LIMIT),
        at_least("revision", 1),
        *moments("changed_at"),
        no_nul("value"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    fact_id: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
    revision: int = Field(sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class MaturityTarget(Record, table=True):
    """The level a capability is meant to reach."""

    __tablename__ = "maturity_target"
    __table_args__ = (
        length("capability_id", 1, ID_LIMIT),
        between("value", 1, 4),
        at_least("revision", 1),
        *moments("changed_at"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    capability_id: str = Field(primary_key=True, sa_type=Text)
    value: int = Field(sa_type=Integer)
    revision: int = Field(sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class MaturitySnapshot(Record, table=True):
    """One named result with everything it was computed from. Never updated.

    `indices` repeats the index of each capability, so that the baseline is there without reading
    a whole result.
    """

    __tablename__ = "maturity_snapshot"
    __table_args__ = (
        UniqueConstraint("assessment_id", "number"),
        UniqueConstraint("assessment_id", "name"),
        length("id", 1, ID_LIMIT),
        at_least("number", 1),
        length("name", 1, NAME_LIMIT),
        length("instrument_version", 1, 64),
        length("answers", 2, ANSWERS_LIMIT),
        length("result", 2, RESULT_LIMIT),
        length("indices", 2, INDICES_LIMIT),
        length("answers_hash", 64, 64),
        length("engine_version", 1, 64),
        length("content_version", 1, 64),
        *moments("created_at"),
        *days("as_of"),
        no_nul("name"),
        STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    assessment_id: str = Field(sa_column=assessment_key())
    number: int = Field(sa_type=Integer)
    name: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)
    as_of: date = Field(sa_column=Column(Day, nullable=False))
    instrument_version: str = Field(sa_type=Text)
    answers: str = Field(sa_type=Text)
    result: str = Field(sa_type=Text)
    indices: str = Field(sa_type=Text)
    answers_hash: str = Field(sa_type=Text)
    engine_version: str = Field(sa_type=Text)
    content_version: str = Field(sa_type=Text)
