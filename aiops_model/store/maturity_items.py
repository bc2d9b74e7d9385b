"""What the company says of an item, part by part: left out, note, evidence, consensus."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from sqlmodel import Session

from aiops_model.store import edits
from aiops_model.store.actor import Actor
from aiops_model.store.edits import Edited
from aiops_model.store.maturity_tables import MaturityItem

ItemPart = Literal["left_out", "note", "evidence", "consensus"]


@dataclass(frozen=True)
class Columns:
    """The columns of a part, and those that say when it was changed."""

    compared: tuple[str, ...]
    stamps: tuple[str, ...]


PARTS = MappingProxyType[ItemPart, Columns](
    {
        "left_out": Columns(("left_out_reason",), ("changed_at",)),
        "note": Columns(("note",), ("changed_at",)),
        "evidence": Columns(
            ("evidence_title", "evidence_link", "evidence_until"),
            ("evidence_added_at", "changed_at"),
        ),
        "consensus": Columns(
            ("consensus_value", "consensus_by", "consensus_reason"),
            ("consensus_at", "changed_at"),
        ),
    }
)


def change(
    session: Session, actor: Actor, item: MaturityItem, part: ItemPart, *, seen_revision: int
) -> Edited[MaturityItem]:
    """Store one part of an item as the row has it (empty columns remove it), unless it is stale."""
    columns = PARTS[part]
    return edits.put(
        session,
        actor,
        item,
        part=columns.compared,
        stamps=columns.stamps,
        seen_revision=seen_revision,
        revision=f"{part}_revision",
    )
