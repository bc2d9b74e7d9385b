"""One write to the plan of a company's file."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from aiops_model.services import writing as shared
from aiops_model.services.context import Context
from aiops_model.services.plan.opening import current_view
from aiops_model.services.plan.views import PlanView
from aiops_model.store import Actor


@dataclass(frozen=True)
class Writing(shared.Writing):
    """An open write transaction on one file."""

    def view(self) -> PlanView:
        """The file as it is after what was written so far."""
        return current_view(self.ctx, self.session, self.actor, self.assessment_id)


def writing(ctx: Context, actor: Actor, assessment_id: str) -> AbstractContextManager[Writing]:
    """One write transaction; committed at the end, rolled back on an error."""
    return shared.open_writing(Writing, ctx, actor, assessment_id)
