"""What the engine says about one AI system: ids, days and amounts; texts are in content.

Amounts in EUR. "Certain" means: whatever the open facts turn out to be.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.domain.ai_act.facts import State
from aiops_model.domain.ai_act.law import RiskClass, Role, TierId, Version

Outcome = RiskClass | Literal["out_of_scope", "needs_review"]
SizeId = Literal["sme", "smc", "large", "public"]
StepAnswer = Literal["yes", "no", "open"]
Modifier = Literal[
    "conditional",
    "legacy_public",
    "two_readings",
    "fria",
    "public_authority",
    "workplace",
    "decisions_on_persons",
    "non_eu_provider",
    "marking_grace",
    "financial_institution",
]
Caveat = Literal["linked_enterprises", "public_control", "public_body", "size_open"]


@dataclass(frozen=True, slots=True)
class PartState:
    """A part of a duty with days of its own."""

    article: str
    working_from: date
    formal_from: date
    disputed: bool
    in_force: bool
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyState:
    """One duty of this company for this system on the day."""

    id: str
    article: str
    roles: tuple[Role, ...]
    """Roles of the company that owe it, or may owe it where not `certain`."""
    certain: bool
    """False: it is owed only if the facts of `hangs_on` turn out so."""
    hangs_on: tuple[str, ...]
    good_practice: bool
    """The law does not extend the duty to this class; shown as good practice."""
    working_from: date
    """By the reading the product works with."""
    formal_from: date
    """By the words; differs from `working_from` only where `disputed`."""
    disputed: bool
    conditional: bool
    """Legacy system: applies only after a significant change in design."""
    in_force: bool
    """Applies on the day by the working reading."""
    class_dated: bool
    """Its days follow the class of the system, not the calendar alone."""
    tier: TierId | None
    parts: tuple[PartState, ...] = ()

    def next_start(self, as_of: date) -> date | None:
        """The next day on which the duty or a dated part of it starts to apply; None: none comes.

        Good practice never starts; the duty of a legacy system waits for a change, not for a day.
        """
        if self.good_practice or self.conditional:
            return None
        starts = (self.working_from, *(part.working_from for part in self.parts))
        return min((day for day in starts if day > as_of), default=None)

    @property
    def formally_in_force_only(self) -> bool:
        """In force by the words of the law, but not by the working reading: ask counsel."""
        return self.disputed and not self.in_force and not self.good_practice


@dataclass(frozen=True, slots=True)
class Size:
    """Size class for the ceilings; the stricter one where figures are missing."""

    id: SizeId
    possible: tuple[SizeId, ...]
    caveats: tuple[Caveat, ...]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The legal maximum of one tier for this company: no forecast, never added up."""

    tier: TierId
    cap: float | None
    """EUR; None where turnover is missing or the Member State decides."""
    rule: Literal["lower", "higher"] | None
    """Which of amount and share is the ceiling; None where the Member State decides."""
    amount: float
    share: float
    """Of world turnover of the previous year, 0 to 1."""
    duties: tuple[str, ...] = ()
    """Ids of the duties under this ceiling on the day."""
    certain: bool = True
    """False: the duties under it may turn out not to be owed."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """The largest ceiling among duties in force, Art 5 apart. Not a sum, met or not."""

    today: Ceiling | None
    from_class_date: Ceiling | None
    class_date: date | None
    article_5: Ceiling | None
    tiers: tuple[Ceiling, ...]
    """T1, T2, T3 for this company, whatever is in force."""
    without_tier: tuple[str, ...]
    """Duties that Art 99(3) to (5) does not name: national rules."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the procedure, as it was answered."""

    step: str
    """ "q0" to "q10"."""
    answer: StepAnswer
    citation: str
    """The provision: "5(1)(f)", "III 4(a)"."""
    points: tuple[str, ...] = ()
    """Points that hold or, where the answer is open, may hold; roles at q3 and q4."""
    hangs_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A class that cannot be ruled out yet, and the facts to find out."""

    risk_class: Outcome
    citation: str
    facts: tuple[str, ...]
    """In the order they are asked; a single point as "prohibited:f"."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A fact that can still change something."""

    fact: str
    step: str
    state: State
    points: tuple[str, ...] = ()
    """The points of a list that are open; empty: the whole fact."""
    changes_class: bool = False
    """Whether the class itself hangs on it, not only duties, dates or ceilings."""


@dataclass(frozen=True, slots=True)
class Classification:
    """Everything about one system on one day under one version of the text."""

    as_of: date
    version: Version
    in_scope: bool | None
    risk_class: Outcome
    candidate: Outcome | None
    """With needs_review: the strictest class that the open facts allow."""
    classes: tuple[RiskClass, ...]
    """Every class that holds for certain, the strictest first; the headline is one of them."""
    possible_classes: tuple[RiskClass, ...]
    """Classes that the open facts still allow."""
    prohibited_from: date | None
    """The day of the ban, where a practice of Art 5 holds for certain."""
    roles: tuple[Role, ...]
    possible_roles: tuple[Role, ...]
    duties: tuple[DutyState, ...]
    """In the order of the law; not owed ones are left out."""
    transparency: tuple[str, ...]
    """Paragraphs of Art 50 that this company owes."""
    vendor_transparency: tuple[str, ...]
    """Paragraphs of Art 50 that the provider of a bought system owes: check at procurement."""
    modifiers: tuple[Modifier, ...]
    earliest_date: date | None
    """The next day on which a whole duty not yet in force applies."""
    next_date: date | None
    """The next day on which a duty or a dated part of one applies: "next date" on every page."""
    size: Size
    exposure: Exposure
    path: tuple[PathStep, ...]
    review: tuple[Review, ...]
    open_questions: tuple[OpenQuestion, ...]
    """In the order they are asked."""

    @property
    def strictest(self) -> Outcome:
        """The class, or the stricter candidate where it needs review."""
        return self.candidate or self.risk_class
