"""The law as the engine reads it: made from content, without its texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from functools import cached_property
from typing import Literal

from aiops_model.domain.ai_act.tri import FactRef
from aiops_model.domain.euro.values import Penalties, SizeId

Version = Literal["now", "before_amendment"]
RiskClass = Literal[
    "prohibited",
    "high_annex_iii",
    "high_annex_i_a",
    "sectoral_annex_i_b",
    "transparency",
    "not_high_risk_art6_3",
    "minimal",
]
CLASSES: tuple[RiskClass, ...] = (
    "prohibited",
    "high_annex_iii",
    "high_annex_i_a",
    "sectoral_annex_i_b",
    "transparency",
    "not_high_risk_art6_3",
    "minimal",
)
"""The strictest first; this order decides the headline and what "stricter" means."""
HIGH: tuple[RiskClass, ...] = ("high_annex_iii", "high_annex_i_a")
Role = Literal["provider", "deployer", "importer", "distributor"]
TierId = Literal["T1", "T2", "T3"]
DutyDate = date | Literal["class", "class_public"]
"""A day, or the day of the system's class (of public authorities' legacy systems)."""
Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True)
class Part:
    """A part of a duty that has days of its own."""

    article: str
    formal_from: DutyDate
    working_from: DutyDate
    before_amendment: DutyDate | None
    """None: the text of 2024 did not know it."""
    points: tuple[str, ...] = ()
    placed_before: date | None = None
    """Holds for systems placed before this day, in place of the duty's own days."""
    disputed: bool = False


@dataclass(frozen=True)
class Condition:
    """Every listed fact has one of the listed answers, and one of the points holds."""

    facts: Mapping[str, tuple[bool | str, ...]] = field(default_factory=dict)
    points: tuple[str, ...] = ()
    """Points of Annex III or paragraphs of Art 50 that the company owes."""
    except_points: tuple[str, ...] = ()
    """Points of Annex III that do not bring the duty."""


@dataclass(frozen=True)
class Duty:
    """One duty: who owes it for which systems, from when, under which ceiling."""

    id: str
    article: str
    owners: tuple[Role, ...]
    classes: tuple[RiskClass, ...]
    formal_from: DutyDate
    working_from: DutyDate
    before_amendment: DutyDate
    good_practice_for: tuple[RiskClass, ...] = ()
    when: Condition = Condition()
    disputed: bool = False
    parts: tuple[Part, ...] = ()
    tier: TierId | None = None
    """None: not named in Art 99(3) to (5)."""
    items: tuple[str, ...] = ()
    """Maturity items that answer it."""
    monitoring: bool = False
    confidence: Confidence = "high"
    checked_on: date | None = None


@dataclass(frozen=True)
class ClassDates:
    """From when the rules for high-risk systems apply, under one version of the text."""

    annex_iii: date
    annex_i_a: date
    public: date
    """For legacy systems meant for public authorities."""


@dataclass(frozen=True)
class SizeLimits:
    """A size class: fewer staff, and turnover or balance sheet total up to its limit."""

    id: SizeId
    staff_below: int | None = None
    turnover_max_eur: float | None = None
    balance_max_eur: float | None = None


@dataclass(frozen=True)
class Clock:
    """How long a provider has to report one kind of incident."""

    kind: str
    days: int | None
    """None: nothing to report."""
    basis: str
    needs_serious_and_irreversible: bool = False


@dataclass(frozen=True)
class LeastWorkingDays:
    """How many working days a period includes at least, once it has so many days."""

    period_days: int
    working_days: int


@dataclass(frozen=True)
class ReportPath:
    """Whom to inform of an incident, the first first, for one role."""

    role: Literal["provider", "deployer"]
    provider_reachable: bool | None
    """Only asked of a deployer."""
    clock: bool
    """Whether the days of the clock run for this company's own report."""
    to: tuple[str, ...]
    basis: str
    """The provision behind the first step."""
    duty: str
    """The duty that orders it."""


@dataclass(frozen=True)
class Route:
    """One way to an authority; see `routes` of the content file for its kinds."""

    id: str
    kind: Literal["competent", "contact", "check"]
    authority: str
    countries: tuple[str, ...]
    confidence: Confidence
    roles: tuple[Role, ...] = ()
    when: Condition = Condition()


@dataclass(frozen=True)
class AuthorityNote:
    """Something else to know about authorities, under a condition."""

    id: str
    countries: tuple[str, ...]
    confidence: Confidence
    when: Condition = Condition()


@dataclass(frozen=True)
class Law:
    """One jurisdiction's text in its versions, with the day its state was checked."""

    law_date: date
    in_force_from: date
    """The day the act entered into force; its duties apply from days of their own."""
    duties: tuple[Duty, ...]
    class_dates: Mapping[Version, ClassDates]
    prohibited_from: Mapping[Version, Mapping[str, date]]
    """Point of Art 5(1) -> from when; a point that a version does not know is absent."""
    penalties: Penalties
    """Tiers; the same values as the ceiling of the self-check."""
    sizes: tuple[SizeLimits, ...]
    """From the smallest to the largest."""
    top_level: int
    """Number of the highest evidence level; the lowest is 0."""
    stale_after_days: int
    """A duty checked longer ago than this is shown with a warning."""
    fact_order: tuple[str, ...]
    """Facts in the order they are asked."""
    step_of: Mapping[str, str]
    """Fact -> step of the path ("company", "q0" to "q9", "modifiers")."""
    least_working_days: LeastWorkingDays
    """For the latest reading of a period."""
    clocks: tuple[Clock, ...] = ()
    report_paths: tuple[ReportPath, ...] = ()
    routes: tuple[Route, ...] = ()
    authority_notes: tuple[AuthorityNote, ...] = ()
    zones: Mapping[str, tzinfo] = field(default_factory=dict)
    """Country -> time zone of its authority."""

    @cached_property
    def duty(self) -> Mapping[str, Duty]:
        """The duties by id."""
        return {duty.id: duty for duty in self.duties}

    @cached_property
    def last_class_date(self) -> date:
        """The last day on which duties of a class start, in any version of the text."""
        return max(
            day
            for dates in self.class_dates.values()
            for day in (dates.annex_iii, dates.annex_i_a, dates.public)
        )

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {fact: number for number, fact in enumerate(self.fact_order)}

    def in_order(self, facts: frozenset[FactRef]) -> tuple[FactRef, ...]:
        """Facts as they are asked, the points of a list by name."""
        if not facts:
            return ()
        place = self._place
        return tuple(sorted(facts, key=lambda ref: (place[ref.partition(":")[0]], ref)))
