"""Accepted plans. A version is added and read; the database refuses to change it."""

from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor
from aiops_model.store.errors import NotFound
from aiops_model.store.plan_tables import PlanVersion
from aiops_model.store.tables import Assessment


def add(session: Session, actor: Actor, version: PlanVersion) -> PlanVersion:
    """Store a plan as the assessment's next one; sets its `number`."""
    assessments.lock(session, actor, version.assessment_id)
    numbers = select(PlanVersion.number).where(PlanVersion.assessment_id == version.assessment_id)
    last = session.exec(numbers.order_by(col(PlanVersion.number).desc()).limit(1)).first()
    version.number = (last or 0) + 1
    session.add(version)
    session.flush()
    return version


def get(session: Session, actor: Actor, version_id: str) -> PlanVersion:
    """One plan by its id. Raises NotFound, for a foreign one as for a missing one."""
    statement = (
        select(PlanVersion)
        .join(Assessment)
        .where(PlanVersion.id == version_id, assessments.may_open(actor))
    )
    found = session.exec(statement).first() if assessments.is_id(version_id) else None
    if found is None:
        raise NotFound
    return found


def of_assessment(session: Session, actor: Actor, assessment_id: str) -> list[PlanVersion]:
    """All plans of a file with their texts, the baseline first. Raises NotFound."""
    assessments.get(session, actor, assessment_id)
    statement = select(PlanVersion).where(PlanVersion.assessment_id == assessment_id)
    return list(session.exec(statement.order_by(col(PlanVersion.number))))
