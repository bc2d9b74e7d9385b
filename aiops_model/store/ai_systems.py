"""The AI systems of a company's register, in the order of registration."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from aiops_model.store import assessments, edits
from aiops_model.store.actor import Actor
from aiops_model.store.ai_act_tables import PEOPLE, AiSystem
from aiops_model.store.edits import Edited
from aiops_model.store.errors import NotFound
from aiops_model.store.tables import Assessment

ENTRY = (
    "name",
    "purpose",
    "vendor",
    "own_build",
    "use_area",
    "stage",
    "evidence_title",
    "evidence_link",
    *PEOPLE,
)
"""The columns of the register's form: edited together."""


def of_assessment(session: Session, actor: Actor, assessment_id: str) -> list[AiSystem]:
    """All systems, the first registered first."""
    assessments.get(session, actor, assessment_id)
    statement = select(AiSystem).where(AiSystem.assessment_id == assessment_id)
    return list(session.exec(statement.order_by(col(AiSystem.number), col(AiSystem.id))))


def get(session: Session, actor: Actor, assessment_id: str, system_id: str) -> AiSystem:
    """One system. Raises NotFound, for one of another assessment as for none."""
    statement = (
        select(AiSystem)
        .join(Assessment)
        .where(
            AiSystem.assessment_id == assessment_id,
            AiSystem.id == system_id,
            assessments.may_open(actor),
        )
    )
    known = assessments.is_id(assessment_id) and assessments.is_id(system_id)
    found = session.exec(statement).first() if known else None
    if found is None:
        raise NotFound
    return found


def add(
    session: Session, actor: Actor, assessment_id: str, systems: Sequence[AiSystem], at: datetime
) -> Assessment:
    """Store new systems as the last ones, as one change; sets their `number` and `revision`."""
    assessment = assessments.change(session, actor, assessment_id, at)
    present = of_assessment(session, actor, assessment_id)
    last = present[-1].number if present else 0
    for number, system in enumerate(systems, start=last + 1):
        system.number, system.revision = number, assessment.revision
        session.add(system)
    session.flush()
    return assessment


def change(
    session: Session, actor: Actor, system: AiSystem, *, seen_revision: int
) -> Edited[AiSystem]:
    """Store the entry of a system that is there, unless it is stale. Raises NotFound."""
    get(session, actor, system.assessment_id, system.id)
    return edits.put(
        session, actor, system, part=ENTRY, stamps=("changed_at",), seen_revision=seen_revision
    )


def remove(
    session: Session,
    actor: Actor,
    assessment_id: str,
    system_id: str,
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[AiSystem]:
    """Take a system out of the register with its facts and duties, unless it is stale."""
    get(session, actor, assessment_id, system_id)
    key = (assessment_id, system_id)
    return edits.take(session, actor, AiSystem, key, seen_revision=seen_revision, at=at)
