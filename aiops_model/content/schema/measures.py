"""Measures of the 90-day plan: what closes which gap, with what effort, by whom, done when."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from aiops_model.content.schema.base import Frozen, Id, Sentence, Status, Text

RoleId = Literal["product_owner", "data_owner", "model_owner", "control_owner", "operations_lead"]
"""The five operating roles."""
Size = Literal["light", "full"]
MetricId = Literal[
    "metric_cycle_time",
    "metric_overrides",
    "metric_data_incidents",
    "metric_exceptions",
    "metric_outcome",
    "economic_unit_cost",
    "economic_intervention_cost",
    "economic_value_per_case",
]
"""The five metrics and the three economic ones, by the ids of their lens groups."""
GapKind = Literal["item", "duty", "pattern", "prerequisite", "checklist"]
GAP_KINDS: tuple[GapKind, ...] = ("item", "duty", "pattern", "prerequisite", "checklist")
SCALED_KINDS: tuple[GapKind, ...] = ("item", "duty")
"""Gaps that close by degrees; the others are open or closed."""
MeasureId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
EvidenceLevel = Annotated[int, Field(ge=0, le=3)]
"""Of a duty: nothing, informal, documented, operating with evidence."""


class MeasureTitle(Text):
    """Verb and object; fits a bar label (56 characters)."""

    de: Annotated[Sentence, StringConstraints(max_length=56)]
    en: Annotated[Sentence, StringConstraints(max_length=56)]


class Sentences(Text):
    """One or two short sentences (240 characters)."""

    de: Annotated[Sentence, StringConstraints(max_length=240)]
    en: Annotated[Sentence, StringConstraints(max_length=240)]


class Closes(Frozen):
    """A gap that a measure closes: by degrees (item, duty) or as a whole (the other kinds).

    `start` ("from" in the files) is the value from which the measure can lift; whoever stands
    lower needs another measure before. Items go by values of the answer scale, duties by
    evidence levels.
    """

    item: str = ""
    duty: str = ""
    pattern: str = ""
    prerequisite: str = ""
    checklist: str = ""
    start: Annotated[float | None, Field(alias="from", ge=0, le=3)] = None
    to: Annotated[float | None, Field(ge=0, le=3)] = None

    @property
    def kind(self) -> GapKind:
        """What kind of gap it is."""
        return next(kind for kind in GAP_KINDS if getattr(self, kind))

    @property
    def ref(self) -> str:
        """The id of the item, duty, pattern, prerequisite or checklist item."""
        return str(getattr(self, self.kind))

    @model_validator(mode="after")
    def _one_gap(self) -> Self:
        named = [kind for kind in GAP_KINDS if getattr(self, kind)]
        if len(named) != 1:
            raise ValueError(f"name exactly one of {', '.join(GAP_KINDS)}")
        if named[0] not in SCALED_KINDS:
            if self.start is not None or self.to is not None:
                raise ValueError(f"{self.ref} closes as a whole; leave out `from` and `to`")
        elif self.start is None or self.to is None:
            raise ValueError(f"{self.ref} needs `from` and `to`")
        elif self.start >= self.to:
            raise ValueError(f"{self.ref}: `from` {self.start:g} must lie below `to` {self.to:g}")
        return self


class MeasureEffort(Frozen):
    """Person-days of all roles together in a company of 50 to 500 staff; our judgement."""

    low: Annotated[float, Field(gt=0, le=100)]
    mid: Annotated[float, Field(gt=0, le=100)]
    high: Annotated[float, Field(gt=0, le=100)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.mid <= self.high:
            raise ValueError("effort must rise: low <= mid <= high")
        return self


class ExternalCost(Frozen):
    """What is bought from outside; our judgement."""

    low: Annotated[int, Field(ge=0)]
    high: Annotated[int, Field(ge=0)]
    unit: Literal["EUR"] = "EUR"
    status: Literal["judgement"] = "judgement"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low {self.low} lies above high {self.high}")
        return self


class FactNeeded(Frozen):
    """A fact that must hold before the measure makes sense: one of `states`, or a least count."""

    fact: Id
    states: tuple[str, ...] = ()
    at_least: Annotated[int | None, Field(ge=1)] = None

    @model_validator(mode="after")
    def _one_condition(self) -> Self:
        if bool(self.states) == (self.at_least is not None):
            raise ValueError(f"{self.fact} needs either `states` or `at_least`")
        return self


class Measure(Frozen):
    """One piece of work that closes gaps, as a senior consultant would hand it over."""

    id: MeasureId
    title: MeasureTitle
    steps: Annotated[tuple[Sentences, ...], Field(min_length=3, max_length=6)]
    deliverable: Sentences
    done: Sentences
    """The test that it is done."""
    owner: RoleId
    support: Mapping[RoleId, Annotated[float, Field(gt=0, lt=1)]] = Field(default_factory=dict)
    """Share of the effort other roles carry; the owner carries the rest."""
    effort: MeasureEffort
    least_days: Annotated[int, Field(ge=1, le=260)]
    """Working days from start to end, however many people help."""
    cost: ExternalCost = ExternalCost(low=0, high=0)
    after: tuple[str, ...] = ()
    """Measures that must be done before."""
    requires: tuple[FactNeeded, ...] = ()
    metric: MetricId | Sentences
    """The metric it moves: one of the eight, or in words."""
    closes: Annotated[tuple[Closes, ...], Field(min_length=1)]
    phase: Literal[1, 2, 3]
    quick_win: bool = False
    """Shows something by day 30; may start before its phase."""
    size: Size = "full"
    """Light: part of the small set, and so of the full one too."""
    employees_affected: bool = False
    """Works council and data protection are to be involved before it starts."""
    self_check: Mapping[str, str] = Field(default_factory=dict)
    """Self-check item -> answer that is true afterwards; read only where it is the better one."""
    status: Status = "judgement"
    note: Sentences | None = None

    @model_validator(mode="after")
    def _shares_leave_the_owner_something(self) -> Self:
        if self.owner in self.support:
            raise ValueError(f"{self.owner} owns the measure; `support` names the others")
        if sum(self.support.values()) >= 1:
            raise ValueError("the shares of support sum to 1 or more; nothing is left to the owner")
        if self.id in self.after:
            raise ValueError(f"{self.id} cannot come after itself")
        return self

    @property
    def owner_share(self) -> float:
        """The share of the effort the owner carries."""
        return 1 - sum(self.support.values())


class MeasureFile(Frozen):
    """Measures of one subject."""

    subject: Text
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]
