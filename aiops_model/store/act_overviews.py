"""A company's file with everything the AI Act pages see: four statements, however much it is.

A page reads this on every click. Answers and facts come in one statement; systems and the states
of their duties have too many columns for that and come in one each.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Text, bindparam, literal_column, union_all
from sqlmodel import Session, col, select

from aiops_model.store import overviews
from aiops_model.store.actor import Actor
from aiops_model.store.ai_act_tables import AiSystem, CompanyFact, SystemDuty, SystemFact
from aiops_model.store.cells import rows_of
from aiops_model.store.found import File
from aiops_model.store.overviews import Head
from aiops_model.store.tables import Answer


class FactCell(NamedTuple):
    """One stored answer or fact."""

    key: str
    system_id: str
    """ "" for what is said of the company."""
    value: str
    """JSON."""
    revision: int
    at: datetime


@dataclass(frozen=True)
class ActOverview:
    """The rows behind one file."""

    assessment: File
    tenant_kind: str
    last_event: int
    planned: bool
    snapshot_id: str | None
    answers: tuple[FactCell, ...]
    """To the self-check."""
    company: tuple[FactCell, ...]
    facts: tuple[FactCell, ...]
    systems: tuple[AiSystem, ...]
    """In the order of registration."""
    duties: tuple[SystemDuty, ...]

    @property
    def id(self) -> str:
        """The id of the file."""
        return self.assessment.id


def one(session: Session, actor: Actor, assessment_id: str) -> ActOverview:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    return _read(session, overviews.head(session, actor, assessment_id))


def _read(session: Session, head: Head) -> ActOverview:
    own = {"assessment": head.assessment.id}
    cells: dict[str, list[FactCell]] = {kind: [] for kind in _KINDS}
    for row in session.execute(_CELLS, own).all():
        cells[row[0]].append(FactCell._make(row[1:]))
    return ActOverview(
        head.assessment,
        head.tenant_kind,
        head.last_event,
        head.planned,
        head.snapshot_id,
        answers=tuple(cells["answers"]),
        company=tuple(cells["company"]),
        facts=tuple(cells["facts"]),
        systems=tuple(session.execute(_SYSTEMS, own).scalars()),
        duties=tuple(session.execute(_DUTIES, own).scalars()),
    )


_NOBODY = literal_column("''", Text)
_KINDS = {
    "answers": rows_of(
        "answers",
        Answer,
        key=col(Answer.item_id),
        system_id=_NOBODY,
        value=col(Answer.value),
        revision=col(Answer.revision),
        at=col(Answer.answered_at),
    ),
    "company": rows_of(
        "company",
        CompanyFact,
        key=col(CompanyFact.fact),
        system_id=_NOBODY,
        value=col(CompanyFact.value),
        revision=col(CompanyFact.revision),
        at=col(CompanyFact.changed_at),
    ),
    "facts": rows_of(
        "facts",
        SystemFact,
        key=col(SystemFact.fact),
        system_id=col(SystemFact.system_id),
        value=col(SystemFact.value),
        revision=col(SystemFact.revision),
        at=col(SystemFact.changed_at),
    ),
}
_CELLS = union_all(*_KINDS.values())
_SYSTEMS = (
    select(AiSystem)
    .where(col(AiSystem.assessment_id) == bindparam("assessment"))
    .order_by(col(AiSystem.number), col(AiSystem.id))
)
_DUTIES = (
    select(SystemDuty)
    .where(col(SystemDuty.assessment_id) == bindparam("assessment"))
    .order_by(col(SystemDuty.system_id), col(SystemDuty.duty_id))
)
