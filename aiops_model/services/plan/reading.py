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
from aiops_model.store import Actor


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


def open_file(ctx: Context, actor: Actor, assessment_id: str) -> File:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        return file_now(ctx, session, actor, assessment_id)


def file_now(ctx: Context, session: Session, actor: Actor, assessment_id: str) -> File:
    """The file as it is after what this session has changed."""
    return File(
        plan_now(ctx, session, actor, assessment_id),
        maturity_now(ctx, session, actor, assessment_id),
        act_now(ctx, session, actor, assessment_id),
    )
