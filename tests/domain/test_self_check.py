"""Which questions are asked, and when answers are complete."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from aiops_model.domain.errors import Refusal
from aiops_model.domain.self_check import (
    ITEMS,
    REFINE_ITEMS,
    SCORED_ITEMS,
    AnswerValue,
    SelfCheckAnswers,
    asked_items,
    complete,
    open_items,
)

ANSWERED: dict[str, AnswerValue] = {
    "role": "cfo",
    "country": "AT",
    "employees": 220,
    "reach": "5-15",
    "depth": "workflow",
    "spend": 340000,
    "state": "most",
    "detection": "D",
    "consequence": "3",
}


def test_role_and_country_come_first_and_are_not_scored() -> None:
    assert ITEMS[:2] == ("role", "country")
    assert ITEMS[2:] == SCORED_ITEMS
    assert not set(REFINE_ITEMS) & set(ITEMS)


def test_how_ai_works_is_not_asked_where_it_reaches_nobody() -> None:
    assert "depth" in asked_items({})
    assert "depth" in asked_items({"reach": "unsure"})
    assert "depth" not in asked_items({"reach": "none"})


@given(st.sets(st.sampled_from(ITEMS)), st.sampled_from(["none", "5-15"]))
def test_open_questions_are_the_asked_ones_without_an_answer(
    given_to: set[str], reach: str
) -> None:
    answers = {item: ANSWERED[item] for item in given_to} | {"reach": reach}
    missing = open_items(answers)
    assert list(missing) == [i for i in asked_items(answers) if i not in answers]
    if missing:
        with pytest.raises(Refusal) as caught:
            complete(answers)
        assert (caught.value.code, caught.value.field) == ("incomplete", missing[0])
        assert caught.value.values == {"open": len(missing)}


def test_no_answers_give_no_result() -> None:
    with pytest.raises(Refusal) as caught:
        complete({})
    assert caught.value.field == "role"
    assert caught.value.values == {"open": len(ITEMS)}


def test_complete_answers_become_typed() -> None:
    typed = complete(ANSWERED)
    assert (typed.employees, typed.spend, typed.currency) == (220, 340000, "EUR")
    assert typed.refine.systems is None
    assert typed.refine.system_is_product is False


def test_swiss_answers_are_in_francs() -> None:
    assert complete(ANSWERED | {"country": "CH"}).currency == "CHF"
    assert complete(ANSWERED | {"country": "DE"}).currency == "EUR"


def test_what_a_visitor_adds_goes_along() -> None:
    added: dict[str, AnswerValue] = {"revenue": 45e6, "systems": 1, "system_is_product": "yes"}
    refine = complete(ANSWERED | added).refine
    assert (refine.revenue, refine.systems, refine.system_is_product) == (45e6, 1, True)
    assert complete(ANSWERED | {"system_is_product": "no"}).refine.system_is_product is False


def test_an_answer_left_from_before_is_dropped_where_it_is_no_longer_asked() -> None:
    assert complete(ANSWERED | {"reach": "none"}).depth is None


@pytest.mark.parametrize("item", ["employees", "reach", "depth", "spend", "state", "detection"])
def test_every_scored_question_can_be_answered_not_sure(item: str) -> None:
    assert getattr(complete(ANSWERED | {item: "unsure"}), item) == "unsure"


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("employees", 0),
        ("employees", -5),
        ("employees", 2.5),
        ("employees", "many"),
        ("reach", "5"),
        ("spend", -1),
        ("spend", float("nan")),
        ("spend", float("inf")),
        ("state", "most of it"),
        ("detection", "E"),
        ("consequence", "5"),
        ("consequence", 0),
        ("role", "chair"),
        ("country", "FR"),
        ("shoe_size", 42),
    ],
)
def test_impossible_answers_have_no_type(item: str, value: object) -> None:
    with pytest.raises(ValidationError):
        SelfCheckAnswers.model_validate(ANSWERED | {item: value})


def test_a_script_may_write_the_consequence_as_a_number() -> None:
    assert SelfCheckAnswers.model_validate(ANSWERED | {"consequence": 3}).consequence == "3"


def test_how_ai_works_is_needed_unless_it_reaches_nobody() -> None:
    without = {item: value for item, value in ANSWERED.items() if item != "depth"}
    with pytest.raises(ValidationError, match="depth is needed"):
        SelfCheckAnswers.model_validate(without)
    assert SelfCheckAnswers.model_validate(without | {"reach": "none"}).depth is None
