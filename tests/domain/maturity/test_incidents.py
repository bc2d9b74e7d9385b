"""The gaps most likely to become incidents."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.maturity.incidents import likely_incidents
from aiops_model.domain.maturity.rules import IncidentRule
from tests.domain.maturity.practices import cases, states

RULES = load_content().maturity.rules
ITEMS = sorted({item for rule in RULES.incidents for item, _ in rule.shares})
ANSWERS = ("nowhere", "in some", "in half", "in most", "unknown", "open", "does not apply")
COMPANY = st.fixed_dictionaries({item: st.sampled_from(ANSWERS) for item in ITEMS})


@pytest.mark.parametrize("case", cases("warnings", "incidents"))
def test_what_is_likely(case: dict[str, Any]) -> None:
    found = likely_incidents(
        states(case.get("answers", {}), case.get("rest", "open")),
        RULES.incidents,
        RULES.incidents_shown,
    )
    assert [row.id for row in found] == case["likely"]
    missing = {row.id: row.items[0] for row in found}
    for incident, item in case.get("missing_first", {}).items():
        assert missing[incident] == item


def test_at_least_eight_kinds_are_known_and_three_are_shown() -> None:
    assert len(RULES.incidents) >= 8
    assert RULES.incidents_shown == 3


def test_monitoring_owner_and_way_back_count_in_every_kind() -> None:
    for row in load_content().maturity.beside.incident.values():
        assert row.monitoring, row.id
        assert row.owner, row.id
        assert row.way_back, row.id


def test_ties_go_by_id() -> None:
    rules = [IncidentRule(name, (("o3_m", 0.5), ("o1_m", 0.5))) for name in ("b", "c", "a")]
    found = likely_incidents(states({"o3_m": "nowhere", "o1_m": "in most"}), rules, 2)
    assert [(row.id, row.score) for row in found] == [("a", 0.5), ("b", 0.5)]


def test_what_does_not_apply_leaves_the_shares() -> None:
    rule = IncidentRule("x", (("o3_m", 0.5), ("o1_m", 0.5)))
    (found,) = likely_incidents(states({"o3_m": "nowhere", "o1_m": "does not apply"}), [rule], 1)
    assert found.score == 1


@given(COMPANY, st.sampled_from(ITEMS))
def test_a_practice_in_place_never_makes_an_incident_likelier(
    company: dict[str, str], item: str
) -> None:
    def scores(answers: dict[str, str]) -> dict[str, float]:
        rows = likely_incidents(states(answers), RULES.incidents, len(RULES.incidents))
        return {row.id: row.score for row in rows}

    before, after = scores(company | {item: "in some"}), scores(company | {item: "in most"})
    assert set(after) <= set(before)
    assert all(0 < score <= before[incident] + 1e-12 for incident, score in after.items())
    assert all(score <= 1 + 1e-12 for score in before.values())
