"""Warning patterns: which fit, for certain or not, and the answers that set them off."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.maturity.conditions import all_hold, any_holds
from aiops_model.domain.maturity.patterns import pattern_warnings
from aiops_model.domain.maturity.rules import Condition, Pattern
from tests.domain.maturity.practices import bundled, cases, states

PATTERNS = load_content().maturity.rules.patterns
ANSWERS = ("nowhere", "in some", "in half", "in most", "unknown", "open", "does not apply")
FACTS = st.sampled_from(["yes", "no", "possible", "unknown"])
ITEMS = sorted({c.item for p in PATTERNS for c in (*p.all_of, *p.any_of) if c.item})


@pytest.mark.parametrize("case", cases("warnings", "patterns"))
def test_a_company_is_warned(case: dict[str, Any]) -> None:
    found = pattern_warnings(
        states(case.get("answers", {}), case.get("rest", "open")), case.get("facts", {}), PATTERNS
    )
    assert {w.id for w in found if w.certain} == set(case["warns"])
    assert {w.id for w in found if not w.certain} == set(case.get("not_sure", []))
    triggers = {w.id: [t.item or t.fact for t in w.triggers] for w in found}
    for pattern, expected in case.get("because", {}).items():
        assert triggers[pattern] == expected


def test_there_are_three_failure_patterns_and_four_mistakes() -> None:
    kinds = [row.kind for row in load_content().maturity.beside.pattern.values()]
    assert (kinds.count("failure"), kinds.count("mistake")) == (3, 4)


def test_open_answers_that_decide_are_named() -> None:
    (warning,) = pattern_warnings(states({"built into workflows": "nowhere"}), {}, PATTERNS)
    assert [(t.item, t.state) for t in warning.triggers] == [
        ("o2_m", "answered"),
        ("s1_m", "open"),
        ("q1_m", "open"),
    ]


def test_an_item_nobody_has_heard_of_counts_as_open() -> None:
    rule = Pattern("x", all_of=(Condition("o3_m", below=0.5), Condition("zz", below=0.5)))
    (warning,) = pattern_warnings(states({"o3_m": "nowhere"}), {}, [rule])
    assert not warning.certain
    assert warning.triggers[1].state == "open"


def test_all_and_any_in_three_values() -> None:
    assert all_hold([]) is True
    assert any_holds([]) is False
    assert all_hold([True, None]) is None
    assert all_hold([None, False]) is False
    assert any_holds([None, False]) is None
    assert any_holds([None, True]) is True


COMPANY = st.fixed_dictionaries({item: st.sampled_from(ANSWERS) for item in ITEMS})
SCALE = ("nowhere", "in some", "in half", "in most")
MISSING_KIND = tuple(p for p in PATTERNS if all(c.at_least is None for c in (*p.all_of, *p.any_of)))


@given(COMPANY, st.fixed_dictionaries({"high_risk_use": FACTS, "live_without_owner": FACTS}),
       st.sampled_from(ITEMS), st.data())  # fmt: skip
def test_a_better_answer_never_adds_a_warning_of_something_missing(
    company: dict[str, str], facts: dict[str, Any], item: str, data: st.DataObject
) -> None:
    assert MISSING_KIND
    lower = data.draw(st.sampled_from(SCALE))
    higher = data.draw(st.sampled_from(SCALE[SCALE.index(lower) :]))
    before = pattern_warnings(states(company | {item: lower}), facts, MISSING_KIND)
    after = pattern_warnings(states(company | {item: higher}), facts, MISSING_KIND)
    assert {w.id for w in after} <= {w.id for w in before}
    assert {w.id for w in after if w.certain} <= {w.id for w in before if w.certain}


@given(COMPANY, st.fixed_dictionaries({"high_risk_use": FACTS, "several_live": FACTS}),
       st.data())  # fmt: skip
def test_what_is_certain_stays_whatever_the_open_answers_turn_out_to_be(
    company: dict[str, str], facts: dict[str, Any], data: st.DataObject
) -> None:
    filled = {
        item: data.draw(st.sampled_from(SCALE)) if said in ("open", "unknown") else said
        for item, said in company.items()
    }
    known: dict[str, Any] = {
        fact: data.draw(st.sampled_from(["yes", "no"])) if said in ("possible", "unknown") else said
        for fact, said in ({"live_without_owner": "unknown"} | facts).items()
    }
    before = pattern_warnings(states(company), facts, PATTERNS)
    after = pattern_warnings(states(filled), known, PATTERNS)
    assert {w.id for w in before if w.certain} <= {w.id for w in after}
    assert all(w.certain for w in after)


def test_every_condition_speaks_of_the_bundled_model() -> None:
    assert set(ITEMS) <= {item.id for item in bundled().items}
