"""Companies with AI systems for the duties report, in the words of the fact sheet."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from aiops_model.content import Content, load_content
from aiops_model.content.act_facts import read_company, read_system
from aiops_model.domain.ai_act.classify import classify
from aiops_model.domain.ai_act.law import Version
from aiops_model.i18n import Locale
from aiops_model.report.ai_act import ActBasis, ActReport, DutyAnswer, SystemBasis, build_act

TODAY = date(2026, 11, 20)
NO: Mapping[str, object] = {
    "is_ai_system": True,
    "eu_market": True,
    "output_used_in_eu": True,
    "research_only": False,
    "open_source": False,
    "own_name": False,
    "product_maker": False,
    "uses": True,
    "imports": False,
    "distributes": False,
    "rebranded": False,
    "substantially_modified": False,
    "purpose_changed_to_high_risk": False,
    "prohibited": [],
    "annex_i": "none",
    "annex_iii": [],
    "talks_to_people": False,
    "generates_content": False,
    "emotion_or_biometric": False,
    "deepfake": False,
    "public_interest_text": False,
    "placed_on": "none",
    "significant_design_change_on": "none",
    "for_public_authorities": False,
    "public_service": False,
    "workplace": False,
    "decides_on_persons": False,
    "legal_effect": False,
    "controls_input": False,
    "dpia": False,
    "law_enforcement": False,
    "equivalent_reporting": False,
    "own_gpai_model": False,
    "very_large_platform": False,
}
"""Every question answered, mostly with no: a bought system in use without anything special."""
RANKING: Mapping[str, object] = {
    **NO,
    "annex_iii": ["4a"],
    "profiling": True,
    "no_significant_risk": False,
    "article_6_3": [],
    "workplace": True,
    "decides_on_persons": True,
    "legal_effect": True,
    "controls_input": True,
    "dpia": True,
    "placed_on": "2028-01-15",
}
"""A bought system that ranks applications."""
OLD_RANKING = {**RANKING, "placed_on": "2025-05-01"}
"""The same, in use before the class day and not changed since."""
OWN_SCORING: Mapping[str, object] = {
    **NO,
    "own_name": True,
    "annex_iii": ["5b"],
    "profiling": True,
    "no_significant_risk": False,
    "article_6_3": [],
    "decides_on_persons": True,
    "legal_effect": True,
    "placed_on": "2028-02-01",
}
"""Credit scoring under the company's own brand: provider and deployer."""
ASSISTANT = {
    **NO,
    "own_name": True,
    "talks_to_people": True,
    "obvious_ai": False,
    "generates_content": True,
    "standard_editing_only": False,
    "placed_on": "2026-03-01",
}
"""A chat assistant of the company's own, placed before August 2026."""
BOUGHT_ASSISTANT = {**ASSISTANT, "own_name": False}
EMOTIONS_UNKNOWN = {**NO, "prohibited": {"f": "unknown"}}
"""Nobody knows whether it infers emotions at work."""
AREA_UNKNOWN = {**NO, "annex_iii": {"4a": "unknown"}, "profiling": "unknown"}
MACHINE = {
    **NO,
    "annex_i": "b",
    "safety_component": True,
    "solely_non_safety_quality_control": False,
    "failure_endangers": True,
    "third_party_assessment": True,
}
OUTSIDE = {**NO, "is_ai_system": False}
COMPANY: Mapping[str, object] = {
    "country": "DE",
    "employees": 180,
    "turnover": 32_000_000,
    "public_body": False,
    "public_control": False,
    "financial_institution": False,
}


@cache
def content() -> Content:
    return load_content()


def locale(lang: str = "de", country: str = "DE") -> Locale:
    pack = content()
    return Locale(lang, country, pack.i18n[lang], pack.swiss_words)  # type: ignore[index]


def system(
    facts: Mapping[str, object],
    name: str = "Bewerbungen",
    company: Mapping[str, object] = COMPANY,
    *,
    as_of: date = TODAY,
    version: Version = "now",
    answers: Mapping[str, DutyAnswer] | None = None,
) -> SystemBasis:
    said = read_system(facts)
    found = classify(read_company(company), said, as_of, content().ai_act.law, version)
    return SystemBasis(name.lower(), name, said, found, answers=answers or {})


def basis(
    *systems: SystemBasis,
    company: Mapping[str, object] = COMPANY,
    as_of: date = TODAY,
    version: Version = "now",
    today: date = TODAY,
) -> ActBasis:
    country = str(company.get("country", "DE"))
    facts = read_company(company)
    return ActBasis(
        "a1", country, as_of, facts, systems, version, company="Muster GmbH", today=today
    )


def report(
    *systems: SystemBasis,
    lang: str = "de",
    company: Mapping[str, object] = COMPANY,
    as_of: date = TODAY,
    version: Version = "now",
) -> ActReport:
    found = basis(*systems, company=company, as_of=as_of, version=version)
    return build_act(found, content(), locale(lang, found.country))
