"""A company's file with everything the maturity pages see: three statements, however much it is.

A page reads this on every click. Small rows of ten tables come in one statement, the register of AI
systems among them, which is not asked twice; what is said of the items has too many columns for
that and comes in one of its own.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, Text, bindparam, case, cast, func, union_all
from sqlmodel import Session, col, select

from aiops_model.store import overviews
from aiops_model.store.actor import Actor
from aiops_model.store.ai_act_tables import (
    OPERATING_ROLES,
    AiSystem,
    CompanyFact,
    SystemDuty,
    SystemFact,
)
from aiops_model.store.cells import EMPTY, rows_of
from aiops_model.store.found import File
from aiops_model.store.maturity_tables import (
    MaturityFact,
    MaturityItem,
    MaturitySnapshot,
    MaturityTarget,
    MaturityVote,
    Respondent,
)
from aiops_model.store.overviews import Head
from aiops_model.store.tables import Answer

PERSONS = tuple(f"person_{role}" for role in OPERATING_ROLES)
"""The columns of those who have an operating role of a system, without their deputies."""


class Cell(NamedTuple):
    """One small row, whatever its table: what it is of, its value, its revision."""

    key: str
    """Id of the respondent, item, fact, capability, snapshot, AI system or duty."""
    other: str | None
    """Group of a respondent, respondent of a vote, instrument version of a snapshot, stage of a
    system, system of a fact or duty."""
    text: str | None
    """Name or value; of a system: the first person named for it."""
    number: int | None
    """Place in order, confidence, or level of a target."""
    revision: int
    at: datetime
    more: str | None
    """Of a snapshot: the "as of" day, a space, the indices as JSON. Of a duty: the last valid day
    of its evidence, "" without end, None without evidence."""


@dataclass(frozen=True)
class MaturityOverview:
    """The rows behind one file; each list in the order of its keys or numbers."""

    assessment: File
    tenant_kind: str
    last_event: int
    planned: bool
    snapshot_id: str | None
    """Of the self-check's last result."""
    answers: tuple[Cell, ...]
    respondents: tuple[Cell, ...]
    votes: tuple[Cell, ...]
    facts: tuple[Cell, ...]
    targets: tuple[Cell, ...]
    snapshots: tuple[Cell, ...]
    systems: tuple[Cell, ...]
    """AI systems of the register."""
    system_facts: tuple[Cell, ...]
    company_facts: tuple[Cell, ...]
    duties: tuple[Cell, ...]
    """What is said of the systems' duties: the evidence level."""
    items: tuple[MaturityItem, ...]

    @property
    def id(self) -> str:
        """The id of the file."""
        return self.assessment.id


def one(session: Session, actor: Actor, assessment_id: str) -> MaturityOverview:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    return _read(session, overviews.head(session, actor, assessment_id))


def _read(session: Session, head: Head) -> MaturityOverview:
    own = {"assessment": head.assessment.id}
    cells: dict[str, list[Cell]] = {kind: [] for kind in _KINDS}
    for row in session.execute(_CELLS, own).all():
        cells[row[0]].append(Cell._make(row[1:]))
    for kind in ("respondents", "snapshots", "systems"):
        cells[kind].sort(key=lambda cell: (cell.number or 0, cell.key))
    items = tuple(session.execute(_ITEMS, own).scalars())
    lists = {kind: tuple(found) for kind, found in cells.items()}
    return MaturityOverview(
        head.assessment,
        head.tenant_kind,
        head.last_event,
        head.planned,
        head.snapshot_id,
        items=items,
        **lists,
    )


def _cells(kind: str, table: Any, key: Any, **columns: Any) -> Select[Any]:
    """The rows of one table in the shape of `Cell`."""
    return rows_of(kind, table, key=key, **(_EMPTY | columns))


_EMPTY = {
    "other": EMPTY["text"],
    "text": EMPTY["text"],
    "number": EMPTY["number"],
    "revision": EMPTY["revision"],
    "at": EMPTY["at"],
    "more": EMPTY["text"],
}
_KINDS = {
    "respondents": _cells(
        "respondents",
        Respondent,
        col(Respondent.id),
        other=col(Respondent.grp),
        text=col(Respondent.name),
        number=col(Respondent.number),
        at=col(Respondent.created_at),
    ),
    "answers": _cells(
        "answers",
        Answer,
        col(Answer.item_id),
        text=col(Answer.value),
        revision=col(Answer.revision),
        at=col(Answer.answered_at),
    ),
    "votes": _cells(
        "votes",
        MaturityVote,
        col(MaturityVote.item_id),
        other=col(MaturityVote.respondent_id),
        text=col(MaturityVote.value),
        number=col(MaturityVote.confidence),
        revision=col(MaturityVote.revision),
        at=col(MaturityVote.answered_at),
    ),
    "facts": _cells(
        "facts",
        MaturityFact,
        col(MaturityFact.fact_id),
        text=col(MaturityFact.value),
        revision=col(MaturityFact.revision),
        at=col(MaturityFact.changed_at),
    ),
    "targets": _cells(
        "targets",
        MaturityTarget,
        col(MaturityTarget.capability_id),
        number=col(MaturityTarget.value),
        revision=col(MaturityTarget.revision),
        at=col(MaturityTarget.changed_at),
    ),
    "snapshots": _cells(
        "snapshots",
        MaturitySnapshot,
        col(MaturitySnapshot.id),
        other=col(MaturitySnapshot.instrument_version),
        text=col(MaturitySnapshot.name),
        number=col(MaturitySnapshot.number),
        at=col(MaturitySnapshot.created_at),
        more=cast(col(MaturitySnapshot.as_of), Text) + " " + col(MaturitySnapshot.indices),
    ),
    "systems": _cells(
        "systems",
        AiSystem,
        col(AiSystem.id),
        other=col(AiSystem.stage),
        text=func.coalesce(*(getattr(AiSystem, column) for column in PERSONS)),
        number=col(AiSystem.number),
    ),
    "system_facts": _cells(
        "system_facts",
        SystemFact,
        col(SystemFact.fact),
        other=col(SystemFact.system_id),
        text=col(SystemFact.value),
    ),
    "company_facts": _cells(
        "company_facts", CompanyFact, col(CompanyFact.fact), text=col(CompanyFact.value)
    ),
    "duties": _cells(
        "duties",
        SystemDuty,
        col(SystemDuty.duty_id),
        other=col(SystemDuty.system_id),
        text=col(SystemDuty.level),
        more=case(
            (
                col(SystemDuty.evidence_title).is_not(None),
                func.coalesce(cast(col(SystemDuty.evidence_until), Text), ""),
            ),
            else_=EMPTY["text"],
        ),
    ),
}
_CELLS = union_all(*_KINDS.values())
_ITEMS = (
    select(MaturityItem)
    .where(col(MaturityItem.assessment_id) == bindparam("assessment"))
    .order_by(col(MaturityItem.item_id))
)
