"""The tables. What a row may hold is said by the database itself, so no path can store nonsense.

`table=True` classes do not validate; validation is the services' and the content's. The CHECK
constraints here are the last wall, and SQLite tables are STRICT. Snapshots and audit events are
kept immutable by triggers, which the migrations create.
"""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from aiops_model.store.utc import UtcDateTime

COMPANY_NAME_LIMIT = 120
ID_LIMIT = 64
PUBLIC_TENANT = "public"
DEMO_TENANT = "demo"

_STRICT = {"sqlite_strict": True}
NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Record(SQLModel):
    """Base of all tables: one metadata with names for every constraint."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _length(column: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(f"length({column}) BETWEEN {low} AND {high}", name=f"{column}_length")


def _at_least(column: str, low: int) -> CheckConstraint:
    return CheckConstraint(f"{column} >= {low}", name=f"{column}_range")


def _not_before(later: str, earlier: str) -> CheckConstraint:
    return CheckConstraint(f"{later} >= {earlier}", name=f"{later}_order")


def _moments(*columns: str) -> tuple[CheckConstraint, ...]:
    """SQLite has no type for a moment: the text must be one, in the store's fixed width."""
    return tuple(
        CheckConstraint(
            f"{column} IS NULL OR (length({column}) = 27 AND datetime({column}) IS NOT NULL)",
            name=f"{column}_moment",
        ).ddl_if(dialect="sqlite")
        for column in columns
    )


def _no_nul(column: str) -> CheckConstraint:
    """SQLite's length() ends at a NUL, so a limit alone could be passed with one."""
    check = CheckConstraint(f"instr({column}, char(0)) = 0", name=f"{column}_nul")
    return check.ddl_if(dialect="sqlite")


def _assessment_key(*, primary_key: bool = False, index: bool = False) -> Column[str]:
    return Column(
        Text,
        ForeignKey("assessment.id", ondelete="CASCADE"),
        primary_key=primary_key,
        index=index,
        nullable=False,
    )


class Tenant(Record, table=True):
    """Whose data it is: the public self-checks, the demo companies, later one row a client."""

    __tablename__ = "tenant"
    __table_args__ = (
        _one_of("kind", "public", "demo", "client"),
        _length("id", 1, ID_LIMIT),
        _STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    kind: str = Field(sa_type=Text)


class Assessment(Record, table=True):
    """One self-check. `revision` counts its changes; an answer carries the count at its change."""

    __tablename__ = "assessment"
    __table_args__ = (
        UniqueConstraint("resume_hash"),
        _length("id", 1, ID_LIMIT),
        _one_of("lang", "de", "en"),
        _length("company_name", 1, COMPANY_NAME_LIMIT),
        _length("content_version", 1, 64),
        _at_least("revision", 0),
        _at_least("resume_counter", 0),
        _length("resume_hash", 64, 64),
        _not_before("touched_at", "created_at"),
        *_moments("created_at", "touched_at"),
        _no_nul("company_name"),
        _STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    tenant_id: str = Field(
        sa_column=Column(Text, ForeignKey("tenant.id"), nullable=False, index=True)
    )
    lang: str = Field(sa_type=Text)
    company_name: str | None = Field(default=None, sa_type=Text)
    content_version: str = Field(sa_type=Text)
    revision: int = Field(default=0, sa_type=Integer)
    resume_counter: int = Field(default=0, sa_type=Integer)
    resume_hash: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)
    touched_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))


class VisitBinding(Record, table=True):
    """A browser that may open the assessment: the keyed hash of its visit cookie."""

    __tablename__ = "visit_binding"
    __table_args__ = (_length("visit_hash", 64, 64), *_moments("bound_at"), _STRICT)
    assessment_id: str = Field(sa_column=_assessment_key(primary_key=True))
    visit_hash: str = Field(sa_column=Column(Text, primary_key=True, nullable=False, index=True))
    bound_at: datetime = Field(sa_type=UtcDateTime)


class Answer(Record, table=True):
    """One answer as a JSON scalar."""

    __tablename__ = "answer"
    __table_args__ = (
        _length("item_id", 1, 64),
        _length("value", 1, 80),
        _at_least("revision", 1),
        *_moments("answered_at"),
        _no_nul("value"),
        _STRICT,
    )
    assessment_id: str = Field(sa_column=_assessment_key(primary_key=True))
    item_id: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
    revision: int = Field(sa_type=Integer)
    answered_at: datetime = Field(sa_type=UtcDateTime)


class Snapshot(Record, table=True):
    """One computed result with everything needed to say how it came about. Never updated."""

    __tablename__ = "snapshot"
    __table_args__ = (
        UniqueConstraint("assessment_id", "number"),
        _length("id", 1, ID_LIMIT),
        _at_least("number", 1),
        _length("answers", 2, 10_000),
        _length("level", 2, 100_000),
        _length("estimate", 2, 1_000_000),
        _length("content_version", 1, 64),
        _length("model_version", 1, 64),
        _length("parameter_hash", 1, 64),
        _at_least("seed", 0),
        _length("answers_hash", 64, 64),
        _length("engine_version", 1, 64),
        *_moments("created_at"),
        _STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    assessment_id: str = Field(sa_column=_assessment_key())
    number: int = Field(sa_type=Integer)
    created_at: datetime = Field(sa_type=UtcDateTime)
    answers: str = Field(sa_type=Text)
    level: str = Field(sa_type=Text)
    estimate: str = Field(sa_type=Text)
    content_version: str = Field(sa_type=Text)
    model_version: str = Field(sa_type=Text)
    parameter_hash: str = Field(sa_type=Text)
    seed: int = Field(sa_type=Integer)
    answers_hash: str = Field(sa_type=Text)
    engine_version: str = Field(sa_type=Text)


class ShareLink(Record, table=True):
    """A read-only link to one snapshot; the token itself is nowhere stored."""

    __tablename__ = "share_link"
    __table_args__ = (
        UniqueConstraint("token_hash"),
        _length("id", 1, ID_LIMIT),
        _length("token_hash", 64, 64),
        _not_before("expires_at", "created_at"),
        _not_before("revoked_at", "created_at"),
        *_moments("created_at", "expires_at", "revoked_at"),
        _STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    assessment_id: str = Field(sa_column=_assessment_key(index=True))
    snapshot_id: str = Field(
        sa_column=Column(
            Text, ForeignKey("snapshot.id", ondelete="CASCADE"), nullable=False, index=True
        )
    )
    token_hash: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


AUDIT_ACTIONS = (
    "started",
    "answered",
    "cleared",
    "named",
    "finished",
    "resumed",
    "shared",
    "unshared",
    "erased",
    "purged",
)


class AuditEvent(Record, table=True):
    """One change: who, when, what kind, which item. No value and no text; append-only.

    `actor` is a pseudonym that differs from assessment to assessment. `hash` covers this row and
    the hash before it. There is no foreign key: the trace outlives what it is about.
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        _at_least("id", 1),
        _one_of("action", *AUDIT_ACTIONS),
        _one_of("actor_kind", "visitor", "reader", "operator"),
        _length("actor", 1, 32),
        _length("tenant_id", 1, 64),
        _length("assessment_id", 1, 64),
        _length("item_id", 1, 64),
        _at_least("revision", 0),
        _length("previous", 64, 64),
        _length("hash", 64, 64),
        UniqueConstraint("previous"),
        *_moments("at"),
        _STRICT,
    )
    id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    at: datetime = Field(sa_type=UtcDateTime)
    actor_kind: str = Field(sa_type=Text)
    actor: str = Field(sa_type=Text)
    action: str = Field(sa_type=Text)
    tenant_id: str = Field(sa_type=Text)
    assessment_id: str = Field(sa_column=Column(Text, nullable=False, index=True))
    item_id: str | None = Field(default=None, sa_type=Text)
    revision: int = Field(sa_type=Integer)
    previous: str = Field(sa_type=Text)
    hash: str = Field(sa_type=Text)


class ResumeMiss(Record, table=True):
    """A resume code that opened nothing, by the keyed hash of the address it came from."""

    __tablename__ = "resume_miss"
    __table_args__ = (_length("address_hash", 64, 64), *_moments("at"), _STRICT)
    id: str = Field(primary_key=True, sa_type=Text)
    address_hash: str = Field(sa_column=Column(Text, nullable=False, index=True))
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
