"""Rows for the tests of the store, and the actors who own them."""

import hashlib
from datetime import datetime

from aiops_model.store import Actor, Store, assessments, snapshots
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
