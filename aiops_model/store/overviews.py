"""A self-check with everything its owner sees at a glance: two statements, however many there are.

A page reads this on every click, so the statements are written once and bound to the actor.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sqlalchemy import Executable, bindparam
from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor, ActorKind
from aiops_model.store.errors import NotFound
from aiops_model.store.tables import Answer, Assessment, Snapshot, Tenant

Which = Literal["all", "newest own", "one"]


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
    return _read(session, actor, "all")


def newest_own(session: Session, actor: Actor) -> Overview | None:
    """The actor's self-check started last that is no example; None when there is none."""
    return next(iter(_read(session, actor, "newest own")), None)


def find(session: Session, actor: Actor, assessment_id: str) -> Overview | None:
    """One self-check; None for a foreign one as for a missing one."""
    if not assessments.is_id(assessment_id):
        return None
    return next(iter(_read(session, actor, "one", assessment_id)), None)


def one(session: Session, actor: Actor, assessment_id: str) -> Overview:
    """One self-check. Raises NotFound, for a foreign one as for a missing one."""
    found = find(session, actor, assessment_id)
    if found is None:
        raise NotFound
    return found


def _read(
    session: Session, actor: Actor, which: Which, assessment_id: str | None = None
) -> list[Overview]:
    values = {"visit": actor.visit, "assessment": assessment_id}
    heads = _heads(actor.kind, actor.visit is not None, which)
    rows = session.execute(heads, values).all()
    given: dict[str, list[Answer]] = {assessment.id: [] for assessment, _, _ in rows}
    if rows:
        for answer in session.execute(_ANSWERS, {"assessments": list(given)}).scalars():
            given[answer.assessment_id].append(answer)
    return [
        Overview(assessment, kind, snapshot_id, tuple(given[assessment.id]))
        for assessment, kind, snapshot_id in rows
    ]


_ANSWERS = (
    select(Answer)
    .where(col(Answer.assessment_id).in_(bindparam("assessments", expanding=True)))
    .order_by(col(Answer.item_id))
)
"""Of self-checks that were found to be the actor's."""


@lru_cache(maxsize=32)
def _heads(kind: ActorKind, known: bool, which: Which) -> Executable:
    """The statement for the self-checks themselves, for this kind of actor."""
    actor = Actor(kind, visit=bindparam("visit") if known else None)  # type: ignore[arg-type]
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
        .where(assessments.may_open(actor))
        .order_by(col(Assessment.created_at).desc(), col(Assessment.id))
    )
    if which == "one":
        return heads.where(col(Assessment.id) == bindparam("assessment"))
    if which == "newest own":
        return heads.where(col(Tenant.kind) != "demo").limit(1)
    return heads
