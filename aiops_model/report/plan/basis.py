"""What the report of a plan is made of besides the plan: whose it is, what was done, the money."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from aiops_model.domain.euro.result import Range
from aiops_model.domain.plan.result import Notice, Plan
from aiops_model.domain.plan.values import DayOff

Status = Literal["planned", "running", "done", "given_up"]


@dataclass(frozen=True)
class Track:
    """How far one measure is, as somebody said."""

    status: Status = "planned"
    percent: int = 0
    """0 to 100."""
    done_on: date | None = None
    slip_reason: str = ""
    """Why it slips or was given up, as typed."""
    evidence: str = ""
    """Title or link, as typed."""


UNTRACKED = Track()


@dataclass(frozen=True)
class GateAnswer:
    """What was said to one question of a gate."""

    answer: Literal["yes", "no", ""] = ""
    evidence: str = ""


@dataclass(frozen=True)
class Projection:
    """Where the model stands once what is planned up to a day is done."""

    day: int
    """Calendar day of the plan; 0 is today, before anything is done."""
    index: float | None = None
    level_low: int | None = None
    level_high: int | None = None
    """Numbers of levels; None while too little is answered."""
    at_stake: Range | None = None
    """EUR a year still at stake; None without a self-check."""


@dataclass(frozen=True)
class Levers:
    """The measures that lift the overall index most for each person-day."""

    measures: tuple[str, ...]
    rise: float
    """Of the overall index, all together."""
    days: float
    """Person-days, with open prerequisites."""


@dataclass(frozen=True)
class Budget:
    """What money is counted with."""

    day_rate: float
    """EUR for one internal person-day."""
    own_rate: bool = False
    """Given by the company; else the median of our model."""
    closable_low: float | None = None
    """P10 of what is closable in twelve months, EUR; None without a self-check."""


@dataclass(frozen=True)
class PlanBasis:
    """A company with its plan on one day. Only figures, ids and what was typed beside them."""

    assessment_id: str
    country: str
    """Country of the reader's patterns: "DE", "AT", "CH", "EU"."""
    created: date
    """The day the view is shown for: today."""
    budget: Budget
    off: tuple[DayOff, ...] = ()
    """Holidays and closures inside the plan, for the picture of the calendar."""
    buffer: float = 0.0
    """Share of the hours that was left unplanned."""
    hours_per_day: float = 8.0
    """Hours of a person-day; from the planning figures."""
    units_per_hour: int = 10
    company: str = ""
    demo: bool = False
    light: bool = False
    """The small set was planned, because there is little to gain."""
    version: int = 1
    """Number of the plan; above 1 it was planned again."""
    version_reason: str = ""
    """Why, as typed."""
    tracking: bool = False
    """The plan was accepted and is being followed."""
    tracks: Mapping[str, Track] = field(default_factory=dict)
    """Measure -> how far it is."""
    baseline: Plan | None = None
    """The first plan that was accepted; slips are counted against it."""
    before: Plan | None = None
    """The plan this one would replace; gives the difference."""
    gates: Mapping[str, GateAnswer] = field(default_factory=dict)
    """Question of a gate -> answer."""
    ticked: frozenset[str] = frozenset()
    """Items of the first week that are done."""
    checks: Mapping[str, tuple[Notice, ...] | None] = field(default_factory=dict)
    """Mistake to avoid -> what was found, () where it is clear, None where too little is known.
    A mistake without an entry is judged by the plan's own warnings with its code."""
    projections: tuple[Projection, ...] = ()
    """Today first, then by day."""
    levers: Levers | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """Id of an AI system -> its name, as typed; for the reasons that name one."""
