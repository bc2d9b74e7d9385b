"""Proposals: what a person's workshop choices and the self-check suggest for open items."""

from dataclasses import dataclass
from typing import Literal

from aiops_model.content import Content
from aiops_model.content.maturity import MaturityContent
from aiops_model.domain.banding import banded
from aiops_model.domain.maturity.proposals import ProposalRule, proposals
from aiops_model.services.maturity.views import MaturityView
from aiops_model.store.maturity_tables import DONT_KNOW


@dataclass(frozen=True)
class Proposal:
    """A step for an item that this person has not answered; it counts only once confirmed.

    A workshop choice counts for its items as it is; confirming makes it an answer of its own.
    """

    item_id: str
    value: str
    source: Literal["workshop", "self_check"]
    rule: str = ""
    """Of the self-check: the rule whose text gives the reason."""


RULES: tuple[ProposalRule, ...] = ()


def proposals_for(
    content: Content, view: MaturityView, respondent_id: str | None
) -> tuple[Proposal, ...]:
    """What is proposed to this person, in the order of the items; a workshop choice goes first."""
    who = respondent_id or view.me or ""
    answered = {item for item, person in view.votes if person == who}
    answered |= {item for item, record in view.items.items() if record.left_out}
    found = {row.item_id: row for row in _from_self_check(content, view, answered)}
    found |= {row.item_id: row for row in _from_workshop(content.maturity, view, who, answered)}
    return tuple(found[item] for item in content.maturity.item if item in found)


def proposed_steps(content: Content, view: MaturityView, respondent_id: str) -> dict[str, str]:
    """Item -> proposed step."""
    return {row.item_id: row.value for row in proposals_for(content, view, respondent_id)}


def expanded(content: MaturityContent, capability_id: str, level: str) -> dict[str, float]:
    """Item -> value that a choice for the whole capability stands for: all up to the level."""
    levels = content.instrument.levels
    reached = levels.index(level)
    lowest, highest = min(content.value.values()), max(content.value.values())
    return {
        item.id: highest if levels.index(item.level) <= reached else lowest
        for item in content.capability[capability_id].items
    }


def _from_workshop(
    content: MaturityContent, view: MaturityView, who: str, answered: set[str]
) -> list[Proposal]:
    step = {value: step for step, value in content.value.items()}
    return [
        Proposal(item_id, step[value], "workshop")
        for capability_id in content.capability
        if (vote := view.vote(capability_id, who)) is not None
        and vote.value in content.instrument.levels
        and vote.value != DONT_KNOW
        for item_id, value in expanded(content, capability_id, vote.value).items()
        if item_id not in answered
    ]


def _from_self_check(content: Content, view: MaturityView, answered: set[str]) -> list[Proposal]:
    step = {value: step for step, value in content.maturity.value.items()}
    return [
        Proposal(row.item, step[row.value], "self_check", row.rule)
        for row in proposals(banded(view.self_check, content.euro), answered, RULES)
        if row.value in step
    ]
