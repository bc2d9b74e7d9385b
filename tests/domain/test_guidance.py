"""Rules over answers: which apply, in which order, and how exact numbers meet rules of bands."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.banding import banded
from aiops_model.domain.guidance import Condition, all_matches, first_match, matches
from aiops_model.domain.self_check import AnswerValue


@dataclass(frozen=True)
class Named:
    id: str
    when: Condition = field(default_factory=dict)


SMALL = Named("small", {"employees": ("1-9", "10-49")})
LATE = Named("late", {"detection": ("C", "D")})
SMALL_AND_LATE = Named("small and late", {"employees": ("1-9",), "detection": ("D",)})
ANYBODY = Named("anybody")
RULES = (SMALL_AND_LATE, SMALL, LATE, ANYBODY)


def ids(answers: dict[str, AnswerValue]) -> list[str]:
    return [rule.id for rule in all_matches(RULES, answers)]


def test_a_rule_holds_when_every_item_has_one_of_its_answers() -> None:
    assert ids({"employees": "1-9", "detection": "D"}) == [
        "small and late",
        "small",
        "late",
        "anybody",
    ]
    assert ids({"employees": "10-49", "detection": "A"}) == ["small", "anybody"]
    assert ids({"employees": "50-149", "detection": "C"}) == ["late", "anybody"]


def test_the_first_rule_that_holds_is_taken() -> None:
    assert first_match(RULES, {"employees": "1-9", "detection": "D"}) is SMALL_AND_LATE
    assert first_match(RULES, {"employees": "1-9", "detection": "A"}) is SMALL
    assert first_match(RULES, {}) is ANYBODY


def test_without_a_rule_that_holds_there_is_none() -> None:
    assert first_match((SMALL, LATE), {"employees": "5000+"}) is None
    assert all_matches((SMALL, LATE), {"employees": "5000+"}) == ()


def test_an_empty_condition_always_holds() -> None:
    assert matches({}, {})
    assert matches({}, {"state": "all"})


@pytest.mark.parametrize("answers", [{}, {"state": None}, {"state": "unsure"}, {"state": 3}])
def test_open_unsure_and_exact_answers_meet_no_list_of_bands(
    answers: dict[str, AnswerValue | None],
) -> None:
    assert not matches({"state": ("nothing", "3")}, answers)
    assert not matches({"detection": ("D",), "state": ("nothing",)}, answers | {"detection": "D"})


def test_not_sure_is_met_only_where_a_rule_names_it() -> None:
    assert matches({"state": ("nothing", "unsure")}, {"state": "unsure"})


# ---------------------------------------------------------------------------------- exact numbers
@pytest.mark.parametrize(
    ("item", "number", "band"),
    [
        ("employees", 1, "1-9"),
        ("employees", 9, "1-9"),
        ("employees", 10, "10-49"),
        ("employees", 49, "10-49"),
        ("employees", 220, "150-249"),
        ("employees", 249, "150-249"),
        ("employees", 250, "250-499"),
        ("employees", 4999, "1000-4999"),
        ("employees", 5000, "5000+"),
        ("employees", 90000, "5000+"),
        ("spend", 0, "0"),
        ("spend", 0.5, "<25k"),
        ("spend", 2999, "<25k"),
        ("spend", 3000, "<25k"),
        ("spend", 24999, "<25k"),
        ("spend", 25000, "25-100k"),
        ("spend", 340000, "300k-1M"),
        ("spend", 1_000_000, "1-3M"),
        ("spend", 10**9, ">10M"),
    ],
)
def test_an_exact_number_meets_the_rules_of_its_band(item: str, number: float, band: str) -> None:
    assert banded({item: number}, load_content().euro)[item] == band


@given(st.integers(1, 10**6), st.floats(0, 1e9))
def test_a_band_holds_the_number_it_was_made_of(employees: int, spend: float) -> None:
    model = load_content().euro
    found = banded({"employees": employees, "spend": spend}, model)
    spans = {table.answer: table.bands for table in model.tables.values()}
    for item, number in (("employees", employees), ("spend", spend)):
        span = spans[item][str(found[item])]
        above = [other.low for other in spans[item].values() if other.low > span.low]
        assert number < min(above, default=float("inf"))
        assert number >= span.low or found[item] == "<25k"
    assert (found["spend"] == "0") is (spend == 0)


def test_bands_and_unsure_stay_as_they_are() -> None:
    answers: dict[str, AnswerValue] = {
        "employees": "50-149",
        "spend": "unsure",
        "state": "half",
        "role": "cfo",
    }
    assert banded(answers, load_content().euro) == answers
