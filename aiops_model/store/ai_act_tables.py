"""The tables of the register of AI systems and of the duties of the EU AI Act.

All hang on an assessment and go with it. A duty of a system has parts that are edited on their own,
each with a revision (0: never edited); a system, a fact of it and a fact of the company have one.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Integer, Text, UniqueConstraint
from sqlmodel import Field

from aiops_model.store.record import (
    ID_LIMIT,
    STRICT,
    Record,
    assessment_key,
    at_least,
    days,
    length,
    moments,
    no_nul,
    one_of,
    only_with,
)
from aiops_model.store.utc import Day, UtcDateTime

NAME_LIMIT = 120
PURPOSE_LIMIT = 2_000
USE_AREA_LIMIT = 200
VALUE_LIMIT = 1_000
"""Characters of a fact as JSON; the longest has an answer for each point of a list."""
REASON_LIMIT = 500
NOTE_LIMIT = 2_000
TITLE_LIMIT = 200
LINK_LIMIT = 500

ORIGINS = ("yes", "no", "unknown")
"""Whether a system is the company's own build."""
STAGES = ("pilot", "live", "retired")
OPERATING_ROLES = ("product", "data", "model", "control", "operations")
"""Product owner, data owner, model owner, control owner, operations lead."""
NOT_APPLICABLE = "not_applicable"
UNCLEAR = "unclear"
EVIDENCE_LEVELS = ("0", "1", "2", "3")
PEOPLE = tuple(f"{part}_{role}" for role in OPERATING_ROLES for part in ("person", "deputy"))
"""The columns of the persons in the operating roles and of those who stand in for them."""
_REASON_RULE = (
    f"(level IS NOT NULL AND level = '{NOT_APPLICABLE}' AND reason IS NOT NULL) "
    f"OR (coalesce(level, '') <> '{NOT_APPLICABLE}' AND reason IS NULL)"
)


def _system() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["assessment_id", "system_id"],
        ["ai_system.assessment_id", "ai_system.id"],
        ondelete="CASCADE",
    )


class AiSystem(Record, table=True):
    """One AI system of the company's register; its days of use are facts of it."""

    __tablename__ = "ai_system"
    __table_args__ = (
        UniqueConstraint("assessment_id", "name"),
        length("id", 1, ID_LIMIT),
        at_least("number", 1),
        length("name", 1, NAME_LIMIT),
        length("purpose", 1, PURPOSE_LIMIT),
        length("vendor", 1, NAME_LIMIT),
        one_of("own_build", *ORIGINS),
        length("use_area", 1, USE_AREA_LIMIT),
        one_of("stage", *STAGES),
        length("evidence_title", 1, TITLE_LIMIT),
        length("evidence_link", 1, LINK_LIMIT),
        only_with("evidence_link", "evidence_title"),
        *(length(column, 1, NAME_LIMIT) for column in PEOPLE),
        at_least("revision", 1),
        *moments("created_at", "changed_at"),
        *(no_nul(column) for column in ("name", "purpose", "vendor", "use_area", *PEOPLE)),
        no_nul("evidence_title"),
        no_nul("evidence_link"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    id: str = Field(primary_key=True, sa_type=Text)
    number: int = Field(sa_type=Integer)
    """The order of registration."""
    name: str = Field(sa_type=Text)
    purpose: str | None = Field(default=None, sa_type=Text)
    vendor: str | None = Field(default=None, sa_type=Text)
    own_build: str = Field(sa_type=Text)
    use_area: str | None = Field(default=None, sa_type=Text)
    stage: str = Field(sa_type=Text)
    evidence_title: str | None = Field(default=None, sa_type=Text)
    evidence_link: str | None = Field(default=None, sa_type=Text)
    person_product: str | None = Field(default=None, sa_type=Text)
    deputy_product: str | None = Field(default=None, sa_type=Text)
    person_data: str | None = Field(default=None, sa_type=Text)
    deputy_data: str | None = Field(default=None, sa_type=Text)
    person_model: str | None = Field(default=None, sa_type=Text)
    deputy_model: str | None = Field(default=None, sa_type=Text)
    person_control: str | None = Field(default=None, sa_type=Text)
    deputy_control: str | None = Field(default=None, sa_type=Text)
    person_operations: str | None = Field(default=None, sa_type=Text)
    deputy_operations: str | None = Field(default=None, sa_type=Text)
    revision: int = Field(sa_type=Integer)
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class SystemFact(Record, table=True):
    """What was answered to one question about a system, as JSON."""

    __tablename__ = "system_fact"
    __table_args__ = (
        _system(),
        length("fact", 1, ID_LIMIT),
        length("value", 1, VALUE_LIMIT),
        at_least("revision", 1),
        *moments("changed_at"),
        no_nul("value"),
        STRICT,
    )
    assessment_id: str = Field(primary_key=True, sa_type=Text)
    system_id: str = Field(primary_key=True, sa_type=Text)
    fact: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
    revision: int = Field(sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class CompanyFact(Record, table=True):
    """What was answered to one question about the company, as JSON; asked once for all systems."""

    __tablename__ = "company_fact"
    __table_args__ = (
        length("fact", 1, ID_LIMIT),
        length("value", 1, VALUE_LIMIT),
        at_least("revision", 1),
        *moments("changed_at"),
        no_nul("value"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    fact: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
    revision: int = Field(sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class SystemDuty(Record, table=True):
    """How far a duty is met for a system, who sees to it until when, and what proves it."""

    __tablename__ = "system_duty"
    __table_args__ = (
        _system(),
        length("duty_id", 1, ID_LIMIT),
        one_of("level", *EVIDENCE_LEVELS, UNCLEAR, NOT_APPLICABLE),
        length("reason", 1, REASON_LIMIT),
        CheckConstraint(_REASON_RULE, name="reason_of_not_applicable"),
        length("owner", 1, NAME_LIMIT),
        length("evidence_title", 1, TITLE_LIMIT),
        length("evidence_link", 1, LINK_LIMIT),
        only_with("evidence_link", "evidence_title"),
        only_with("evidence_on", "evidence_title"),
        only_with("evidence_until", "evidence_title"),
        CheckConstraint("evidence_until >= evidence_on", name="evidence_until_order"),
        length("note", 1, NOTE_LIMIT),
        *(at_least(f"{part}_revision", 0) for part in ("level", "owner", "due", "evidence")),
        at_least("note_revision", 0),
        *moments("changed_at"),
        *days("due_on", "evidence_on", "evidence_until"),
        *(no_nul(column) for column in ("reason", "owner", "evidence_title", "evidence_link")),
        no_nul("note"),
        STRICT,
    )
    assessment_id: str = Field(primary_key=True, sa_type=Text)
    system_id: str = Field(primary_key=True, sa_type=Text)
    duty_id: str = Field(primary_key=True, sa_type=Text)
    level: str | None = Field(default=None, sa_type=Text)
    """Evidence level "0" to "3", "unclear", "not_applicable"; None while nobody has said."""
    reason: str | None = Field(default=None, sa_type=Text)
    level_revision: int = Field(default=0, sa_type=Integer)
    owner: str | None = Field(default=None, sa_type=Text)
    owner_revision: int = Field(default=0, sa_type=Integer)
    due_on: date | None = Field(default=None, sa_type=Day)
    due_revision: int = Field(default=0, sa_type=Integer)
    evidence_title: str | None = Field(default=None, sa_type=Text)
    evidence_link: str | None = Field(default=None, sa_type=Text)
    evidence_on: date | None = Field(default=None, sa_type=Day)
    evidence_until: date | None = Field(default=None, sa_type=Day)
    evidence_revision: int = Field(default=0, sa_type=Integer)
    note: str | None = Field(default=None, sa_type=Text)
    note_revision: int = Field(default=0, sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)
