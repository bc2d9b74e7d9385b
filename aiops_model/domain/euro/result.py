"""The estimate as a value: what a snapshot keeps, the command line prints and the report reads.

All amounts are EUR, unrounded, per year unless a field says otherwise; only `shown` is rounded.
"""

from typing import Literal

from pydantic import Field

from aiops_model.domain.euro.ceiling import FineCeiling
from aiops_model.domain.euro.values import Frozen
from aiops_model.domain.self_check import SelfCheckAnswers

Note = Literal[
    "outside_calibrated_range",
    "potential_not_loss",
    "product_not_covered",
    "little_to_gain",
    "assistants_only",
    "nothing_live",
    "below_floor",
]
"""What the reader should be told besides the figures.

outside_calibrated_range: more or fewer staff than the model is made for.
potential_not_loss: nothing has been spent, so say "potential".
product_not_covered: a system sets prices, buys or is the product; no incident figure is given.
little_to_gain: the chance of a plus after cost lies below the constant `little_to_gain_below`.
assistants_only: only chat assistants, so propose the light set.
nothing_live: no system in live use, so the event is one that could only happen later.
below_floor: the middle value lies below the floor; show words, no range.
"""


class Range(Frozen):
    """Lower, middle and upper value; 80 % of the model runs lie between the outer ones."""

    p10: float
    p50: float
    p90: float


class Components(Frozen):
    """Means over the model runs around the middle value, so that they add up to it (within 3 %)."""

    unrealised_value: float
    spend_to_stop: float
    avoidable_incidents: float | None
    """None where the model does not cover incidents."""


class ComponentRanges(Frozen):
    """Range of each component by itself; the ranges do not add up."""

    unrealised_value: Range
    spend_to_stop: Range
    avoidable_incidents: Range | None


class Net(Range):
    """After running cost, at the pace of twelve months."""

    probability_positive: float
    probability_loss: float
    """Share of model runs below zero."""


class Payback(Frozen):
    """Chance that the one-off cost is back in time; never a single month."""

    within_12_months: float
    within_24_months: float


class BreakEven(Frozen):
    """How likely an event must be for early notice to pay."""

    yearly_cost: float
    event_loss: float
    """EUR per event."""
    avoidable_share: float
    years: float
    """It pays if an event is more likely than once in so many years."""
    yearly_probability: float
    """The same as expected events a year (1 / years); above 1 where once a year is not enough."""


class Event(Range):
    """Loss of one event today, EUR per event; not a yearly figure."""

    probability_of_event_in_year: float
    """Share of model runs' expectation of at least one event in a year, over all live systems."""
    break_even: BreakEven | None
    """None where nothing is live or early notice would spare nothing."""


class YearlyLoss(Range):
    """Avoidable loss a year as an expectation: chance times event. The third component."""

    mean: float


class Cost(Frozen):
    """Middle values of what the programme costs."""

    running: float
    """EUR per year: monitoring, owner's time and licences, without technical upkeep."""
    one_off: float
    """EUR once: conversion and training."""


class TornadoRow(Frozen):
    """Gross figure with one input at its 10 % and its 90 % point, the others in the middle."""

    id: str
    """Parameter, band table or choice id; its label stands in `data/euro`."""
    low: float
    high: float


class LearnFirstRow(Frozen):
    """By how much the range would shrink (share of ln(P90/P10)) if this input were known."""

    id: str
    share: float


class ShownRange(Frozen):
    """Two significant figures: lower value rounded down, upper rounded up, middle to nearest."""

    p10: int
    p50: int
    p90: int
    digits_low: int
    digits_high: int
    """Digits of the shown ends, between four and nine ("five to six figures")."""


class Shown(Frozen):
    """Every range as the screen and the PDF show it, EUR (`hours`: hours)."""

    floor: bool
    """The middle value lies below the floor: words instead of a range."""
    gross: ShownRange
    net: ShownRange
    event: ShownRange | None
    yearly_incident_loss: ShownRange | None
    unrealised_value: ShownRange
    spend_to_stop: ShownRange
    hours: ShownRange
    components: dict[str, int | None]
    """Components to the nearest two figures; rounded, they need not add up exactly."""
    sunk: int
    running_cost: int
    one_off_cost: int


class Provenance(Frozen):
    """What the estimate can be computed again from."""

    model_version: str
    parameter_hash: str
    seed: int
    draws: int
    answers: SelfCheckAnswers


class Estimate(Frozen):
    """What is at stake per year, before and after cost, with everything a report says about it."""

    gross: Range
    components: Components
    component_ranges: ComponentRanges
    net: Net
    payback: Payback
    event: Event | None
    yearly_incident_loss: YearlyLoss | None
    shown: Shown
    tornado: tuple[TornadoRow, ...] = ()
    """Widest swing first; empty when sensitivity was not asked for."""
    learn_first: tuple[LearnFirstRow, ...] = ()
    """Largest share first."""
    evpi: float = Field(ge=0)
    """Expected value of perfect information on the net figure, EUR."""
    fine_ceiling: FineCeiling
    """Legal maximum; in none of the figures above."""
    capped_share: float
    """Share of model runs in which the payroll cap or the cap on the sum bound."""
    sunk: float
    """Money already spent on what is not live, EUR; a memo line, never added."""
    cost: Cost
    hours: Range
    """Hours a year AI takes over where it is meant to work, in full use."""
    notes: tuple[Note, ...]
    provenance: Provenance
