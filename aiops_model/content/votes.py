"""The answers of an assessment: votes on items, and workshop choices for whole capabilities."""

from collections.abc import Iterator, Mapping, Sequence

from aiops_model.content.json_reading import day_at, list_at, object_at, one_of, text_at
from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.answers import Special, Vote
from aiops_model.domain.maturity.model import Model

ANSWER_KEYS = ("item", "respondent", "group", "value", "confidence", "evidence")
DONT_KNOW: Special = "dont_know"
NOT_APPLICABLE: Special = "not_applicable"
CONFIDENCE = (1, 2, 3)
LONGEST_NAME = 120
"""Characters of a respondent's id."""


def read_votes(data: object, model: Model, groups: Sequence[str]) -> tuple[Vote, ...]:
    """Every answer as votes on items; a choice for a capability stands for its items.

    A person's own vote on an item wins over their choice for its capability. Raises Refusal with
    the path of the offending field (see `read_assessment`).
    """
    votes: dict[tuple[str, str], Vote] = {}
    group_of: dict[str, str] = {}
    for number, row in enumerate(list_at(data, "answers")):
        path = f"answers[{number}]"
        vote = _vote(object_at(row, path, ANSWER_KEYS), path, model, groups)
        if (vote.item, vote.respondent) in votes:
            raise Refusal("duplicate_vote", path, item=vote.item, entered=vote.respondent)
        votes[vote.item, vote.respondent] = vote
        known = group_of.setdefault(vote.respondent, vote.group) or vote.group
        if vote.group and known != vote.group:
            raise Refusal("two_groups", f"{path}.group", entered=vote.group, known=known)
        group_of[vote.respondent] = known
    return tuple(_expanded(votes, model, group_of))


def _expanded(
    votes: Mapping[tuple[str, str], Vote], model: Model, group_of: Mapping[str, str]
) -> Iterator[Vote]:
    """The votes on items, then what choices stand for where there is no vote."""
    items = {row.id: row.items for row in model.capabilities}
    for vote in votes.values():
        group = group_of[vote.respondent]
        for item in items.get(vote.item, ()):
            if (item, vote.respondent) not in votes:
                yield _replaced(vote, item, group, _stands_for(vote, item, model), vote.choice)
        if vote.item not in items:
            yield _replaced(vote, vote.item, group, vote.value, None)


def _replaced(
    vote: Vote, item: str, group: str, value: float | Special, choice: int | None
) -> Vote:
    return Vote(
        item=item,
        respondent=vote.respondent,
        value=value,
        group=group,
        confidence=vote.confidence,
        evidence_until=vote.evidence_until,
        evidence=vote.evidence,
        choice=choice,
    )


def _stands_for(vote: Vote, item: str, model: Model) -> float | Special:
    """All of the scale up to the chosen level, nothing of it above."""
    if vote.choice is None:
        return DONT_KNOW
    return model.scale[-1] if model.item[item].level <= vote.choice else model.scale[0]


def _vote(row: Mapping[str, object], path: str, model: Model, groups: Sequence[str]) -> Vote:
    for key in ("item", "value"):
        if row.get(key) is None:
            raise Refusal("incomplete", f"{path}.{key}", open=1)
    capabilities = tuple(capability.id for capability in model.capabilities)
    item = one_of(row["item"], f"{path}.item", (*model.item, *capabilities))
    value, choice = _value(row["value"], f"{path}.value", item, model)
    group, confidence = row.get("group"), row.get("confidence")
    evidence, until = row.get("evidence"), None
    if evidence is not None:
        until = object_at(evidence, f"{path}.evidence", ("valid_until",)).get("valid_until")
    return Vote(
        item=item,
        respondent=text_at(row.get("respondent"), f"{path}.respondent", LONGEST_NAME),
        value=value,
        group="" if group is None else one_of(group, f"{path}.group", groups),
        confidence=None
        if confidence is None
        else one_of(confidence, f"{path}.confidence", CONFIDENCE),
        evidence_until=None if until is None else day_at(until, f"{path}.evidence.valid_until"),
        evidence=evidence is not None,
        choice=choice,
    )


def _value(value: object, path: str, item: str, model: Model) -> tuple[float | Special, int | None]:
    """The value of an item, or the number of the level chosen for a capability."""
    if value == DONT_KNOW:
        return DONT_KNOW, None
    if item not in model.item:
        level = one_of(value, path, (*model.levels, DONT_KNOW))
        return model.scale[0], model.levels.index(level) + 1
    if value == NOT_APPLICABLE:
        if not model.item[item].may_be_left_out:
            raise Refusal("left_out_not_allowed", path, item=item)
        return NOT_APPLICABLE, None
    return step_at(value, path, model, (DONT_KNOW, NOT_APPLICABLE)), None


def step_at(value: object, path: str, model: Model, others: Sequence[str] = ()) -> float:
    """A value of the scale. Raises Refusal("unknown_option")."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value in model.scale:
        return float(value)
    raise Refusal("unknown_option", path, entered=value, options=[*model.scale, *others])
