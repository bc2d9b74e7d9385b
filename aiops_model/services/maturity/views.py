"""What the services of the maturity instrument hand out: frozen values, detached from the database.

An item, a vote, a fact or a target that nobody touched has no entry; its revision is 0 then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from aiops_model.content.later import Later
from aiops_model.domain.ai_act.proposals import ProposedValue
from aiops_model.domain.maturity.editions import Edition
from aiops_model.domain.maturity.result import Result
from aiops_model.domain.self_check import AnswerValue
from aiops_model.services.steps import Step
from aiops_model.services.unchanged import Stamp

if TYPE_CHECKING:
    from aiops_model.services.ai_act.telling import Told

Part = Literal["vote", "left_out", "note", "evidence", "consensus", "fact", "target", "respondent"]
"""What an edit is about. The parts of an item change on their own and never collide."""


@dataclass(frozen=True)
class Respondent:
    """Someone whose answers count. An empty name is the first one's, shown as "me"."""

    id: str
    name: str
    group: str
    """One of the instrument's groups, or "" while nobody has said."""
    created_at: datetime


@dataclass(frozen=True)
class Choice:
    """What one person answered: a step of the scale, a level, or "dont_know"."""

    value: str
    confidence: int | None = None
    """1 guess, 2 know, 3 evidenced."""


@dataclass(frozen=True)
class Vote:
    """One person's answer to an item, or (workshop) to a capability as a whole."""

    item_id: str
    """Id of an item, or of a capability: then `value` is a level."""
    respondent_id: str
    value: str
    confidence: int | None
    revision: int
    answered_at: datetime

    @property
    def choice(self) -> Choice:
        """The answer without its history."""
        return Choice(self.value, self.confidence)


@dataclass(frozen=True)
class Evidence:
    """What proves an item. `link` is an http(s) address or "", `valid_until` the last day."""

    title: str
    link: str = ""
    valid_until: date | None = None
    added_at: datetime | None = None
    """None in what a page hands in."""


@dataclass(frozen=True)
class Consensus:
    """The value agreed after discussion; the votes stay beside it."""

    value: str
    """A step of the scale."""
    by: str
    reason: str
    at: datetime | None = None
    """None in what a page hands in."""


@dataclass(frozen=True)
class ItemRecord:
    """What the company (not a person) says of an item."""

    item_id: str
    left_out: bool = False
    """Not applicable, by the facilitator's decision."""
    left_out_reason: str = ""
    note: str = ""
    evidence: Evidence | None = None
    consensus: Consensus | None = None
    revisions: Mapping[Part, int] = field(default_factory=dict)
    """Of the parts left_out, note, evidence, consensus; a part never touched is not in it."""
    changed_at: datetime | None = None


@dataclass(frozen=True)
class Stated:
    """A fact or a target with its revision."""

    value: str
    revision: int


@dataclass(frozen=True)
class SnapshotHead:
    """A stored result in one line. `indices` holds capability -> index where there was one."""

    id: str
    number: int
    """Counts from 1; the first is the baseline."""
    name: str
    created_at: datetime
    as_of: date
    instrument_version: str
    indices: Mapping[str, float]


@dataclass(frozen=True)
class MaturityView:
    """The company's file as the maturity pages see it: all answers, in three statements."""

    id: str
    demo: bool
    lang: str
    company_name: str | None
    country: str | None
    """From the self-check, None while that was not answered."""
    self_check: Mapping[str, AnswerValue]
    self_check_snapshot_id: str | None
    """The last result of the self-check, None without one."""
    created_at: datetime
    touched_at: datetime
    respondents: tuple[Respondent, ...]
    """In the order they joined; empty before the first vote."""
    votes: Mapping[tuple[str, str], Vote]
    """By (item id, respondent id)."""
    items: Mapping[str, ItemRecord]
    facts: Mapping[str, Stated]
    targets: Mapping[str, Stated]
    """Capability -> level 1 to 4, as text."""
    snapshots: tuple[SnapshotHead, ...]
    """The first one first."""
    register: "Later[Told]" = field(repr=False, compare=False)
    """What the register of AI systems tells, worked out at its first use."""
    resume_code: str = field(repr=False)
    """With its hyphen. It opens the assessment, so it is in no trace and no log."""
    stamp: Stamp = field(repr=False, compare=False)
    """Another one as soon as anything here can be another."""
    steps: frozenset[Step]
    """Those behind the company."""

    @property
    def register_facts(self) -> Mapping[str, str]:
        """Facts that the register tells: "yes", "no", "possible"; a stated one counts before it.

        Empty without systems in use.
        """
        return self.register.get().facts

    @property
    def register_values(self) -> tuple[ProposedValue, ...]:
        """Values of items that the evidence levels of duties propose."""
        return self.register.get().values

    @property
    def me(self) -> str | None:
        """The respondent a vote without a name counts for; None before the first vote."""
        return self.respondents[0].id if self.respondents else None

    def vote(self, item_id: str, respondent_id: str | None) -> Vote | None:
        """The answer of this person; None when there is none."""
        return self.votes.get((item_id, respondent_id or ""))

    def record(self, item_id: str) -> ItemRecord:
        """What is said of the item; an empty record when nothing is."""
        return self.items.get(item_id) or ItemRecord(item_id)


PartValue = Choice | str | Evidence | Consensus | None
"""The content of a part: a choice, a text (note, reason, fact, target, name), None for nothing."""


@dataclass(frozen=True)
class Stored:
    """An edit that is on disk; `revision` is that of the edited part, 0 when it is gone."""

    revision: int
    view: MaturityView


@dataclass(frozen=True)
class VoteSaved:
    """An answer that is on disk, or the same one that was there already."""

    item_id: str
    respondent_id: str
    choice: Choice
    revision: int
    view: MaturityView


@dataclass(frozen=True)
class Collision:
    """Someone changed this part since it was shown; nothing was written.

    To insist on `mine`, come again with `revision`. None stands for "nothing": `theirs` when it was
    removed in the meantime, `mine` when it was to be removed.
    """

    part: Part
    item_id: str
    """The item or capability of a vote or an item's part; the id of a fact or a target."""
    respondent_id: str
    """Of a vote, else ""."""
    mine: PartValue
    theirs: PartValue
    when: datetime
    revision: int


@dataclass(frozen=True)
class MaturitySnapshot:
    """A stored result as it was computed; nothing of it ever changes.

    `company_name` and `demo` are those of the assessment today.
    """

    id: str
    assessment_id: str
    number: int
    name: str
    created_at: datetime
    as_of: date
    company_name: str | None
    demo: bool
    lang: str
    country: str | None
    answers: "SnapshotAnswers"
    result: Result
    instrument_version: str
    edition: Edition | None
    """The instrument it was computed with; None where that was not kept yet."""
    content_version: str
    engine_version: str
    answers_hash: str


@dataclass(frozen=True)
class SnapshotAnswers:
    """What a snapshot was computed from. No name, note or reason: people are ids with a group."""

    groups: Mapping[str, str]
    """Respondent id -> group ("" for none)."""
    votes: tuple[Vote, ...]
    items: Mapping[str, ItemRecord]
    """Left out, evidence (no title, no link) and consensus (no who, no why) only."""
    facts: Mapping[str, str]
    targets: Mapping[str, str]
    baseline: Mapping[str, float]
    """Capability -> index at the first snapshot of the same instrument; empty for that one."""
    self_check: Mapping[str, AnswerValue]
