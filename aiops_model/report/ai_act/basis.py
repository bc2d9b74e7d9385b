"""What a report on the AI Act is made of: systems with their class, and what is said of duties."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aiops_model.domain.ai_act import coverage
from aiops_model.domain.ai_act.facts import Company, System
from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.ai_act.result import Classification


@dataclass(frozen=True)
class Proof:
    """One piece of evidence, as the company named it."""

    title: str
    link: str = ""
    dated: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class DutyAnswer:
    """What the company says about one duty of one system."""

    level: int | None = None
    """Evidence level 0 to 3; None where it is unclear or nobody has answered."""
    not_applicable: bool = False
    reason: str = ""
    """Why it is not applicable, as typed."""
    owner: str = ""
    due: date | None = None
    proofs: tuple[Proof, ...] = ()
    note: str = ""

    @property
    def judged(self) -> coverage.DutyAnswer:
        """The part of it that the coverage counts."""
        ends = tuple(proof.valid_until for proof in self.proofs)
        return coverage.DutyAnswer(self.level, self.not_applicable, ends)


UNANSWERED = DutyAnswer()


@dataclass(frozen=True)
class SystemBasis:
    """One registered AI system with its facts and its class on the day."""

    id: str
    name: str
    facts: System
    classification: Classification
    purpose: str = ""
    answers: Mapping[str, DutyAnswer] = field(default_factory=dict)
    """Duty id -> what is said of it; a duty without an entry is unclear."""

    def answer(self, duty_id: str) -> DutyAnswer:
        """What is said of a duty."""
        return self.answers.get(duty_id, UNANSWERED)


@dataclass(frozen=True)
class ActBasis:
    """A company with its systems on one day, under one version of the law."""

    assessment_id: str
    country: str
    """Country of the reader's patterns and of the authorities: "DE", "AT", "CH", "EU"."""
    as_of: date
    """The day the view is shown for; every classification is of this day and version."""
    facts: Company = field(default_factory=Company)
    systems: tuple[SystemBasis, ...] = ()
    """Those in use: retired ones stay out of gaps and ceilings."""
    version: Version = "now"
    company: str = ""
    demo: bool = False
    today: date | None = None
    """The real day, against which the age of the texts is measured; None: the as-of date."""
