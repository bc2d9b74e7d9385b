"""What the services of the AI Act hand out: frozen values, detached from the database.

A fact or a part of a duty that nobody touched has no entry; its revision is 0 then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from aiops_model.domain.self_check import AnswerValue
from aiops_model.services.steps import Step
from aiops_model.services.unchanged import Stamp

OperatingRole = Literal["product", "data", "model", "control", "operations"]
"""Product owner, data owner, model owner, control owner, operations lead."""
Origin = Literal["yes", "no", "unknown"]
Stage = Literal["pilot", "live", "retired"]
Level = Literal["0", "1", "2", "3", "unclear", "not_applicable"]
"""Evidence level of a duty for a system: nothing, informal, documented, operating with evidence."""
DutyPart = Literal["level", "owner", "due", "evidence", "note"]
Part = DutyPart | Literal["system", "system_fact", "company_fact"]
"""What an edit is about. Parts change on their own and never collide."""
FactValue = bool | int | float | str | tuple[str, ...] | Mapping[str, bool | str]
"""As in the input of `classify`: yes or no, amount, choice, day as text, "unknown", "none".

A list of points names those that hold, all others do not; an object says "unknown" for some.
"""


@dataclass(frozen=True)
class Holder:
    """Who has an operating role, and who stands in; "" for nobody."""

    name: str = ""
    deputy: str = ""


@dataclass(frozen=True)
class SystemEntry:
    """What the register says of a system, as it is typed in a form; "" for nothing."""

    name: str
    purpose: str = ""
    vendor: str = ""
    own_build: Origin = "unknown"
    use_area: str = ""
    stage: Stage = "pilot"
    people: Mapping[OperatingRole, Holder] = field(default_factory=dict)
    """Roles that nobody has are absent."""
    evidence_title: str = ""
    evidence_link: str = ""


@dataclass(frozen=True)
class Known:
    """A stored fact with its revision."""

    value: FactValue
    revision: int
    changed_at: datetime


@dataclass(frozen=True)
class DutyPlace:
    """Which duty of which system of which file."""

    assessment_id: str
    system_id: str
    duty_id: str


@dataclass(frozen=True)
class DutyEvidence:
    """What proves that a duty is met. `link` is an http(s) address or ""."""

    title: str
    link: str = ""
    dated: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class DutyRecord:
    """What the company says of one duty of one system."""

    duty_id: str
    level: Level | None = None
    """None while nobody has said: counts like "unclear"."""
    reason: str = ""
    """Why it is not applicable."""
    owner: str = ""
    due_on: date | None = None
    evidence: DutyEvidence | None = None
    note: str = ""
    revisions: Mapping[DutyPart, int] = field(default_factory=dict)
    """A part never touched is not in it."""
    changed_at: datetime | None = None


@dataclass(frozen=True)
class RegisteredSystem:
    """A system of the register with the facts and duties stored for it."""

    id: str
    number: int
    entry: SystemEntry
    revision: int
    created_at: datetime
    changed_at: datetime
    facts: Mapping[str, Known]
    """Fact -> answer; a fact that was not asked is absent."""
    duties: Mapping[str, DutyRecord]

    @property
    def name(self) -> str:
        """The name, unique in the register."""
        return self.entry.name

    @property
    def retired(self) -> bool:
        """Out of use: kept in the register, left out of gaps and exposure."""
        return self.entry.stage == "retired"

    def fact(self, fact: str) -> FactValue | None:
        """What was answered; None where it was not asked."""
        known = self.facts.get(fact)
        return None if known is None else known.value

    def day(self, fact: str) -> date | None:
        """The day of "placed_on" or "significant_design_change_on"; None without one."""
        said = self.fact(fact)
        dated = isinstance(said, str) and said not in {"none", "unknown"}
        return date.fromisoformat(str(said)) if dated else None

    def duty(self, duty_id: str) -> DutyRecord:
        """What is said of the duty; an empty record when nothing is."""
        return self.duties.get(duty_id) or DutyRecord(duty_id)


@dataclass(frozen=True)
class ActView:
    """The company's file as the pages of the AI Act see it: four statements."""

    id: str
    demo: bool
    lang: str
    company_name: str | None
    self_check: Mapping[str, AnswerValue]
    created_at: datetime
    touched_at: datetime
    company: Mapping[str, Known]
    """Facts of the company: country, employees, turnover, balance, public_body ..."""
    systems: tuple[RegisteredSystem, ...]
    """In the order of registration, retired ones among them."""
    resume_code: str = field(repr=False)
    """With its hyphen. It opens the assessment, so it is in no trace and no log."""
    stamp: Stamp = field(repr=False, compare=False)
    """Another one as soon as anything here can be another."""
    steps: frozenset[Step]
    """Those behind the company."""

    @property
    def in_use(self) -> tuple[RegisteredSystem, ...]:
        """The systems that are not retired."""
        return tuple(system for system in self.systems if not system.retired)

    def system(self, system_id: str) -> RegisteredSystem | None:
        """The system of this id; None when there is none."""
        return next((system for system in self.systems if system.id == system_id), None)

    def company_fact(self, fact: str) -> FactValue | None:
        """What was answered about the company; None where it was not."""
        known = self.company.get(fact)
        return None if known is None else known.value


PartValue = SystemEntry | FactValue | DutyEvidence | date | tuple[Level, str] | None
"""The content of a part; of a level with its reason ("" for none). None for nothing."""


@dataclass(frozen=True)
class Stored:
    """An edit that is on disk; `revision` is that of the edited part, 0 when it is gone."""

    revision: int
    view: ActView
    system_id: str = ""
    """The system edited or added; "" for a fact of the company."""


@dataclass(frozen=True)
class Collision:
    """Someone changed this part since it was shown; nothing was written.

    To insist on `mine`, come again with `revision`. None stands for "nothing": `theirs` when it was
    removed in the meantime, `mine` when it was to be removed.
    """

    part: Part
    system_id: str
    """ "" for a fact of the company."""
    key: str
    """The fact or duty; "" for the system itself."""
    mine: PartValue
    theirs: PartValue
    when: datetime
    revision: int
