"""A company's file as the plan needs it: plan, maturity answers and register, read at once."""

from dataclasses import dataclass

from sqlmodel import Session

from aiops_model.services.ai_act.opening import current_view as act_now
from aiops_model.services.ai_act.views import ActView
from aiops_model.services.context import Context
from aiops_model.services.maturity.opening import current_view as maturity_now
from aiops_model.services.maturity.views import MaturityView
from aiops_model.services.plan.opening import current_view as plan_now
from aiops_model.services.plan.views import PlanView
from aiops_model.services.steps import Step
from aiops_model.services.unchanged import Stamp, read_or_known
from aiops_model.store import Actor, overviews


@dataclass(frozen=True)
class File:
    """Everything a plan is made from."""

    plan: PlanView
    maturity: MaturityView
    act: ActView

    @property
    def id(self) -> str:
        """The id of the file."""
        return self.plan.id

    @property
    def stamp(self) -> Stamp:
        """Another one as soon as anything here can be another."""
        return self.plan.stamp

    @property
    def steps(self) -> frozenset[Step]:
        """The steps behind the company."""
        return self.maturity.steps


def open_file(ctx: Context, actor: Actor, assessment_id: str) -> File:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        return file_now(ctx, session, actor, assessment_id)


def current_file(
    ctx: Context, actor: Actor, chosen: str | None, *, known: File | None = None
) -> File | None:
    """The file to work on, as `current_plan` chooses it; None when there is nothing.

    `known` is what this reader was given before: given again while the file is unchanged.
    """
    with ctx.store.read() as session:
        head = overviews.current_head(session, actor, chosen, "newest planned")
        return read_or_known(ctx, head, known, lambda id_: file_now(ctx, session, actor, id_))


def file_now(ctx: Context, session: Session, actor: Actor, assessment_id: str) -> File:
    """The file as it is after what this session has changed."""
    return File(
        plan_now(ctx, session, actor, assessment_id),
        maturity_now(ctx, session, actor, assessment_id),
        act_now(ctx, session, actor, assessment_id),
    )
