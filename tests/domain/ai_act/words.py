"""Facts in words a lawyer can read, for the named cases in tests/cases/ai_act.

An ordinary case: a private German firm uses a bought AI system that nothing special is known of, on
the EU market, not yet placed there, every fact asked and answered with no.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from aiops_model.content import load_content
from aiops_model.content.act_facts import read_company, read_system
from aiops_model.domain.ai_act.facts import SYSTEM_FLAGS, Company, System
from aiops_model.domain.ai_act.law import Law
from aiops_model.domain.ai_act.result import DutyState

TODAY = date(2026, 11, 20)
COUNTRY = {"Germany": "DE", "Austria": "AT", "Switzerland": "CH", "France": "EU"}
MILLION = 1_000_000

ORDINARY: Mapping[str, Any] = {
    **dict.fromkeys(SYSTEM_FLAGS, False),
    "is_ai_system": True,
    "eu_market": True,
    "output_used_in_eu": True,
    "uses": True,
    "third_party_for_safety": True,
    "placed_on": None,
    "significant_design_change_on": None,
    "annex_i": "none",
    "prohibited": [],
    "annex_iii": [],
    "article_6_3": [],
}
PHRASES: Mapping[str, Mapping[str, Any]] = {
    # scope
    "follows fixed hand-written rules": {"is_ai_system": False},
    "neither on the EU market nor used there": {"eu_market": False, "output_used_in_eu": False},
    "output used in the EU only": {"eu_market": False, "output_used_in_eu": True},
    "research only": {"research_only": True},
    "open-source licence": {"open_source": True},
    # roles
    "built and run under own name": {"own_name": True},
    "sold, not used": {"uses": False},
    "not used by the firm": {"uses": False},
    "used by the firm": {"uses": True},
    "own brand on a bought system": {"rebranded": True},
    "substantially modified": {"substantially_modified": True},
    "purpose changed": {"purpose_changed_to_high_risk": True},
    "part of a product under own name": {"product_maker": True},
    "imported": {"imports": True},
    "passed on": {"distributes": True},
    # products
    "product law of Section A": {"annex_i": "a"},
    "product law of Section B": {"annex_i": "b"},
    "safety component": {"safety_component": True},
    "third-party assessment": {"third_party_assessment": True},
    "assessment for spectrum only": {"third_party_for_safety": False},
    "quality control only": {"solely_non_safety_quality_control": True},
    "failure endangers people": {"failure_endangers": True},
    # Annex III and Art 6(3)
    "profiles people": {"profiling": True},
    "no significant risk": {"no_significant_risk": True},
    # Art 50
    "talks to people": {"talks_to_people": True},
    "obviously AI": {"obvious_ai": True},
    "generates content": {"generates_content": True},
    "standard editing only": {"standard_editing_only": True},
    "recognises emotions or categorises people": {"emotion_or_biometric": True},
    "makes deep fakes": {"deepfake": True},
    "publishes text on public matters": {"public_interest_text": True},
    "edited by a person": {"editorial_review": True},
    # modifiers
    "meant for public authorities": {"for_public_authorities": True},
    "public service": {"public_service": True},
    "at the workplace": {"workplace": True},
    "decides on persons": {"decides_on_persons": True},
    "legal effect": {"legal_effect": True},
    "firm controls the input": {"controls_input": True},
    "data protection impact assessment": {"dpia": True},
    "for law enforcement": {"law_enforcement": True},
    "same provider as its GPAI model": {"own_gpai_model": True},
    "inside a very large platform": {"very_large_platform": True},
    "placed on unknown day": {"placed_on": "unknown"},
    "design change unknown": {"significant_design_change_on": "unknown"},
}
LISTS = {"Art 5": "prohibited", "Annex III": "annex_iii", "case of Art 6(3)": "article_6_3"}


def law() -> Law:
    return load_content().ai_act.law


def company_of(told: Mapping[str, Any] | None = None) -> Company:
    """A company from words: in, staff, turnover and balance in millions, public, finance."""
    said = dict(told or {})
    facts: dict[str, Any] = {
        "country": COUNTRY[said.pop("in", "Germany")],
        "public_body": said.pop("public body", False),
        "public_control": said.pop("public control", False),
        "financial_institution": said.pop("finance", False),
        "employees": said.pop("staff", 180),
    }
    for word in ("turnover", "balance"):
        amount = said.pop(word, 32 if word == "turnover" else None)
        facts[word] = amount * MILLION if isinstance(amount, int | float) else amount
    assert not said, f"no words for {said}"
    return read_company(facts)


def system_of(phrases: Iterable[str]) -> System:
    """A system from phrases; "unknown: ..." and "not asked: ..." take the facts of a phrase back.

    "Art 5: f", "Annex III: 4a 4b", "case of Art 6(3): a" list points; "placed on 2026-01-15" and
    "design changed on ..." give days.
    """
    facts: dict[str, Any] = dict(ORDINARY)
    for phrase in phrases:
        _take(phrase, facts)
    return read_system(facts)


def _take(phrase: str, facts: dict[str, Any]) -> None:
    if phrase.startswith("placed on 2"):
        facts["placed_on"] = phrase.removeprefix("placed on ")
    elif phrase.startswith("design changed on "):
        facts["significant_design_change_on"] = phrase.removeprefix("design changed on ")
    elif phrase.startswith("unknown: "):
        _open(phrase.removeprefix("unknown: "), facts, "unknown")
    elif phrase.startswith("not asked: "):
        _open(phrase.removeprefix("not asked: "), facts, None)
    elif phrase.partition(":")[0] in LISTS:
        name, _, points = phrase.partition(":")
        facts[LISTS[name]] = points.split()
    else:
        facts |= PHRASES[phrase]


def _open(phrase: str, facts: dict[str, Any], said: str | None) -> None:
    """What a phrase would say is unknown, or was not asked."""
    name, _, points = phrase.partition(":")
    if phrase in PHRASES:
        names = list(PHRASES[phrase])
    elif name in LISTS and points:
        known = dict.fromkeys(facts[LISTS[name]], True)
        facts[LISTS[name]] = {**known, **dict.fromkeys(points.split(), said)}
        return
    else:
        names = [LISTS.get(phrase, phrase)]
    for fact in names:
        assert fact in facts, fact
        if said is None:
            del facts[fact]
        else:
            facts[fact] = said


def duty_id(article: str) -> str:
    """ "26(5)" -> "ART26_5"."""
    return "ART" + article.replace("(", "_").replace(")", "")


def owed(duties: Iterable[DutyState]) -> dict[str, DutyState]:
    """The duties owed for certain, by id."""
    return {row.id: row for row in duties if row.certain and not row.good_practice}
