"""Facts of the company and of its AI systems, each with a revision."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlmodel import Session

from aiops_model.store import ai_systems, assessments, edits
from aiops_model.store.actor import Actor
from aiops_model.store.ai_act_tables import CompanyFact, SystemFact
from aiops_model.store.edits import Edited


def record(
    session: Session, actor: Actor, fact: SystemFact, *, seen_revision: int
) -> Edited[SystemFact]:
    """Store a fact of a system if it is still the one that was seen (0: none). Raises NotFound."""
    ai_systems.get(session, actor, fact.assessment_id, fact.system_id)
    return edits.put(
        session, actor, fact, part=("value",), stamps=("changed_at",), seen_revision=seen_revision
    )


def remove(
    session: Session,
    actor: Actor,
    key: tuple[str, str, str],
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[SystemFact]:
    """Take a fact (assessment, system, fact) back if it is still the one that was seen."""
    ai_systems.get(session, actor, key[0], key[1])
    return edits.take(session, actor, SystemFact, key, seen_revision=seen_revision, at=at)


def add(session: Session, actor: Actor, assessment_id: str, facts: Sequence[SystemFact]) -> None:
    """Store the first facts of systems that were just added; their change was counted there."""
    assessment = assessments.lock(session, actor, assessment_id)
    rows = [fact.model_dump() | {"revision": assessment.revision} for fact in facts]
    if rows:
        session.execute(insert(SystemFact), rows)


def record_company(
    session: Session, actor: Actor, fact: CompanyFact, *, seen_revision: int
) -> Edited[CompanyFact]:
    """Store a fact of the company if it is still the one that was seen (0: none)."""
    return edits.put(
        session, actor, fact, part=("value",), stamps=("changed_at",), seen_revision=seen_revision
    )


def remove_company(
    session: Session,
    actor: Actor,
    assessment_id: str,
    fact: str,
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[CompanyFact]:
    """Take a fact of the company back if it is still the one that was seen."""
    key = (assessment_id, fact)
    return edits.take(session, actor, CompanyFact, key, seen_revision=seen_revision, at=at)
