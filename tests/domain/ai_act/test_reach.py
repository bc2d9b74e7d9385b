"""Nothing in the law is dead: some facts lead to every duty, class, role, step and modifier."""

from functools import cache
from typing import Any, get_args

from aiops_model.content import load_content
from aiops_model.domain.ai_act import Classification, classify
from aiops_model.domain.ai_act.facts import POINTS, SYSTEM_FLAGS
from aiops_model.domain.ai_act.law import CLASSES
from aiops_model.domain.ai_act.result import Modifier
from tests.domain.ai_act.draws import typed
from tests.domain.ai_act.words import ORDINARY, TODAY, law, owed

LAW = law()
COMPANIES: tuple[dict[str, Any], ...] = (
    {"country": "DE", "public_body": False, "financial_institution": False},
    {"country": "CH", "public_body": False, "financial_institution": True},
    {"country": "DE", "public_body": True, "financial_institution": False},
)
HIGH_III = {"annex_iii": ["4a"], "profiling": True}
HIGH_A = {"annex_i": "a", "safety_component": True, "third_party_assessment": True}
STARTS: tuple[dict[str, Any], ...] = (
    {},
    {"prohibited": ["f"]},
    HIGH_III,
    {"annex_iii": ["1a"], "profiling": True},
    HIGH_A,
    {**HIGH_A, "annex_i": "b"},
    {"annex_iii": ["4a"], "no_significant_risk": True, "article_6_3": ["a"]},
    {**HIGH_III, "placed_on": "2026-01-01"},
    {**HIGH_III, "placed_on": "2026-01-01", "for_public_authorities": True},
    {"own_name": True, "generates_content": True, "placed_on": "2026-01-01"},
    {"research_only": True},
    {"is_ai_system": "unknown"},
    {"is_ai_system": False},
    {"eu_market": False, "output_used_in_eu": False, "uses": False},
)


@cache
def landscape() -> tuple[Classification, ...]:
    """Every start with every single other answer."""
    found = []
    for company in COMPANIES:
        for start in STARTS:
            base = {**ORDINARY, **start}
            rows = [base, {**base, "own_name": True, "decides_on_persons": True,
                           "legal_effect": True}]  # fmt: skip
            rows += [
                {**base, flag: True}
                for flag in SYSTEM_FLAGS
                if flag != "solely_non_safety_quality_control"
            ]
            found += [classify(*typed(company, row), TODAY, LAW) for row in rows]
    return tuple(found)


def test_every_duty_is_owed_by_somebody() -> None:
    reached = {i for found in landscape() for i in owed(found.duties)}
    assert reached == {duty.id for duty in LAW.duties}


def test_every_outcome_is_reached() -> None:
    outcomes = {found.risk_class for found in landscape()}
    assert outcomes == {*CLASSES, "out_of_scope", "needs_review"}


def test_every_role_and_every_modifier_is_reached() -> None:
    roles = {role for found in landscape() for role in found.roles}
    assert roles == {"provider", "deployer", "importer", "distributor"}
    modifiers = {name for found in landscape() for name in found.modifiers}
    assert modifiers == set(get_args(Modifier))


def test_every_step_is_answered_with_yes_and_with_no() -> None:
    said = {(row.step, row.answer) for found in landscape() for row in found.path}
    steps = [f"q{number}" for number in range(11)]
    for step in steps:
        for answer in ("yes", "no"):
            assert (step, answer) in said, (step, answer)


def test_every_path_is_worded() -> None:
    outcomes = load_content().ai_act.outcomes
    worded = {row.id for row in outcomes.path}
    assert {row.step for found in landscape() for row in found.path} <= worded


def test_every_single_point_leads_somewhere() -> None:
    expected = {"prohibited": "prohibited", "annex_iii": "high_annex_iii"}
    for fact, outcome in expected.items():
        for point in POINTS[fact]:
            system = {**ORDINARY, "profiling": True, fact: [point]}
            assert classify(*typed({}, system), TODAY, LAW).risk_class == outcome
