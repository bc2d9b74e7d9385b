"""Facts beside the items, each with a revision."""

from datetime import datetime

from sqlmodel import Session

from aiops_model.store import edits
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.maturity_tables import MaturityFact


def record(
    session: Session, actor: Actor, fact: MaturityFact, *, seen_revision: int
) -> Edited[MaturityFact]:
    """Store a fact if it is still the one that was seen (0: none)."""
    return edits.put(
        session,
        actor,
        fact,
        part=("value",),
        stamps=("changed_at",),
        seen_revision=seen_revision,
    )


def remove(
    session: Session,
    actor: Actor,
    assessment_id: str,
    fact_id: str,
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[MaturityFact]:
    """Take a fact back if it is still the one that was seen."""
    key = (assessment_id, fact_id)
    return edits.take(session, actor, MaturityFact, key, seen_revision=seen_revision, at=at)
