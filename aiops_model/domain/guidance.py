"""Rules over answers: which texts apply to a company, decided by its answers alone.

A rule's condition is a mapping item -> allowed answers. It holds when every listed item has one of
the listed answers; an empty condition always holds. Rules are content (`data/instrument`), this is
all the machinery they need.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from aiops_model.domain.self_check import AnswerValue

Condition = Mapping[str, Sequence[str]]


class Rule(Protocol):
    """Anything that applies under a condition."""

    @property
    def when(self) -> Condition: ...


R = TypeVar("R", bound=Rule)


def matches(when: Condition, answers: Mapping[str, AnswerValue | None]) -> bool:
    """Whether every item of the condition has one of its allowed answers.

    An unanswered item, and an exact number where bands are listed, never match: the caller passes
    bands (`banded`) for rules that speak of size or money.
    """
    return all(answers.get(item) in allowed for item, allowed in when.items())


def first_match(rules: Iterable[R], answers: Mapping[str, AnswerValue | None]) -> R | None:
    """The first rule that applies; order in content is priority."""
    return next((r for r in rules if matches(r.when, answers)), None)


def all_matches(rules: Iterable[R], answers: Mapping[str, AnswerValue | None]) -> tuple[R, ...]:
    """Every rule that applies, in the order of content."""
    return tuple(r for r in rules if matches(r.when, answers))
