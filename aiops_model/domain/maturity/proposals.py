"""What the self-check says about items: proposals, which count only when a person confirms them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aiops_model.domain.guidance import Condition as When
from aiops_model.domain.guidance import all_matches
from aiops_model.domain.self_check import AnswerValue


@dataclass(frozen=True)
class ProposalRule:
    """Answers to the self-check, and the item values they carry."""

    id: str
    when: When
    values: Mapping[str, float]


@dataclass(frozen=True)
class Proposed:
    """A value to confirm; `rule` gives the reason."""

    item: str
    value: float
    rule: str


def proposals(
    self_check_answers: Mapping[str, AnswerValue],
    votes: Collection[str],
    rules: Sequence[ProposalRule],
) -> tuple[Proposed, ...]:
    """Proposed item values, in the order of content; the first rule on an item wins.

    votes: ids of the items that have an answer already, also "don't know": for these nothing is
    proposed, so that nothing confirmed is overwritten.
    """
    found: dict[str, Proposed] = {}
    for rule in all_matches(rules, self_check_answers):
        for item, value in rule.values.items():
            if item not in votes and item not in found:
                found[item] = Proposed(item, value, rule.id)
    return tuple(found.values())
