"""Votes: one person's answers, each with a revision."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from aiops_model.store import edits, respondents
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.maturity_tables import MaturityVote


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
