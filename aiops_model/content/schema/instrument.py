"""The maturity instrument: scale, levels, gates, layers; capabilities with their items."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiops_model.content.schema.base import Frozen, Id, Sentence, Status, Text, When

LevelId = Literal["managed", "scaled", "strategic"]
AnyLevelId = Literal["pilot", "managed", "scaled", "strategic"]
Group = Literal["leadership", "operations", "technology", "compliance", "finance"]
"""Groups of respondents; an item says who can answer it best."""
Percent = Annotated[float, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]


class ShortName(Text):
    """A name of one word for a field of the heat map (13 characters)."""

    de: Annotated[Sentence, Field(max_length=13)]
    en: Annotated[Sentence, Field(max_length=13)]


class ScaleStep(Frozen):
    """One answer of the scale, in words of coverage."""

    id: Id
    value: Share
    name: Text
    meaning: Text


class LayerText(Frozen):
    """One of the four layers."""

    id: Id
    name: Text
    text: Text
    capabilities: Annotated[tuple[str, ...], Field(min_length=1)]


class Stop(Frozen):
    """A hard stop: what caps the level whatever else holds."""

    id: Id
    name: Text
    reason: Text
    cap: AnyLevelId
    items: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    only_if: str = ""
    red_flag: bool = False


class ScoringLimits(Frozen):
    """Thresholds of the rules; our design decisions."""

    hard_stop_below: Share
    provisional_share: Share
    least_answered: Share
    tolerance: Annotated[float, Field(gt=0, lt=0.01)]
    divided_steps: Annotated[int, Field(ge=1)]
    agreement_unit: Annotated[float, Field(gt=0)]
    workshop_agreement_unit: Annotated[float, Field(gt=0)]
    smallest_group: Annotated[int, Field(ge=2)]
    weight_swing: Share


class FactOption(Frozen):
    """One answer to a fact that is a choice."""

    id: Id
    label: Text
    meaning: Text


class FactQuestion(Frozen):
    """A fact beside the items: what the registers will know later, asked once until then."""

    id: Id
    question: Text
    help: Text
    kind: Literal["yes_no", "count", "choice"]
    options: tuple[FactOption, ...] = ()
    """Of a choice."""
    maximum: Annotated[int, Field(ge=1)] | None = None
    """Of a count."""

    @model_validator(mode="after")
    def _limits_fit_the_kind(self) -> Self:
        if (self.kind == "choice") != bool(self.options):
            raise ValueError("options belong to a choice, and a choice needs them")
        if (self.kind == "count") != (self.maximum is not None):
            raise ValueError("a maximum belongs to a count, and a count needs one")
        return self


class Instrument(Frozen):
    """What is asked and how answers become levels."""

    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    checked_on: date
    status: Status
    name: Text
    note: Text
    """That thresholds, caps and weights are our design decisions."""
    scale: Annotated[tuple[ScaleStep, ...], Field(min_length=2)]
    dont_know: Text
    not_applicable: Text
    levels: tuple[AnyLevelId, ...]
    """From the floor up; names and meanings are those of the indicative level."""
    layers: tuple[LayerText, ...]
    gates: Mapping[LevelId, Mapping[LevelId, Percent]]
    weakest_link: Annotated[int, Field(ge=0)]
    stops: tuple[Stop, ...]
    limits: ScoringLimits
    groups: Mapping[Group, Text]
    confidence: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    """Names of guess, know, evidenced."""
    facts: tuple[FactQuestion, ...]
    tags: Mapping[str, Annotated[tuple[Id, ...], Field(min_length=1)]]
    """Subject -> tags an item may carry; lenses and patterns sort by them."""


class ItemEffort(Frozen):
    """Person-days from "none" to "most or all"; our judgement."""

    low: Annotated[float, Field(gt=0)]
    mid: Annotated[float, Field(gt=0)]
    high: Annotated[float, Field(gt=0)]


class DeepItem(Frozen):
    """One observable practice with all that is needed to answer it honestly."""

    id: Annotated[str, Field(pattern=r"^[soqa][1-4]_[mst]$")]
    level: LevelId
    weight: Annotated[float, Field(ge=1, le=3)] = 1.0
    effort: ItemEffort
    question: Text
    why: Text
    criteria: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    """What must hold before "most or all" counts."""
    example: Text
    evidence: Text
    not_applicable: Text | None = None
    """When it may be left out; absent where it never may."""
    tags: Annotated[tuple[str, ...], Field(min_length=1)]
    duties: tuple[str, ...] = ()
    """Ids of the AI Act duties it also answers."""
    ask: Annotated[tuple[Group, ...], Field(min_length=1)]


class WorkshopQuestion(Frozen):
    """One level-described choice for the whole capability."""

    question: Text
    why: Text
    help: Text
    levels: Mapping[AnyLevelId, Text]


class CapabilityText(Frozen):
    """One of the sixteen capabilities, with its workshop question and three items."""

    id: Annotated[str, Field(pattern=r"^[soqa][1-4]$")]
    short: ShortName
    name: Text
    text: Text
    workshop: WorkshopQuestion
    items: Annotated[tuple[DeepItem, ...], Field(min_length=1)]


class Proposal(Frozen):
    """What answers to the self-check suggest for items; a person confirms."""

    id: Id
    when: When
    items: Mapping[str, Share]
    reason: Text


ProposalList = tuple[Proposal, ...]


class DutyTitle(Frozen):
    """One duty of the law by its article, in a line."""

    id: Annotated[str, Field(pattern=r"^[A-Z0-9_]+$")]
    article: Sentence
    title: Text


class DutyIndex(Frozen):
    """The duties items refer to; their full content has files of its own."""

    law_date: date
    status: Status
    checked_on: date
    sources: tuple[str, ...] = ()
    duties: Annotated[tuple[DutyTitle, ...], Field(min_length=1)]
