"""How far the measures of a plan are, part by part: state, evidence, note."""

from types import MappingProxyType
from typing import Literal

from sqlmodel import Session

from aiops_model.store import edits
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.plan_tables import PlanProgress

ProgressPart = Literal["state", "evidence", "note"]
PARTS = MappingProxyType[ProgressPart, tuple[str, ...]](
    {
        "state": ("status", "percent", "slip_reason", "started_on", "expected_on", "done_on"),
        "evidence": ("evidence_title", "evidence_link", "evidence_on"),
        "note": ("note",),
    }
)
"""The columns of each part."""


def change(
    session: Session,
    actor: Actor,
    progress: PlanProgress,
    part: ProgressPart,
    *,
    seen_revision: int,
) -> Edited[PlanProgress]:
    """Store one part as the row has it (empty columns remove it), unless it is stale."""
    return edits.put(
        session,
        actor,
        progress,
        part=PARTS[part],
        stamps=("changed_at",),
        seen_revision=seen_revision,
        revision=f"{part}_revision",
    )
