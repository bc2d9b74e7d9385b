"""Rules beside the levels: lenses, warnings, likely incidents, phases, contradictions, concepts."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiops_model.content.schema.base import Frozen, Id, Sentence, Status, Text, When
from aiops_model.content.schema.instrument import AnyLevelId, Percent, Share

Who = Literal["partner", "shared", "own"]
"""Who operates AI day to day: the three operating phases."""
FactState = Literal["yes", "no", "possible", "unknown"]


class LensGroupText(Frozen):
    """One group of a lens: the items that carry one of the tags."""

    id: Id
    name: Text
    text: Text
    tags: Annotated[tuple[str, ...], Field(min_length=1)]


class Lights(Frozen):
    """Percentages from which a group is met, or partly met."""

    met_from: Percent
    partly_from: Percent

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.partly_from >= self.met_from:
            raise ValueError(f"partly_from {self.partly_from} must lie below {self.met_from}")
        return self


class LensText(Frozen):
    """The same answers, sorted otherwise."""

    id: Id
    name: Text
    text: Text
    lights: Lights | None = None
    groups: Annotated[tuple[LensGroupText, ...], Field(min_length=1)]


class LensTable(Frozen):
    """All lenses; the four layers need none."""

    status: Status
    lenses: tuple[LensText, ...]


class ConditionText(Frozen):
    """A condition on the value of an item, or on a fact."""

    item: str = ""
    below: Share | None = None
    at_least: Share | None = None
    fact: str = ""
    states: tuple[FactState, ...] = ()

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        if bool(self.item) == bool(self.fact):
            raise ValueError("name either an `item` or a `fact`")
        if self.item and (self.below is None) == (self.at_least is None):
            raise ValueError(f"{self.item} needs either `below` or `at_least`")
        if self.item and self.states:
            raise ValueError("`states` belong to a fact")
        if self.fact and (not self.states or self.below is not None or self.at_least is not None):
            raise ValueError(f"the fact {self.fact} needs `states` and nothing else")
        return self


class CountedFact(Frozen):
    """A yes or no that follows from a count."""

    id: Id
    count: Id
    """The fact that is asked as a number."""
    at_least: Annotated[int, Field(ge=1)]
    name: Text
    """As a trigger of a warning is put into words."""


class WarningPattern(Frozen):
    """A known way AI fails: when it is seen, what it means, what to do first."""

    id: Id
    kind: Literal["failure", "mistake"]
    title: Text
    text: Text
    first_step: Text
    all_of: tuple[ConditionText, ...] = ()
    any_of: tuple[ConditionText, ...] = ()

    @model_validator(mode="after")
    def _has_conditions(self) -> Self:
        if not self.all_of and not self.any_of:
            raise ValueError(f"{self.id} would always hold; name conditions")
        return self


class PatternTable(Frozen):
    """The warning patterns, and the facts they read from counts."""

    status: Status
    counted_facts: tuple[CountedFact, ...] = ()
    patterns: tuple[WarningPattern, ...]


Shares = Mapping[str, Annotated[float, Field(gt=0, le=1)]]


class IncidentKind(Frozen):
    """A kind of incident and what makes it likely; all shares together are 1."""

    id: Id
    name: Text
    text: Text
    first_step: Text
    monitoring: Shares
    owner: Shares
    way_back: Shares
    specific: Shares = Field(default_factory=dict)

    def shares(self) -> dict[str, float]:
        """Item -> its share, over all four parts."""
        whole: dict[str, float] = {}
        for part in (self.monitoring, self.owner, self.way_back, self.specific):
            for item, share in part.items():
                whole[item] = whole.get(item, 0) + share
        return whole

    @model_validator(mode="after")
    def _shares_are_a_whole(self) -> Self:
        whole = sum(self.shares().values())
        if abs(whole - 1) > 1e-9:
            raise ValueError(f"the shares of {self.id} sum to {whole:g}, not 1")
        return self


class IncidentTable(Frozen):
    """Kinds of incident; `shown` of them are named on a result."""

    status: Status
    shown: Annotated[int, Field(ge=1)]
    incidents: tuple[IncidentKind, ...]


class PhaseCell(Frozen):
    """One operating phase at one level."""

    typical: Text
    hand_over: Text
    """What to hand over next, or to keep."""


class PhaseMatrix(Frozen):
    """Who operates x level. Not maturity: it changes no level."""

    status: Status
    cells: Mapping[Who, Mapping[AnyLevelId, PhaseCell]]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for who, row in self.cells.items():
            if set(row) != {"pilot", "managed", "scaled", "strategic"}:
                raise ValueError(f"{who} needs a cell for each of the four levels")
        if set(self.cells) != {"partner", "shared", "own"}:
            raise ValueError("needs the rows partner, shared and own")
        return self


class ContradictionText(Frozen):
    """Answers that do not go together: every condition holds, and the self-check answers fit."""

    id: Id
    when: When = Field(default_factory=dict)
    all_of: Annotated[tuple[ConditionText, ...], Field(min_length=1)]
    text: Text


class OrderText(Frozen):
    """The higher practice of a capability answered better than the one it builds on."""

    id: Id
    least_gap: Annotated[float, Field(gt=0, le=1)]
    """From this difference on it is pointed out."""
    text: Text
    """With the places {capability} (its name), {higher} and {lower} (names of the two levels)."""


class ContradictionTable(Frozen):
    """Pairs that do not go together, and the generic rule."""

    status: Status
    order: OrderText
    contradictions: tuple[ContradictionText, ...]


class Prioritiser(Frozen):
    """Value x readiness x (`turned_at` - control complexity), each from `lowest` to `highest`."""

    lowest: int
    highest: int
    turned_at: int

    @model_validator(mode="after")
    def _stays_positive(self) -> Self:
        if not self.lowest < self.highest < self.turned_at:
            raise ValueError("needs lowest < highest < turned_at, or a product could be zero")
        return self


class ReviewRules(Frozen):
    """What is looked at again, and how use cases are ranked."""

    status: Status
    ask_again_after_days: Annotated[int, Field(ge=1)]
    prioritiser: Prioritiser


class ReadDocument(Frozen):
    """A document the concepts come from."""

    id: Id
    title: Sentence
    publisher: Sentence | None = None
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None


class Concept(Frozen):
    """One idea of the documents, and where it lives in the product."""

    id: Id
    name: Text
    read_in: Annotated[tuple[str, ...], Field(min_length=1)]
    home: tuple[Annotated[str, Field(pattern=r"^[a-z_]+:[A-Za-z0-9_./-]+$")], ...] = ()
    """References "kind:id" that resolve today."""
    home_later: Sentence | None = None
    """The section of the product that will hold the rest of it; not built yet."""

    @model_validator(mode="after")
    def _has_a_home(self) -> Self:
        if not self.home and not self.home_later:
            raise ValueError(f"{self.id} is an orphan; name its `home` or `home_later`")
        return self


class ConceptTable(Frozen):
    """Every concept of the documents, so that none is lost."""

    documents: tuple[ReadDocument, ...]
    concepts: tuple[Concept, ...]
