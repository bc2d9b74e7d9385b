"""What the services of the 90-day plan hand out: frozen values, detached from the database.

What nobody said has no entry; its revision is 0 then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from aiops_model.content.later import Later
from aiops_model.domain.plan.result import Plan
from aiops_model.services.unchanged import Stamp

RoleId = Literal["product_owner", "data_owner", "model_owner", "control_owner", "operations_lead"]
Size = Literal["light", "full"]
Status = Literal["open", "running", "done", "dropped"]
GateId = Literal["G1", "G2", "G3"]
GateSaid = Literal["yes", "no", "unclear"]
ProgressPart = Literal["state", "evidence", "note"]
Part = Literal["set_up", "capacity", "wish", "gate"] | ProgressPart
"""What an edit is about. Parts change on their own and never collide."""


@dataclass(frozen=True)
class Days:
    """Days in a row, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Closure(Days):
    """Days on which the company is closed."""

    name: str = ""


@dataclass(frozen=True)
class SetUp:
    """When the plan begins, how far it reaches, on which days nobody works."""

    start: date
    country: str
    """DE, AT or CH."""
    region: str = ""
    """Part of the country as the holiday calendar names it ("BY"), "" for none."""
    horizon_days: int = 90
    categories: tuple[str, ...] = ()
    """Kinds of holidays asked for beside the public ones ("catholic" for 15 August)."""
    closures: tuple[Closure, ...] = ()
    workdays: tuple[date, ...] = ()
    """Holidays on which this company works all the same."""
    buffer: float = 0.15
    """Share of the hours that is not planned; whole per cent."""
    size: Size = "full"
    day_rate: int | None = None
    """EUR a person-day; None: the median of the euro model."""


@dataclass(frozen=True)
class Capacity:
    """The time a role has for the plan."""

    role: RoleId
    hours_a_week: float
    """In tenths."""
    people: tuple[str, ...] = ()
    absences: tuple[Days, ...] = ()


@dataclass(frozen=True)
class Wish:
    """A measure that is to start on a day (pinned), or to stay out (excluded, with a reason)."""

    measure_id: str
    kind: Literal["pinned", "excluded"]
    start: date | None = None
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class Known:
    """The revision of something said, and when."""

    revision: int
    changed_at: datetime


@dataclass(frozen=True)
class State:
    """How far a measure is."""

    status: Status = "open"
    percent: int = 0
    slip_reason: str = ""
    """Why it is late, or why it was dropped."""
    started_on: date | None = None
    expected_on: date | None = None
    """The last day somebody expects now; None: as planned."""
    done_on: date | None = None


@dataclass(frozen=True)
class Evidence:
    """What proves that a measure is done. `link` is an http(s) address or ""."""

    title: str
    link: str = ""
    dated: date | None = None


@dataclass(frozen=True)
class Progress:
    """What is said of one measure."""

    measure_id: str
    state: State = field(default_factory=State)
    evidence: Evidence | None = None
    note: str = ""
    revisions: Mapping[ProgressPart, int] = field(default_factory=dict)
    """A part never touched is not in it."""
    changed_at: datetime | None = None


@dataclass(frozen=True)
class GateEntry:
    """What was answered to a question of a gate, and what shows it."""

    gate: GateId
    question: str
    answer: GateSaid
    evidence: str = ""


@dataclass(frozen=True)
class VersionHead:
    """An accepted plan in one line."""

    id: str
    number: int
    """Counts from 1; the first is the baseline."""
    created_at: datetime
    as_of: date
    reason: str
    input_hash: str
    taken_from: int | None
    """Number of the earlier version it brings back."""


@dataclass(frozen=True)
class StoredPlan:
    """An accepted plan with what it was made from; nothing of it ever changes."""

    head: VersionHead
    assessment_id: str
    plan: Plan
    told: Mapping[str, Any]
    """What the plan was made from, as JSON values."""
    engine_version: str
    content_version: str


@dataclass(frozen=True)
class PlanView:
    """The company's file as the pages of the plan see it."""

    id: str
    demo: bool
    lang: str
    company_name: str | None
    country: str | None
    """From the self-check; None while that was not answered."""
    touched_at: datetime
    set_up: SetUp | None
    """None while nobody has set the plan up: show `proposed_set_up`."""
    capacities: Mapping[str, Capacity]
    """By role; a role without an entry has its hours of the content."""
    wishes: Mapping[str, Wish]
    """By measure."""
    progress: Mapping[str, Progress]
    """By measure."""
    gates: Mapping[tuple[str, str], GateEntry]
    """By gate and question."""
    known: Mapping[tuple[str, str], Known]
    """Revisions by ("set_up", ""), ("capacity", role), ("wish", measure), ("gate", "G1 question");
    those of a measure's progress are in `Progress.revisions`."""
    versions: tuple[VersionHead, ...]
    """The baseline first."""
    latest_plan: "Later[StoredPlan | None]" = field(repr=False, compare=False)
    baseline_plan: "Later[StoredPlan | None]" = field(repr=False, compare=False)
    resume_code: str = field(repr=False)
    """With its hyphen. It opens the assessment, so it is in no trace and no log."""
    stamp: Stamp = field(repr=False, compare=False)
    """Another one as soon as anything here can be another."""

    @property
    def latest(self) -> StoredPlan | None:
        """The plan that is followed; None before the first was accepted."""
        return self.latest_plan.get()

    @property
    def baseline(self) -> StoredPlan | None:
        """The first accepted plan."""
        return self.baseline_plan.get()

    def revision(self, part: Part, key: str = "") -> int:
        """What an edit of the part wants back; 0 where nobody said anything."""
        if part in ("state", "evidence", "note"):
            return self.measure(key).revisions.get(part, 0)
        known = self.known.get((part, key))
        return 0 if known is None else known.revision

    def measure(self, measure_id: str) -> Progress:
        """What is said of a measure; an empty record when nothing is."""
        return self.progress.get(measure_id) or Progress(measure_id)

    @property
    def done(self) -> tuple[str, ...]:
        """The measures that are done."""
        return tuple(m for m, row in self.progress.items() if row.state.status == "done")


PartValue = SetUp | Capacity | Wish | State | Evidence | GateEntry | str | None
"""The content of a part; None for nothing."""


@dataclass(frozen=True)
class Stored:
    """An edit that is on disk; `revision` is that of the edited part, 0 when it is gone."""

    revision: int
    view: PlanView


@dataclass(frozen=True)
class Collision:
    """Someone changed this part since it was shown; nothing was written.

    To insist on `mine`, come again with `revision`. None stands for "nothing".
    """

    part: Part
    key: str
    """Role, measure, or gate and question; "" for the set-up."""
    mine: PartValue
    theirs: PartValue
    when: datetime
    revision: int
