"""An assessment as scripts give it: one JSON object, checked against a model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from aiops_model.content.content import Content
from aiops_model.content.json_reading import (
    count_at,
    day_at,
    number_at,
    object_at,
    one_of,
    table_at,
)
from aiops_model.content.votes import NOT_APPLICABLE, read_votes, step_at
from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.answers import Assessment, Fact
from aiops_model.domain.maturity.initiatives import CountedFactRule, counted_facts
from aiops_model.domain.maturity.model import Model

KEYS = ("answers", "targets", "baseline", "as_of", "facts", "consensus")


@dataclass(frozen=True)
class Asked:
    """What an assessment is checked against."""

    model: Model
    groups: tuple[str, ...]
    """Ids of the groups of respondents."""
    day: date
    """Stands for `as_of` where no date depends on it."""
    facts: tuple[str, ...] = ()
    """Ids of the yes-or-no facts; none for other models."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Ids of the facts that are numbers, with their maximum."""
    counted: tuple[CountedFactRule, ...] = ()
    """Yes-or-no facts that follow from numbers."""


def asked_of(content: Content, model: Model | None = None) -> Asked:
    """What assessments of the content's own instrument, or of another model, are checked against.

    Groups of respondents are the same for all models; facts belong to our own instrument.
    """
    maturity = content.maturity
    groups = tuple(maturity.instrument.groups)
    if model is not None:
        return Asked(model, groups, content.checked_on)
    facts = maturity.instrument.facts
    return Asked(
        model=maturity.model,
        groups=groups,
        day=content.checked_on,
        facts=tuple(fact.id for fact in facts if fact.kind == "yes_no"),
        counts={fact.id: fact.maximum for fact in facts if fact.maximum is not None},
        counted=maturity.beside.counted_fact_rules,
    )


def read_assessment(data: object, asked: Asked) -> Assessment:
    """The typed assessment of a JSON object (`assessment_schema` describes it).

    Raises Refusal with the path of the offending field ("answers[3].value"): "not_an_object",
    "not_a_list", "unknown_item", "unknown_option", "incomplete", "not_a_number", "not_whole",
    "out_of_range", "not_text", "text_too_long", "not_a_date", "as_of_missing", "duplicate_vote",
    "two_groups", "left_out_not_allowed", "evidence_of_items".
    """
    model = asked.model
    given = object_at(data, "", KEYS)
    if "answers" not in given:
        raise Refusal("incomplete", "answers", open=1)
    votes = read_votes(given["answers"], model, asked.groups)
    as_of = None if given.get("as_of") is None else day_at(given["as_of"], "as_of")
    ending = next((vote.item for vote in votes if vote.evidence_until is not None), None)
    if as_of is None and ending is not None:
        raise Refusal("as_of_missing", "as_of", item=ending)
    capabilities = [row.id for row in model.capabilities]
    low, high = model.index_limits
    return Assessment(
        votes=tuple(vote for vote in votes if vote.value != NOT_APPLICABLE),
        as_of=as_of or asked.day,
        consensus=table_at(
            given, "consensus", tuple(model.item), lambda v, path: step_at(v, path, model)
        ),
        left_out=frozenset(vote.item for vote in votes if vote.value == NOT_APPLICABLE),
        facts=_facts(given, asked),
        targets=table_at(
            given, "targets", capabilities, lambda v, path: number_at(v, path, low, high)
        ),
        baseline=table_at(
            given, "baseline", capabilities, lambda v, path: number_at(v, path, low, high)
        ),
    )


def _facts(given: Mapping[str, object], asked: Asked) -> dict[str, Fact]:
    """Facts as given, those that follow from numbers, and "no" for stops nobody speaks of.

    A fact of a hard stop that is not mentioned does not hold; that it is unknown must be said.
    """

    def read(value: object, path: str) -> Fact | int:
        most = asked.counts.get(path.removeprefix("facts."))
        return one_of(value, path, get_args(Fact)) if most is None else count_at(value, path, most)

    rows = table_at(given, "facts", (*asked.facts, *asked.counts), read)
    counts = {key: value for key, value in rows.items() if isinstance(value, int)}
    stops = {fact for stop in asked.model.stops for fact in (*stop.facts, stop.only_if) if fact}
    silent: dict[str, Fact] = dict.fromkeys(sorted(stops), "no")
    said = {key: value for key, value in rows.items() if not isinstance(value, int)}
    return {**silent, **counted_facts(counts, asked.counted), **said}
