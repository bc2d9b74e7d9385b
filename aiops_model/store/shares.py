"""Read-only links: each opens one snapshot, until it expires or is revoked."""

from datetime import datetime

from sqlalchemy import delete, or_
from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor
from aiops_model.store.errors import NotFound
from aiops_model.store.tables import Assessment, ShareLink, Snapshot


def add(session: Session, actor: Actor, link: ShareLink) -> None:
    """Store a link to the latest result of the actor's assessment."""
    assessments.lock(session, actor, link.assessment_id)
    session.add(link)


def revoke(session: Session, actor: Actor, assessment_id: str, at: datetime) -> int:
    """Revoke every valid link of the assessment; returns how many there were."""
    assessments.lock(session, actor, assessment_id)
    statement = select(ShareLink).where(
        ShareLink.assessment_id == assessment_id,
        col(ShareLink.revoked_at).is_(None),
        ShareLink.expires_at > at,
    )
    links = list(session.exec(statement))
    for link in links:
        link.revoked_at = max(at, link.created_at)
    return len(links)


def shared(session: Session, actor: Actor, at: datetime) -> tuple[ShareLink, Snapshot, Assessment]:
    """What the reader's link opens. A wrong, expired and revoked link are the same NotFound."""
    if actor.kind != "reader" or actor.share is None:
        raise NotFound
    statement = (
        select(ShareLink, Snapshot, Assessment)
        .join(Snapshot, col(Snapshot.id) == col(ShareLink.snapshot_id))
        .join(Assessment, col(Assessment.id) == col(Snapshot.assessment_id))
        .where(
            ShareLink.token_hash == actor.share,
            col(ShareLink.revoked_at).is_(None),
            ShareLink.expires_at > at,
        )
    )
    found = session.exec(statement).first()
    if found is None:
        raise NotFound
    link, snapshot, assessment = found
    return link, snapshot, assessment


def remove_ended(session: Session, actor: Actor, at: datetime) -> int:
    """Delete expired and revoked links; returns how many."""
    if actor.kind != "operator":
        raise NotFound
    ended = or_(col(ShareLink.expires_at) <= at, col(ShareLink.revoked_at).is_not(None))
    return session.exec(delete(ShareLink).where(ended)).rowcount
