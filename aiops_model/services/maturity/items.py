"""What the company says of an item: left out, note, evidence, agreed value. A service each.

The parts of an item are edited on their own: `revision` is that of the part as it was shown
(`ItemRecord.revisions`, 0 where it is missing). Saying the same again is a success.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiops_model.domain.errors import Refusal
from aiops_model.services.context import Context
from aiops_model.services.maturity import entries
from aiops_model.services.maturity.opening import item_record
from aiops_model.services.maturity.views import (
    Collision,
    Consensus,
    Evidence,
    ItemRecord,
    PartValue,
    Stored,
)
from aiops_model.services.maturity.writing import Writing, writing
from aiops_model.store import Actor, maturity_items
from aiops_model.store.edits import Edited
from aiops_model.store.maturity_items import ItemPart
from aiops_model.store.maturity_tables import MaturityItem

PartSaid = str | Evidence | Consensus | None
EVENTS: dict[ItemPart, tuple[str, str]] = {
    "left_out": ("left_out", "taken_back"),
    "note": ("noted", "noted"),
    "evidence": ("evidenced", "unevidenced"),
    "consensus": ("decided", "undecided"),
}
"""Part -> what the trail calls a change and a removal."""


def leave_out(
    ctx: Context, actor: Actor, assessment_id: str, item_id: str, reason: str, *, revision: int
) -> Stored | Collision:
    """Mark an item as not applicable, which takes a reason; its votes are kept.

    Raises Refusal("left_out_not_allowed") about "item", Refusal("text_missing") about "reason" and
    those of `clean_text`, Refusal("unknown_item"), NotFound.
    """
    clean = entries.reason_of(ctx.content.maturity, item_id, reason)
    return _change(ctx, actor, assessment_id, item_id, _Wanted("left_out", clean, revision))


def take_back(
    ctx: Context, actor: Actor, assessment_id: str, item_id: str, *, revision: int
) -> Stored | Collision:
    """Let an item apply again."""
    entries.known_item(ctx.content.maturity, item_id)
    return _change(ctx, actor, assessment_id, item_id, _Wanted("left_out", None, revision))


def write_note(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    item_id: str,
    note: str | None,
    *,
    revision: int,
) -> Stored | Collision:
    """Write a note on an item or a capability; blank removes it.

    Raises the Refusals of `clean_text` about "note", Refusal("unknown_item"), NotFound.
    """
    clean = entries.note_of(ctx.content.maturity, item_id, note)
    return _change(ctx, actor, assessment_id, item_id, _Wanted("note", clean, revision))


def set_evidence(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    item_id: str,
    evidence: Evidence,
    *,
    revision: int,
) -> Stored | Collision:
    """Name what proves an item; it is dated to now.

    Raises Refusal("text_missing") about "evidence_title", Refusal("not_a_link") about
    "evidence_link", those of `clean_text`, Refusal("unknown_item"), NotFound.
    """
    clean = entries.evidence_of(ctx.content.maturity, item_id, evidence)
    return _change(ctx, actor, assessment_id, item_id, _Wanted("evidence", clean, revision))


def remove_evidence(
    ctx: Context, actor: Actor, assessment_id: str, item_id: str, *, revision: int
) -> Stored | Collision:
    """Take the evidence of an item away."""
    entries.known_item(ctx.content.maturity, item_id)
    return _change(ctx, actor, assessment_id, item_id, _Wanted("evidence", None, revision))


def decide(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    item_id: str,
    agreed: Consensus,
    *,
    revision: int,
) -> Stored | Collision:
    """Agree on a value after discussion: a step for an item, a level for a capability.

    It replaces the votes, which are kept. Raises Refusal("not_voted") about "item" while nobody
    has answered it, Refusal("unknown_option") about "answer", those of `clean_text` about
    "decided_by" and "reason", Refusal("unknown_item"), NotFound.
    """
    clean = entries.consensus_of(ctx.content.maturity, item_id, agreed)
    return _change(ctx, actor, assessment_id, item_id, _Wanted("consensus", clean, revision))


def undecide(
    ctx: Context, actor: Actor, assessment_id: str, item_id: str, *, revision: int
) -> Stored | Collision:
    """Let the votes count again."""
    entries.known_item(ctx.content.maturity, item_id, or_capability=True)
    return _change(ctx, actor, assessment_id, item_id, _Wanted("consensus", None, revision))


def put_part(
    to: Writing, item_id: str, part: ItemPart, value: PartSaid, *, revision: int
) -> Edited[MaturityItem]:
    """Store a checked part (None removes it) with its event."""
    row = MaturityItem(
        assessment_id=to.assessment_id,
        item_id=item_id,
        changed_at=to.at,
        **_columns(part, value, to.at),
    )
    done = maturity_items.change(to.session, to.actor, row, part, seen_revision=revision)
    if done.outcome == "stored":
        to.note(EVENTS[part][0 if value is not None else 1], done.assessment, item_id)
    return done


@dataclass(frozen=True)
class _Wanted:
    part: ItemPart
    value: PartSaid
    revision: int


def _change(
    ctx: Context, actor: Actor, assessment_id: str, item_id: str, wanted: _Wanted
) -> Stored | Collision:
    part = wanted.part
    with writing(ctx, actor, assessment_id) as to:
        if part == "consensus" and wanted.value is not None:
            _needs_votes(to, item_id)
        done = put_part(to, item_id, part, wanted.value, revision=wanted.revision)
        record = ItemRecord(item_id) if done.current is None else item_record(done.current)
        if done.outcome == "stale":
            return Collision(
                part=part,
                item_id=item_id,
                respondent_id="",
                mine=wanted.value,
                theirs=_said(record, part),
                when=record.changed_at or done.assessment.touched_at,
                revision=record.revisions.get(part, 0),
            )
        return Stored(record.revisions.get(part, 0), to.view())


def _needs_votes(to: Writing, item_id: str) -> None:
    """A value replaces votes; where there are none, someone has to answer first."""
    content = to.ctx.content.maturity
    view = to.view()
    keys = {item_id}
    if item_id in content.item:
        keys.add(content.model.item[item_id].capability)
    if not any(item in keys for item, _ in view.votes):
        raise Refusal("not_voted", "item", item=item_id)


def _columns(part: ItemPart, value: PartSaid, at: datetime) -> dict[str, Any]:
    if isinstance(value, Evidence):
        return {
            "evidence_title": value.title,
            "evidence_link": value.link or None,
            "evidence_until": value.valid_until,
            "evidence_added_at": at,
        }
    if isinstance(value, Consensus):
        return {
            "consensus_value": value.value,
            "consensus_by": value.by or None,
            "consensus_reason": value.reason or None,
            "consensus_at": at,
        }
    return {"left_out_reason" if part == "left_out" else "note": value} if value else {}


def _said(record: ItemRecord, part: ItemPart) -> PartValue:
    """What a record says in a part; None for nothing."""
    if part == "left_out":
        return record.left_out_reason if record.left_out else None
    if part == "note":
        return record.note or None
    if part == "evidence":
        return None if record.evidence is None else replace(record.evidence, added_at=None)
    return None if record.consensus is None else replace(record.consensus, at=None)
