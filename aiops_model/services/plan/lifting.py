"""What measures do to the items of the instrument: lifted, when done; on the way, while planned."""

from dataclasses import dataclass
from datetime import date

from aiops_model.content.plan import PlanContent
from aiops_model.services.context import Context
from aiops_model.services.plan.opening import open_plan
from aiops_model.services.plan.views import PlanView
from aiops_model.store import Actor


@dataclass(frozen=True)
class PlanLifts:
    """What the plan of a file tells the maturity instrument."""

    done: tuple[tuple[str, date], ...]
    """Item and day, for every item that a finished measure lifts."""
    on_plan: frozenset[str]
    """Items that the accepted plan lifts, or has lifted."""


def plan_lifts(ctx: Context, actor: Actor, assessment_id: str) -> PlanLifts:
    """The same for a file that is not open. Raises NotFound."""
    view = open_plan(ctx, actor, assessment_id)
    if not view.versions and not view.progress:
        return PlanLifts((), frozenset())
    return PlanLifts(items_done(ctx.content.plan, view), items_on_plan(ctx.content.plan, view))


def items_of(content: PlanContent, measure_id: str) -> tuple[str, ...]:
    """The items a measure lifts; none where the library does not have it any more."""
    measure = content.measures.get(measure_id)
    return () if measure is None else tuple(row.item for row in measure.closes if row.item)


def items_done(content: PlanContent, view: PlanView) -> tuple[tuple[str, date], ...]:
    """Item and day, for every item that a finished measure lifts."""
    return tuple(
        (item, row.state.done_on)
        for name, row in view.progress.items()
        if row.state.done_on is not None
        for item in items_of(content, name)
    )


def items_on_plan(content: PlanContent, view: PlanView) -> frozenset[str]:
    """Items that the accepted plan lifts, or has lifted: what to ask again."""
    latest = view.latest
    planned = () if latest is None else [item.measure for item in latest.plan.items]
    given_up = {n for n, row in view.progress.items() if row.state.status == "dropped"}
    names = {*planned, *view.done} - given_up
    return frozenset(item for name in names for item in items_of(content, name))
