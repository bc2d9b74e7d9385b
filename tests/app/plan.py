"""A visitor's file with answers and a plan, made through the services, and its pages."""

from dataclasses import dataclass

from aiops_model.services import Actor, Context, plan
from aiops_model.services.plan import Capacity, PlanView
from tests.app import maturity
from tests.app.visit import Visit

PAGES = ("roadmap", "progress")
ANSWERS = 30
"""Enough for a plan with measures of every kind."""


@dataclass(frozen=True)
class Planned:
    """The visitor's other window on the same plan."""

    ctx: Context
    actor: Actor
    id: str

    def view(self) -> PlanView:
        return plan.open_plan(self.ctx, self.actor, self.id)

    def set_up(self) -> "Planned":
        """The set-up as it is proposed."""
        wanted = plan.proposed_set_up(self.ctx, self.view(), {})
        plan.set_up(self.ctx, self.actor, self.id, wanted, revision=0)
        return self

    def hours(self, role: str, hours: float) -> "Planned":
        """Give a role these hours a week."""
        row = Capacity(role, hours)  # type: ignore[arg-type]  # a role of the content
        seen = self.view().revision("capacity", role)
        plan.set_capacity(self.ctx, self.actor, self.id, row, revision=seen)
        return self

    def accept(self, reason: str = "") -> "Planned":
        """Follow the plan of now."""
        plan.accept(self.ctx, self.actor, self.id, reason)
        return self

    def first(self) -> str:
        """The measure that begins first."""
        latest = self.view().latest
        assert latest is not None
        return latest.plan.items[0].measure


def begin(visit: Visit, cookies: dict[str, str], answers: int = ANSWERS) -> Planned:
    """A file with answers, which the visit finds by its cookie."""
    file = maturity.begin(visit, cookies).answer(answers)
    return Planned(file.ctx, file.actor, file.id)
