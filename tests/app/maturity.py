"""A visitor's file with maturity answers, made through the services, and its pages."""

from dataclasses import dataclass

from aiops_model import services
from aiops_model.services import Actor, Context, maturity
from aiops_model.services.maturity import MaturityView
from tests.app.visit import Visit
from web import process

PAGES = ("assessment", "maturity", "targets", "compare")
STEPS = {"managed": "most", "scaled": "some", "strategic": "none"}
"""What a typical company answers to the items of a level."""


@dataclass(frozen=True)
class File:
    """The visitor's other window on the same file."""

    ctx: Context
    actor: Actor
    id: str

    def view(self) -> MaturityView:
        return maturity.open_maturity(self.ctx, self.actor, self.id)

    def vote(self, item: str, value: str, person: str | None = None) -> None:
        view = self.view()
        seen = view.vote(item, person or view.me)
        revision = seen.revision if seen else 0
        maturity.record_vote(self.ctx, self.actor, self.id, person, item, value, None, revision)

    def answer(self, count: int) -> "File":
        """The first so many items, level by level."""
        items = sorted(self.ctx.content.maturity.item.values(), key=lambda item: item.id[-1])
        for item in items[:count]:
            self.vote(item.id, STEPS[item.level])
        return self

    def colleague(self, name: str = "Werkleitung") -> str:
        """Someone else who answers; their id."""
        view = maturity.add_respondent(self.ctx, self.actor, self.id, name, "operations")
        return view.respondents[-1].id


def begin(visit: Visit, cookies: dict[str, str]) -> File:
    """A file without an answer, which the visit finds by its cookie."""
    visit.open("start")
    ctx = process.context()
    actor = services.visitor(ctx, cookies["visit"])
    return File(ctx, actor, maturity.start_maturity(ctx, actor, "de").id)


def unfold(visit: Visit, key: str) -> Visit:
    """Open what is folded and drawn on demand."""
    visit.app.session_state[key] = True
    visit.app.run()
    return visit
