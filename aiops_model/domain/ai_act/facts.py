"""What is known of a company and of one of its AI systems: yes, no, unknown or not asked.

A fact that was not asked is absent. Both "unknown" and absent leave open what hangs on it; the
difference is who has to act: the first has to be found out, the second can be asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from aiops_model.domain.ai_act.tri import NO, YES, Tri, unknown

Unknown = Literal["unknown"]
UNKNOWN: Final = "unknown"
Answer = bool | Unknown
"""Of a yes-or-no fact; absent where it was not asked."""
Day = date | Literal["none", "unknown"] | None
""""none": there is no such day (a system not yet placed, no change); None: not asked."""
Amount = float | Unknown | None
Country = Literal["DE", "AT", "CH", "EU"]
"""EU stands for the other Member States."""
Annex = Literal["none", "a", "b", "unknown"]
State = Literal["not_asked", "unknown"]

COMPANY_FLAGS: Final = ("public_body", "public_control", "financial_institution")
COMPANY_AMOUNTS: Final = ("employees", "turnover", "balance")
SYSTEM_FLAGS: Final = (
    "is_ai_system",
    "eu_market",
    "output_used_in_eu",
    "research_only",
    "open_source",
    "own_name",
    "product_maker",
    "uses",
    "imports",
    "distributes",
    "rebranded",
    "substantially_modified",
    "purpose_changed_to_high_risk",
    "safety_component",
    "solely_non_safety_quality_control",
    "failure_endangers",
    "third_party_assessment",
    "third_party_for_safety",
    "profiling",
    "no_significant_risk",
    "talks_to_people",
    "obvious_ai",
    "generates_content",
    "standard_editing_only",
    "emotion_or_biometric",
    "deepfake",
    "public_interest_text",
    "editorial_review",
    "for_public_authorities",
    "public_service",
    "workplace",
    "decides_on_persons",
    "legal_effect",
    "controls_input",
    "dpia",
    "law_enforcement",
    "equivalent_reporting",
    "own_gpai_model",
    "very_large_platform",
)
SYSTEM_DAYS: Final = ("placed_on", "significant_design_change_on")
POINTS: Final[Mapping[str, tuple[str, ...]]] = {
    "prohibited": ("a", "b", "c", "d", "e", "f", "g", "h", "ba", "bb"),
    "annex_iii": (
        *("1a", "1b", "1c", "2", "3a", "3b", "3c", "3d", "4a", "4b"),
        *("5a", "5b", "5c", "5d", "6", "7", "8"),
    ),
    "article_6_3": ("a", "b", "c", "d"),
}
"""Lists of points, as the law numbers them."""
COUNTRIES: Final[tuple[Country, ...]] = ("DE", "AT", "CH", "EU")
OUTSIDE_THE_EU: Final = frozenset({"CH"})


@dataclass(frozen=True, slots=True)
class Points:
    """Which points of a list hold: those in `yes`, perhaps those in `unknown`, no other."""

    yes: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Company:
    """Facts of the company, asked once. Amounts in EUR and people, linked enterprises included."""

    country: Country | Unknown | None = None
    employees: Amount = None
    turnover: Amount = None
    """World turnover of the last financial year, EUR."""
    balance: Amount = None
    """Balance sheet total, EUR."""
    flags: Mapping[str, Answer] = field(default_factory=dict)
    """Keys: `COMPANY_FLAGS`."""


@dataclass(frozen=True, slots=True)
class System:
    """Facts of one AI system."""

    flags: Mapping[str, Answer] = field(default_factory=dict)
    """Keys: `SYSTEM_FLAGS`."""
    placed_on: Day = None
    """Placed on the market or put into service; a planned system's planned day."""
    significant_design_change_on: Day = None
    annex_i: Annex | None = None
    points: Mapping[str, Points | Unknown] = field(default_factory=dict)
    """Keys: `POINTS`; "unknown" where no point is known."""


def flag(facts: Company | System, name: str) -> Tri:
    """What a yes-or-no fact says."""
    said = facts.flags.get(name, UNKNOWN)
    return unknown(name) if said == UNKNOWN else YES if said else NO


def point(system: System, fact: str, point_id: str) -> Tri:
    """Whether one point of a list holds."""
    told = system.points.get(fact, UNKNOWN)
    if not isinstance(told, Points):
        return unknown(fact)
    if point_id in told.unknown:
        return unknown(f"{fact}:{point_id}")
    return YES if point_id in told.yes else NO


def annex(system: System, section: Literal["a", "b"]) -> Tri:
    """Whether a product law of this section of Annex I covers the system."""
    if system.annex_i is None or system.annex_i == UNKNOWN:
        return unknown("annex_i")
    return YES if system.annex_i == section else NO


def established_in_eu(company: Company) -> Tri:
    """Whether the company is established in the Union."""
    if company.country is None or company.country == UNKNOWN:
        return unknown("country")
    return NO if company.country in OUTSIDE_THE_EU else YES


def state(company: Company, system: System, fact: str) -> State | None:
    """Why a fact is open; None where it is known."""
    said: object
    if fact in POINTS:
        said = system.points.get(fact)
        if isinstance(said, Points) and said.unknown:
            said = UNKNOWN
    elif fact in SYSTEM_FLAGS:
        said = system.flags.get(fact)
    elif fact in COMPANY_FLAGS:
        said = company.flags.get(fact)
    else:
        said = getattr(system if fact in (*SYSTEM_DAYS, "annex_i") else company, fact)
    if said is None:
        return "not_asked"
    return "unknown" if said == UNKNOWN else None
