"""The tables. What a row may hold is said by the database itself, so no path can store nonsense.

`table=True` classes do not validate; validation is the services' and the content's. The CHECK
constraints here are the last wall, and SQLite tables are STRICT. Snapshots and audit events are
kept immutable by triggers, which the migrations create.
"""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Integer, Text, UniqueConstraint
from sqlmodel import Field

from aiops_model.store.record import (
    ID_LIMIT,
    STRICT,
    Record,
    assessment_key,
    at_least,
    length,
    moments,
    no_nul,
    not_before,
    one_of,
)
from aiops_model.store.utc import UtcDateTime

COMPANY_NAME_LIMIT = 120
PUBLIC_TENANT = "public"
DEMO_TENANT = "demo"


class Tenant(Record, table=True):
    """Whose data it is: the public self-checks, the demo companies, later one row a client."""

    __tablename__ = "tenant"
    __table_args__ = (
        one_of("kind", "public", "demo", "client"),
        length("id", 1, ID_LIMIT),
        STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    kind: str = Field(sa_type=Text)


class Assessment(Record, table=True):
    """The file of one company: its self-check and its maturity answers (`maturity_tables`).

    `revision` counts the changes; an answer carries the count at its change.
    """

    __tablename__ = "assessment"
    __table_args__ = (
        UniqueConstraint("resume_hash"),
        length("id", 1, ID_LIMIT),
        one_of("lang", "de", "en"),
        length("company_name", 1, COMPANY_NAME_LIMIT),
        length("content_version", 1, 64),
        at_least("revision", 0),
        at_least("resume_counter", 0),
        length("resume_hash", 64, 64),
        not_before("touched_at", "created_at"),
        *moments("created_at", "touched_at"),
        no_nul("company_name"),
        STRICT,
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
    __table_args__ = (length("visit_hash", 64, 64), *moments("bound_at"), STRICT)
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    visit_hash: str = Field(sa_column=Column(Text, primary_key=True, nullable=False, index=True))
    bound_at: datetime = Field(sa_type=UtcDateTime)


class Answer(Record, table=True):
    """One answer as a JSON scalar."""

    __tablename__ = "answer"
    __table_args__ = (
        length("item_id", 1, 64),
        length("value", 1, 80),
        at_least("revision", 1),
        *moments("answered_at"),
        no_nul("value"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    item_id: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
    revision: int = Field(sa_type=Integer)
    answered_at: datetime = Field(sa_type=UtcDateTime)


class Snapshot(Record, table=True):
    """One computed result with everything needed to say how it came about. Never updated."""

    __tablename__ = "snapshot"
    __table_args__ = (
        UniqueConstraint("assessment_id", "number"),
        length("id", 1, ID_LIMIT),
        at_least("number", 1),
        length("answers", 2, 10_000),
        length("level", 2, 100_000),
        length("estimate", 2, 1_000_000),
        length("content_version", 1, 64),
        length("model_version", 1, 64),
        length("parameter_hash", 1, 64),
        at_least("seed", 0),
        length("answers_hash", 64, 64),
        length("engine_version", 1, 64),
        *moments("created_at"),
        STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    assessment_id: str = Field(sa_column=assessment_key())
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
        length("id", 1, ID_LIMIT),
        length("token_hash", 64, 64),
        not_before("expires_at", "created_at"),
        not_before("revoked_at", "created_at"),
        *moments("created_at", "expires_at", "revoked_at"),
        STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    assessment_id: str = Field(sa_column=assessment_key(index=True))
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
    "voted",
    "unvoted",
    "left_out",
    "taken_back",
    "noted",
    "evidenced",
    "unevidenced",
    "decided",
    "undecided",
    "fact_set",
    "targeted",
    "respondent_added",
    "respondent_changed",
    "respondent_removed",
    "snapshotted",
    "system_added",
    "system_changed",
    "system_removed",
    "systems_imported",
    "system_fact_set",
    "company_fact_set",
    "duty_rated",
    "duty_assigned",
    "duty_evidenced",
    "duty_noted",
    "plan_set_up",
    "capacity_set",
    "wished",
    "unwished",
    "planned",
    "progressed",
    "gate_answered",
)


class AuditEvent(Record, table=True):
    """One change: who, when, what kind, which item. No value and no text; append-only.

    `actor` is a pseudonym that differs from assessment to assessment. `hash` covers this row and
    the hash before it. There is no foreign key: the trace outlives what it is about.
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        at_least("id", 1),
        one_of("action", *AUDIT_ACTIONS),
        one_of("actor_kind", "visitor", "reader", "operator"),
        length("actor", 1, 32),
        length("tenant_id", 1, 64),
        length("assessment_id", 1, 64),
        length("item_id", 1, 64),
        at_least("revision", 0),
        length("previous", 64, 64),
        length("hash", 64, 64),
        UniqueConstraint("previous"),
        *moments("at"),
        STRICT,
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
    __table_args__ = (length("address_hash", 64, 64), *moments("at"), STRICT)
    id: str = Field(primary_key=True, sa_type=Text)
    address_hash: str = Field(sa_column=Column(Text, nullable=False, index=True))
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
