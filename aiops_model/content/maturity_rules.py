"""The rules beside the levels as one value: their texts, and what the engine reads of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar, get_args

from aiops_model.content.draft import Draft
from aiops_model.content.files import (
    CONCEPTS,
    CONTRADICTIONS,
    INCIDENTS,
    LENSES,
    PATTERNS,
    PHASES,
    PROPOSALS,
    REVIEW,
)
from aiops_model.content.schema.instrument import CapabilityText, LevelId, Proposal
from aiops_model.content.schema.maturity_rules import (
    ConceptTable,
    ConditionText,
    ContradictionTable,
    ContradictionText,
    IncidentKind,
    IncidentTable,
    LensTable,
    LensText,
    PatternTable,
    PhaseMatrix,
    ReviewRules,
    WarningPattern,
)
from aiops_model.domain.maturity.contradictions import ContradictionRule, ContradictionRules
from aiops_model.domain.maturity.initiatives import CountedFactRule, PriorityScale
from aiops_model.domain.maturity.proposals import ProposalRule
from aiops_model.domain.maturity.rules import (
    Condition,
    IncidentRule,
    Lens,
    LensGroupRule,
    Pattern,
    Rules,
)

T = TypeVar("T")
LEVELS = get_args(LevelId)
"""Levels with items, in rising order."""


@dataclass(frozen=True)
class RuleContent:
    """Everything beside the levels. Texts are found by the ids the engine gives back."""

    lens_table: LensTable
    pattern_table: PatternTable
    incident_table: IncidentTable
    phases: PhaseMatrix
    contradiction_table: ContradictionTable
    proposal_list: tuple[Proposal, ...]
    review: ReviewRules
    concepts: ConceptTable
    ordered: tuple[tuple[str, str], ...]
    """Items of one capability at levels next to each other, the lower one first."""

    @cached_property
    def lens(self) -> Mapping[str, LensText]:
        """The lenses by id, in the order of content."""
        return MappingProxyType({row.id: row for row in self.lens_table.lenses})

    @cached_property
    def pattern(self) -> Mapping[str, WarningPattern]:
        """The warning patterns by id."""
        return MappingProxyType({row.id: row for row in self.pattern_table.patterns})

    @cached_property
    def incident(self) -> Mapping[str, IncidentKind]:
        """The kinds of incident by id."""
        return MappingProxyType({row.id: row for row in self.incident_table.incidents})

    @cached_property
    def contradiction(self) -> Mapping[str, ContradictionText]:
        """The named contradictions by id; the generic one is `contradiction_table.order`."""
        return MappingProxyType({row.id: row for row in self.contradiction_table.contradictions})

    @cached_property
    def proposal(self) -> Mapping[str, Proposal]:
        """The proposals by id, with their reasons."""
        return MappingProxyType({row.id: row for row in self.proposal_list})

    @cached_property
    def engine(self) -> Rules:
        """What `score` reads."""
        return Rules(
            lenses=tuple(map(_lens, self.lens_table.lenses)),
            patterns=tuple(
                Pattern(row.id, _conditions(row.all_of), _conditions(row.any_of))
                for row in self.pattern_table.patterns
            ),
            incidents=tuple(
                IncidentRule(row.id, tuple(row.shares().items()))
                for row in self.incident_table.incidents
            ),
            incidents_shown=self.incident_table.shown,
        )

    @cached_property
    def contradiction_rules(self) -> ContradictionRules:
        """What `contradictions` reads."""
        table = self.contradiction_table
        return ContradictionRules(
            rules=tuple(
                ContradictionRule(row.id, _conditions(row.all_of), row.when)
                for row in table.contradictions
            ),
            order=table.order.id,
            ordered=self.ordered,
            least_gap=table.order.least_gap,
        )

    @cached_property
    def proposal_rules(self) -> tuple[ProposalRule, ...]:
        """What `proposals` reads."""
        return tuple(ProposalRule(row.id, row.when, row.items) for row in self.proposal_list)

    @cached_property
    def counted_fact_rules(self) -> tuple[CountedFactRule, ...]:
        """What `counted_facts` reads."""
        return tuple(
            CountedFactRule(row.id, row.count, row.at_least)
            for row in self.pattern_table.counted_facts
        )

    @cached_property
    def priority_scale(self) -> PriorityScale:
        """What `priority` reads."""
        scale = self.review.prioritiser
        return PriorityScale(scale.lowest, scale.highest, scale.turned_at)


def rule_content(draft: Draft, capabilities: tuple[CapabilityText, ...]) -> RuleContent:
    """The rules of a draft without problems."""

    def get(file: str, shape: type[T]) -> T:
        value = draft.get(file, shape)
        if value is None:  # the loader has reported what is missing
            raise LookupError(file)
        return value

    return RuleContent(
        lens_table=get(LENSES, LensTable),
        pattern_table=get(PATTERNS, PatternTable),
        incident_table=get(INCIDENTS, IncidentTable),
        phases=get(PHASES, PhaseMatrix),
        contradiction_table=get(CONTRADICTIONS, ContradictionTable),
        proposal_list=get(PROPOSALS, tuple),
        review=get(REVIEW, ReviewRules),
        concepts=get(CONCEPTS, ConceptTable),
        ordered=tuple(
            (lower.id, higher.id)
            for row in capabilities
            for lower, higher in pairwise(sorted(row.items, key=lambda i: LEVELS.index(i.level)))
        ),
    )


def _lens(row: LensText) -> Lens:
    return Lens(
        id=row.id,
        groups=tuple(LensGroupRule(group.id, frozenset(group.tags)) for group in row.groups),
        met_from=row.lights.met_from if row.lights else None,
        partly_from=row.lights.partly_from if row.lights else None,
    )


def _conditions(rows: tuple[ConditionText, ...]) -> tuple[Condition, ...]:
    return tuple(
        Condition(row.item, row.below, row.at_least, row.fact, tuple(row.states)) for row in rows
    )
