"""Proposals: what workshop choices, duties and the self-check suggest for open items."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aiops_model.content import Content
from aiops_model.domain.banding import banded
from aiops_model.domain.maturity import Choice, expand
from aiops_model.domain.maturity.proposals import proposals
from aiops_model.services.maturity.views import MaturityView


@dataclass(frozen=True)
class Proposal:
    """A step for an item that this person has not answered; it counts only once confirmed.

    A workshop choice counts for its items as it is; confirming makes it an answer of its own.
    """

    item_id: str
    value: str
    source: Literal["workshop", "duty", "self_check"]
    rule: str = ""
    """Of the self-check: the rule whose text gives the reason."""
    duties: tuple[str, ...] = ()
    """Of duties: those whose evidence levels give the reason."""


def proposals_for(
    content: Content, view: MaturityView, respondent_id: str | None
) -> tuple[Proposal, ...]:
    """What is proposed to this person, in the order of the items.

    A workshop choice goes first, then what duties of the AI Act show, then the self-check.
    """
    who = respondent_id or view.me or ""
    answered = {item for item, person in view.votes if person == who}
    answered |= {item for item, record in view.items.items() if record.left_out}
    if answered.issuperset(content.maturity.item):
        return ()
    found = {row.item_id: row for row in _from_self_check(content, view, answered)}
    found |= {row.item_id: row for row in _from_duties(content, view)}
    found |= {row.item_id: row for row in _from_workshop(content, view, who)}
    items = (item for item in content.maturity.item if item in found and item not in answered)
    return tuple(found[item] for item in items)


def proposed_steps(content: Content, view: MaturityView, respondent_id: str) -> dict[str, str]:
    """Item -> proposed step."""
    return {row.item_id: row.value for row in proposals_for(content, view, respondent_id)}


def _from_workshop(content: Content, view: MaturityView, who: str) -> Iterator[Proposal]:
    model = content.maturity.model
    step = {value: step for step, value in content.maturity.value.items()}
    choices = [
        Choice(capability.id, who, vote.value)
        for capability in model.capabilities
        if (vote := view.vote(capability.id, who)) is not None and vote.value in model.levels
    ]
    for stands_for in expand(model, choices):
        if not isinstance(stands_for.value, str) and stands_for.value in step:
            yield Proposal(stands_for.item, step[stands_for.value], "workshop")


def _from_duties(content: Content, view: MaturityView) -> Iterator[Proposal]:
    step = {value: step for step, value in content.maturity.value.items()}
    for row in view.register_values:
        if row.value in step:
            yield Proposal(row.item, step[row.value], "duty", duties=row.duties)


def _from_self_check(
    content: Content, view: MaturityView, answered: set[str]
) -> Iterator[Proposal]:
    step = {value: step for step, value in content.maturity.value.items()}
    rules = content.maturity.beside.proposal_rules
    for row in proposals(banded(view.self_check, content.euro), answered, rules):
        if row.value in step:
            yield Proposal(row.item, step[row.value], "self_check", row.rule)
