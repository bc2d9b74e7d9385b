"""The estimate as a value: what a snapshot keeps, the command line prints and the report reads.

All amounts are EUR, unrounded, per year unless a field says otherwise; only `shown` is rounded.
"""

from typing import Literal

from pydantic import Field

from aiops_model.domain.euro.ceiling import FineCeiling
from aiops_model.domain.euro.documented import Documented
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


class Range(Documented):
    """Lower, middle and upper value; 80 % of the model runs lie between the outer ones."""

    p10: float
    """Lower value: a tenth of the model runs lie below."""
    p50: float
    """Middle value: half of the model runs lie below."""
    p90: float
    """Upper value: a tenth of the model runs lie above."""


class Components(Documented):
    """Means over the model runs around the middle value, so that they add up to it (within 3 %)."""

    unrealised_value: float
    """Working time not yet freed, as money, EUR a year."""
    spend_to_stop: float
    """Yearly cost of initiatives that are better stopped, EUR a year."""
    avoidable_incidents: float | None
    """Harm that early notice would spare, EUR a year; null where the model does not cover it."""


class ComponentRanges(Documented):
    """Range of each component by itself; the ranges do not add up."""

    unrealised_value: Range
    """Working time not yet freed, as money, EUR a year."""
    spend_to_stop: Range
    """Yearly cost of initiatives that are better stopped, EUR a year."""
    avoidable_incidents: Range | None
    """Harm that early notice would spare, EUR a year; null where the model does not cover it."""


class Net(Range):
    """What twelve months can close, after running cost, EUR a year. May be negative."""

    probability_positive: float
    """Share of model runs above zero."""
    probability_loss: float
    """Share of model runs below zero."""


class Payback(Documented):
    """Chance that the one-off cost is back in time; never a single month."""

    within_12_months: float
    """Share of model runs that pay back within the shorter horizon."""
    within_24_months: float
    """Share of model runs that pay back within the longer horizon."""


class BreakEven(Documented):
    """How likely an event must be for early notice to pay."""

    yearly_cost: float
    """Monitoring and owner's time for all live systems, EUR a year."""
    event_loss: float
    """Middle loss of one event, EUR per event."""
    avoidable_share: float
    """Part of the loss that early notice spares."""
    years: float
    """It pays if an event is more likely than once in so many years."""
    yearly_probability: float
    """The same as expected events a year (1 / years); above 1 where once a year is not enough."""


class Event(Range):
    """Loss of one event today, EUR per event; not a yearly figure."""

    probability_of_event_in_year: float
    """Chance of at least one event in a year over all live systems, mean of the model runs."""
    break_even: BreakEven | None
    """Null where nothing is live or early notice would spare nothing."""


class YearlyLoss(Range):
    """Avoidable loss a year as an expectation: chance times event. The third component, EUR."""

    mean: float
    """Mean of the model runs, EUR a year."""


class Cost(Documented):
    """Middle values of what the programme costs."""

    running: float
    """Monitoring, owner's time and licences, EUR a year, without technical upkeep."""
    one_off: float
    """Conversion and training, EUR once."""


class TornadoRow(Documented):
    """Gross figure with one input at its 10 % and its 90 % point, the others in the middle."""

    id: str
    """Parameter, band table or choice id; its label stands in `data/euro`."""
    low: float
    """Gross figure at the input's 10 % point, EUR a year; may be the larger of the two."""
    high: float
    """Gross figure at the input's 90 % point, EUR a year."""


class LearnFirstRow(Documented):
    """By how much the range would shrink if this input were known."""

    id: str
    """Parameter, band table or choice id; its label stands in `data/euro`."""
    share: float
    """Part of ln(P90/P10) that would go."""


class ShownRange(Documented):
    """Two significant figures: lower value rounded down, upper rounded up, middle to nearest."""

    p10: int
    """Lower value, rounded down."""
    p50: int
    """Middle value, rounded to nearest."""
    p90: int
    """Upper value, rounded up."""
    digits_low: int
    """Digits of the lower value, between four and nine ("five to six figures")."""
    digits_high: int
    """Digits of the upper value, between four and nine."""


class Shown(Documented):
    """Every range as the screen and the PDF show it; money in one currency."""

    floor: bool
    """The middle value lies below the floor: words instead of a range."""
    gross: ShownRange
    """At stake a year, before cost."""
    net: ShownRange
    """After cost, a year."""
    event: ShownRange | None
    """One event; null where not covered."""
    yearly_incident_loss: ShownRange | None
    """Avoidable loss a year; null where not covered."""
    unrealised_value: ShownRange
    """First component by itself."""
    spend_to_stop: ShownRange
    """Second component by itself."""
    hours: ShownRange
    """Hours a year."""
    components: dict[str, int | None]
    """Components to the nearest two figures; rounded, they need not add up exactly."""
    sunk: int
    """Money already spent on what is not live, to the nearest two figures."""
    running_cost: int
    """Yearly cost of the programme, to the nearest two figures."""
    one_off_cost: int
    """One-off cost of the programme, to the nearest two figures."""


class Provenance(Documented):
    """Model, figures, draws and answers behind an estimate."""

    model_version: str
    """Version of the model."""
    parameter_hash: str
    """SHA-256 (hex) of all its figures."""
    seed: int
    """Seed of the draws."""
    draws: int
    """Number of model runs."""
    answers: SelfCheckAnswers
    """The answers as they were given."""


class Estimate(Documented):
    """What is at stake per year, before and after cost, with everything a report says about it."""

    gross: Range
    """At stake a year between today and a run with owner, monitoring and playbook, EUR."""
    components: Components
    """What the middle value is made of, EUR a year."""
    component_ranges: ComponentRanges
    """Range of each component by itself, EUR a year."""
    net: Net
    """After running cost at the pace of twelve months, EUR a year."""
    payback: Payback
    """Chance that the one-off cost is back in time."""
    event: Event | None
    """One event today, EUR per event; null where the model does not cover incidents."""
    yearly_incident_loss: YearlyLoss | None
    """Expected avoidable loss a year, EUR; null where the model does not cover incidents."""
    shown: Shown
    """The figures rounded for the screen, EUR."""
    at_medians: float = 0.0
    """Gross figure with every input at its median, around which the tornado rows lie; 0 without
    sensitivity. Below the middle value of the range where inputs are skewed."""
    tornado: tuple[TornadoRow, ...] = ()
    """What moves the gross figure, widest swing first; empty when not asked for."""
    learn_first: tuple[LearnFirstRow, ...] = ()
    """What would be worth knowing first, largest share first; empty when not asked for."""
    evpi: float = Field(ge=0)
    """Expected value of perfect information on the net figure, EUR a year."""
    fine_ceiling: FineCeiling
    """Legal maximum of fines; in none of the other figures."""
    capped_share: float
    """Share of model runs in which the payroll cap or the cap on the sum bound."""
    sunk: float
    """Middle value of the money already spent on what is not live, EUR; never added."""
    cost: Cost
    """Middle values of the programme's cost."""
    hours: Range
    """Hours a year AI takes over where it is meant to work, in full use."""
    notes: tuple[Note, ...]
    """What the reader should be told besides the figures."""
    provenance: Provenance
    """What the estimate can be computed again from."""
