"""Results. A snapshot is added and read; the database refuses to change it."""

from functools import lru_cache

from sqlalchemy import Executable, bindparam
from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor, ActorKind, someone
from aiops_model.store.errors import NotFound
from aiops_model.store.tables import Assessment, Snapshot


def add(session: Session, actor: Actor, snapshot: Snapshot) -> Snapshot:
    """Store a result as the assessment's next one; sets its `number`."""
    assessments.lock(session, actor, snapshot.assessment_id)
    before = latest(session, actor, snapshot.assessment_id)
    snapshot.number = 1 if before is None else before.number + 1
    session.add(snapshot)
    return snapshot


def latest(session: Session, actor: Actor, assessment_id: str) -> Snapshot | None:
    """The last result of the assessment, None before the first."""
    return with_latest(session, actor, assessment_id)[1]


def with_latest(
    session: Session, actor: Actor, assessment_id: str
) -> tuple[Assessment, Snapshot | None]:
    """The assessment and its last result, None before the first: one statement for a page."""
    if assessments.is_id(assessment_id):
        statement = _with_latest(actor.kind, actor.visit is not None)
        values = {"visit": actor.visit, "assessment": assessment_id}
        for assessment, snapshot in session.execute(statement, values):
            return assessment, snapshot
    raise NotFound


@lru_cache(maxsize=8)
def _with_latest(kind: ActorKind, known: bool) -> Executable:
    """The statement for this kind of actor. Wants the values `visit` and `assessment`."""
    allowed = assessments.may_open(someone(kind, known))
    return (
        select(Assessment, Snapshot)
        .outerjoin(Snapshot, col(Snapshot.assessment_id) == col(Assessment.id))
        .where(col(Assessment.id) == bindparam("assessment"), allowed)
        .order_by(col(Snapshot.number).desc())
        .limit(1)
    )


def get(session: Session, actor: Actor, snapshot_id: str) -> Snapshot:
    """One result by its id."""
    statement = (
        select(Snapshot)
        .join(Assessment)
        .where(Snapshot.id == snapshot_id, assessments.may_open(actor))
    )
    found = session.exec(statement).first() if assessments.is_id(snapshot_id) else None
    if found is None:
        raise NotFound
    return found
