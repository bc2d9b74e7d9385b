"""An assessment as scripts give it: one JSON object, checked against a model."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, get_args

from aiops_model.content.content import Content
from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.answers import Assessment, Fact, Vote
from aiops_model.domain.maturity.model import Model

T = TypeVar("T")

KEYS = ("answers", "targets", "baseline", "as_of", "facts", "consensus")
ANSWER_KEYS = ("item", "respondent", "group", "value", "confidence", "evidence")
DONT_KNOW, NOT_APPLICABLE = "dont_know", "not_applicable"
CONFIDENCE = (1, 2, 3)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST_NAME = 120
"""Characters of a respondent's id."""


@dataclass(frozen=True)
class Asked:
    """What an assessment is checked against."""

    model: Model
    groups: tuple[str, ...]
    """Ids of the groups of respondents."""
    facts: tuple[str, ...]
    """Ids of the yes-or-no facts; empty for other models."""
    day: date
    """Stands for `as_of` where no date depends on it."""


def asked_of(content: Content, model: Model | None = None) -> Asked:
    """What assessments of the content's own instrument, or of another model, are checked against.

    Groups of respondents are the same for all models; facts belong to our own instrument.
    """
    maturity = content.maturity
    facts = (fact.id for fact in maturity.instrument.facts if fact.kind == "yes_no")
    return Asked(
        model=maturity.model if model is None else model,
        groups=tuple(maturity.instrument.groups),
        facts=tuple(facts) if model is None else (),
        day=content.checked_on,
    )


def read_assessment(data: object, asked: Asked) -> Assessment:
    """The typed assessment of a JSON object (`assessment_schema` describes it).

    Raises Refusal with the path of the offending field ("answers[3].value"): "not_an_object",
    "not_a_list", "unknown_item", "unknown_option", "incomplete", "not_a_number", "out_of_range",
    "not_text", "text_too_long", "not_a_date", "as_of_missing", "duplicate_vote", "two_groups",
    "not_applicable_here".
    """
    given = _object(data, "", KEYS)
    if "answers" not in given:
        raise Refusal("incomplete", "answers", open=1)
    as_of = None if given.get("as_of") is None else _date(given["as_of"], "as_of")
    votes = tuple(_votes(given["answers"], asked))
    if as_of is None:
        _refuse_dates(votes)
    left_out = frozenset(vote.item for vote in votes if vote.value == NOT_APPLICABLE)
    capabilities = tuple(row.id for row in asked.model.capabilities)
    items = tuple(item.id for item in asked.model.items)
    index = _index_of(asked.model)
    return Assessment(
        votes=tuple(vote for vote in votes if vote.value != NOT_APPLICABLE),
        as_of=as_of or asked.day,
        consensus=_table(given, "consensus", items, _step_of(asked.model)),
        left_out=left_out,
        facts={**_not_known_of(asked.model), **_table(given, "facts", asked.facts, _fact)},
        targets=_table(given, "targets", capabilities, index),
        baseline=_table(given, "baseline", capabilities, index),
    )


# --------------------------------------------------------------------------------- the answers
def _votes(data: object, asked: Asked) -> Iterator[Vote]:
    rows = _list(data, "answers")
    taken: set[tuple[str, str]] = set()
    group_of: dict[str, str] = {}
    for number, row in enumerate(rows):
        path = f"answers[{number}]"
        vote = _vote(_object(row, path, ANSWER_KEYS), path, asked)
        if (vote.item, vote.respondent) in taken:
            raise Refusal("duplicate_vote", path, item=vote.item, entered=vote.respondent)
        taken.add((vote.item, vote.respondent))
        known = group_of.setdefault(vote.respondent, vote.group)
        if known and vote.group and known != vote.group:
            raise Refusal("two_groups", f"{path}.group", entered=vote.group, known=known)
        group_of[vote.respondent] = known or vote.group
        yield vote


def _vote(row: Mapping[str, object], path: str, asked: Asked) -> Vote:
    for key in ("item", "value"):
        if row.get(key) is None:
            raise Refusal("incomplete", f"{path}.{key}", open=1)
    items = asked.model.item
    item = _one_of(row["item"], f"{path}.item", tuple(items))
    value = _value(row["value"], f"{path}.value", asked.model)
    if value == NOT_APPLICABLE and not items[item].may_be_left_out:
        raise Refusal("not_applicable_here", f"{path}.value", item=item)
    group, confidence = row.get("group"), row.get("confidence")
    if confidence is not None:
        confidence = _one_of(confidence, f"{path}.confidence", CONFIDENCE)
    evidence = row.get("evidence")
    until = None
    if evidence is not None:
        until = _object(evidence, f"{path}.evidence", ("valid_until",)).get("valid_until")
    return Vote(
        item=item,
        respondent=_name(row.get("respondent"), f"{path}.respondent"),
        value=value,
        group="" if group is None else _one_of(group, f"{path}.group", asked.groups),
        confidence=confidence,
        evidence_until=None if until is None else _date(until, f"{path}.evidence.valid_until"),
        evidence=evidence is not None,
    )


def _refuse_dates(votes: Sequence[Vote]) -> None:
    """Which evidence is still valid depends on the day the result is for."""
    for number, vote in enumerate(votes):
        if vote.evidence_until is not None:
            raise Refusal("as_of_missing", "as_of", entered=f"answers[{number}]")


# ---------------------------------------------------------------------------------- the values
def _value(value: object, path: str, model: Model) -> Any:
    if isinstance(value, str) and value in (DONT_KNOW, NOT_APPLICABLE):
        return value
    return _step(value, path, model, (DONT_KNOW, NOT_APPLICABLE))


def _step(value: object, path: str, model: Model, others: tuple[str, ...] = ()) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and value in model.scale:
        return float(value)
    raise Refusal("unknown_option", path, entered=value, options=[*model.scale, *others])


def _step_of(model: Model) -> Callable[[object, str], float]:
    return lambda value, path: _step(value, path, model)


def _index_of(model: Model) -> Callable[[object, str], float]:
    low, high = index_limits(model)

    def read(value: object, path: str) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or math.isnan(value):
            raise Refusal("not_a_number", path, entered=value, min=low, max=high)
        if not low <= value <= high:
            raise Refusal("out_of_range", path, entered=value, min=low, max=high)
        return float(value)

    return read


def index_limits(model: Model) -> tuple[float, float]:
    """Lowest and highest index: levels with gates, else the scale, summed over the levels."""
    if model.gates:
        return 1.0, float(model.top)
    levels = model.top - 1 if model.roll_up == "sum_over_levels" else 1
    return model.scale[0] * levels, model.scale[-1] * levels


def _not_known_of(model: Model) -> dict[str, Fact]:
    """A fact of a hard stop that nobody mentions does not hold; "unknown" must be said."""
    facts = {fact for stop in model.stops for fact in (*stop.facts, stop.only_if) if fact}
    return dict.fromkeys(sorted(facts), "no")


def _fact(value: object, path: str) -> Fact:
    return _one_of(value, path, get_args(Fact))


# ----------------------------------------------------------------------------------- the shapes
def _object(data: object, path: str, keys: tuple[str, ...]) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise Refusal("not_an_object", path, entered=type(data).__name__)
    for key in data:
        if key not in keys:
            raise Refusal("unknown_item", _below(path, str(key)), options=list(keys))
    return data


def _list(data: object, path: str) -> Sequence[object]:
    if not isinstance(data, list | tuple):
        raise Refusal("not_a_list", path, entered=type(data).__name__)
    return data


def _table(
    given: Mapping[str, object],
    name: str,
    keys: tuple[str, ...],
    read: Callable[[object, str], T],
) -> dict[str, T]:
    """A part of the input that maps known ids to values; an absent part and null say nothing."""
    rows = given.get(name)
    if rows is None:
        return {}
    known = _object(rows, name, keys)
    return {key: read(value, _below(name, key)) for key, value in known.items()}


def _one_of(value: object, path: str, options: tuple[T, ...]) -> T:
    for option in options:
        if value == option and type(value) is type(option):
            return option
    raise Refusal("unknown_option", path, entered=value, options=list(options))


def _name(value: object, path: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refusal("not_text", path, entered=value)
    if len(value) > LONGEST_NAME:
        raise Refusal("text_too_long", path, max=LONGEST_NAME)
    return value


def _date(value: object, path: str) -> date:
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Refusal("not_a_date", path, entered=value)


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
