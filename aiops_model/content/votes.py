"""The answers of an assessment: votes on items, and workshop choices for whole capabilities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aiops_model.content.json_reading import day_at, list_at, object_at, one_of, text_at
from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.answers import Special, Vote
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.workshop import Choice, expand

ANSWER_KEYS = ("item", "respondent", "group", "value", "confidence", "evidence")
DONT_KNOW: Special = "dont_know"
NOT_APPLICABLE: Special = "not_applicable"
CONFIDENCE = (1, 2, 3)
LONGEST_NAME = 120
"""Characters of a respondent's id."""


@dataclass(frozen=True)
class _Who:
    """What an answer says besides its value."""

    respondent: str
    group: str
    confidence: int | None
    evidence: bool
    until: date | None


def read_votes(data: object, model: Model, groups: Sequence[str]) -> tuple[Vote, ...]:
    """Every answer as votes on items; a choice for a capability stands for its items.

    Raises Refusal with the path of the offending field (see `read_assessment`).
    """
    votes: list[Vote] = []
    choices: list[Choice] = []
    taken: set[tuple[str, str]] = set()
    group_of: dict[str, str] = {}
    asked = (*model.item, *(capability.id for capability in model.capabilities))
    for number, data_row in enumerate(list_at(data, "answers")):
        path = f"answers[{number}]"
        row = object_at(data_row, path, ANSWER_KEYS)
        for key in ("item", "value"):
            if row.get(key) is None:
                raise Refusal("incomplete", f"{path}.{key}", open=1)
        item = one_of(row["item"], f"{path}.item", asked)
        who = _who(row, path, groups)
        if (item, who.respondent) in taken:
            raise Refusal("duplicate_vote", path, item=item, entered=who.respondent)
        taken.add((item, who.respondent))
        known = group_of.get(who.respondent) or who.group
        if who.group and known != who.group:
            raise Refusal("two_groups", f"{path}.group", entered=who.group, known=known)
        group_of[who.respondent] = known
        if item in model.item:
            votes.append(_vote(item, _value(row["value"], f"{path}.value", item, model), who))
        else:
            choices.append(_choice(item, row["value"], f"{path}.value", model, who))
    return tuple(
        replace(vote, group=group_of[vote.respondent]) for vote in expand(model, choices, votes)
    )


def _who(row: Mapping[str, object], path: str, groups: Sequence[str]) -> _Who:
    group, confidence, evidence = row.get("group"), row.get("confidence"), row.get("evidence")
    until = None
    if evidence is not None:
        until = object_at(evidence, f"{path}.evidence", ("valid_until",)).get("valid_until")
    if confidence is not None:
        confidence = one_of(confidence, f"{path}.confidence", CONFIDENCE)
    return _Who(
        respondent=text_at(row.get("respondent"), f"{path}.respondent", LONGEST_NAME),
        group="" if group is None else one_of(group, f"{path}.group", groups),
        confidence=confidence,
        evidence=evidence is not None,
        until=None if until is None else day_at(until, f"{path}.evidence.valid_until"),
    )


def _vote(item: str, value: float | Special, who: _Who) -> Vote:
    return Vote(
        item=item,
        respondent=who.respondent,
        value=value,
        group=who.group,
        confidence=who.confidence,
        evidence_until=who.until,
        evidence=who.evidence,
    )


def _choice(capability: str, value: object, path: str, model: Model, who: _Who) -> Choice:
    """A level for the whole capability; what proves it is said item by item."""
    level = one_of(value, path, (*model.levels, DONT_KNOW))
    if who.evidence:
        raise Refusal("evidence_of_items", path.removesuffix("value") + "evidence", item=capability)
    return Choice(capability, who.respondent, level, who.group, who.confidence)


def _value(value: object, path: str, item: str, model: Model) -> float | Special:
    if value == DONT_KNOW:
        return DONT_KNOW
    if value != NOT_APPLICABLE:
        return step_at(value, path, model, (DONT_KNOW, NOT_APPLICABLE))
    if not model.item[item].may_be_left_out:
        raise Refusal("left_out_not_allowed", path, item=item)
    return NOT_APPLICABLE


def step_at(value: object, path: str, model: Model, others: Sequence[str] = ()) -> float:
    """A value of the scale. Raises Refusal("unknown_option")."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value in model.scale:
        return float(value)
    raise Refusal("unknown_option", path, entered=value, options=[*model.scale, *others])
