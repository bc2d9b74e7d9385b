"""When the plan begins, its calendar, and the time each role has for it."""

from datetime import datetime

from sqlmodel import Session

from aiops_model.store import edits
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.plan_tables import PlanCapacity, PlanSetup

FRAME = (
    "start_on",
    "horizon_days",
    "country",
    "region",
    "categories",
    "closures",
    "workdays",
    "buffer_percent",
    "size",
    "day_rate",
)
"""The columns of the set-up."""


def record(
    session: Session, actor: Actor, setup: PlanSetup, *, seen_revision: int
) -> Edited[PlanSetup]:
    """Store the set-up if it is still the one that was seen (0: none)."""
    return edits.put(
        session, actor, setup, part=FRAME, stamps=("changed_at",), seen_revision=seen_revision
    )


def record_capacity(
    session: Session, actor: Actor, capacity: PlanCapacity, *, seen_revision: int
) -> Edited[PlanCapacity]:
    """Store the time of a role if it is still what was seen (0: none)."""
    return edits.put(
        session,
        actor,
        capacity,
        part=("units_a_week", "people", "absences"),
        stamps=("changed_at",),
        seen_revision=seen_revision,
    )


def remove_capacity(
    session: Session,
    actor: Actor,
    assessment_id: str,
    role: str,
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[PlanCapacity]:
    """Let the hours of the content hold again, if the entry is still the one that was seen."""
    key = (assessment_id, role)
    return edits.take(session, actor, PlanCapacity, key, seen_revision=seen_revision, at=at)
