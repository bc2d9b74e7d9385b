"""A plan as one frozen value: when what is done, why then, what is left out, how good it is.

Reasons are codes with values, put into words by `report`. Days are dates; work is in units of six
minutes, efforts that are shown in person-days. Texts of measures are looked up by their id.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

Scalar = str | int | float | None


class Value(BaseModel):
    """A frozen, closed value."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Closed(Value):
    """A gap that a measure closes or brings on: why it is in the plan at all."""

    kind: Literal["item", "duty", "pattern", "prerequisite", "checklist", "enables", "gate"]
    """enables: it closes nothing itself; `ref` is the measure that needs it. gate: the gate `ref`
    asks for its evidence, on the day `due`."""
    ref: str
    current: float | None = None
    to: float | None = None
    value: float = 0.0
    """Points of the content."""
    due: date | None = None
    in_force: bool = False
    because: Mapping[str, Scalar] = {}


class Reason(Value):
    """Why a measure starts when it does; one code and what its sentence needs.

    first_day: nothing stands in the way. after: `measure` ends on the day before. role_busy: `role`
    works on `measure` until `until`. role_absent: `role` is away from `first` to `until`.
    calendar: the days from `first` to `until` are no working days. phase: its phase `phase` begins
    then (gate `gate`). pinned: somebody decided it. kept_from_last_plan: it stood there before.
    running, frozen: a new plan leaves it alone. not_before: planning starts today.
    chosen: a later start serves the whole plan better.
    """

    code: Literal[
        "first_day", "after", "role_busy", "role_absent", "calendar", "phase", "pinned",
        "kept_from_last_plan", "running", "frozen", "not_before", "chosen",
    ]  # fmt: skip
    measure: str = ""
    role: str = ""
    first: date | None = None
    until: date | None = None
    phase: int | None = None
    gate: str = ""


class Item(Value):
    """One planned measure."""

    measure: str
    start: date
    end: date
    """The last working day."""
    start_day: int
    end_day: int
    """Calendar days of the plan; the start of the plan is day 1."""
    working_days: int
    owner: str
    phase: int
    load: Mapping[str, int]
    """Role -> units of six minutes."""
    days_of_work: float
    """Person-days of all roles."""
    reasons: tuple[Reason, ...]
    """Why then; the binding one first."""
    closes: tuple[Closed, ...]
    """Why at all."""
    after: tuple[str, ...]
    """Planned measures it waits for."""
    mandatory: bool
    due: date | None
    in_time: bool | None
    """None where nothing is due."""
    quick_win: bool


class Dropped(Value):
    """One candidate that is not in these days; nothing disappears.

    predecessor_dropped: `predecessor` is not in the plan. too_long_after_predecessors: even with
    all hands free it would end after the horizon; `predecessor` is what it waits for, if anything.
    no_capacity: `role` needs `needs_days` (with what has to come before), at most `free_days` in a
    row are free. nothing_needs_it: it closes nothing itself, and what waits for it is not in
    the plan. excluded: `by`, `reason`. fact_missing: `facts` do not hold.
    """

    measure: str
    code: Literal[
        "predecessor_dropped", "too_long_after_predecessors", "no_capacity", "nothing_needs_it",
        "excluded", "fact_missing",
    ]  # fmt: skip
    role: str = ""
    predecessor: str = ""
    needs_days: float | None = None
    free_days: float | None = None
    by: str = ""
    reason: str = ""
    facts: tuple[str, ...] = ()
    earliest: date | None = None
    """The earliest start if it is taken up after this plan; None where nothing helps but a change
    of what stands in the way."""
    closes: tuple[Closed, ...] = ()
    mandatory: bool = False
    due: date | None = None


class RoleLoad(Value):
    """Hours of one role: asked for, free for the plan, planned."""

    role: str
    shared_with: tuple[str, ...]
    """Roles held by the same person; capacity and load are those of the person."""
    weeks: tuple[date, ...]
    """Mondays."""
    hours: tuple[int, ...]
    """Units in each week before buffer and meetings."""
    capacity: tuple[int, ...]
    """Units in each week that may be planned."""
    load: tuple[int, ...]
    """Planned units in each week: of the role and of those it is shared with."""
    own_load: tuple[int, ...]
    """Planned units of this role alone."""


class GateDate(Value):
    """A gate keeps its date; a phase that overruns is a warning."""

    id: str
    phase: int
    day: int
    date: date
    asks_for: tuple[str, ...]
    """Measures whose evidence it asks for."""
    late: tuple[str, ...]
    """Those of them, and of its phase (as far as they could end inside it), that end after it."""
    missing: tuple[str, ...]
    """Those it asks for that are neither planned nor done."""


class MeetingDate(Value):
    """A meeting on a working day."""

    id: str
    date: date
    units: int
    roles: tuple[str, ...]


class Notice(Value):
    """Something to look at: a mistake in the making, a limit that is exceeded."""

    code: str
    measure: str = ""
    role: str = ""
    values: Mapping[str, Scalar] = {}


class Stages(Value):
    """The objective, stage by stage, first things first."""

    mandatory: int
    """How many measures are mandatory."""
    mandatory_in_time: int
    mandatory_planned: int
    quick_win: bool
    """At least one quick win by its day."""
    quick_win_possible: bool
    closed: float
    """Points of the gaps closed."""
    closable: float
    """Points of all gaps."""
    gates: int = 0
    """How many measures the gates inside the plan ask for."""
    gates_in_time: int = 0
    """Those of them that end by their gate."""
    points: float = 0.0
    """Points of the gaps closed and of what is in time for its gate: what `bound` bounds."""
    moved: int
    """Starts that differ from the plan before."""
    waiting: int = 0
    """Measures whose helpers begin only after they could be done without."""
    earliness: int
    """Sum of points x working days left, in hundredths; the more, the earlier."""


class Lever(Value):
    """What more of one role would bring."""

    role: str
    hours_a_week: float
    """Added hours."""
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    closed: float
    """Points gained."""
    mandatory_in_time: int = 0
    """Mandatory measures in time that were not."""


class Plan(Value):
    """The roadmap."""

    start: date
    end: date
    """Last day of the horizon."""
    today: date | None
    items: tuple[Item, ...]
    """By start, then id."""
    dropped: tuple[Dropped, ...]
    done: tuple[str, ...]
    roles: tuple[RoleLoad, ...]
    gates: tuple[GateDate, ...]
    meetings: tuple[MeetingDate, ...]
    warnings: tuple[Notice, ...]
    levers: tuple[Lever, ...]
    objective: Stages
    bound: float
    """No plan can reach more points than this (`Stages.points`), given the stages before it."""
    proven: bool
    """The stages up to the points closed are the best possible."""
    order_proven: bool
    """So is the order."""
    gap_percent: float
    """At most so many per cent from the best (of the points)."""
    input_hash: str
    catalogue_version: str
