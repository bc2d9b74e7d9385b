"""Results. A snapshot is added and read; the database refuses to change it."""

from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor
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
    assessments.get(session, actor, assessment_id)
    statement = select(Snapshot).where(Snapshot.assessment_id == assessment_id)
    return session.exec(statement.order_by(col(Snapshot.number).desc()).limit(1)).first()


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
