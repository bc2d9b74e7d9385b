"""The set-up of a plan and the time of its roles. A service each.

`revision` is that of the part as it was shown (`PlanView.revision`, 0 where it is missing). Saying
the same again is a success.
"""

import json

from aiops_model.services.context import Context
from aiops_model.services.plan import entries
from aiops_model.services.plan.opening import UNITS, capacity_of, open_plan, set_up_of
from aiops_model.services.plan.views import Capacity, Collision, Days, SetUp, Stored
from aiops_model.services.plan.writing import Writing, writing
from aiops_model.services.views import written
from aiops_model.store import Actor, plan_setup
from aiops_model.store.edits import Edited
from aiops_model.store.plan_tables import PlanCapacity, PlanSetup


def set_up(
    ctx: Context, actor: Actor, assessment_id: str, wanted: SetUp, *, revision: int
) -> Stored | Collision:
    """Say when the plan begins, how far it reaches, and on which days nobody works.

    Raises what `entries.set_up_entry` refuses, NotFound.
    """
    before = open_plan(ctx, actor, assessment_id).set_up
    clean = entries.set_up_entry(ctx.content.plan, wanted, ctx.clock().date(), before)
    with writing(ctx, actor, assessment_id) as to:
        done = put_set_up(to, clean, revision=revision)
        row = done.current
        if done.outcome == "stale":
            return Collision(
                part="set_up",
                key="",
                mine=clean,
                theirs=None if row is None else set_up_of(row),
                when=done.assessment.touched_at if row is None else row.changed_at,
                revision=0 if row is None else row.revision,
            )
        return Stored(0 if row is None else row.revision, to.view())


def set_capacity(
    ctx: Context, actor: Actor, assessment_id: str, wanted: Capacity, *, revision: int
) -> Stored | Collision:
    """Say how many hours a week a role has, who holds it, and when nobody of it is there.

    Raises what `entries.capacity_entry` refuses, NotFound.
    """
    clean = entries.capacity_entry(wanted)
    with writing(ctx, actor, assessment_id) as to:
        done = put_capacity(to, clean, revision=revision)
        return _capacity_outcome(to, clean.role, clean, done)


def forget_capacity(
    ctx: Context, actor: Actor, assessment_id: str, role: str, *, revision: int
) -> Stored | Collision:
    """Let the hours that the content proposes hold again, with nobody named.

    Raises Refusal("unknown_option") about "role", NotFound.
    """
    entries.known_role(role)
    with writing(ctx, actor, assessment_id) as to:
        done = plan_setup.remove_capacity(
            to.session, actor, assessment_id, role, seen_revision=revision, at=to.now
        )
        if done.outcome == "stored":
            to.note("capacity_set", done.assessment, role)
        return _capacity_outcome(to, role, None, done)


def put_set_up(to: Writing, clean: SetUp, *, revision: int) -> Edited[PlanSetup]:
    """Store a checked set-up with its event."""
    row = PlanSetup(
        assessment_id=to.assessment_id,
        start_on=clean.start,
        horizon_days=clean.horizon_days,
        country=clean.country,
        region=clean.region or None,
        categories=written(list(clean.categories)),
        closures=written([[*_iso(row), row.name] for row in clean.closures]),
        workdays=written([day.isoformat() for day in clean.workdays]),
        buffer_percent=round(clean.buffer * 100),
        size=clean.size,
        day_rate=clean.day_rate,
        revision=0,
        changed_at=to.at,
    )
    done = plan_setup.record(to.session, to.actor, row, seen_revision=revision)
    if done.outcome == "stored":
        to.note("plan_set_up", done.assessment)
    return done


def put_capacity(to: Writing, clean: Capacity, *, revision: int) -> Edited[PlanCapacity]:
    """Store the checked time of a role with its event."""
    row = PlanCapacity(
        assessment_id=to.assessment_id,
        role=clean.role,
        units_a_week=round(clean.hours_a_week * UNITS),
        people=json.dumps(list(clean.people), ensure_ascii=False),
        absences=written([_iso(row) for row in clean.absences]),
        revision=0,
        changed_at=to.at,
    )
    done = plan_setup.record_capacity(to.session, to.actor, row, seen_revision=revision)
    if done.outcome == "stored":
        to.note("capacity_set", done.assessment, clean.role)
    return done


def _iso(row: Days) -> list[str]:
    return [row.first.isoformat(), row.last.isoformat()]


def _capacity_outcome(
    to: Writing, role: str, mine: Capacity | None, done: Edited[PlanCapacity]
) -> Stored | Collision:
    row = done.current
    if done.outcome != "stale":
        return Stored(0 if row is None else row.revision, to.view())
    theirs = None
    if row is not None:
        theirs = capacity_of(row.role, row.units_a_week, row.people, row.absences)
    return Collision(
        part="capacity",
        key=role,
        mine=mine,
        theirs=theirs,
        when=done.assessment.touched_at if row is None else row.changed_at,
        revision=0 if row is None else row.revision,
    )
