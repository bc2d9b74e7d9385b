"""Rows for the tests of the store, and the actors who own them."""

import hashlib
from datetime import datetime

from aiops_model.store import (
    Actor,
    Store,
    assessments,
    maturity_snapshots,
    maturity_votes,
    respondents,
    snapshots,
)
from aiops_model.store.maturity_tables import MaturitySnapshot, MaturityVote, Respondent
from aiops_model.store.tables import Assessment, Snapshot
from tests.store.databases import NOON


def digest(text: str) -> str:
    """64 hex characters."""
    return hashlib.sha256(text.encode()).hexdigest()


ANNA = Actor("visitor", visit=digest("anna"))
BEN = Actor("visitor", visit=digest("ben"))


def assessment_row(name: str, *, tenant: str = "public", at: datetime = NOON) -> Assessment:
    return Assessment(
        id=name,
        tenant_id=tenant,
        lang="de",
        content_version="2026.11.0",
        resume_hash=digest(f"code of {name}"),
        created_at=at,
        touched_at=at,
    )


def snapshot_row(name: str, assessment_id: str) -> Snapshot:
    return Snapshot(
        id=name,
        assessment_id=assessment_id,
        number=0,
        created_at=NOON,
        answers="{}",
        level="{}",
        estimate="{}",
        content_version="2026.11.0",
        model_version="EUR-0.3",
        parameter_hash="0123456789abcdef",
        seed=1,
        answers_hash=digest("answers"),
        engine_version="1",
    )


def start(store: Store, actor: Actor, name: str, *, tenant: str = "public") -> str:
    """An assessment of the actor; returns its id."""
    with store.write() as session:
        assessments.create(session, actor, assessment_row(name, tenant=tenant))
    return name


def finish(store: Store, actor: Actor, assessment_id: str, name: str) -> str:
    """A result of the assessment; returns its id."""
    with store.write() as session:
        snapshots.add(session, actor, snapshot_row(name, assessment_id))
    return name


def respondent_row(name: str, assessment_id: str) -> Respondent:
    return Respondent(
        assessment_id=assessment_id, id=name, number=0, name=f"Name of {name}", created_at=NOON
    )


def vote_row(
    assessment_id: str, respondent_id: str, item_id: str = "o1_m", value: str = "half"
) -> MaturityVote:
    return MaturityVote(
        assessment_id=assessment_id,
        item_id=item_id,
        respondent_id=respondent_id,
        value=value,
        revision=0,
        answered_at=NOON,
    )


def maturity_snapshot_row(name: str, assessment_id: str, title: str) -> MaturitySnapshot:
    return MaturitySnapshot(
        id=name,
        assessment_id=assessment_id,
        number=0,
        name=title,
        created_at=NOON,
        as_of=NOON.date(),
        instrument_version="1.0.0",
        answers="{}",
        result="{}",
        indices='{"o1":1.5}',
        answers_hash=digest("answers"),
        engine_version="1",
        content_version="2026.11.0",
    )


def join(store: Store, actor: Actor, assessment_id: str, name: str) -> str:
    """A respondent of the assessment; returns the id."""
    with store.write() as session:
        respondents.add(session, actor, respondent_row(name, assessment_id))
    return name


def vote(store: Store, actor: Actor, assessment_id: str, respondent_id: str) -> None:
    """An answer of the respondent."""
    with store.write() as session:
        maturity_votes.record(
            session, actor, vote_row(assessment_id, respondent_id), seen_revision=0
        )


def freeze(store: Store, actor: Actor, assessment_id: str, name: str, *, title: str) -> str:
    """A named result of the assessment; returns its id."""
    with store.write() as session:
        maturity_snapshots.add(session, actor, maturity_snapshot_row(name, assessment_id, title))
    return name
