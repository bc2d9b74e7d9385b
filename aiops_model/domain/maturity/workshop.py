"""A workshop choice stands for the items of its capability (depth "workshop").

Whoever chooses a level says that the items up to it are met and those above are not. A vote of
the same person on an item itself wins over the choice. Spread and agreement of items answered by
choices alone are measured in levels: the votes carry the level chosen (`Vote.choice`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.answers import Vote
from aiops_model.domain.maturity.model import Model


@dataclass(frozen=True)
class Choice:
    """One person's choice for a whole capability."""

    capability: str
    respondent: str
    level: str
    """Id of a level of the model, or "dont_know"."""
    group: str = ""
    confidence: int | None = None


def expand(model: Model, choices: Iterable[Choice], votes: Iterable[Vote] = ()) -> tuple[Vote, ...]:
    """The votes, and for every choice one vote on each item its person has not voted on.

    Raises Refusal about the capability: "unknown_item" or "unknown_option" (entered).
    """
    deep = tuple(votes)
    voted = {(vote.item, vote.respondent) for vote in deep}
    items = {capability.id: capability.items for capability in model.capabilities}
    found = list(deep)
    for choice in choices:
        if choice.capability not in items:
            raise Refusal("unknown_item", choice.capability)
        found += [
            _vote(model, choice, item)
            for item in items[choice.capability]
            if (item, choice.respondent) not in voted
        ]
    return tuple(found)


def _vote(model: Model, choice: Choice, item: str) -> Vote:
    """What a choice says about one item."""
    if choice.level == "dont_know":
        return Vote(item, choice.respondent, "dont_know", group=choice.group)
    if choice.level not in model.levels:
        raise Refusal("unknown_option", choice.capability, entered=choice.level)
    level = model.levels.index(choice.level) + 1
    met = model.item[item].level <= level
    return Vote(
        item,
        choice.respondent,
        model.scale[-1] if met else model.scale[0],
        group=choice.group,
        confidence=choice.confidence,
        choice=level,
    )
