"""Facts on company and AI system: read strictly, refused by the path, contradictions named."""

from datetime import date
from typing import Any

import pytest

from aiops_model import classify
from aiops_model.content.act_facts import read_company, read_system
from aiops_model.domain.ai_act.contradictions import contradictions
from aiops_model.domain.ai_act.facts import Points
from aiops_model.domain.errors import Refusal

EXAMPLE: dict[str, Any] = {
    "company": {"country": "DE", "employees": 180, "turnover": 32000000, "balance": None,
                "public_body": False, "financial_institution": False},
    "system": {"is_ai_system": True, "placed_on": "2028-01-15",
               "significant_design_change_on": None, "eu_market": True, "output_used_in_eu": True,
               "research_only": False, "own_name": False, "rebranded": False,
               "substantially_modified": False, "purpose_changed_to_high_risk": False,
               "imports": False, "distributes": False, "uses": True, "prohibited": [],
               "annex_i": "none", "safety_component": False,
               "solely_non_safety_quality_control": False, "failure_endangers": False,
               "third_party_assessment": False, "third_party_for_safety": True,
               "annex_iii": ["4a"], "profiling": True, "no_significant_risk": False,
               "article_6_3": [], "talks_to_people": False, "obvious_ai": False,
               "generates_content": False, "standard_editing_only": False, "deepfake": False,
               "public_interest_text": False, "editorial_review": False,
               "emotion_or_biometric": False, "workplace": False, "decides_on_persons": True,
               "controls_input": True, "dpia": True, "public_service": False},
    "as_of": "2026-11-20",
}  # fmt: skip
"""The facts of the interface description."""


def test_the_example_of_the_interface() -> None:
    found = classify(EXAMPLE)
    assert (found.in_scope, found.risk_class, found.candidate) == (True, "high_annex_iii", None)
    assert found.roles == ("deployer",)
    duty = next(row for row in found.duties if row.id == "ART26_5")
    assert (duty.article, duty.working_from, duty.formal_from) == (
        "26(5)",
        date(2027, 12, 2),
        date(2027, 12, 2),
    )
    assert (duty.disputed, duty.conditional, duty.in_force) == (False, False, False)
    assert (found.earliest_date, found.next_date) == (date(2027, 12, 2), date(2026, 12, 2))
    assert found.size == "sme"
    later = found.exposure.from_class_date
    assert later is not None
    assert (later.tier, later.cap, later.rule) == ("T2", 960000, "lower")


def test_the_day_of_the_call_goes_before_that_of_the_data() -> None:
    found = classify(EXAMPLE, as_of=date(2027, 12, 2))
    assert found.as_of == date(2027, 12, 2)
    assert next(row for row in found.duties if row.id == "ART26_5").in_force


def test_points_are_a_list_or_an_object_or_unknown() -> None:
    assert read_system({"annex_iii": ["4a"]}).points["annex_iii"] == Points(frozenset({"4a"}))
    told = read_system({"prohibited": {"a": True, "f": "unknown", "g": False}})
    assert told.points["prohibited"] == Points(frozenset({"a"}), frozenset({"f"}))
    assert read_system({"annex_iii": "unknown"}).points == {"annex_iii": "unknown"}
    assert read_system({"annex_iii": None}).points == {}


def test_a_day_is_a_day_none_unknown_or_not_asked() -> None:
    days = [read_system(told).placed_on for told in
            ({"placed_on": "2026-01-31"}, {"placed_on": None}, {"placed_on": "none"},
             {"placed_on": "unknown"}, {})]  # fmt: skip
    assert days == [date(2026, 1, 31), "none", "none", "unknown", None]


@pytest.mark.parametrize(
    ("system", "code", "field"),
    [
        ({"sentient": True}, "unknown_item", "system.sentient"),
        ({"uses": "yes"}, "unknown_option", "system.uses"),
        ({"uses": 1}, "unknown_option", "system.uses"),
        ({"annex_i": "c"}, "unknown_option", "system.annex_i"),
        ({"annex_iii": ["9"]}, "unknown_option", "system.annex_iii[0]"),
        ({"annex_iii": ["4a", "4a"]}, "duplicate_point", "system.annex_iii[1]"),
        ({"annex_iii": "4a"}, "not_a_list", "system.annex_iii"),
        ({"prohibited": {"z": True}}, "unknown_item", "system.prohibited.z"),
        ({"prohibited": {"a": 1}}, "unknown_option", "system.prohibited.a"),
        ({"placed_on": "31.01.2026"}, "not_a_date", "system.placed_on"),
        ({"placed_on": "2026-02-30"}, "not_a_date", "system.placed_on"),
        ([], "not_an_object", "system"),
    ],
)
def test_a_wrong_fact_is_refused_by_its_path(system: Any, code: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_system(system)
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize(
    ("company", "code", "field"),
    [
        ({"country": "US"}, "unknown_option", "company.country"),
        ({"employees": 1.5}, "not_whole", "company.employees"),
        ({"employees": -1}, "out_of_range", "company.employees"),
        ({"turnover": "32m"}, "not_a_number", "company.turnover"),
        ({"turnover": True}, "not_a_number", "company.turnover"),
        ({"turnover": float("nan")}, "not_a_number", "company.turnover"),
        ({"turnover": 1e30}, "out_of_range", "company.turnover"),
        ({"public_body": "no"}, "unknown_option", "company.public_body"),
    ],
)
def test_a_wrong_company_is_refused_by_its_path(company: Any, code: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_company(company)
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize(
    ("system", "code", "names"),
    [
        ({"is_ai_system": False, "prohibited": ["f"]}, "contradiction",
         ("is_ai_system", "prohibited")),
        ({"is_ai_system": False, "annex_iii": ["4a"]}, "contradiction",
         ("is_ai_system", "annex_iii")),
        ({"safety_component": True, "solely_non_safety_quality_control": True}, "contradiction",
         ("safety_component", "solely_non_safety_quality_control")),
        ({"placed_on": "2026-05-02", "significant_design_change_on": "2026-05-01"}, "dates_order",
         ("placed_on", "significant_design_change_on")),
        ({"placed_on": None, "significant_design_change_on": "2026-05-01"}, "contradiction",
         ("placed_on", "significant_design_change_on")),
    ],
)  # fmt: skip
def test_contradictions_name_both_facts(
    system: dict[str, Any], code: str, names: tuple[str, str]
) -> None:
    with pytest.raises(Refusal) as refused:
        read_system(system)
    assert refused.value.code == code
    assert (refused.value.values["first"], refused.value.values["second"]) == names
    assert refused.value.field == f"system.{names[1]}"


@pytest.mark.parametrize(
    "system",
    [
        {"is_ai_system": "unknown", "prohibited": ["f"]},
        {"is_ai_system": False, "prohibited": "unknown"},
        {"placed_on": "unknown", "significant_design_change_on": "2026-05-01"},
    ],
)
def test_unknown_facts_contradict_nothing(system: dict[str, Any]) -> None:
    assert list(contradictions(read_system(system))) == []


def test_company_and_system_are_needed() -> None:
    for part in ("company", "system"):
        with pytest.raises(Refusal) as refused:
            classify({"company": {}, "system": {}, part: None})
        assert (refused.value.code, refused.value.field) == ("incomplete", part)
