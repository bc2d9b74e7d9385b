"""The procedure as statements: scope, roles, classes, transparency, each true, false or open.

The steps q0 to q10 are those of the questions in content. Every statement says which facts an open
answer hangs on, so an unknown fact can only widen what is possible and never lowers a class.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.facts import (
    POINTS,
    System,
    annex,
    established_in_eu,
    flag,
    point,
)
from aiops_model.domain.ai_act.law import CLASSES, RiskClass, Role, Version
from aiops_model.domain.ai_act.tri import NO, Tri, all_of, any_of, negation


@dataclass(frozen=True, slots=True)
class Tree:
    """Every statement about one system. Classes and roles are said as if it were in scope."""

    in_scope: Tri
    territory: Mapping[str, Tri]
    """Limb of Art 2(1) -> whether it holds."""
    excluded: Tri
    open_source: Tri
    """Whether the licence would take the system out of scope."""
    practices: Mapping[str, Tri]
    """Points of Art 5(1) that this version of the text knows."""
    annex_iii: Mapping[str, Tri]
    component: Tri
    """Product or safety component under Art 6(1)."""
    exempt: Tri
    """Art 6(3) takes it out of the high-risk class."""
    classes: Mapping[RiskClass, Tri]
    roles: Mapping[Role, Tri]
    becomes_provider: Mapping[str, Tri]
    """Provision -> whether it makes the company the provider."""
    beyond_sector: Tri
    """Whether more than a sector's rules under Section B of Annex I reaches the system."""
    owed: Mapping[str, Tri]
    """Paragraphs of Art 50 owed by this company."""
    vendor: Mapping[str, Tri]
    """Paragraphs of Art 50 owed by the provider of a bought system."""


def tree(case: Case) -> Tree:
    """The statements for these facts under this version of the text."""
    company, system = case.company, case.system

    def said(name: str) -> Tri:
        return flag(system, name)

    territory = {
        "2(1)(b)": all_of(established_in_eu(company), said("uses")),
        "2(1)(a)": said("eu_market"),
        "2(1)(c)": said("output_used_in_eu"),
    }
    known = case.law.prohibited_from[case.version]
    practices = {p: point(system, "prohibited", p) for p in POINTS["prohibited"] if p in known}
    areas = {p: point(system, "annex_iii", p) for p in POINTS["annex_iii"]}
    component, high_a, sectoral = _product(system, case.version)
    in_annex_iii = any_of(areas.values())
    exempt = all_of(
        in_annex_iii,
        negation(said("profiling")),
        said("no_significant_risk"),
        any_of(point(system, "article_6_3", p) for p in POINTS["article_6_3"]),
    )
    high_iii = all_of(in_annex_iii, negation(exempt))
    prohibited = any_of(practices.values())
    high = any_of((high_iii, high_a))
    becomes = {
        "25(1)(a)": all_of(high, said("rebranded")),
        "25(1)(b)": all_of(high, said("substantially_modified")),
        "25(1)(c)": all_of(high, said("purpose_changed_to_high_risk")),
        # a company of which nobody has said so makes no product
        "25(3)": all_of(high_a, said("product_maker")) if _asked(system, "product_maker") else NO,
    }
    provider = any_of((said("own_name"), *becomes.values()))
    roles: dict[Role, Tri] = {
        "provider": provider,
        "deployer": said("uses"),
        "importer": said("imports"),
        "distributor": said("distributes"),
    }
    by_provider, by_deployer = _transparency(system)
    owed = {p: all_of(provider, term) for p, term in by_provider.items()} | {
        p: all_of(said("uses"), term) for p, term in by_deployer.items()
    }
    vendor = {p: all_of(negation(provider), term) for p, term in by_provider.items()}
    transparency = any_of(owed.values())
    above = (prohibited, high, sectoral, exempt)
    classes: dict[RiskClass, Tri] = {
        "prohibited": prohibited,
        "high_annex_iii": high_iii,
        "high_annex_i_a": high_a,
        "sectoral_annex_i_b": sectoral,
        "transparency": transparency,
        "not_high_risk_art6_3": exempt,
        "minimal": negation(any_of((*above, transparency))),
    }
    triggered = any_of((*by_provider.values(), *by_deployer.values()))
    open_source = all_of(said("open_source"), negation(any_of((*above, triggered))))
    excluded = said("research_only")
    # a licence nobody has looked at takes nothing out of scope
    freed = NO if said("open_source").value is None else open_source
    return Tree(
        in_scope=all_of(
            said("is_ai_system"), any_of(territory.values()), negation(excluded), negation(freed)
        ),
        territory=territory,
        excluded=any_of((excluded, freed)),
        open_source=open_source,
        practices=practices,
        annex_iii=areas,
        component=component,
        exempt=exempt,
        classes=classes,
        roles=roles,
        becomes_provider=becomes,
        beyond_sector=any_of((negation(sectoral), prohibited, high)),
        owed=owed,
        vendor=vendor,
    )


def headline(statements: Tree) -> tuple[RiskClass, bool]:
    """The strictest class that the facts allow, and whether it holds for certain."""
    for risk_class in CLASSES:
        term = statements.classes[risk_class]
        if term.value is not False:
            certain = term.value is True and statements.in_scope.value is True
            return risk_class, certain
    raise AssertionError("one class always remains")


def _asked(system: System, name: str) -> bool:
    return name in system.flags


def _product(system: System, version: Version) -> tuple[Tri, Tri, Tri]:
    """Art 6(1): component, high-risk under Section A, under Section B.

    Art 6(1a) to (1c) came with the amendment.
    """
    safety, third = flag(system, "safety_component"), flag(system, "third_party_assessment")
    for_safety = third
    if version == "now":
        safety = all_of(safety, negation(flag(system, "solely_non_safety_quality_control")))
        for_safety = all_of(third, flag(system, "third_party_for_safety"))
    component = any_of((safety, flag(system, "failure_endangers")))
    return (
        component,
        all_of(annex(system, "a"), component, for_safety),
        all_of(annex(system, "b"), component, third),
    )


def _transparency(system: System) -> tuple[dict[str, Tri], dict[str, Tri]]:
    """Paragraphs of Art 50 that the system brings: to its provider, to its deployer."""

    def said(name: str) -> Tri:
        return flag(system, name)

    unreviewed = all_of(said("public_interest_text"), negation(said("editorial_review")))
    by_provider = {
        "50(1)": all_of(said("talks_to_people"), negation(said("obvious_ai"))),
        "50(2)": all_of(said("generates_content"), negation(said("standard_editing_only"))),
    }
    by_deployer = {
        "50(3)": said("emotion_or_biometric"),
        "50(4)": any_of((said("deepfake"), unreviewed)),
    }
    return by_provider, by_deployer
