"""Named results. A snapshot is added and read; the database refuses to change it."""

from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor
from aiops_model.store.errors import NotFound
from aiops_model.store.maturity_tables import MaturitySnapshot
from aiops_model.store.tables import Assessment


def add(session: Session, actor: Actor, snapshot: MaturitySnapshot) -> MaturitySnapshot:
    """Store a result as the assessment's next one; sets its `number`."""
    assessments.lock(session, actor, snapshot.assessment_id)
    numbers = select(MaturitySnapshot.number).where(
        MaturitySnapshot.assessment_id == snapshot.assessment_id
    )
    last = session.exec(numbers.order_by(col(MaturitySnapshot.number).desc()).limit(1)).first()
    snapshot.number = (last or 0) + 1
    session.add(snapshot)
    session.flush()
    return snapshot


def names(session: Session, actor: Actor, assessment_id: str) -> set[str]:
    """The names that are taken."""
    assessments.get(session, actor, assessment_id)
    statement = select(MaturitySnapshot.name)
    return set(session.exec(statement.where(MaturitySnapshot.assessment_id == assessment_id)))


def get(session: Session, actor: Actor, snapshot_id: str) -> MaturitySnapshot:
    """One result by its id. Raises NotFound, for a foreign one as for a missing one."""
    statement = (
        select(MaturitySnapshot)
        .join(Assessment)
        .where(MaturitySnapshot.id == snapshot_id, assessments.may_open(actor))
    )
    found = session.exec(statement).first() if assessments.is_id(snapshot_id) else None
    if found is None:
        raise NotFound
    return found
