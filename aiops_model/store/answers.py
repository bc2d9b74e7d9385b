"""Answers with a revision, so that a stale edit is a conflict and never a silent overwrite."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor
from aiops_model.store.tables import Answer, Assessment


@dataclass(frozen=True)
class Recorded:
    """What came of an edit. `current` is the stored answer afterwards, None when there is none."""

    outcome: str
    """"stored", "unchanged" (the same value was there) or "stale" (nothing was written)."""
    current: Answer | None
    assessment: Assessment


def of_assessment(session: Session, actor: Actor, assessment_id: str) -> list[Answer]:
    """All answers of the assessment, by item id."""
    assessments.get(session, actor, assessment_id)
    statement = select(Answer).where(Answer.assessment_id == assessment_id)
    return list(session.exec(statement.order_by(col(Answer.item_id))))


def record(
    session: Session,
    actor: Actor,
    assessment_id: str,
    item_id: str,
    *,
    value: str,
    seen_revision: int,
    at: datetime,
) -> Recorded:
    """Store a value (JSON scalar) if the answer is still the one the user saw.

    `seen_revision` is 0 when the user saw no answer. The new revision is the assessment's count of
    changes, so an answer that was removed and given again never repeats an old revision.
    """
    with session.no_autoflush:  # all of a change is written at once
        assessment = assessments.touch(session, actor, assessment_id, at)
        own = {"assessment": assessment_id, "item": item_id}
        current: Answer | None = session.execute(_ANSWER, own).scalar()
    if current is not None and current.value == value:
        return Recorded("unchanged", current, assessment)
    if (0 if current is None else current.revision) != seen_revision:
        return Recorded("stale", current, assessment)
    assessment.revision += 1
    if current is None:
        current = Answer(
            assessment_id=assessment_id,
            item_id=item_id,
            value=value,
            revision=assessment.revision,
            answered_at=at,
        )
        session.add(current)
    else:
        current.value = value
        current.revision = assessment.revision
        current.answered_at = at
    return Recorded("stored", current, assessment)


_ANSWER = select(Answer).where(
    col(Answer.assessment_id) == bindparam("assessment"), col(Answer.item_id) == bindparam("item")
)


def remove(
    session: Session, actor: Actor, assessment_id: str, item_ids: tuple[str, ...]
) -> list[str]:
    """Remove answers; returns the ids of those that were there."""
    assessments.lock(session, actor, assessment_id)
    wanted = (col(Answer.assessment_id) == assessment_id, col(Answer.item_id).in_(item_ids))
    present = list(session.exec(select(Answer.item_id).where(*wanted)))
    session.exec(delete(Answer).where(*wanted))
    return present
