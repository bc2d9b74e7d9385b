"""Answers with a revision, so that a stale edit is a conflict and never a silent overwrite."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from aiops_model.store import assessments, found, overviews
from aiops_model.store.actor import Actor
from aiops_model.store.found import Given
from aiops_model.store.overviews import Overview


@dataclass(frozen=True)
class Recorded:
    """What came of an edit. `current` is the stored answer afterwards, None when there is none."""

    outcome: str
    """"stored", "unchanged" (the same value was there) or "stale" (nothing was written)."""
    current: Given | None
    overview: Overview
    """The self-check afterwards."""


def of_assessment(session: Session, actor: Actor, assessment_id: str) -> tuple[Given, ...]:
    """All answers of the assessment, by item id."""
    assessments.get(session, actor, assessment_id)
    return found.answers(session, assessment_id)


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
    seen = overviews.locked(session, actor, assessment_id)
    current = next((row for row in seen.answers if row.item_id == item_id), None)
    same = current is not None and current.value == value
    stale = (0 if current is None else current.revision) != seen_revision
    file = found.mark(session, seen.assessment, at, changed=not same and not stale)
    if same or stale:
        outcome = "unchanged" if same else "stale"
        return Recorded(outcome, current, replace(seen, assessment=file))
    stored = Given(assessment_id, item_id, value, file.revision, at)
    found.put_answer(session, stored, new=current is None)
    others = (row for row in seen.answers if row.item_id != item_id)
    given = tuple(sorted((*others, stored), key=lambda row: row.item_id))
    return Recorded("stored", stored, replace(seen, assessment=file, answers=given))


def remove(
    session: Session, actor: Actor, assessment_id: str, item_ids: tuple[str, ...]
) -> list[str]:
    """Remove answers; returns the ids of those that were there."""
    assessments.lock(session, actor, assessment_id)
    return found.drop_answers(session, assessment_id, item_ids)
