"""Erasing: one self-check on its owner's word, old ones when their time is over."""

from dataclasses import dataclass

from aiops_model.services.context import Context
from aiops_model.services.resume import WINDOW
from aiops_model.store import Actor, assessments, audit, misses, shares


@dataclass(frozen=True)
class Purged:
    """How many self-checks, share links and noted misses were (or would be) deleted."""

    self_checks: int
    share_links: int
    misses: int
    dry_run: bool


def delete_self_check(ctx: Context, actor: Actor, assessment_id: str) -> None:
    """Erase the self-check with its answers, results, links and bindings, for every browser.

    The audit trail keeps that it existed and went, without a value and without a person. Freed
    pages are overwritten, and the write-ahead log is emptied.
    """
    with ctx.store.write() as session:
        erased = assessments.erase(session, actor, assessment_id)
        audit.append(session, actor, "erased", erased, at=ctx.clock())
    ctx.store.checkpoint()


def purge(ctx: Context, actor: Actor, *, dry_run: bool = False) -> Purged:
    """Erase self-checks untouched for the retention time, ended links and old misses.

    For the operator; running it twice deletes nothing more. Raises NotFound for anyone else.
    """
    now = ctx.clock()
    with ctx.store.write() as session:
        links = shares.remove_ended(session, actor, now)
        old_misses = misses.remove_before(session, actor, now - WINDOW)
        old = assessments.untouched_since(session, actor, now - ctx.retention)
        for assessment in old:
            erased = assessments.erase(session, actor, assessment.id)
            audit.append(session, actor, "purged", erased, at=now)
        if dry_run:
            session.rollback()
    ctx.store.checkpoint()
    return Purged(len(old), links, old_misses, dry_run)
