"""A self-check with everything its owner sees at a glance: one statement, however many there are.

A page reads this on every click, so the statements are written once and bound to the actor.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from sqlalchemy import (
    Executable,
    Exists,
    TableClause,
    and_,
    bindparam,
    case,
    column,
    exists,
    func,
    or_,
    select,
    table,
)
from sqlmodel import Session, col

from aiops_model.store import assessments
from aiops_model.store.actor import Actor, ActorKind, someone
from aiops_model.store.errors import NotFound
from aiops_model.store.found import File, Given, answers_of, listed_answers
from aiops_model.store.record import table_of
from aiops_model.store.tables import Answer, Assessment, AuditEvent, Snapshot, Tenant

Which = Literal["all", "newest own", "newest rated", "newest registered", "newest planned", "one"]
"""newest own: for the self-check. newest rated: for the maturity instrument. newest registered: for
the register of AI systems. newest planned: for the 90-day plan. Each prefers what was answered
there, so that none offers another's file as one of its own half done."""


@dataclass(frozen=True)
class Overview:
    """The rows behind one self-check. `snapshot_id` is its last result, None before the first."""

    assessment: File
    tenant_kind: str
    snapshot_id: str | None
    votes: int
    """Answers to the maturity instrument in the same file."""
    planned: bool
    """Whether a 90-day plan was accepted."""
    answers: tuple[Given, ...]
    """By item id."""

    @property
    def id(self) -> str:
        """The id of the self-check."""
        return self.assessment.id


class Head(NamedTuple):
    """A file itself and its self-check, before anything else in it is read."""

    assessment: File
    tenant_kind: str
    snapshot_id: str | None
    votes: int
    last_event: int
    """The newest event of the file in the audit trail: another one after each write."""
    planned: bool
    """Whether a 90-day plan was accepted."""
    answers: str
    """Those of the self-check, as `found.answers_of` reads them."""


def newest_first(session: Session, actor: Actor) -> list[Overview]:
    """The actor's self-checks, the last started first."""
    return [_overview(row) for row in _heads(session, actor, "all")]


def one(session: Session, actor: Actor, assessment_id: str) -> Overview:
    """One self-check. Raises NotFound, for a foreign one as for a missing one."""
    return _overview(head(session, actor, assessment_id))


def locked(session: Session, actor: Actor, assessment_id: str) -> Overview:
    """One self-check, held until the end of the transaction. Raises NotFound.

    In SQLite a transaction that writes holds the whole file from its beginning.
    """
    if session.get_bind().dialect.name != "sqlite":
        assessments.lock(session, actor, assessment_id)
    return one(session, actor, assessment_id)


def current(
    session: Session, actor: Actor, chosen: str | None, *, own: bool = False
) -> Overview | None:
    """The self-check to work on (see `current_head`)."""
    found = current_head(session, actor, chosen, "newest own", own=own)
    return None if found is None else _overview(found)


def head(session: Session, actor: Actor, assessment_id: str) -> Head:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    found = _one(session, actor, assessment_id)
    if found is None:
        raise NotFound
    return found


def current_head(
    session: Session, actor: Actor, chosen: str | None, newest: Which, *, own: bool = False
) -> Head | None:
    """The chosen file, without one the actor's newest that is no example; None without any.

    A foreign or missing one counts as not chosen; with `own` an example does so too.
    """
    found = _one(session, actor, chosen) if chosen else None
    if found is None or (own and found.tenant_kind == "demo"):
        found = next(iter(_heads(session, actor, newest)), None)
    return found


def _one(session: Session, actor: Actor, assessment_id: str) -> Head | None:
    if not assessments.is_id(assessment_id):
        return None
    return next(iter(_heads(session, actor, "one", assessment_id)), None)


def _heads(
    session: Session, actor: Actor, which: Which, assessment_id: str | None = None
) -> list[Head]:
    statement = _statement(actor.kind, actor.visit is not None, which)
    values = {"visit": actor.visit, "assessment": assessment_id}
    session.flush()
    rows = session.connection().execute(statement, values).all()
    return [Head(File._make(row[:_WIDTH]), *row[_WIDTH:]) for row in rows]


def _overview(head: Head) -> Overview:
    return Overview(
        head.assessment,
        head.tenant_kind,
        head.snapshot_id,
        head.votes,
        head.planned,
        answers_of(head.assessment.id, head.answers),
    )


_WIDTH = len(File._fields)
_FILE = [table_of(Assessment).c[name] for name in File._fields]


@lru_cache(maxsize=64)
def _statement(kind: ActorKind, known: bool, which: Which) -> Executable:
    """The statement for the files themselves, for this kind of actor.

    Gives the assessment, the kind of its tenant, the id of its last self-check result, the number
    of its maturity votes, the id of its newest audit event, whether it has a plan, its answers.
    Wants the values `visit` and, for one, `assessment`.
    """
    last = (
        select(col(Snapshot.id))
        .where(col(Snapshot.assessment_id) == col(Assessment.id))
        .order_by(col(Snapshot.number).desc())
        .limit(1)
        .scalar_subquery()
    )
    maturity_vote = _rows("maturity_vote")
    votes = (
        select(func.count())
        .select_from(maturity_vote)
        .where(maturity_vote.c.assessment_id == col(Assessment.id))
        .scalar_subquery()
    )
    event = (
        select(func.max(col(AuditEvent.id)))
        .where(col(AuditEvent.assessment_id) == col(Assessment.id))
        .scalar_subquery()
    )
    answers = (
        select(listed_answers()).where(col(Answer.assessment_id) == col(Assessment.id))
    ).scalar_subquery()
    found = (
        select(*_FILE, table_of(Tenant).c.kind, last, votes)
        .add_columns(func.coalesce(event, 0), _has(_rows("plan_version")), answers)
        .join(Tenant, col(Tenant.id) == col(Assessment.tenant_id))
        .where(assessments.may_open(someone(kind, known)))
    )
    newest = (col(Assessment.created_at).desc(), col(Assessment.id))
    if which == "one":
        return found.where(col(Assessment.id) == bindparam("assessment"))
    if which == "all":
        return found.order_by(*newest)
    answered = exists().where(col(Answer.assessment_id) == col(Assessment.id))
    rated = _has(_rows("respondent"))
    registered = or_(_has(_rows("ai_system")), _has(_rows("company_fact")))
    planned = _has(_rows("plan_setup"))
    last_resort = {
        "newest rated": ~rated,
        "newest registered": ~registered,
        "newest planned": and_(~planned, ~rated),
    }.get(which, and_(or_(rated, registered), ~answered))
    own = found.where(col(Tenant.kind) != "demo")
    return own.order_by(case((last_resort, 1), else_=0), *newest).limit(1)


def _rows(name: str) -> TableClause:
    """A table by its name alone: the first page only asks whether there are rows for a file, and
    does without the classes of the other subjects.
    """
    return table(name, column("assessment_id"))


def _has(rows: TableClause) -> Exists:
    return exists().where(rows.c.assessment_id == col(Assessment.id))
