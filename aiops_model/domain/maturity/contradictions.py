"""Answers that do not go together: pointed out to the reader, changing no level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aiops_model.domain.guidance import Condition as When
from aiops_model.domain.guidance import matches
from aiops_model.domain.maturity.answers import Fact
from aiops_model.domain.maturity.conditions import all_hold, condition_holds, condition_trigger
from aiops_model.domain.maturity.result import ItemState, Trigger
from aiops_model.domain.maturity.rules import Condition
from aiops_model.domain.self_check import AnswerValue


@dataclass(frozen=True)
class ContradictionRule:
    """Holds when the self-check answers fit `when` and every condition holds for certain."""

    id: str
    all_of: tuple[Condition, ...]
    when: When = field(default_factory=dict)


@dataclass(frozen=True)
class ContradictionRules:
    """Named pairs, and the generic rule on practices that build on each other."""

    rules: tuple[ContradictionRule, ...] = ()
    order: str = ""
    """Id of the generic rule."""
    ordered: tuple[tuple[str, str], ...] = ()
    """Items of one capability, the lower one first, of levels next to each other."""
    least_gap: float = 1.0
    """The higher item must be better by so much, in scale units."""


@dataclass(frozen=True)
class Contradiction:
    """What does not go together: answers and facts, and questions of the self-check."""

    id: str
    triggers: tuple[Trigger, ...]
    """For the generic rule the lower item, then the higher one."""
    self_check: tuple[str, ...] = ()
    """Items of the self-check whose answers take part."""


def contradictions(
    states: Mapping[str, ItemState],
    facts: Mapping[str, Fact],
    self_check_answers: Mapping[str, AnswerValue],
    rules: ContradictionRules,
) -> tuple[Contradiction, ...]:
    """Every contradiction among the given answers, in the order of content, the generic ones last.

    Open answers, don't-knows and items that do not apply contradict nothing. A pair of items that
    a named rule speaks of is not repeated by the generic one. Exact numbers of the self-check are
    given as bands (`banded`).
    """
    found = [
        Contradiction(
            id=rule.id,
            triggers=tuple(condition_trigger(c, states, facts) for c in rule.all_of),
            self_check=tuple(rule.when),
        )
        for rule in rules.rules
        if matches(rule.when, self_check_answers)
        and all_hold(condition_holds(c, states, facts) for c in rule.all_of) is True
    ]
    named = {frozenset(t.item for t in row.triggers if t.item) for row in found}
    found += [
        Contradiction(id=rules.order, triggers=tuple(_stands(states, item) for item in pair))
        for pair in rules.ordered
        if frozenset(pair) not in named and _out_of_order(states, pair, rules.least_gap)
    ]
    return tuple(found)


def _stands(states: Mapping[str, ItemState], item: str) -> Trigger:
    return condition_trigger(Condition(item=item), states, {})


def _out_of_order(states: Mapping[str, ItemState], pair: Sequence[str], least_gap: float) -> bool:
    lower, higher = (states.get(item) for item in pair)
    if lower is None or higher is None or lower.value is None or higher.value is None:
        return False
    return higher.value - lower.value >= least_gap
