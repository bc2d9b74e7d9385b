"""Read-only links to one result: a 256-bit token, shown once, stored only as a keyed hash."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aiops_model.domain.errors import Refusal
from aiops_model.services.context import Context, reader
from aiops_model.services.secret import keyed_hash
from aiops_model.services.views import SnapshotView, view_snapshot
from aiops_model.store import Actor, NotFound, assessments, audit, shares, snapshots
from aiops_model.store.tables import ShareLink

VALID = timedelta(days=30)
"""How long a link to a result opens it."""


@dataclass(frozen=True)
class SharePreview:
    """What a link says before it is opened: nothing of the result itself."""

    lang: str
    created_at: datetime
    expires_at: datetime


def share(ctx: Context, actor: Actor, assessment_id: str) -> str:
    """Make a link to the latest result and return its token, which cannot be shown again.

    The link stays with this result when answers change later. Raises Refusal("not_finished")
    before the first result.
    """
    now = ctx.clock()
    token = ctx.new_token()
    with ctx.store.write() as session:
        assessment = assessments.touch(session, actor, assessment_id, now)
        snapshot = snapshots.latest(session, actor, assessment_id)
        if snapshot is None:
            raise Refusal("not_finished")
        link = ShareLink(
            id=ctx.new_id(),
            assessment_id=assessment_id,
            snapshot_id=snapshot.id,
            token_hash=keyed_hash(ctx.secret, "share", token),
            created_at=now,
            expires_at=now + VALID,
        )
        shares.add(session, actor, link)
        audit.append(session, actor, "shared", assessment, at=now)
    return token


def open_share(ctx: Context, token: str) -> SharePreview | None:
    """What a link leads to, None when it leads nowhere. Changes nothing: mail scanners call too."""
    try:
        with ctx.store.read() as session:
            link, _, assessment = shares.shared(session, reader(ctx, token), ctx.clock())
            return SharePreview(assessment.lang, link.created_at, link.expires_at)
    except NotFound:
        return None


def shared_snapshot(ctx: Context, actor: Actor) -> SnapshotView:
    """The result a reader's link opens. Raises NotFound once it is expired, revoked or erased."""
    with ctx.store.read() as session:
        _, snapshot, assessment = shares.shared(session, actor, ctx.clock())
        return view_snapshot(snapshot, assessment)


def revoke_shares(ctx: Context, actor: Actor, assessment_id: str) -> int:
    """Revoke every link to the self-check, at once; returns how many were valid."""
    now = ctx.clock()
    with ctx.store.write() as session:
        revoked = shares.revoke(session, actor, assessment_id, now)
        if revoked:
            assessment = assessments.touch(session, actor, assessment_id, now)
            audit.append(session, actor, "unshared", assessment, at=now)
        return revoked
