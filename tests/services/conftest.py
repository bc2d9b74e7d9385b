from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from aiops_model import services
from aiops_model.content import Content, load_content
from aiops_model.domain.self_check import AnswerValue
from aiops_model.services import Actor, AssessmentView, Context
from aiops_model.services.context import visitor
from aiops_model.store import Store
from tests.store.databases import (
    NOON,
    database_url,
    postgres_shared,
    sqlite_store,
    sqlite_template,
    sqlite_url,
    store,
)

__all__ = [
    "database_url",
    "postgres_shared",
    "sqlite_store",
    "sqlite_template",
    "sqlite_url",
    "store",
]

MANUFACTURER: dict[str, AnswerValue] = {
    "role": "cfo",
    "country": "AT",
    "employees": 220,
    "reach": "5-15",
    "depth": "workflow",
    "spend": 340000,
    "state": "most",
    "detection": "D",
    "consequence": "3",
}


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Installation:
    """A context with a clock in hand, and the short way through a self-check."""

    ctx: Context
    clock: Clock
    anna: Actor
    ben: Actor
    answers: dict[str, AnswerValue] = field(default_factory=lambda: dict(MANUFACTURER))

    def start(self, actor: Actor | None = None, lang: str = "de") -> str:
        return services.start_self_check(self.ctx, actor or self.anna, lang).id

    def answer(self, assessment_id: str, item_id: str, value: object) -> services.Saved:
        """Answer as a page does: with the revision it has shown."""
        shown = self.view(assessment_id).revisions.get(item_id, 0)
        done = services.record_answer(self.ctx, self.anna, assessment_id, item_id, value, shown)
        assert isinstance(done, services.Saved)
        return done

    def view(self, assessment_id: str) -> AssessmentView:
        return services.get_self_check(self.ctx, self.anna, assessment_id)

    def answered(self) -> str:
        """A self-check of Anna's with all answers."""
        assessment_id = self.start()
        for item_id, value in self.answers.items():
            self.answer(assessment_id, item_id, value)
        return assessment_id

    def finished(self) -> str:
        """A self-check of Anna's with a result."""
        assessment_id = self.answered()
        services.finish_check(self.ctx, self.anna, assessment_id)
        return assessment_id

    def with_content(self, content: Content) -> "Installation":
        return replace(self, ctx=replace(self.ctx, content=content))


def install(opened: Store) -> Installation:
    """An installation on a database, with a clock at noon and counted ids."""
    clock, numbers = Clock(), count(1)
    ctx = Context(
        store=opened,
        content=load_content(),
        secret=bytes(range(32)),
        clock=clock,
        new_id=lambda: f"id-{next(numbers)}",
        new_token=lambda: f"token-{next(numbers):040d}",
    )
    return Installation(ctx, clock, visitor(ctx, "anna"), visitor(ctx, "ben"))


@pytest.fixture
def house(store: Store) -> Installation:
    """An installation on each kind of database."""
    return install(store)


@pytest.fixture
def file_house(sqlite_store: Store) -> Installation:
    """An installation on a SQLite file."""
    return install(sqlite_store)
