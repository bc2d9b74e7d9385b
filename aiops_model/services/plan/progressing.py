"""How far the measures are: state, evidence, note. A service each.

The parts of a measure are edited on their own: `revision` is that of the part as it was shown
(`PlanView.revision(part, measure)`, 0 where it is missing). Saying the same again is a success.
"""

from typing import Any

from aiops_model.services.context import Context
from aiops_model.services.plan import entries
from aiops_model.services.plan.opening import progress_of
from aiops_model.services.plan.views import (
    Collision,
    Evidence,
    Progress,
    ProgressPart,
    State,
    Stored,
)
from aiops_model.services.plan.writing import Writing, writing
from aiops_model.store import Actor, plan_progress
from aiops_model.store.edits import Edited
from aiops_model.store.plan_tables import PlanProgress

Said = State | Evidence | str | None


def set_state(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    measure_id: str,
    state: State,
    *,
    revision: int,
) -> Stored | Collision:
    """Say how far a measure is, and why it slips.

    Raises what `entries.state_entry` refuses, NotFound.
    """
    clean = entries.state_entry(ctx.content.plan, measure_id, state, ctx.clock().date())
    with writing(ctx, actor, assessment_id) as to:
        return _changed(to, measure_id, "state", clean, revision)


def set_plan_evidence(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    measure_id: str,
    evidence: Evidence | None,
    *,
    revision: int,
) -> Stored | Collision:
    """Name what proves that a measure is done, or remove it with None.

    Raises what `entries.evidence_entry` refuses, Refusal("unknown_measure"), NotFound.
    """
    entries.known_measure(ctx.content.plan, measure_id)
    clean = entries.evidence_entry(evidence)
    with writing(ctx, actor, assessment_id) as to:
        return _changed(to, measure_id, "evidence", clean, revision)


def set_plan_note(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    measure_id: str,
    note: str | None,
    *,
    revision: int,
) -> Stored | Collision:
    """Write a note on a measure; blank removes it.

    Raises the Refusals of `clean_text` about "note", Refusal("unknown_measure"), NotFound.
    """
    entries.known_measure(ctx.content.plan, measure_id)
    clean = entries.note_entry(note)
    with writing(ctx, actor, assessment_id) as to:
        return _changed(to, measure_id, "note", clean, revision)


def put_progress(
    to: Writing, measure_id: str, part: ProgressPart, value: Said, *, revision: int
) -> Edited[PlanProgress]:
    """Store a checked part (None removes it) with its event."""
    row = PlanProgress(
        assessment_id=to.assessment_id,
        measure_id=measure_id,
        changed_at=to.at,
        **_columns(value),
    )
    done = plan_progress.change(to.session, to.actor, row, part, seen_revision=revision)
    if done.outcome == "stored":
        to.note("progressed", done.assessment, measure_id)
    return done


def _changed(
    to: Writing, measure_id: str, part: ProgressPart, value: Said, revision: int
) -> Stored | Collision:
    done = put_progress(to, measure_id, part, value, revision=revision)
    row = done.current
    record = Progress(measure_id) if row is None else progress_of(row)
    if done.outcome != "stale":
        return Stored(record.revisions.get(part, 0), to.view())
    return Collision(
        part=part,
        key=measure_id,
        mine=value,
        theirs=_said(record, part),
        when=record.changed_at or done.assessment.touched_at,
        revision=record.revisions.get(part, 0),
    )


def _columns(value: Said) -> dict[str, Any]:
    if isinstance(value, State):
        return {
            "status": value.status,
            "percent": value.percent,
            "slip_reason": value.slip_reason or None,
            "started_on": value.started_on,
            "expected_on": value.expected_on,
            "done_on": value.done_on,
        }
    if isinstance(value, Evidence):
        return {
            "evidence_title": value.title,
            "evidence_link": value.link or None,
            "evidence_on": value.dated,
        }
    return {} if value is None else {"note": value}


def _said(record: Progress, part: ProgressPart) -> Said:
    """What a record says in a part; None for nothing."""
    if part == "state":
        return record.state
    return record.evidence if part == "evidence" else record.note or None
