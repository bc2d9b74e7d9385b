"""What a report on the AI Act is made of: systems with their class and what is said of each duty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.ai_act.result import Classification


@dataclass(frozen=True)
class Proof:
    """One piece of evidence, as the company named it."""

    title: str
    link: str = ""
    day: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class DutyAnswer:
    """What the company says about one duty of one system."""

    level: int | None = None
    """Evidence level 0 to 3; None where it is unclear or nobody has answered."""
    not_applicable: str = ""
    """The reason; set only where the duty was marked as not applicable."""
    owner: str = ""
    due: date | None = None
    proofs: tuple[Proof, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class SystemBasis:
    """One registered AI system with its class on the day."""

    id: str
    name: str
    classification: Classification
    purpose: str = ""
    answers: Mapping[str, DutyAnswer] = field(default_factory=dict)
    """Duty id -> what is said of it; a duty without an entry is unclear."""


@dataclass(frozen=True)
class ActBasis:
    """A company with its systems on one day, under one version of the law."""

    assessment_id: str
    country: str
    """Country of the company: "DE", "AT", "CH", "EU"."""
    as_of: date
    systems: tuple[SystemBasis, ...] = ()
    version: Version = "now"
    company: str = ""
    demo: bool = False
    financial_institution: bool = False
    public_body: bool = False
