"""The maturity instrument as one value, and the engine's model made from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from aiops_model.content.draft import Draft
from aiops_model.content.files import DUTY_INDEX, INDICATIVE, INSTRUMENT
from aiops_model.content.maturity_rules import RuleContent, rule_content
from aiops_model.content.schema.demo_maturity import DemoMaturity
from aiops_model.content.schema.indicative import IndicativeRules, Level
from aiops_model.content.schema.instrument import (
    CapabilityText,
    DeepItem,
    DutyIndex,
    DutyTitle,
    Instrument,
    LayerText,
)
from aiops_model.domain.maturity.model import Capability, HardStop, Item, Layer, Limits, Model
from aiops_model.domain.maturity.rules import Rules


@dataclass(frozen=True)
class MaturityContent:
    """The instrument with its capabilities, checked; what is looked up often is built once."""

    instrument: Instrument
    capabilities: tuple[CapabilityText, ...]
    """In the order of the layers."""
    levels: tuple[Level, ...]
    """Names and meanings, the floor first."""
    duties: Mapping[str, DutyTitle]
    """Duties by id, in the order of the law."""
    beside: RuleContent
    """Lenses, warnings, incidents, phases, contradictions, proposals, concepts."""
    examples: Mapping[str, DemoMaturity]
    """Answers of fictitious companies, by the id of the company."""

    @property
    def rules(self) -> Rules:
        """What the engine computes beside the levels."""
        return self.beside.engine

    @cached_property
    def model(self) -> Model:
        """What the engine computes with, for the 48 items."""
        return _model(self.instrument, self.capabilities)

    @cached_property
    def item(self) -> Mapping[str, DeepItem]:
        """The items by id, in the order they are asked."""
        return MappingProxyType({item.id: item for row in self.capabilities for item in row.items})

    @cached_property
    def capability(self) -> Mapping[str, CapabilityText]:
        """The capabilities by id, in the order of the layers."""
        return MappingProxyType({row.id: row for row in self.capabilities})

    @cached_property
    def layer(self) -> Mapping[str, LayerText]:
        """The layers by id."""
        return MappingProxyType({row.id: row for row in self.instrument.layers})

    @cached_property
    def value(self) -> Mapping[str, float]:
        """Step of the scale -> what it is worth."""
        return MappingProxyType({step.id: step.value for step in self.instrument.scale})

    def level(self, number: int) -> Level:
        """The level of this number (1 to 4)."""
        return self.levels[number - 1]


def maturity_content(draft: Draft) -> MaturityContent:
    """The instrument of a draft without problems."""
    instrument = draft.get(INSTRUMENT, Instrument)
    duties = draft.get(draft.of_law(DUTY_INDEX), DutyIndex)
    names = draft.get(INDICATIVE, IndicativeRules)
    if instrument is None or duties is None or names is None:
        raise LookupError(INSTRUMENT)  # the loader has reported what is missing
    capabilities = _capabilities(draft, instrument)
    return MaturityContent(
        instrument=instrument,
        capabilities=capabilities,
        levels=names.levels,
        duties=MappingProxyType({row.id: row for row in duties.duties}),
        beside=rule_content(draft, capabilities),
        examples=MappingProxyType(
            {row.company: row for row in draft.below("demo/maturity", DemoMaturity).values()}
        ),
    )


def instrument_model(draft: Draft, instrument: Instrument) -> Model:
    """What the engine computes with, whatever is wrong with the rules beside the levels."""
    return _model(instrument, _capabilities(draft, instrument))


def _capabilities(draft: Draft, instrument: Instrument) -> tuple[CapabilityText, ...]:
    """The capabilities in the order of the layers."""
    rows = draft.below("instrument/capabilities", CapabilityText).values()
    found = {row.id: row for row in rows}
    return tuple(found[i] for layer in instrument.layers for i in layer.capabilities)


def _model(instrument: Instrument, capabilities: tuple[CapabilityText, ...]) -> Model:
    number = {level: n for n, level in enumerate(instrument.levels, start=1)}
    layer_of = {i: layer.id for layer in instrument.layers for i in layer.capabilities}
    limits = instrument.limits
    return Model(
        id=instrument.id,
        version=instrument.version,
        scale=tuple(step.value for step in instrument.scale),
        levels=instrument.levels,
        layers=tuple(Layer(row.id, row.capabilities) for row in instrument.layers),
        capabilities=tuple(
            Capability(row.id, layer_of[row.id], tuple(item.id for item in row.items))
            for row in capabilities
        ),
        items=tuple(
            Item(
                id=item.id,
                capability=row.id,
                level=number[item.level],
                weight=item.weight,
                effort=item.effort.mid,
                may_be_left_out=item.not_applicable is not None,
                tags=frozenset(item.tags),
            )
            for row in capabilities
            for item in row.items
        ),
        limits=Limits(
            provisional_share=limits.provisional_share,
            least_answered=limits.least_answered,
            tolerance=limits.tolerance,
            divided_steps=limits.divided_steps,
            agreement_unit=limits.agreement_unit,
            smallest_group=limits.smallest_group,
            weight_swing=limits.weight_swing,
            workshop_agreement_unit=limits.workshop_agreement_unit,
        ),
        gates={
            number[level]: {number[of]: percent for of, percent in gate.items()}
            for level, gate in instrument.gates.items()
        },
        weakest_link=instrument.weakest_link,
        stops=tuple(
            HardStop(
                id=stop.id,
                cap=number[stop.cap],
                items=stop.items,
                facts=stop.facts,
                below=limits.hard_stop_below,
                only_if=stop.only_if,
                red_flag=stop.red_flag,
            )
            for stop in instrument.stops
        ),
    )
