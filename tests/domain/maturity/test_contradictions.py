"""Answers that do not go together, and proposals from the self-check."""

from typing import Any

import pytest

from aiops_model.content import load_content
from aiops_model.domain.maturity.contradictions import contradictions
from aiops_model.domain.maturity.proposals import proposals
from tests.domain.maturity.practices import bundled, cases, states

BESIDE = load_content().maturity.beside


@pytest.mark.parametrize("case", cases("warnings", "contradictions"))
def test_what_does_not_go_together(case: dict[str, Any]) -> None:
    found = contradictions(
        states(case.get("answers", {})),
        case.get("facts", {}),
        case.get("self_check", {}),
        BESIDE.contradiction_rules,
    )
    assert [row.id for row in found] == case["found"]
    items = {row.id: [trigger.item for trigger in row.triggers] for row in found}
    for rule, expected in case.get("items", {}).items():
        assert items[rule] == expected


def test_the_questions_of_the_self_check_are_named() -> None:
    (found,) = contradictions(
        states({"weekly monitoring": "nowhere"}),
        {},
        {"detection": "A", "state": "half"},
        BESIDE.contradiction_rules,
    )
    assert found.self_check == ("detection",)


def test_every_practice_is_compared_with_the_one_it_builds_on() -> None:
    ordered = BESIDE.contradiction_rules.ordered
    model = bundled()
    assert len(ordered) == len(model.items) - len(model.capabilities)
    for lower, higher in ordered:
        assert model.item[higher].level == model.item[lower].level + 1
        assert model.item[higher].capability == model.item[lower].capability


def proposed(answers: dict[str, Any], answered: tuple[str, ...] = ()) -> dict[str, float]:
    return {row.item: row.value for row in proposals(answers, answered, BESIDE.proposal_rules)}


def test_the_self_check_proposes_what_its_answers_carry() -> None:
    found = proposed({"detection": "D", "state": "most", "depth": "assistants", "role": "cfo"})
    assert found == {"o3_m": 0, "o3_s": 0, "q4_m": 0.5, "s2_m": 0.5, "o2_m": 0}


def test_not_sure_proposes_nothing() -> None:
    assert proposed({"detection": "unsure", "state": "unsure", "depth": "unsure"}) == {}
    assert proposed({}) == {}


def test_what_is_answered_is_not_proposed_again() -> None:
    assert proposed({"detection": "D"}, ("o3_m",)) == {"o3_s": 0}


def test_every_proposal_can_be_given_as_an_answer_and_has_its_reason() -> None:
    scale = bundled().scale
    for rule in BESIDE.proposal_rules:
        assert set(rule.values.values()) <= set(scale), rule.id
        assert BESIDE.proposal[rule.id].reason.de


@pytest.mark.parametrize("state", ["nothing", "little", "half", "most", "all", "unsure"])
@pytest.mark.parametrize("detection", ["A", "B", "C", "D", "unsure"])
@pytest.mark.parametrize("depth", ["assistants", "workflow", "both", "unsure", None])
def test_confirming_every_proposal_contradicts_nothing(
    state: str, detection: str, depth: str | None
) -> None:
    answers: dict[str, Any] = {"state": state, "detection": detection}
    answers |= {"depth": depth} if depth else {}
    words = {0: "nowhere", 0.25: "in some", 0.5: "in half", 1: "in most"}
    confirmed = {item: words[value] for item, value in proposed(answers).items()}
    assert not contradictions(states(confirmed), {}, answers, BESIDE.contradiction_rules)
