"""The act around its duties: its days, authorities, incident clocks and the four requirements."""

import re
from datetime import date
from typing import Any

import pytest

from aiops_model.content import BUNDLED
from aiops_model.content.document import Document
from aiops_model.content.draft import Draft
from aiops_model.content.loader import read_draft
from aiops_model.content.schema import Penalties, Text
from aiops_model.content.schema.act import Act, AuthorityTable, IncidentRules, RequirementList
from aiops_model.content.schema.ai_act import ActDuty, DutyList
from aiops_model.content.schema.instrument import CapabilityText, DutyIndex

LAW = "duties/eu_ai_act"
SOFT_HYPHEN = "\u00ad"
NEVER = re.compile(r"\bkonform\b|rechtssicher|\bcompliant\b", re.IGNORECASE)
CHECKED = re.compile(
    r"ungeprüft|ungeklärt|nicht gefunden|nicht bekannt|soweit bekannt|prüfen"
    r"|unverified|unclear|did not find|found no|know of no|as far as known|check\b",
    re.IGNORECASE,
)
"""How a text says that something is not settled."""


@pytest.fixture(scope="module")
def draft() -> Draft:
    found, problems = read_draft(BUNDLED)
    assert not problems
    return found


@pytest.fixture(scope="module")
def duties(draft: Draft) -> dict[str, ActDuty]:
    files = draft.below(f"{LAW}/duties", DutyList).values()
    return {duty.id: duty for file in files for duty in file.duties}


@pytest.fixture(scope="module")
def act(draft: Draft) -> Act:
    found = draft.get(f"{LAW}/act.yaml", Act)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def rules(draft: Draft) -> IncidentRules:
    found = draft.get(f"{LAW}/incident.yaml", IncidentRules)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def authorities(draft: Draft) -> AuthorityTable:
    found = draft.get(f"{LAW}/authorities.yaml", AuthorityTable)
    assert found is not None
    return found


def test_every_duty_of_the_index_is_written_under_its_title(
    draft: Draft, duties: dict[str, ActDuty]
) -> None:
    index = draft.get(f"{LAW}/duty_index.yaml", DutyIndex)
    assert index is not None
    assert {row.id: (row.article, row.title) for row in index.duties} == {
        duty.id: (duty.article, _bare(duty.title)) for duty in duties.values()
    }


def test_one_state_of_the_law_holds_for_all_files(draft: Draft, act: Act) -> None:
    index = draft.get(f"{LAW}/duty_index.yaml", DutyIndex)
    ceilings = draft.get(f"{LAW}/penalties.yaml", Penalties)
    assert index is not None
    assert ceilings is not None
    assert act.law_date == index.law_date == ceilings.law_date


def test_class_dates_in_both_versions(act: Act) -> None:
    assert {row.id: (row.before_amendment, row.now) for row in act.class_dates} == {
        "annex_iii": (date(2026, 8, 2), date(2027, 12, 2)),
        "annex_i_a": (date(2027, 8, 2), date(2028, 8, 2)),
        "class_public": (date(2030, 8, 2), date(2030, 8, 2)),
    }


def test_the_timeline_runs_from_entry_into_force_to_the_last_legacy_systems(act: Act) -> None:
    days = [row.day for row in act.timeline]
    assert (days[0], days[-1]) == (date(2024, 8, 1), date(2030, 8, 2))
    assert days == sorted(days)


def test_each_duty_starts_on_a_day_of_the_timeline(act: Act, duties: dict[str, ActDuty]) -> None:
    assert {duty for row in act.timeline for duty in row.duties} == set(duties)


def test_disputed_duties_stand_at_both_days(act: Act, duties: dict[str, ActDuty]) -> None:
    disputed = {duty.id for duty in duties.values() if duty.dates.disputed}
    rows = {row.id: row for row in act.timeline}
    assert set(rows["formal_reading"].duties) == disputed
    assert rows["formal_reading"].disputed
    assert disputed <= set(rows["high_risk_annex_iii"].duties)


def test_what_is_unverified_says_so(draft: Draft) -> None:
    for document in draft.documents.values():
        if document.file.startswith(LAW):
            for row in _unverified(document):
                for lang in ("de", "en"):
                    said = [v[lang] for v in row.values() if isinstance(v, dict) and lang in v]
                    assert CHECKED.search(" ".join(said)), (document.file, row)


def _unverified(document: Document) -> list[dict[str, Any]]:
    rows = [value for loc, value in document.walk() if loc and isinstance(value, dict)]
    return [row for row in rows if row.get("status") == "unverified"]


def test_no_text_promises_that_the_law_is_met(draft: Draft) -> None:
    for document in draft.documents.values():
        if document.file.startswith(LAW):
            for loc, value in document.walk():
                if isinstance(value, str):
                    assert not NEVER.search(value.replace(SOFT_HYPHEN, "")), (document.file, loc)


def test_clocks_of_the_law(rules: IncidentRules) -> None:
    assert {row.id: (row.days, row.basis) for row in rules.kinds} == {
        "death": (10, "73(4)"),
        "health": (15, "73(2)"),
        "critical_infrastructure": (2, "73(3)"),
        "fundamental_rights": (15, "73(2)"),
        "property_environment": (15, "73(2)"),
        "widespread": (2, "73(3)"),
        "none": (None, None),
    }
    assert [row.id for row in rules.kinds if row.needs_serious_and_irreversible] == [
        "critical_infrastructure"
    ]


def test_whom_to_inform_first(rules: IncidentRules) -> None:
    first = {(row.role, row.provider_reachable): row.steps[0].to for row in rules.paths}
    assert first == {
        ("provider", None): "market_surveillance_authority",
        ("deployer", True): "provider",
        ("deployer", False): "market_surveillance_authority",
    }


def test_a_first_record_names_when_where_and_what(rules: IncidentRules) -> None:
    at_once = {row.id for row in rules.record if row.at_once}
    assert at_once >= {"aware_at", "place", "kind", "description", "system_unchanged", "informed"}
    assert len(at_once) < len(rules.record)


def test_every_country_has_an_answer_at_the_end_of_its_routes(authorities: AuthorityTable) -> None:
    last = {
        country: route.authority
        for route in authorities.routes
        if route.kind == "competent"
        for country in route.countries
    }
    assert last == {
        "DE": "bnetza",
        "AT": "austria_open",
        "CH": "switzerland_none",
        "EU": "member_state",
    }


def test_what_is_not_sure_of_authorities_is_marked(authorities: AuthorityTable) -> None:
    confidence = {row.id: row.confidence for row in authorities.authorities}
    assert (confidence["bnetza"], confidence["bafin"], confidence["ukim"]) == (
        "high",
        "medium",
        "medium",
    )
    assert confidence["austria_open"] == confidence["rtr"] == "low"


def test_an_office_that_informs_is_not_called_competent(authorities: AuthorityTable) -> None:
    competent = {row.authority for row in authorities.routes if row.kind == "competent"}
    assert not competent & {"rtr", "edoeb", "service_desk", "kokivo"}


def test_every_authority_stands_on_a_route_or_only_coordinates(authorities: AuthorityTable) -> None:
    routed = {row.authority for row in authorities.routes}
    for row in authorities.authorities:
        assert row.id in routed or row.competent_for == ("coordination",), row.id


def test_requirements_cite_duties_of_their_role(draft: Draft, duties: dict[str, ActDuty]) -> None:
    for row in _requirements(draft).requirements:
        for basis in row.provider:
            assert "provider" in duties[basis.duty].owners, (row.id, basis.duty)
        for basis in row.deployer:
            assert "deployer" in duties[basis.duty].owners, (row.id, basis.duty)


def test_requirements_lean_on_practices(draft: Draft) -> None:
    capabilities = draft.below("instrument/capabilities", CapabilityText).values()
    tags = {tag for capability in capabilities for item in capability.items for tag in item.tags}
    assert {row.tag for row in _requirements(draft).requirements} <= tags


def test_the_record_in_24_hours_is_good_practice_and_no_law(draft: Draft) -> None:
    row = next(r for r in _requirements(draft).requirements if r.id == "incident_record")
    assert any("24" in practice.en for practice in row.good_practice)
    for other in _requirements(draft).requirements:
        for basis in (*other.provider, *other.deployer):
            assert "24" not in basis.text.en


def _requirements(draft: Draft) -> RequirementList:
    found = draft.get(f"{LAW}/requirements.yaml", RequirementList)
    assert found is not None
    return found


def _bare(text: Text) -> Text:
    return Text(de=text.de.replace(SOFT_HYPHEN, ""), en=text.en)
