"""The people whose answers count, in the order they joined."""

from sqlalchemy import delete
from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor
from aiops_model.store.errors import NotFound
from aiops_model.store.maturity_tables import Respondent
from aiops_model.store.tables import Assessment


def of_assessment(session: Session, actor: Actor, assessment_id: str) -> list[Respondent]:
    """Everyone, the first one first."""
    assessments.get(session, actor, assessment_id)
    statement = select(Respondent).where(Respondent.assessment_id == assessment_id)
    return list(session.exec(statement.order_by(col(Respondent.number), col(Respondent.id))))


def get(session: Session, actor: Actor, assessment_id: str, respondent_id: str) -> Respondent:
    """One of them. Raises NotFound, for someone of another assessment as for nobody."""
    statement = (
        select(Respondent)
        .join(Assessment)
        .where(
            Respondent.assessment_id == assessment_id,
            Respondent.id == respondent_id,
            assessments.may_open(actor),
        )
    )
    known = assessments.is_id(assessment_id) and assessments.is_id(respondent_id)
    found = session.exec(statement).first() if known else None
    if found is None:
        raise NotFound
    return found


def add(session: Session, actor: Actor, respondent: Respondent) -> Respondent:
    """Store someone new as the last; sets the `number`."""
    assessments.lock(session, actor, respondent.assessment_id)
    before = of_assessment(session, actor, respondent.assessment_id)
    respondent.number = before[-1].number + 1 if before else 1
    session.add(respondent)
    session.flush()
    return respondent


def remove(session: Session, actor: Actor, assessment_id: str, respondent_id: str) -> None:
    """Delete someone with all their votes. Raises NotFound."""
    assessments.lock(session, actor, assessment_id)
    session.expunge(get(session, actor, assessment_id, respondent_id))
    session.exec(
        delete(Respondent).where(
            col(Respondent.assessment_id) == assessment_id, col(Respondent.id) == respondent_id
        )
    )
