"""A self-check with everything its owner sees at a glance: two statements, however many there are.

A page reads this on every click, so the statements are written once and bound to the actor.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sqlalchemy import Executable, and_, bindparam, case, exists, func, or_
from sqlmodel import Session, col, select

from aiops_model.store import assessments
from aiops_model.store.actor import Actor, ActorKind
from aiops_model.store.ai_act_tables import AiSystem, CompanyFact
from aiops_model.store.errors import NotFound
from aiops_model.store.maturity_tables import MaturityVote, Respondent
from aiops_model.store.plan_tables import PlanSetup
from aiops_model.store.tables import Answer, Assessment, Snapshot, Tenant

Which = Literal["all", "newest own", "newest rated", "newest registered", "newest planned", "one"]
"""newest own: for the self-check. newest rated: for the maturity instrument. newest registered: for
the register of AI systems. newest planned: for the 90-day plan. Each prefers what was answered
there, so that none offers another's file as one of its own half done."""


@dataclass(frozen=True)
class Overview:
    """The rows behind one self-check. `snapshot_id` is its last result, None before the first."""

    assessment: Assessment
    tenant_kind: str
    snapshot_id: str | None
    votes: int
    """Answers to the maturity instrument in the same file."""
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
    rows = session.execute(heads(actor.kind, actor.visit is not None, which), values).all()
    given: dict[str, list[Answer]] = {row[0].id: [] for row in rows}
    if rows:
        for answer in session.execute(_ANSWERS, {"assessments": list(given)}).scalars():
            given[answer.assessment_id].append(answer)
    return [
        Overview(assessment, kind, snapshot_id, votes, tuple(given[assessment.id]))
        for assessment, kind, snapshot_id, votes in rows
    ]


_ANSWERS = (
    select(Answer)
    .where(col(Answer.assessment_id).in_(bindparam("assessments", expanding=True)))
    .order_by(col(Answer.item_id))
)
"""Of self-checks that were found to be the actor's."""


@lru_cache(maxsize=64)
def heads(kind: ActorKind, known: bool, which: Which) -> Executable:
    """The statement for the files themselves, for this kind of actor.

    Gives the assessment, the kind of its tenant, the id of its last self-check result, the number
    of its maturity votes. Wants the values `visit` and, for one, `assessment`.
    """
    actor = Actor(kind, visit=bindparam("visit") if known else None)  # type: ignore[arg-type]
    last = (
        select(Snapshot.id)
        .where(col(Snapshot.assessment_id) == col(Assessment.id))
        .order_by(col(Snapshot.number).desc())
        .limit(1)
        .scalar_subquery()
    )
    votes = (
        select(func.count())
        .select_from(MaturityVote)
        .where(col(MaturityVote.assessment_id) == col(Assessment.id))
        .scalar_subquery()
    )
    found = (
        select(Assessment, Tenant.kind, last, votes)
        .join(Tenant, col(Tenant.id) == col(Assessment.tenant_id))
        .where(assessments.may_open(actor))
    )
    newest = (col(Assessment.created_at).desc(), col(Assessment.id))
    if which == "one":
        return found.where(col(Assessment.id) == bindparam("assessment"))
    if which == "all":
        return found.order_by(*newest)
    answered = exists().where(col(Answer.assessment_id) == col(Assessment.id))
    rated = exists().where(col(Respondent.assessment_id) == col(Assessment.id))
    registered = or_(
        exists().where(col(AiSystem.assessment_id) == col(Assessment.id)),
        exists().where(col(CompanyFact.assessment_id) == col(Assessment.id)),
    )
    planned = exists().where(col(PlanSetup.assessment_id) == col(Assessment.id))
    last_resort = {
        "newest rated": ~rated,
        "newest registered": ~registered,
        "newest planned": and_(~planned, ~rated),
    }.get(which, and_(or_(rated, registered), ~answered))
    own = found.where(col(Tenant.kind) != "demo")
    return own.order_by(case((last_resort, 1), else_=0), *newest).limit(1)
