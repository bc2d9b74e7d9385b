"""Self-checks and the browsers bound to them.

Every function takes the Actor first after the session. What the actor may not see does not exist:
a foreign id and a missing id raise the same NotFound.
"""

from datetime import datetime
from functools import lru_cache

from sqlalchemy import ColumnElement, Executable, bindparam, delete, exists, false, true
from sqlmodel import Session, col, select

from aiops_model.store.actor import Actor, ActorKind, someone
from aiops_model.store.errors import NotFound
from aiops_model.store.record import ID_LIMIT
from aiops_model.store.tables import DEMO_TENANT, Assessment, Tenant, VisitBinding


def may_open(actor: Actor) -> ColumnElement[bool]:
    """The condition on an assessment that lets this actor open and change it."""
    if actor.kind == "operator":
        return true()
    if actor.kind == "visitor" and actor.visit is not None:
        # Not EXISTS: SQLite would go through every assessment there is to find a visitor's own.
        bound = select(VisitBinding.assessment_id).where(VisitBinding.visit_hash == actor.visit)
        return col(Assessment.id).in_(bound)
    return false()


def is_id(text: str) -> bool:
    """Whether a text can be an id at all; others (a NUL, say) are not even asked for."""
    return text.isascii() and text.isprintable() and len(text) <= ID_LIMIT


def create(session: Session, actor: Actor, assessment: Assessment) -> None:
    """Store a new assessment and bind it to the visitor's browser, if the actor is one."""
    if actor.kind == "reader":
        raise NotFound
    session.add(assessment)
    session.flush()
    if actor.kind == "visitor":
        bind(session, actor, assessment, assessment.created_at)


def get(session: Session, actor: Actor, assessment_id: str) -> Assessment:
    """The assessment, for reading."""
    return _one(session, actor, assessment_id, lock=False)


def lock(session: Session, actor: Actor, assessment_id: str) -> Assessment:
    """The assessment, held until the end of the transaction: changes of one assessment queue up."""
    return _one(session, actor, assessment_id, lock=True)


def _one(session: Session, actor: Actor, assessment_id: str, *, lock: bool) -> Assessment:
    statement = _statement(actor.kind, actor.visit is not None, lock=lock)
    values = {"visit": actor.visit, "assessment": assessment_id}
    asked = is_id(assessment_id)
    found: Assessment | None = session.execute(statement, values).scalar() if asked else None
    if found is None:
        raise NotFound
    return found


@lru_cache(maxsize=16)
def _statement(kind: ActorKind, known: bool, *, lock: bool) -> Executable:
    """One assessment for this kind of actor. Wants the values `visit` and `assessment`."""
    wanted = col(Assessment.id) == bindparam("assessment")
    found = select(Assessment).where(wanted, may_open(someone(kind, known)))
    if lock:
        found = found.with_for_update(of=Assessment)
        found = found.execution_options(populate_existing=True)
    return found


def demo_of(session: Session, actor: Actor) -> list[Assessment]:
    """The demo companies of the visitor's browser; for the operator those bound to no browser."""
    statement = (
        select(Assessment)
        .where(Assessment.tenant_id == DEMO_TENANT, may_open(actor))
        .order_by(col(Assessment.id))
    )
    if actor.kind == "operator":
        bound = exists().where(col(VisitBinding.assessment_id) == col(Assessment.id))
        statement = statement.where(~bound)
    return list(session.exec(statement))


def touch(session: Session, actor: Actor, assessment_id: str, at: datetime) -> Assessment:
    """Note that the assessment was used: retention and the resume code count from here."""
    found = lock(session, actor, assessment_id)
    found.touched_at = max(found.touched_at, at)
    return found


def change(session: Session, actor: Actor, assessment_id: str, at: datetime) -> Assessment:
    """Lock the assessment for a change: counts the revision up and notes the use."""
    found = touch(session, actor, assessment_id, at)
    found.revision += 1
    return found


def by_resume_hash(session: Session, actor: Actor, resume_hash: str) -> Assessment | None:
    """The assessment a resume code opens. The code is the authority, so a foreign one is found."""
    if actor.kind == "reader":
        raise NotFound
    statement = select(Assessment).where(Assessment.resume_hash == resume_hash).with_for_update()
    return session.exec(statement).first()


def bind(session: Session, actor: Actor, assessment: Assessment, at: datetime) -> bool:
    """Let the visitor's browser open the assessment; False when it could already.

    The caller has shown the right to it: by having started it, or by its resume code.
    """
    if actor.kind != "visitor" or actor.visit is None:
        raise NotFound
    if session.get(VisitBinding, (assessment.id, actor.visit)) is not None:
        return False
    session.add(VisitBinding(assessment_id=assessment.id, visit_hash=actor.visit, bound_at=at))
    return True


def erase(session: Session, actor: Actor, assessment_id: str) -> Assessment:
    """Delete the assessment and all that hangs on it. Returns the row as it was.

    This is the only way a snapshot goes: its trigger allows a deletion once the assessment is gone.
    """
    found = lock(session, actor, assessment_id)
    session.expunge(found)
    session.exec(delete(Assessment).where(col(Assessment.id) == assessment_id))
    return found


def untouched_since(session: Session, actor: Actor, moment: datetime) -> list[Assessment]:
    """Anonymous self-checks last used before the moment, locked; those in use now are left out."""
    if actor.kind != "operator":
        raise NotFound
    statement = (
        select(Assessment)
        .join(Tenant)
        .where(col(Tenant.kind).in_(["public", "demo"]), Assessment.touched_at < moment)
        .order_by(col(Assessment.id))
        .with_for_update(of=Assessment, skip_locked=True)
    )
    return list(session.exec(statement))
