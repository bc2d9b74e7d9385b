"""The levels capabilities are meant to reach, each with a revision."""

from datetime import datetime

from sqlmodel import Session

from aiops_model.store import edits
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.maturity_tables import MaturityTarget


def record(
    session: Session, actor: Actor, target: MaturityTarget, *, seen_revision: int
) -> Edited[MaturityTarget]:
    """Store a target if it is still the one that was seen (0: none)."""
    return edits.put(
        session,
        actor,
        target,
        part=("value",),
        stamps=("changed_at",),
        seen_revision=seen_revision,
    )


def remove(
    session: Session,
    actor: Actor,
    assessment_id: str,
    capability_id: str,
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[MaturityTarget]:
    """Take a target back if it is still the one that was seen."""
    key = (assessment_id, capability_id)
    return edits.take(session, actor, MaturityTarget, key, seen_revision=seen_revision, at=at)
