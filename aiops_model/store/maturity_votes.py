"""Votes: one person's answers, each with a revision."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, select

from aiops_model.store import assessments, edits, respondents
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.maturity_tables import MaturityVote
from aiops_model.store.tables import Assessment


class VoteKey(NamedTuple):
    """Which vote."""

    assessment_id: str
    item_id: str
    respondent_id: str


def record(
    session: Session, actor: Actor, vote: MaturityVote, *, seen_revision: int
) -> Edited[MaturityVote]:
    """Store a vote if it is still the one that was seen (0: none)."""
    respondents.get(session, actor, vote.assessment_id, vote.respondent_id)
    return edits.put(
        session,
        actor,
        vote,
        part=("value", "confidence"),
        stamps=("answered_at",),
        seen_revision=seen_revision,
    )


def remove(
    session: Session, actor: Actor, vote: VoteKey, *, seen_revision: int, at: datetime
) -> Edited[MaturityVote]:
    """Withdraw a vote if it is still the one that was seen."""
    respondents.get(session, actor, vote.assessment_id, vote.respondent_id)
    return edits.take(session, actor, MaturityVote, vote, seen_revision=seen_revision, at=at)


def put_all(
    session: Session, actor: Actor, assessment_id: str, votes: Sequence[MaturityVote]
) -> Assessment:
    """Store several votes as one change: they share a revision, and replace what is there.

    The caller has looked at what is there since it locked the assessment. The last vote says when.
    """
    assessment = assessments.change(session, actor, assessment_id, votes[-1].answered_at)
    for person in sorted({vote.respondent_id for vote in votes}):
        respondents.get(session, actor, assessment_id, person)
    wanted = select(MaturityVote).where(MaturityVote.assessment_id == assessment_id)
    there = {(row.item_id, row.respondent_id): row for row in session.exec(wanted)}
    for vote in votes:
        row = there.get((vote.item_id, vote.respondent_id), vote)
        row.value, row.confidence = vote.value, vote.confidence
        row.answered_at, row.revision = vote.answered_at, assessment.revision
        session.add(row)
    return assessment
