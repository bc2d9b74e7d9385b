"""A company's file with everything the plan's pages see: five statements, however much it is.

A page reads this on every click. The texts of the first and the last accepted plan come along; of
those between there is one line each.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, case, func, union_all
from sqlmodel import Session, col, select

from aiops_model.store import overviews
from aiops_model.store.actor import Actor
from aiops_model.store.cells import EMPTY, rows_of
from aiops_model.store.found import File
from aiops_model.store.overviews import Head
from aiops_model.store.plan_tables import (
    GateAnswer,
    PlanCapacity,
    PlanProgress,
    PlanSetup,
    PlanVersion,
    PlanWish,
)
from aiops_model.store.tables import Answer


@dataclass(frozen=True)
class PlanCell:
    """One small row, whatever its table."""

    key: str
    """Item of an answer, role, measure, or gate."""
    other: str | None
    """Question of a gate; who decided a wish."""
    text: str | None
    """Answer as JSON; people of a role as JSON; kind of a wish; answer of a gate."""
    more: str | None
    """Absences of a role as JSON; reason of a wish; evidence of a gate."""
    number: int | None
    """Units a week."""
    day: date | None
    """Day a measure is pinned to."""
    revision: int
    at: datetime


@dataclass(frozen=True)
class VersionCell:
    """One accepted plan; `result` and `input` of the first and the last one, else None."""

    id: str
    number: int
    created_at: datetime
    as_of: date
    reason: str | None
    input_hash: str
    taken_from: int | None
    engine_version: str
    content_version: str
    result: str | None
    input: str | None


@dataclass(frozen=True)
class PlanOverview:
    """The rows behind one file."""

    assessment: File
    tenant_kind: str
    last_event: int
    answers: tuple[PlanCell, ...]
    """To the self-check."""
    capacities: tuple[PlanCell, ...]
    wishes: tuple[PlanCell, ...]
    gates: tuple[PlanCell, ...]
    setup: PlanSetup | None
    progress: tuple[PlanProgress, ...]
    versions: tuple[VersionCell, ...]
    """The baseline first."""

    @property
    def id(self) -> str:
        """The id of the file."""
        return self.assessment.id


def one(session: Session, actor: Actor, assessment_id: str) -> PlanOverview:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    return _read(session, overviews.head(session, actor, assessment_id))


def _read(session: Session, head: Head) -> PlanOverview:
    own = {"assessment": head.assessment.id}
    cells: dict[str, list[PlanCell]] = {kind: [] for kind in _KINDS}
    for kind, *values_of_cell in session.execute(_CELLS, own):
        cells[kind].append(PlanCell(*values_of_cell))
    return PlanOverview(
        head.assessment,
        head.tenant_kind,
        head.last_event,
        **{kind: tuple(found) for kind, found in cells.items()},
        setup=session.get(PlanSetup, head.assessment.id, populate_existing=True),
        progress=tuple(session.execute(_PROGRESS, own).scalars()),
        versions=tuple(VersionCell(*row) for row in session.execute(_VERSIONS, own)),
    )


def _cells(kind: str, table: Any, key: Any, **columns: Any) -> Select[Any]:
    """The rows of one table in the shape of `PlanCell`."""
    return rows_of(kind, table, key=key, **(_EMPTY | columns))


_EMPTY = {
    "other": EMPTY["text"],
    "text": EMPTY["text"],
    "more": EMPTY["text"],
    "number": EMPTY["number"],
    "day": EMPTY["day"],
    "revision": EMPTY["revision"],
    "at": EMPTY["at"],
}
_KINDS = {
    "answers": _cells(
        "answers",
        Answer,
        col(Answer.item_id),
        text=col(Answer.value),
        revision=col(Answer.revision),
        at=col(Answer.answered_at),
    ),
    "capacities": _cells(
        "capacities",
        PlanCapacity,
        col(PlanCapacity.role),
        text=col(PlanCapacity.people),
        more=col(PlanCapacity.absences),
        number=col(PlanCapacity.units_a_week),
        revision=col(PlanCapacity.revision),
        at=col(PlanCapacity.changed_at),
    ),
    "wishes": _cells(
        "wishes",
        PlanWish,
        col(PlanWish.measure_id),
        other=col(PlanWish.decided_by),
        text=col(PlanWish.kind),
        more=col(PlanWish.reason),
        day=col(PlanWish.start_on),
        revision=col(PlanWish.revision),
        at=col(PlanWish.changed_at),
    ),
    "gates": _cells(
        "gates",
        GateAnswer,
        col(GateAnswer.gate),
        other=col(GateAnswer.question),
        text=col(GateAnswer.answer),
        more=col(GateAnswer.evidence),
        revision=col(GateAnswer.revision),
        at=col(GateAnswer.changed_at),
    ),
}
_CELLS = union_all(*_KINDS.values())
_PROGRESS = (
    select(PlanProgress)
    .where(col(PlanProgress.assessment_id) == bindparam("assessment"))
    .order_by(col(PlanProgress.measure_id))
)
_LAST = (
    select(func.max(PlanVersion.number))
    .where(col(PlanVersion.assessment_id) == bindparam("assessment"))
    .scalar_subquery()
)
_WHOLE = (col(PlanVersion.number) == 1) | (col(PlanVersion.number) == _LAST)
_VERSIONS = (
    select(  # type: ignore[call-overload]  # more columns than it has overloads for
        col(PlanVersion.id),
        col(PlanVersion.number),
        col(PlanVersion.created_at),
        col(PlanVersion.as_of),
        col(PlanVersion.reason),
        col(PlanVersion.input_hash),
        col(PlanVersion.taken_from),
        col(PlanVersion.engine_version),
        col(PlanVersion.content_version),
        case((_WHOLE, col(PlanVersion.result)), else_=EMPTY["text"]),
        case((_WHOLE, col(PlanVersion.input)), else_=EMPTY["text"]),
    )
    .where(col(PlanVersion.assessment_id) == bindparam("assessment"))
    .order_by(col(PlanVersion.number))
)
