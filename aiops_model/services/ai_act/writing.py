"""One write to the register or to the duties of a company's file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from aiops_model.services.ai_act.opening import current_view
from aiops_model.services.ai_act.views import ActView
from aiops_model.services.context import Context
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

    def note(self, action: str, assessment: Assessment, item_id: str | None = None) -> None:
        """Add the event of a change to the trail."""
        audit.append(self.session, self.actor, action, assessment, at=self.now, item_id=item_id)

    def view(self) -> ActView:
        """The file as it is after what was written so far."""
        return current_view(self.ctx, self.session, self.actor, self.assessment_id)


@contextmanager
def writing(ctx: Context, actor: Actor, assessment_id: str) -> Iterator[Writing]:
    """One write transaction; committed at the end, rolled back on an error."""
    with ctx.store.write() as session:
        yield Writing(ctx, session, actor, assessment_id, ctx.clock())
