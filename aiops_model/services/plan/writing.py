"""One write to the plan of a company's file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from aiops_model.services.context import Context
from aiops_model.services.plan.opening import current_view
from aiops_model.services.plan.views import PlanView
from aiops_model.store import Actor, audit
from aiops_model.store.tables import Assessment


@dataclass(frozen=True)
class Writing:
    """An open write transaction on one file."""

    ctx: Context
    session: Session
    actor: Actor
    assessment_id: str
    now: datetime
    """When it is written, for the trail."""
    at: datetime
    """When it was said: now, but for the history of an example company."""

    def note(self, action: str, assessment: Assessment, item_id: str | None = None) -> None:
        """Add the event of a change to the trail."""
        audit.append(self.session, self.actor, action, assessment, at=self.now, item_id=item_id)

    def view(self) -> PlanView:
        """The file as it is after what was written so far."""
        return current_view(self.ctx, self.session, self.actor, self.assessment_id)


@contextmanager
def writing(ctx: Context, actor: Actor, assessment_id: str) -> Iterator[Writing]:
    """One write transaction; committed at the end, rolled back on an error."""
    now = ctx.clock()
    with ctx.store.write() as session:
        yield Writing(ctx, session, actor, assessment_id, now, now)
