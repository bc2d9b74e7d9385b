"""Measures that somebody pins to a day, keeps out, or lets go again."""

from datetime import date

from aiops_model.services.context import Context
from aiops_model.services.plan import entries
from aiops_model.services.plan.views import Collision, Stored, Wish
from aiops_model.services.plan.writing import Writing, writing
from aiops_model.store import Actor, plan_wishes
from aiops_model.store.edits import Edited
from aiops_model.store.plan_tables import PlanWish


def pin(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    measure_id: str,
    start: date | None,
    *,
    reason: str = "",
    by: str = "",
    revision: int,
) -> Stored | Collision:
    """Let a measure start on a day. Whether that can be is told when the plan is solved.

    Raises what `entries.wish_entry` refuses, NotFound.
    """
    return _wish(ctx, actor, assessment_id, Wish(measure_id, "pinned", start, reason, by), revision)


def exclude(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    measure_id: str,
    reason: str,
    *,
    by: str = "",
    revision: int,
) -> Stored | Collision:
    """Keep a measure out of the plan, which takes a reason.

    Raises what `entries.wish_entry` refuses, NotFound.
    """
    wanted = Wish(measure_id, "excluded", None, reason, by)
    return _wish(ctx, actor, assessment_id, wanted, revision)


def release(
    ctx: Context, actor: Actor, assessment_id: str, measure_id: str, *, revision: int
) -> Stored | Collision:
    """Take a wish back: the plan decides again. Raises Refusal("unknown_measure"), NotFound."""
    entries.known_measure(ctx.content.plan, measure_id)
    with writing(ctx, actor, assessment_id) as to:
        done = plan_wishes.remove(
            to.session, actor, assessment_id, measure_id, seen_revision=revision, at=to.now
        )
        if done.outcome == "stored":
            to.note("unwished", done.assessment, measure_id)
        return _outcome(to, measure_id, None, done)


def put_wish(to: Writing, clean: Wish, *, revision: int) -> Edited[PlanWish]:
    """Store a checked wish with its event."""
    row = PlanWish(
        assessment_id=to.assessment_id,
        measure_id=clean.measure_id,
        kind=clean.kind,
        start_on=clean.start,
        reason=clean.reason or None,
        decided_by=clean.by or None,
        revision=0,
        changed_at=to.at,
    )
    done = plan_wishes.record(to.session, to.actor, row, seen_revision=revision)
    if done.outcome == "stored":
        to.note("wished", done.assessment, clean.measure_id)
    return done


def _wish(
    ctx: Context, actor: Actor, assessment_id: str, wanted: Wish, revision: int
) -> Stored | Collision:
    clean = entries.wish_entry(ctx.content.plan, wanted)
    with writing(ctx, actor, assessment_id) as to:
        done = put_wish(to, clean, revision=revision)
        return _outcome(to, clean.measure_id, clean, done)


def _outcome(
    to: Writing, measure_id: str, mine: Wish | None, done: Edited[PlanWish]
) -> Stored | Collision:
    row = done.current
    if done.outcome != "stale":
        return Stored(0 if row is None else row.revision, to.view())
    return Collision(
        part="wish",
        key=measure_id,
        mine=mine,
        theirs=to.view().wishes.get(measure_id),
        when=done.assessment.touched_at if row is None else row.changed_at,
        revision=0 if row is None else row.revision,
    )
