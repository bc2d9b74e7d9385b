"""A row that several people may edit: written only while it is still what the editor saw.

A row has one or more parts, each with its own revision column, so that a note and a proof of the
same item never collide. A revision is the assessment's count of changes: none is ever repeated.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar

from sqlalchemy import inspect
from sqlmodel import Session

from aiops_model.store import assessments
from aiops_model.store.actor import Actor
from aiops_model.store.ai_act_tables import AiSystem, CompanyFact, SystemDuty, SystemFact
from aiops_model.store.maturity_tables import (
    MaturityFact,
    MaturityItem,
    MaturityTarget,
    MaturityVote,
)
from aiops_model.store.plan_tables import (
    GateAnswer,
    PlanCapacity,
    PlanProgress,
    PlanSetup,
    PlanWish,
)
from aiops_model.store.tables import Assessment

Row = TypeVar(
    "Row",
    MaturityVote,
    MaturityItem,
    MaturityFact,
    MaturityTarget,
    AiSystem,
    SystemFact,
    CompanyFact,
    SystemDuty,
    PlanSetup,
    PlanCapacity,
    PlanWish,
    PlanProgress,
    GateAnswer,
)
Whole = TypeVar(
    "Whole",
    MaturityVote,
    MaturityFact,
    MaturityTarget,
    AiSystem,
    SystemFact,
    CompanyFact,
    PlanCapacity,
    PlanWish,
    GateAnswer,
)
"""A row of one part, which goes as a whole."""


@dataclass(frozen=True)
class Edited(Generic[Row]):
    """What came of an edit. `current` is the stored row afterwards, None when there is none."""

    outcome: Literal["stored", "unchanged", "stale"]
    """"unchanged": it said so already. "stale": nothing was written."""
    current: Row | None
    assessment: Assessment


def put(
    session: Session,
    actor: Actor,
    wanted: Row,
    *,
    part: tuple[str, ...],
    stamps: tuple[str, ...],
    seen_revision: int,
    revision: str = "revision",
) -> Edited[Row]:
    """Store the columns of a part of the wanted row, if the part is still the one that was seen.

    `stamps` are columns written with the part but not compared; the last one is the moment of the
    edit. `seen_revision` is 0 where the editor saw nothing.
    """
    at: datetime = getattr(wanted, stamps[-1])
    assessment = assessments.touch(session, actor, wanted.assessment_id, at)
    current = session.get(type(wanted), inspect(type(wanted)).primary_key_from_instance(wanted))
    stored = [None if current is None else getattr(current, column) for column in part]
    if stored == [getattr(wanted, column) for column in part]:
        return Edited("unchanged", current, assessment)
    if (0 if current is None else getattr(current, revision)) != seen_revision:
        return Edited("stale", current, assessment)
    assessment.revision += 1
    if current is None:
        current = wanted
        session.add(current)
    else:
        for column in (*part, *stamps):
            setattr(current, column, getattr(wanted, column))
    setattr(current, revision, assessment.revision)
    return Edited("stored", current, assessment)


def take(
    session: Session,
    actor: Actor,
    kind: type[Whole],
    key: tuple[str, ...],
    *,
    seen_revision: int,
    at: datetime,
) -> Edited[Whole]:
    """Remove a row if it is still the one that was seen; `key` begins with the assessment's id."""
    assessment = assessments.touch(session, actor, key[0], at)
    current = session.get(kind, key)
    if current is None:
        return Edited("unchanged", None, assessment)
    if current.revision != seen_revision:
        return Edited("stale", current, assessment)
    assessment.revision += 1
    session.delete(current)
    return Edited("stored", None, assessment)
