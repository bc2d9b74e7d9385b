"""Before and after: two snapshots, or a snapshot and today; and what to ask again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from aiops_model.content.maturity import MaturityContent
from aiops_model.domain.maturity.compare import Comparison, Round, compare, items_worked_on
from aiops_model.domain.maturity.editions import Edition
from aiops_model.domain.maturity.reassess import AskAgain, reassessment
from aiops_model.domain.maturity.respondents import item_states, votes_by_item
from aiops_model.domain.maturity.result import Result
from aiops_model.services.context import Context
from aiops_model.services.maturity.editions import edition_of, is_current
from aiops_model.services.maturity.opening import open_maturity
from aiops_model.services.maturity.scoring import (
    answers_from_start,
    answers_of,
    assessment_of,
    score_answers,
)
from aiops_model.services.maturity.snapshots import get_maturity_snapshot
from aiops_model.services.maturity.views import MaturitySnapshot, MaturityView, SnapshotAnswers
from aiops_model.store import Actor, NotFound

if TYPE_CHECKING:
    from aiops_model.services.plan.lifting import PlanLifts


@dataclass(frozen=True)
class Side:
    """One of the two results that are compared."""

    snapshot_id: str
    """"" for the answers of now."""
    name: str
    """"" for the answers of now."""
    as_of: date
    instrument_version: str
    edition: Edition | None
    """The instrument it was computed with; None where that was not kept yet."""
    answers: SnapshotAnswers
    result: Result
    """As it was computed."""
    rescored: Result | None
    """The same answers under today's instrument, None where that is the one of `result`."""


@dataclass(frozen=True)
class SnapshotComparison:
    """Two results of one file, the earlier one first, and where the difference comes from.

    Where both were computed under the same older instrument, the comparison is of both under
    today's.
    """

    assessment_id: str
    before: Side
    after: Side
    comparison: Comparison


def compare_snapshots(
    ctx: Context, actor: Actor, before_id: str, after_id: str | None = None
) -> SnapshotComparison:
    """Compare two snapshots of a file, or a snapshot with the answers of now (without after).

    Raises NotFound, also for snapshots of two files.
    """
    content = ctx.content.maturity
    first = get_maturity_snapshot(ctx, actor, before_id)
    if after_id is None:
        view = open_maturity(ctx, actor, first.assessment_id)
        before, after = _stored(content, first), _now(content, view, ctx.clock().date())
    else:
        second = get_maturity_snapshot(ctx, actor, after_id)
        if second.assessment_id != first.assessment_id:
            raise NotFound
        earlier, later = sorted((first, second), key=lambda snapshot: snapshot.number)
        before, after = _stored(content, earlier), _stored(content, later)
    done = _plan_lifts(ctx, actor, first.assessment_id).done
    return SnapshotComparison(
        first.assessment_id, before, after, _compared(content, before, after, done)
    )


def reassessment_items(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    as_of: date | None = None,
    on_plan: Collection[str] | None = None,
) -> tuple[AskAgain, ...]:
    """What to ask again, in the order of the items: unanswered, on the plan, aged, expired.

    `on_plan` names the items that a measure is lifting; without it, those of the accepted 90-day
    plan. Raises NotFound.
    """
    view = open_maturity(ctx, actor, assessment_id)
    if on_plan is None:
        on_plan = _plan_lifts(ctx, actor, assessment_id).on_plan
    content = ctx.content.maturity
    day = as_of or ctx.clock().date()
    assessment = assessment_of(content, answers_of(view), day)
    states = item_states(content.model, assessment, votes_by_item(content.model, assessment))
    return reassessment(
        content.model,
        states,
        answered_on=answered_on(content, view),
        evidence_until={
            item: row.evidence.valid_until
            for item, row in view.items.items()
            if row.evidence is not None and row.evidence.valid_until is not None
        },
        on_plan=on_plan,
        as_of=day,
        max_age_days=content.beside.review.ask_again_after_days,
    )


def _stored(content: MaturityContent, snapshot: MaturitySnapshot) -> Side:
    current = is_current(content, snapshot.instrument_version, snapshot.edition)
    return Side(
        snapshot_id=snapshot.id,
        name=snapshot.name,
        as_of=snapshot.as_of,
        instrument_version=snapshot.instrument_version,
        edition=snapshot.edition,
        answers=snapshot.answers,
        result=snapshot.result,
        rescored=None if current else score_answers(content, snapshot.answers, snapshot.as_of),
    )


def _now(content: MaturityContent, view: MaturityView, as_of: date) -> Side:
    answers = answers_from_start(content, view)
    return Side(
        snapshot_id="",
        name="",
        as_of=as_of,
        instrument_version=content.instrument.version,
        edition=edition_of(content),
        answers=answers,
        result=score_answers(content, answers, as_of),
        rescored=None,
    )


def _plan_lifts(ctx: Context, actor: Actor, assessment_id: str) -> "PlanLifts":
    # The services of the plan know those of the instrument.
    from aiops_model.services.plan.lifting import plan_lifts

    return plan_lifts(ctx, actor, assessment_id)


def _compared(
    content: MaturityContent, before: Side, after: Side, done: Iterable[tuple[str, date]]
) -> Comparison:
    """`done`: items that a finished measure of the plan lifts, with the day."""
    same = before.instrument_version == after.instrument_version
    dated = (
        (item, row.evidence.added_at.date())
        for item, row in after.answers.items.items()
        if row.evidence is not None and row.evidence.added_at is not None
    )
    return compare(
        _round(content, before, today=same),
        _round(content, after, today=True),
        items_worked_on((*dated, *done), before.as_of, after.as_of),
    )


def _round(content: MaturityContent, side: Side, *, today: bool) -> Round:
    """A side as it was computed, or under the instrument of today."""
    rescored = side.rescored if today else None
    version = side.instrument_version if rescored is None else content.instrument.version
    return Round(
        model=replace(content.model, version=version),
        assessment=assessment_of(content, side.answers, side.as_of),
        result=rescored or side.result,
    )


def answered_on(content: MaturityContent, view: MaturityView) -> dict[str, date]:
    """Item -> day of its latest answer, agreed value or decision that it does not apply."""
    days: dict[str, date] = {}

    def note(item_id: str, moment: datetime | None) -> None:
        text = content.capability.get(item_id)
        for item in (item_id,) if text is None else (row.id for row in text.items):
            if moment is not None:
                days[item] = max(moment.date(), days.get(item, date.min))

    for vote in view.votes.values():
        note(vote.item_id, vote.answered_at)
    for item_id, row in view.items.items():
        note(item_id, row.consensus.at if row.consensus else None)
        note(item_id, row.changed_at if row.left_out else None)
    return days
