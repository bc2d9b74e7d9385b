"""Measures that are pinned to a day or kept out."""

from datetime import datetime

from sqlmodel import Session

from aiops_model.store import edits
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.plan_tables import PlanWish


def record(
    session: Session, actor: Actor, wish: PlanWish, *, seen_revision: int
) -> Edited[PlanWish]:
    """Store a wish if it is still the one that was seen (0: none)."""
    return edits.put(
        session,
        actor,
        wish,
        part=("kind", "start_on", "reason", "decided_by"),
        stamps=("changed_at",),
        seen_revision=seen_revision,
    )


def remove(
    session: Session,
    actor: Actor,
    assessment_id: str,
    measure_id: str,
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[PlanWish]:
    """Take a wish back if it is still the one that was seen."""
    key = (assessment_id, measure_id)
    return edits.take(session, actor, PlanWish, key, seen_revision=seen_revision, at=at)
