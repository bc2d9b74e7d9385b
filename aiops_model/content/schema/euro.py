"""The figures of the euro model as they stand in `data/euro`: labelled, sourced, dated.

`aiops_model.content.euro` turns them into the plain values of `aiops_model.domain.euro`.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiops_model.content.schema.base import Figure, Frozen, Id, Proven, Sentence, Status, Text

Number = int | float


class Parameter(Frozen):
    """An uncertain quantity; `low` and `high` of a figure are its 5 % and 95 % points."""

    id: Id
    label: Text
    note: Text
    distribution: Literal["lognormal", "logit-normal"]
    widen: bool
    """Whether the spread is widened because experts judge too narrowly."""
    by: Literal["all", "country", "size", "consequence", "detection"]
    """Which answer picks the figure."""
    at_most: Annotated[float, Field(gt=0)] | None = None
    figures: Annotated[dict[str, Figure], Field(min_length=1)]

    @model_validator(mode="after")
    def _figures_fit_the_distribution(self) -> Self:
        for key, figure in self.figures.items():
            if figure.low is None or figure.high is None:
                raise ValueError(f"figure {key} needs low and high")
            if not 0 < figure.low < figure.high:
                raise ValueError(f"figure {key}: a {self.distribution} needs 0 < low < high")
            if self.distribution == "logit-normal" and figure.high >= 1:
                raise ValueError(f"figure {key}: a share stays below 1, not {figure.high}")
        return self


class ParameterTable(Frozen):
    """All uncertain quantities."""

    parameters: tuple[Parameter, ...]


class Bounds(Frozen):
    """What one answer stands for: from low to high."""

    low: float
    high: float

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low {self.low} lies above high {self.high}")
        return self


class BandTable(Frozen):
    """The answers to one item as ranges of one quantity."""

    id: Id
    answer: Id
    """The item whose answers are the keys of `bands`."""
    label: Text
    unit: Sentence
    spacing: Literal["logarithmic", "even"]
    status: Status
    checked_on: date
    sources: tuple[str, ...] = ()
    bands: dict[str, Bounds]


class Choice(Frozen):
    """An answer that picks other figures instead of standing for a range itself."""

    id: Id
    label: Text


class Mixture(Frozen):
    """What "not sure" stands for: the named bands, with equal weight."""

    status: Status
    checked_on: date
    note: Text
    answers: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]


class BandContent(Frozen):
    """What the answers of the self-check stand for."""

    tables: tuple[BandTable, ...]
    choices: tuple[Choice, ...]
    unsure: Mixture


class Constant(Frozen):
    """A number of the formulas, or a small table of them."""

    id: Id
    value: Number | None = None
    values: dict[str, Number | dict[str, Number]] | None = None
    unit: Sentence
    status: Status | None = None
    """Where absent, the status of the whole file."""
    checked_on: date | None = None
    sources: tuple[str, ...] = ()
    note: Text

    @model_validator(mode="after")
    def _value_or_values(self) -> Self:
        if (self.value is None) == (self.values is None):
            raise ValueError("give either `value` or `values`")
        return self


class ConstantTable(Frozen):
    """The constants of one version of the model."""

    version: Sentence
    status: Status
    checked_on: date
    constants: tuple[Constant, ...]


class Rate(Proven):
    """An exchange rate and its day."""

    value: Annotated[float, Field(gt=0)]
    unit: Sentence


class Exchange(Frozen):
    """The rate that turns Swiss answers into euro and back."""

    chf_per_eur: Rate
