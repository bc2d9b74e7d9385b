"""What was answered to the questions at the end of a phase."""

from datetime import datetime

from sqlmodel import Session

from aiops_model.store import edits
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.plan_tables import GateAnswer


def record(
    session: Session, actor: Actor, answer: GateAnswer, *, seen_revision: int
) -> Edited[GateAnswer]:
    """Store an answer if it is still the one that was seen (0: none)."""
    return edits.put(
        session,
        actor,
        answer,
        part=("answer", "evidence"),
        stamps=("changed_at",),
        seen_revision=seen_revision,
    )


def remove(
    session: Session,
    actor: Actor,
    key: tuple[str, str, str],
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[GateAnswer]:
    """Take an answer back if it is still the one that was seen.

    `key`: id of the assessment, gate, question.
    """
    return edits.take(session, actor, GateAnswer, key, seen_revision=seen_revision, at=at)
