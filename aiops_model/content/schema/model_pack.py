"""A model pack: one file that describes another maturity model (see data/instrument/README.md)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from aiops_model.content.schema.base import Frozen, Id, Sentence, Text
from aiops_model.content.schema.instrument import Percent, Share


class PackStep(Frozen):
    """One answer of the scale."""

    value: Annotated[float, Field(ge=0)]
    name: Text


class PackLevel(Frozen):
    """One level; the first is the floor, which needs no item."""

    id: Id
    name: Text


class PackGroup(Frozen):
    """A layer, or a capability as part of one."""

    id: Id
    part_of: Id | None = None
    """The layer; absent for a layer."""
    name: Text


class PackItem(Frozen):
    """One question."""

    id: Id
    capability: Id
    level: Id
    stream: str = ""
    """Column inside the capability, for models with streams."""
    weight: Annotated[float, Field(gt=0)] = 1.0
    effort: Annotated[float, Field(gt=0)] = 1.0
    """Person-days from the lowest to the highest answer."""
    may_be_left_out: bool = False
    """Read with the policy where_marked only."""
    question: Text


class PackStop(Frozen):
    """A hard stop: one of the items below the value caps the whole."""

    id: Id
    name: Text
    cap: Id
    items: Annotated[tuple[Id, ...], Field(min_length=1)]
    below: Annotated[float, Field(gt=0)]


class PackLimits(Frozen):
    """Limits that differ from those of the instrument that comes with the product."""

    provisional_share: Share | None = None
    least_answered: Share | None = None


class ModelPack(Frozen):
    """Another model: scale, levels, gates or none, roll-up, weights, groups and questions."""

    id: Id
    version: Sentence
    name: Text
    source: Sentence | None = None
    """Where the model is published."""
    scale: Annotated[tuple[PackStep, ...], Field(min_length=2)]
    levels: Annotated[tuple[PackLevel, ...], Field(min_length=2)]
    roll_up: Literal["pooled", "mean", "sum_over_levels"]
    gates: Mapping[str, Mapping[str, Percent]] = Field(default_factory=dict)
    """Level -> level of the items -> percentage needed; absent for a model without gates."""
    weakest_link: Annotated[int, Field(ge=0)] | None = None
    not_applicable: Literal["never", "where_marked", "everywhere"] = "never"
    stops: tuple[PackStop, ...] = ()
    limits: PackLimits = PackLimits()
    groups: Annotated[tuple[PackGroup, ...], Field(min_length=2)]
    items: Annotated[tuple[PackItem, ...], Field(min_length=1)]
