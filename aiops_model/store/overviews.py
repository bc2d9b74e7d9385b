"""A self-check with everything its owner sees at a glance: two statements, however many there are.

A page reads this on every click, so the statements are written once and bound to the actor.
"""

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Executable, bindparam
from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor, ActorKind
from aiops_model.store.errors import NotFound
from aiops_model.store.tables import Answer, Assessment, Snapshot, Tenant


@dataclass(frozen=True)
class Overview:
    """The rows behind one self-check. `snapshot_id` is its last result, None before the first."""

    assessment: Assessment
    tenant_kind: str
    snapshot_id: str | None
    answers: tuple[Answer, ...]
    """By item id."""

    @property
    def id(self) -> str:
        """The id of the self-check."""
        return self.assessment.id


def newest_first(session: Session, actor: Actor) -> list[Overview]:
    """The actor's self-checks, the last started first."""
    return _read(session, actor, None)


def one(session: Session, actor: Actor, assessment_id: str) -> Overview:
    """One self-check. Raises NotFound, for a foreign one as for a missing one."""
    found = _read(session, actor, assessment_id) if assessments.is_id(assessment_id) else []
    if not found:
        raise NotFound
    return found[0]


def _read(session: Session, actor: Actor, assessment_id: str | None) -> list[Overview]:
    heads, given = _statements(actor.kind, actor.visit is not None, assessment_id is not None)
    values = {"visit": actor.visit, "assessment": assessment_id}
    rows = session.execute(heads, values).all()
    by_check: dict[str, list[Answer]] = {assessment.id: [] for assessment, _, _ in rows}
    for answer in session.execute(given, values).scalars() if rows else ():
        # On PostgreSQL a check may have begun between the two statements: it is not of this view.
        by_check.setdefault(answer.assessment_id, []).append(answer)
    return [
        Overview(assessment, kind, snapshot_id, tuple(by_check[assessment.id]))
        for assessment, kind, snapshot_id in rows
    ]


@lru_cache(maxsize=16)
def _statements(kind: ActorKind, known: bool, single: bool) -> tuple[Executable, Executable]:
    """The statement for the self-checks and the one for their answers, for this kind of actor."""
    actor = Actor(kind, visit=bindparam("visit") if known else None)  # type: ignore[arg-type]
    allowed = [assessments.may_open(actor)]
    if single:
        allowed.append(col(Assessment.id) == bindparam("assessment"))
    last = (
        select(Snapshot.id)
        .where(col(Snapshot.assessment_id) == col(Assessment.id))
        .order_by(col(Snapshot.number).desc())
        .limit(1)
        .scalar_subquery()
    )
    heads = (
        select(Assessment, Tenant.kind, last)
        .join(Tenant, col(Tenant.id) == col(Assessment.tenant_id))
        .where(*allowed)
        .order_by(col(Assessment.created_at).desc(), col(Assessment.id))
    )
    given = select(Answer).join(Assessment).where(*allowed).order_by(col(Answer.item_id))
    return heads, given
