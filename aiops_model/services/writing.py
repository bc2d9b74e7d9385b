"""One write to a company's file: whose, in which session, and when."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlmodel import Session

from aiops_model.services.context import Context
from aiops_model.store import Actor, audit
from aiops_model.store.tables import Assessment


@dataclass(frozen=True)
class Writing:
    """An open write transaction on one file; each subject adds how it sees the file afterwards."""

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


Kind = TypeVar("Kind", bound=Writing)


@contextmanager
def open_writing(kind: type[Kind], ctx: Context, actor: Actor, file_id: str) -> Iterator[Kind]:
    """One write transaction; committed at the end, rolled back on an error."""
    now = ctx.clock()
    with ctx.store.write() as session:
        yield kind(ctx, session, actor, file_id, now, now)
