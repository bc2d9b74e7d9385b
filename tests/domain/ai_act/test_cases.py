"""Classes, roles, duties, days and ceilings: named cases (tests/cases/ai_act/*.yaml)."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from aiops_model.domain.ai_act import Classification, classify
from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.ai_act.result import Ceiling
from tests.domain.ai_act.words import MILLION, TODAY, company_of, duty_id, law, owed, system_of

FOLDER = Path(__file__).parents[2] / "cases" / "ai_act"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['case']}")
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
]
NAMES = {
    "prohibited": "prohibited",
    "high-risk, Annex III": "high_annex_iii",
    "high-risk, Annex I Section A": "high_annex_i_a",
    "sector rules, Annex I Section B": "sectoral_annex_i_b",
    "transparency": "transparency",
    "not high-risk, Art 6(3)": "not_high_risk_art6_3",
    "minimal": "minimal",
    "out of scope": "out_of_scope",
    "needs review": "needs_review",
}
SETS = {
    "everyone": ["4", "5"],
    "deployer": ["26(1)", "26(2)", "26(5)", "26(6)", "26(12)"],
    "provider": [
        *("9", "10", "11", "12", "13", "14", "15", "17", "18", "19", "20", "21", "25", "43"),
        *("72", "73"),
    ],
}
"""Duties that always come together."""
KNOWN = {
    *("case", "company", "system", "on", "text", "class", "candidate", "roles", "owes"),
    *("owes among others", "does not owe", "in force", "days", "formally", "conditional"),
    *("good practice", "owed only if", "Art 50", "vendor owes", "size", "caveats", "ceilings"),
    *("to find out", "next day", "steps", "modifiers", "banned from", "perhaps"),
}


def judged(case: Mapping[str, Any]) -> Classification:
    older = case.get("text") == "before the amendment"
    version: Version = "before_amendment" if older else "now"
    return classify(
        company_of(case.get("company")),
        system_of(case.get("system", [])),
        case.get("on", TODAY),
        law(),
        version,
    )


def ids(articles: list[str]) -> set[str]:
    found: set[str] = set()
    for article in articles:
        found |= {duty_id(a) for a in SETS.get(article, [article])}
    return found


def cap(row: Ceiling | None) -> str:
    """A ceiling in words: "T2 0.96m, lower"."""
    if row is None:
        return "none"
    amount = "amounts only" if row.cap is None else f"{row.cap / MILLION:g}m"
    return f"{row.tier} {amount}, {row.rule or 'Member State decides'}"


def test_there_are_at_least_sixty_named_cases() -> None:
    names = [param.id for param in CASES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES)
def test_the_law_says(case: dict[str, Any]) -> None:
    assert set(case) <= KNOWN, set(case) - KNOWN
    found = judged(case)
    assert found.risk_class == NAMES[case["class"]]
    assert found.candidate == NAMES.get(case.get("candidate", ""))
    if "roles" in case:
        assert list(found.roles) == case["roles"]
    if "perhaps" in case:
        assert list(found.possible_roles) == case["perhaps"]
    _duties(case, found)
    _days(case, found)
    _words(case, found)
    _ceilings(case, found)


def _duties(case: Mapping[str, Any], found: Classification) -> None:
    duties = owed(found.duties)
    if "owes" in case:
        assert set(duties) == ids(case["owes"])
    assert ids(case.get("owes among others", [])) <= set(duties)
    assert not ids(case.get("does not owe", [])) & {row.id for row in found.duties}
    if "in force" in case:
        now = {i for i, row in duties.items() if row.in_force}
        assert now == ids(case["in force"])
    if "conditional" in case:
        assert {i for i, r in duties.items() if r.conditional} == ids(case["conditional"])
    if "good practice" in case:
        shown = {row.id for row in found.duties if row.good_practice}
        assert shown == ids(case["good practice"])
    maybe = {row.id: row for row in found.duties if not row.certain}
    for article, facts in case.get("owed only if", {}).items():
        assert list(maybe[duty_id(article)].hangs_on) == facts, article


def _days(case: Mapping[str, Any], found: Classification) -> None:
    duties = owed(found.duties)
    for article, day in case.get("days", {}).items():
        for duty in ids([article]):
            assert duties[duty].working_from == day, duty
    for article, day in case.get("formally", {}).items():
        row = duties[duty_id(article)]
        assert row.disputed
        assert row.formal_from == day
        assert row.working_from != day
    if "next day" in case:
        day = case["next day"]
        assert found.earliest_date == (day if isinstance(day, date) else None)
    if "banned from" in case:
        assert found.prohibited_from == case["banned from"]


def _words(case: Mapping[str, Any], found: Classification) -> None:
    if "Art 50" in case:
        assert list(found.transparency) == case["Art 50"]
    if "vendor owes" in case:
        assert list(found.vendor_transparency) == case["vendor owes"]
    if "to find out" in case:
        assert sorted({fact for row in found.review for fact in row.facts}) == sorted(
            case["to find out"]
        )
    if "modifiers" in case:
        assert list(found.modifiers) == case["modifiers"]
    steps = {row.step: row for row in found.path}
    for step, told in case.get("steps", {}).items():
        assert f"{steps[step].answer}, {steps[step].citation}" == told


def _ceilings(case: Mapping[str, Any], found: Classification) -> None:
    if "size" in case:
        assert found.size.id == case["size"]
    if "caveats" in case:
        assert list(found.size.caveats) == case["caveats"]
    exposed = found.exposure
    rows: dict[str, Ceiling] = {row.tier: row for row in exposed.tiers}
    said: dict[str, Ceiling | None] = {
        "today": exposed.today,
        "from the class date": exposed.from_class_date,
        "Art 5": exposed.article_5,
        **rows,
    }
    for name, told in case.get("ceilings", {}).items():
        assert cap(said[name]) == told, name
