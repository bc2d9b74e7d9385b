"""How far the duties of a system are met: level, owner, due date, evidence, note. A service each.

The parts of a duty are edited on their own: `revision` is that of the part as it was shown
(`DutyRecord.revisions`, 0 where it is missing). Saying the same again is a success.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aiops_model.domain.errors import Refusal
from aiops_model.services.ai_act import entries
from aiops_model.services.ai_act.opening import duty_record
from aiops_model.services.ai_act.views import (
    Collision,
    DutyEvidence,
    DutyPlace,
    DutyRecord,
    Level,
    PartValue,
    Stored,
)
from aiops_model.services.ai_act.writing import Writing, writing
from aiops_model.services.context import Context
from aiops_model.store import Actor, system_duties
from aiops_model.store.ai_act_tables import SystemDuty
from aiops_model.store.edits import Edited
from aiops_model.store.system_duties import DutyPart

EVENTS: dict[DutyPart, str] = {
    "level": "duty_rated",
    "owner": "duty_assigned",
    "due": "duty_assigned",
    "evidence": "duty_evidenced",
    "note": "duty_noted",
}
"""Part -> what the trail calls its change."""


@dataclass(frozen=True)
class _Wanted:
    part: DutyPart
    value: PartValue
    revision: int


def set_level(
    ctx: Context,
    actor: Actor,
    duty: DutyPlace,
    level: Level | None,
    *,
    reason: str = "",
    revision: int,
) -> Stored | Collision:
    """Say how far a duty is met; None takes it back. "not_applicable" needs a reason.

    Raises Refusal("unknown_option") about "level", Refusal("text_missing") about "reason" and those
    of `clean_text`, Refusal("unknown_item") about "duty", NotFound.
    """
    said = entries.level_of(level, reason)
    value = None if said[0] is None else (said[0], said[1])
    return _change(ctx, actor, duty, _Wanted("level", value, revision))


def set_owner(
    ctx: Context,
    actor: Actor,
    duty: DutyPlace,
    owner: str | None,
    *,
    revision: int,
) -> Stored | Collision:
    """Name who sees to a duty; blank removes the name.

    Raises the Refusals of `clean_text` about "owner", Refusal("unknown_item"), NotFound.
    """
    clean = entries.owner_of(owner)
    return _change(ctx, actor, duty, _Wanted("owner", clean, revision))


def set_due(
    ctx: Context,
    actor: Actor,
    duty: DutyPlace,
    due_on: date | None,
    *,
    revision: int,
) -> Stored | Collision:
    """Set the day by which a duty is to be met; None removes it."""
    return _change(ctx, actor, duty, _Wanted("due", due_on, revision))


def set_duty_evidence(
    ctx: Context,
    actor: Actor,
    duty: DutyPlace,
    evidence: DutyEvidence | None,
    *,
    revision: int,
) -> Stored | Collision:
    """Name what proves a duty, or remove it with None.

    Raises Refusal("text_missing") about "evidence_title", Refusal("not_a_link") about
    "evidence_link", Refusal("dates_order") about "valid_until", those of `clean_text`,
    Refusal("unknown_item"), NotFound.
    """
    clean = entries.evidence_of(evidence)
    return _change(ctx, actor, duty, _Wanted("evidence", clean, revision))


def set_duty_note(
    ctx: Context,
    actor: Actor,
    duty: DutyPlace,
    note: str | None,
    *,
    revision: int,
) -> Stored | Collision:
    """Write a note on a duty; blank removes it."""
    clean = entries.note_of(note)
    return _change(ctx, actor, duty, _Wanted("note", clean, revision))


def known_duty(ctx: Context, duty_id: str) -> str:
    """The id of a duty. Raises Refusal("unknown_item") about "duty"."""
    if duty_id in ctx.content.ai_act.law.duty:
        return duty_id
    raise Refusal("unknown_item", "duty", entered=duty_id)


def put_part(
    to: Writing, duty: DutyPlace, part: DutyPart, value: PartValue, *, revision: int
) -> Edited[SystemDuty]:
    """Store a checked part (None removes it) with its event."""
    row = SystemDuty(
        assessment_id=duty.assessment_id,
        system_id=duty.system_id,
        duty_id=duty.duty_id,
        changed_at=to.now,
        **_columns(part, value),
    )
    done = system_duties.change(to.session, to.actor, row, part, seen_revision=revision)
    if done.outcome == "stored":
        to.note(EVENTS[part], done.assessment, duty.system_id)
    return done


def said_of(record: DutyRecord, part: DutyPart) -> PartValue:
    """What a record says in a part; None for nothing."""
    if part == "level":
        return None if record.level is None else (record.level, record.reason)
    if part == "due":
        return record.due_on
    if part == "evidence":
        return record.evidence
    return (record.owner if part == "owner" else record.note) or None


def _change(ctx: Context, actor: Actor, duty: DutyPlace, wanted: _Wanted) -> Stored | Collision:
    known_duty(ctx, duty.duty_id)
    part = wanted.part
    with writing(ctx, actor, duty.assessment_id) as to:
        done = put_part(to, duty, part, wanted.value, revision=wanted.revision)
        record = DutyRecord(duty.duty_id) if done.current is None else duty_record(done.current)
        if done.outcome != "stale":
            return Stored(record.revisions.get(part, 0), to.view(), duty.system_id)
        return Collision(
            part=part,
            system_id=duty.system_id,
            key=duty.duty_id,
            mine=wanted.value,
            theirs=said_of(record, part),
            when=record.changed_at or done.assessment.touched_at,
            revision=record.revisions.get(part, 0),
        )


def _columns(part: DutyPart, value: PartValue) -> dict[str, Any]:
    if value is None:
        return {}
    if isinstance(value, DutyEvidence):
        return {
            "evidence_title": value.title,
            "evidence_link": value.link or None,
            "evidence_on": value.dated,
            "evidence_until": value.valid_until,
        }
    if part == "level" and isinstance(value, tuple):
        return {"level": value[0], "reason": value[1] or None}
    return {{"due": "due_on"}.get(part, part): value}
