"""The tables of the 90-day plan. All hang on an assessment and go with it.

What is said (set-up, hours, wishes, progress, answers of gates) is edited with revisions; what was
accepted is a version that never changes.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Integer, Text, UniqueConstraint
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
    not_before,
    one_of,
    only_with,
)
from aiops_model.store.utc import Day, UtcDateTime

NAME_LIMIT = 120
REASON_LIMIT = 500
NOTE_LIMIT = 2_000
TITLE_LIMIT = 200
LINK_LIMIT = 500
REGION_LIMIT = 20
LIST_LIMIT = 20_000
"""Characters of a list of days or names as JSON."""
INPUT_LIMIT = 2_000_000
RESULT_LIMIT = 2_000_000
MOST_UNITS = 2_000
"""Units of six minutes a week for one role: 200 hours, five full-time people."""
MOST_RATE = 100_000

COUNTRIES = ("DE", "AT", "CH")
SIZES = ("light", "full")
ROLES = ("product_owner", "data_owner", "model_owner", "control_owner", "operations_lead")
STATUSES = ("open", "running", "done", "dropped")
GATES = ("G1", "G2", "G3")
GATE_ANSWERS = ("yes", "no", "unclear")


class PlanSetup(Record, table=True):
    """When the plan begins, how far it reaches, and on which days nobody works."""

    __tablename__ = "plan_setup"
    __table_args__ = (
        between("horizon_days", 14, 365),
        one_of("country", *COUNTRIES),
        length("region", 1, REGION_LIMIT),
        length("categories", 2, LIST_LIMIT),
        length("closures", 2, LIST_LIMIT),
        length("workdays", 2, LIST_LIMIT),
        between("buffer_percent", 0, 90),
        one_of("size", *SIZES),
        between("day_rate", 0, MOST_RATE),
        at_least("revision", 1),
        *moments("changed_at"),
        *days("start_on"),
        no_nul("region"),
        no_nul("categories"),
        no_nul("closures"),
        no_nul("workdays"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    start_on: date = Field(sa_column=Column(Day, nullable=False))
    horizon_days: int = Field(sa_type=Integer)
    country: str = Field(sa_type=Text)
    region: str | None = Field(default=None, sa_type=Text)
    categories: str = Field(sa_type=Text)
    """JSON: kinds of holidays asked for beside the public ones."""
    closures: str = Field(sa_type=Text)
    """JSON: [first day, last day, name] of each closure."""
    workdays: str = Field(sa_type=Text)
    """JSON: holidays on which this company works all the same."""
    buffer_percent: int = Field(sa_type=Integer)
    size: str = Field(sa_type=Text)
    day_rate: int | None = Field(default=None, sa_type=Integer)
    """EUR a person-day; None for the median of the euro model."""
    revision: int = Field(sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class PlanCapacity(Record, table=True):
    """The time a role has for the plan, who holds it, when nobody of it is there."""

    __tablename__ = "plan_capacity"
    __table_args__ = (
        one_of("role", *ROLES),
        between("units_a_week", 0, MOST_UNITS),
        length("people", 2, LIST_LIMIT),
        length("absences", 2, LIST_LIMIT),
        at_least("revision", 1),
        *moments("changed_at"),
        no_nul("people"),
        no_nul("absences"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    role: str = Field(primary_key=True, sa_type=Text)
    units_a_week: int = Field(sa_type=Integer)
    """Six minutes each, so that half an hour is not rounded away."""
    people: str = Field(sa_type=Text)
    """JSON: names, each of at most 120 characters."""
    absences: str = Field(sa_type=Text)
    """JSON: [first day, last day] of each."""
    revision: int = Field(sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class PlanWish(Record, table=True):
    """A measure that is to start on a day, or to stay out."""

    __tablename__ = "plan_wish"
    __table_args__ = (
        length("measure_id", 1, ID_LIMIT),
        one_of("kind", "pinned", "excluded"),
        CheckConstraint("(kind = 'pinned') = (start_on IS NOT NULL)", name="start_on_of_pinned"),
        CheckConstraint("kind <> 'excluded' OR reason IS NOT NULL", name="reason_of_excluded"),
        length("reason", 1, REASON_LIMIT),
        length("decided_by", 1, NAME_LIMIT),
        at_least("revision", 1),
        *moments("changed_at"),
        *days("start_on"),
        no_nul("reason"),
        no_nul("decided_by"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    measure_id: str = Field(primary_key=True, sa_type=Text)
    kind: str = Field(sa_type=Text)
    start_on: date | None = Field(default=None, sa_type=Day)
    reason: str | None = Field(default=None, sa_type=Text)
    decided_by: str | None = Field(default=None, sa_type=Text)
    revision: int = Field(sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class PlanVersion(Record, table=True):
    """One accepted plan with everything it was made from. Never updated; number 1 is the baseline.

    `taken_from` is the number of the earlier version this one brings back.
    """

    __tablename__ = "plan_version"
    __table_args__ = (
        UniqueConstraint("assessment_id", "number"),
        length("id", 1, ID_LIMIT),
        at_least("number", 1),
        length("reason", 1, REASON_LIMIT),
        length("input", 2, INPUT_LIMIT),
        length("result", 2, RESULT_LIMIT),
        length("input_hash", 64, 64),
        length("engine_version", 1, 64),
        length("content_version", 1, 64),
        CheckConstraint("taken_from BETWEEN 1 AND number - 1", name="taken_from_range"),
        *moments("created_at"),
        *days("as_of"),
        no_nul("reason"),
        STRICT,
    )
    id: str = Field(primary_key=True, sa_type=Text)
    assessment_id: str = Field(sa_column=assessment_key())
    number: int = Field(sa_type=Integer)
    created_at: datetime = Field(sa_type=UtcDateTime)
    as_of: date = Field(sa_column=Column(Day, nullable=False))
    reason: str | None = Field(default=None, sa_type=Text)
    input: str = Field(sa_type=Text)
    result: str = Field(sa_type=Text)
    input_hash: str = Field(sa_type=Text)
    engine_version: str = Field(sa_type=Text)
    content_version: str = Field(sa_type=Text)
    taken_from: int | None = Field(default=None, sa_type=Integer)


class PlanProgress(Record, table=True):
    """How far a measure is, why it slips, what proves it. Parts are edited on their own."""

    __tablename__ = "plan_progress"
    __table_args__ = (
        length("measure_id", 1, ID_LIMIT),
        one_of("status", *STATUSES),
        between("percent", 0, 100),
        CheckConstraint("status <> 'done' OR percent = 100", name="percent_of_done"),
        CheckConstraint("(status = 'done') = (done_on IS NOT NULL)", name="done_on_of_done"),
        CheckConstraint(
            "status <> 'running' OR started_on IS NOT NULL", name="started_on_of_running"
        ),
        not_before("done_on", "started_on"),
        length("slip_reason", 1, REASON_LIMIT),
        length("evidence_title", 1, TITLE_LIMIT),
        length("evidence_link", 1, LINK_LIMIT),
        only_with("evidence_link", "evidence_title"),
        only_with("evidence_on", "evidence_title"),
        length("note", 1, NOTE_LIMIT),
        *(at_least(f"{part}_revision", 0) for part in ("state", "evidence", "note")),
        *moments("changed_at"),
        *days("started_on", "expected_on", "done_on", "evidence_on"),
        *(no_nul(column) for column in ("slip_reason", "evidence_title", "evidence_link", "note")),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    measure_id: str = Field(primary_key=True, sa_type=Text)
    status: str = Field(default="open", sa_type=Text)
    percent: int = Field(default=0, sa_type=Integer)
    slip_reason: str | None = Field(default=None, sa_type=Text)
    started_on: date | None = Field(default=None, sa_type=Day)
    expected_on: date | None = Field(default=None, sa_type=Day)
    """The last day somebody expects now; None: as planned."""
    done_on: date | None = Field(default=None, sa_type=Day)
    state_revision: int = Field(default=0, sa_type=Integer)
    evidence_title: str | None = Field(default=None, sa_type=Text)
    evidence_link: str | None = Field(default=None, sa_type=Text)
    evidence_on: date | None = Field(default=None, sa_type=Day)
    evidence_revision: int = Field(default=0, sa_type=Integer)
    note: str | None = Field(default=None, sa_type=Text)
    note_revision: int = Field(default=0, sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)


class GateAnswer(Record, table=True):
    """What was answered to a question at the end of a phase, and what shows it."""

    __tablename__ = "gate_answer"
    __table_args__ = (
        one_of("gate", *GATES),
        length("question", 1, ID_LIMIT),
        one_of("answer", *GATE_ANSWERS),
        length("evidence", 1, REASON_LIMIT),
        at_least("revision", 1),
        *moments("changed_at"),
        no_nul("evidence"),
        STRICT,
    )
    assessment_id: str = Field(sa_column=assessment_key(primary_key=True))
    gate: str = Field(primary_key=True, sa_type=Text)
    question: str = Field(primary_key=True, sa_type=Text)
    answer: str = Field(sa_type=Text)
    evidence: str | None = Field(default=None, sa_type=Text)
    revision: int = Field(sa_type=Integer)
    changed_at: datetime = Field(sa_type=UtcDateTime)
