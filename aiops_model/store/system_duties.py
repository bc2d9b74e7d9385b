"""How far the duties of an AI system are met, part by part."""

from types import MappingProxyType
from typing import Literal

from sqlmodel import Session

from aiops_model.store import ai_systems, edits
from aiops_model.store.actor import Actor
from aiops_model.store.ai_act_tables import SystemDuty
from aiops_model.store.edits import Edited

DutyPart = Literal["level", "owner", "due", "evidence", "note"]
PARTS = MappingProxyType[DutyPart, tuple[str, ...]](
    {
        "level": ("level", "reason"),
        "owner": ("owner",),
        "due": ("due_on",),
        "evidence": ("evidence_title", "evidence_link", "evidence_on", "evidence_until"),
        "note": ("note",),
    }
)
"""The columns of each part."""


def change(
    session: Session, actor: Actor, duty: SystemDuty, part: DutyPart, *, seen_revision: int
) -> Edited[SystemDuty]:
    """Store one part as the row has it (empty columns remove it), unless it is stale.

    Raises NotFound for a system that is not there.
    """
    ai_systems.get(session, actor, duty.assessment_id, duty.system_id)
    return edits.put(
        session,
        actor,
        duty,
        part=PARTS[part],
        stamps=("changed_at",),
        seen_revision=seen_revision,
        revision=f"{part}_revision",
    )
