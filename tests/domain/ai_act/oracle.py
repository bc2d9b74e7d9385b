"""The procedure once more, for complete facts, written down step by step as the text tells it."""

from collections.abc import Mapping
from typing import Any

Facts = Mapping[str, Any]


def told(company: Facts, system: Facts) -> tuple[str, list[str], list[str]]:
    """Class, roles, paragraphs of Art 50."""
    s = system
    established = company["country"] != "CH"
    # Q0, Q1, Q2
    if not s["is_ai_system"]:
        return "out_of_scope", [], []
    if not ((established and s["uses"]) or s["eu_market"] or s["output_used_in_eu"]):
        return "out_of_scope", [], []
    if s["research_only"]:
        return "out_of_scope", [], []
    # Q6: a component used solely for quality control is none unless its failure endangers
    component = s["safety_component"] and not s["solely_non_safety_quality_control"]
    component = component or s["failure_endangers"]
    third = component and s["third_party_assessment"]
    high_a = s["annex_i"] == "a" and third and s["third_party_for_safety"]
    sectoral = s["annex_i"] == "b" and third
    # Q7, Q8
    cleared = not s["profiling"] and s["no_significant_risk"] and bool(s["article_6_3"])
    high_iii = bool(s["annex_iii"]) and not cleared
    not_high = bool(s["annex_iii"]) and cleared
    high = high_a or high_iii
    # Q3, Q4
    changed = s["rebranded"] or s["substantially_modified"] or s["purpose_changed_to_high_risk"]
    provider = s["own_name"] or (high and changed) or (high_a and s["product_maker"])
    # Q9
    to_people = s["talks_to_people"] and not s["obvious_ai"]
    marked = s["generates_content"] and not s["standard_editing_only"]
    disclosed = s["deepfake"] or (s["public_interest_text"] and not s["editorial_review"])
    owed = [
        paragraph
        for paragraph, holds in {
            "50(1)": provider and to_people,
            "50(2)": provider and marked,
            "50(3)": s["uses"] and s["emotion_or_biometric"],
            "50(4)": s["uses"] and disclosed,
        }.items()
        if holds
    ]
    touched = to_people or marked or disclosed or s["emotion_or_biometric"]
    prohibited = bool(s["prohibited"])
    if s["open_source"] and not (prohibited or high or sectoral or not_high or touched):
        return "out_of_scope", [], []
    roles = {
        "provider": provider,
        "deployer": s["uses"],
        "importer": s["imports"],
        "distributor": s["distributes"],
    }
    classes = {
        "prohibited": prohibited,
        "high_annex_iii": high_iii,
        "high_annex_i_a": high_a,
        "sectoral_annex_i_b": sectoral,
        "transparency": bool(owed),
        "not_high_risk_art6_3": not_high,
        "minimal": True,
    }
    headline = next(name for name, holds in classes.items() if holds)
    if sectoral and not (prohibited or high):
        owed = []
    return headline, [role for role, holds in roles.items() if holds], owed
