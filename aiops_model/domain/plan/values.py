"""What a plan is made from: measures, gaps, people's hours, the calendar. Frozen, all from content.

Time is counted in working days of the calendar (0 is the first one), work in units of six minutes:
whole numbers only, so that the same input gives the same plan to the bit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

GapKind = Literal["item", "duty", "pattern", "prerequisite", "checklist"]
Size = Literal["light", "full"]
GapRef = tuple[GapKind, str]
"""Kind and id of a gap; together they are unique."""


@dataclass(frozen=True)
class Lift:
    """What a measure does to one gap: whoever stands at `start` or higher gets to `to`."""

    kind: GapKind
    ref: str
    start: float = 0.0
    to: float = 1.0

    @property
    def gap(self) -> GapRef:
        """The gap it works on."""
        return self.kind, self.ref


@dataclass(frozen=True)
class Measure:
    """One piece of work as the engine needs it; its words stay in the content."""

    id: str
    owner: str
    effort: int
    """Units of six minutes of all roles together (the middle estimate)."""
    least_days: int
    """Working days from start to end, however many people help."""
    closes: tuple[Lift, ...]
    support: Mapping[str, float] = field(default_factory=dict)
    """Role -> share of the effort; the owner carries the rest."""
    after: tuple[str, ...] = ()
    """Measures that must be done before."""
    phase: int = 1
    quick_win: bool = False
    size: Size = "full"
    employees_affected: bool = False
    self_check: Mapping[str, str] = field(default_factory=dict)
    """Self-check item -> answer that is true afterwards."""
    lacking: tuple[str, ...] = ()
    """Facts it needs that do not hold (told by whoever knows the facts)."""

    @property
    def checklist(self) -> bool:
        """Whether it ticks an item of the first week."""
        return any(lift.kind == "checklist" for lift in self.closes)


@dataclass(frozen=True)
class Gap:
    """Something that is not as it should be, with what closing it is worth."""

    kind: GapKind
    ref: str
    current: float = 0.0
    target: float = 1.0
    value: int = 0
    """Worth of the whole way from `current` to `target`, in hundredths of the content's points;
    a part of the way is worth its part."""
    step_at: float | None = None
    step_value: int = 0
    """Worth of reaching `step_at` beside it: a hard stop that no longer holds."""
    due: date | None = None
    """A legal date; makes the measures that reach the target mandatory."""
    in_force: bool = False
    """A duty that applies already: due by the day in the rules."""
    because: Mapping[str, str | float | int] = field(default_factory=dict)
    """What the sentence about it needs (answer, respondents); never computed with."""

    @property
    def id(self) -> GapRef:
        """Kind and id."""
        return self.kind, self.ref


@dataclass(frozen=True)
class Absence:
    """Somebody is away, first and last day included."""

    first: date
    last: date


@dataclass(frozen=True)
class Role:
    """Hours a week that one of the operating roles has for the plan."""

    id: str
    hours_a_week: float
    people: tuple[str, ...] = ()
    """Who holds it; empty: nobody is named, the hours hold all the same. Roles held by the same
    people are worked on from one pool of hours, the sum of what the roles have."""
    absences: tuple[Absence, ...] = ()
    """Days on which nobody of the role works for the plan."""


@dataclass(frozen=True)
class DayOff:
    """A day on which nobody works, for the picture of the calendar."""

    day: date
    kind: Literal["holiday", "closure"]
    name: str = ""
    """As the holiday calendar calls it; empty for a closure."""


@dataclass(frozen=True)
class Calendar:
    """The axis of working days, made outside the domain from country, region and closures."""

    days: tuple[date, ...]
    """Working days in order; reaches beyond the horizon, so that "earliest" can be said."""
    weekdays: tuple[int, ...]
    """Days of an ordinary working week, 0 is Monday."""
    off: tuple[DayOff, ...] = ()
    """Holidays and closures that would have been working days."""


@dataclass(frozen=True)
class Meeting:
    """A meeting of the rhythm that takes people's time."""

    id: str
    day: date
    units: int
    """Length in units of six minutes, rounded up."""
    roles: tuple[str, ...]


@dataclass(frozen=True)
class GateRule:
    """The end of a phase: a calendar day of the plan and the measures its questions ask for."""

    id: str
    day: int
    """Calendar day, the start is day 1."""
    phase: int
    measures: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoLive:
    """A use case that goes live inside the plan."""

    use_case: str
    day: date
    high_impact: bool = False
    """Decides on people or on much money; without human review it is a mistake."""


@dataclass(frozen=True)
class PlanRules:
    """Figures of the planning, all content (`data/measures/`, `data/calendar/`)."""

    units_per_hour: int
    """Ten: six minutes each."""
    hours_per_day: float
    """Hours of a person-day, for showing units as days."""
    percent_whole: int
    """A hundred: progress is told in per cent."""
    value_scale: int
    """A hundred: gap values are whole hundredths of the content's points."""
    least_horizon: int
    longest_horizon: int
    """Calendar days."""
    phase_days: Mapping[int, int]
    """Phase -> calendar day it begins (1, 31, 61)."""
    gates: tuple[GateRule, ...]
    gate_value: int
    """Worth of a measure that ends by the gate that asks for its evidence, in hundredths."""
    quick_win_day: int
    """Calendar day by which one quick win should be visible."""
    in_force_day: int
    """Calendar day by which duties already in force are due."""
    checklist_day: int
    """Calendar day by which the first week's list is due."""
    load_limit: float
    """Share of the hours a role may be planned for before it is a warning."""
    largest_share: float
    """Share of all planned work one person may carry before it is a warning."""
    frozen_days: int
    """Working days from today on that a new plan leaves alone."""
    more_capacity: float
    """Full-time equivalent added to see what would change (0.1)."""
    full_time_hours: float
    """Hours a week of one full-time equivalent."""
    levers_shown: int
    """How many of the changes that would help are named (2)."""
    solver_limit: float
    """Deterministic time of the solver for what is closed."""
    lever_limit: float
    """The same for each change that would help."""
    order_limit: float
    """The same for the order, for each pair of measures."""
    least_order_limit: float
    """The same for the order of few measures."""
    order_tries: int = 0
    """Measures placed anew to shorten waits for a helper, where the order is not proven."""
    seed: int = 1
    preventing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Mistake to avoid -> measures that prevent it."""
    apart: tuple[str, ...] = ()
    """Roles that different people should hold."""


@dataclass(frozen=True)
class Fixed:
    """A measure whose dates a new plan must leave alone: running, frozen."""

    measure: str
    start: date
    end: date
    kind: Literal["running", "frozen"]
    left: float = 1.0
    """Share of the effort still to be done."""


@dataclass(frozen=True)
class Excluded:
    """A measure somebody took out."""

    measure: str
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class PlanInput:
    """Everything a plan depends on; `input_hash` covers all of it."""

    start: date
    horizon_days: int
    """Calendar days; the start is day 1."""
    calendar: Calendar
    roles: tuple[Role, ...]
    measures: tuple[Measure, ...]
    """The library: every measure that could be chosen."""
    gaps: tuple[Gap, ...]
    rules: PlanRules
    buffer: float
    """Share of the hours that is not planned."""
    meetings: tuple[Meeting, ...] = ()
    state: Mapping[GapRef, float] = field(default_factory=dict)
    """What is known to stand where, gaps and met ones alike; a measure whose lifts are all reached
    is not needed as a prerequisite."""
    size: Size = "full"
    pinned: Mapping[str, date] = field(default_factory=dict)
    """Measure -> start somebody decided."""
    excluded: tuple[Excluded, ...] = ()
    done: tuple[str, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    not_before: date | None = None
    """Today, when planning again: nothing new starts earlier."""
    previous: Mapping[str, date] = field(default_factory=dict)
    """Measure -> start in the plan before; moving one costs."""
    go_lives: tuple[GoLive, ...] = ()
    """Planned go-lives; where none is told, G2 stands for the first."""
    catalogue_version: str = ""
