"""Two self-checks of one company, by two roles, side by side."""

from dataclasses import dataclass

from aiops_model.domain.banding import banded
from aiops_model.domain.indicative import IndicativeLevel, indicative_level
from aiops_model.domain.self_check import ITEMS, AnswerValue, open_items
from aiops_model.services.context import Context
from aiops_model.services.views import AssessmentView, view_assessment
from aiops_model.store import Actor


@dataclass(frozen=True)
class AnswerPair:
    """The two answers to one question; None where there is none."""

    item_id: str
    first: AnswerValue | None
    second: AnswerValue | None

    @property
    def differs(self) -> bool:
        """Whether both answered, and not the same."""
        answered = self.first is not None and self.second is not None
        return answered and self.first != self.second


@dataclass(frozen=True)
class SelfChecks:
    """Two self-checks question by question, each with its indicative level (None: not complete)."""

    first: AssessmentView
    second: AssessmentView
    pairs: tuple[AnswerPair, ...]
    """In the order of the questions; those nobody answered are left out."""
    first_level: IndicativeLevel | None
    second_level: IndicativeLevel | None


def self_checks_side_by_side(
    ctx: Context, actor: Actor, first_id: str, second_id: str
) -> SelfChecks:
    """Two self-checks of this browser. Raises NotFound, for a foreign one as for a missing one.

    Exact numbers are compared as the bands they lie in.
    """
    with ctx.store.read() as session:
        first = view_assessment(ctx, session, actor, first_id)
        second = view_assessment(ctx, session, actor, second_id)
    answers = [banded(check.answers, ctx.content.euro) for check in (first, second)]
    pairs = (AnswerPair(item, *(given.get(item) for given in answers)) for item in ITEMS)
    return SelfChecks(
        first=first,
        second=second,
        pairs=tuple(p for p in pairs if p.first is not None or p.second is not None),
        first_level=_level(ctx, first),
        second_level=_level(ctx, second),
    )


def _level(ctx: Context, check: AssessmentView) -> IndicativeLevel | None:
    if open_items(check.answers):
        return None
    return indicative_level(banded(check.answers, ctx.content.euro), ctx.content.indicative)
