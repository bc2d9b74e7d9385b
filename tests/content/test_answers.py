"""One answer, and one set of answers: what is taken, what is refused, and why."""

from typing import Any

import pytest

from aiops_model.content import load_content, parse_number, read_answers
from aiops_model.domain.errors import Refusal

AMBIGUOUS, NO_NUMBER = "ambiguous_number", "not_a_number"


def outcome(text: str, lang: str) -> float | str:
    try:
        return parse_number(text, lang)
    except Refusal as refusal:
        return refusal.code if refusal.values["entered"] == text else "entered text lost"


@pytest.mark.parametrize(
    ("text", "german", "swiss", "english"),
    [
        ("340000", 340000, 340000, 340000),
        (" 340000 ", 340000, 340000, 340000),
        ("1.234", 1234, AMBIGUOUS, AMBIGUOUS),
        ("1,234", AMBIGUOUS, AMBIGUOUS, 1234),
        ("1’234", 1234, 1234, 1234),
        ("1'234", 1234, 1234, 1234),
        ("1\u00a0234", 1234, 1234, 1234),
        ("1\u202f234", 1234, 1234, 1234),
        ("1.234.567", 1234567, 1234567, 1234567),
        ("1,234,567", 1234567, 1234567, 1234567),
        ("1’234’567", 1234567, 1234567, 1234567),
        ("1.234,50", 1234.5, 1234.5, 1234.5),
        ("1,234.50", 1234.5, 1234.5, 1234.5),
        ("1’234.50", 1234.5, 1234.5, 1234.5),
        ("45,5", 45.5, 45.5, 45.5),
        ("45.5", 45.5, 45.5, 45.5),
        ("0,125", 0.125, 0.125, 0.125),
        ("12345,678", 12345.678, 12345.678, 12345.678),
        ("340.000 €", 340000, AMBIGUOUS, AMBIGUOUS),
        ("€340,000", AMBIGUOUS, AMBIGUOUS, 340000),
        ("CHF 340’000", 340000, 340000, 340000),
        ("340 000 EUR", 340000, 340000, 340000),
        ("220,0", 220, 220, 220),
        ("-5", -5, -5, -5),
        ("−5", -5, -5, -5),
        ("", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("viele", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("1e6", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("nan", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("12.34.56", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("1.234,567.8", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("1 234’567", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("220-250", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("--5", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("1,2 Mio.", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("٣", NO_NUMBER, NO_NUMBER, NO_NUMBER),
        ("9" * 40, NO_NUMBER, NO_NUMBER, NO_NUMBER),
    ],
)
def test_numbers_as_people_type_them(
    text: str, german: float | str, swiss: float | str, english: float | str
) -> None:
    assert outcome(text, "de") == outcome(text, "de-AT") == german
    assert outcome(text, "de-CH") == outcome(text, "de_CH") == swiss
    assert outcome(text, "en") == english


@pytest.mark.parametrize("text", ["220", "220,0", "1.234,0"])
def test_a_whole_number_is_an_int(text: str) -> None:
    assert type(parse_number(text, "de")) is int


@pytest.mark.parametrize(
    ("item", "value", "stored"),
    [
        ("role", "cfo", "cfo"),
        ("country", "CH", "CH"),
        ("employees", "5000+", "5000+"),
        ("employees", "unsure", "unsure"),
        ("employees", 220, 220),
        ("employees", 220.0, 220),
        ("employees", "220", 220),
        ("employees", 1, 1),
        ("employees", 100_000, 100_000),
        ("spend", "0", "0"),
        ("spend", 0, 0),
        ("spend", 340_000.5, 340_000.5),
        ("spend", "<25k", "<25k"),
        ("consequence", 3, "3"),
        ("consequence", "4", "4"),
        ("state", " most ", "most"),
        ("system_is_product", True, "yes"),
        ("system_is_product", "no", "no"),
        ("systems", 0, 0),
        ("eu_output", "unsure", "unsure"),
    ],
)
def test_an_answer_is_stored_in_one_form(item: str, value: object, stored: object) -> None:
    found = load_content().self_check.clean(item, value)
    assert found == stored
    assert type(found) is type(stored)


@pytest.mark.parametrize(
    ("item", "value", "code"),
    [
        ("shoe_size", "42", "unknown_item"),
        ("role", "unsure", "unknown_option"),
        ("role", "boss", "unknown_option"),
        ("country", 7, "unknown_option"),
        ("employees", 0, "out_of_range"),
        ("employees", -5, "out_of_range"),
        ("employees", 10**12, "out_of_range"),
        ("employees", 10**400, "out_of_range"),
        ("employees", 100_001, "out_of_range"),
        ("employees", 2.5, "not_whole"),
        ("employees", "many", "unknown_option"),
        ("employees", "7-9", "unknown_option"),
        ("employees", float("nan"), "not_a_number"),
        ("employees", float("inf"), "not_a_number"),
        ("employees", None, "unknown_option"),
        ("employees", ["10-49"], "unknown_option"),
        ("employees", True, "unknown_option"),
        ("revenue", "many", "not_a_number"),
        ("revenue", "unsure", "not_a_number"),
        ("revenue", 9_999, "out_of_range"),
        ("systems", 1.5, "not_whole"),
        ("state", 3, "unknown_option"),
        ("consequence", 5, "unknown_option"),
        ("consequence", 3.0, "unknown_option"),
        ("depth", "", "unknown_option"),
    ],
)
def test_an_answer_is_refused_by_name(item: str, value: object, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        load_content().self_check.clean(item, value)
    assert (caught.value.code, caught.value.field) == (code, item)
    if code in {"out_of_range", "not_a_number", "not_whole"}:
        assert caught.value.values.keys() >= {"min", "max", "entered"}
    if code == "unknown_option":
        assert caught.value.values["options"]


@pytest.mark.parametrize(("value", "lang"), [("1.234", "de"), ("1,234", "en"), ("1’234", "de-CH")])
def test_the_number_field_is_read_in_the_readers_way(value: str, lang: str) -> None:
    assert load_content().self_check.clean("employees", value, lang) == 1234


@pytest.mark.parametrize(
    ("value", "lang", "code"),
    [
        ("1.234", "en", AMBIGUOUS),
        ("viele", "de", NO_NUMBER),
        ("0", "de", "out_of_range"),
        ("2,5", "de", "not_whole"),
    ],
)
def test_the_number_field_says_limits_and_what_was_entered(
    value: str, lang: str, code: str
) -> None:
    with pytest.raises(Refusal) as caught:
        load_content().self_check.clean("employees", value, lang)
    assert (caught.value.code, caught.value.field) == (code, "employees")
    assert caught.value.values.keys() >= {"min", "max", "entered"}


GOOD: dict[str, Any] = {
    "country": "AT",
    "employees": 220,
    "reach": "5-15",
    "depth": "workflow",
    "spend": 340_000,
    "state": "most",
    "detection": "D",
    "consequence": 3,
}


def test_answers_of_a_script_become_typed() -> None:
    found = read_answers({**GOOD, "role": "cfo", "refine": {"revenue": 45e6}}, load_content())
    assert found.role == "cfo"
    assert found.consequence == "3"
    assert found.currency == "EUR"
    assert found.refine.revenue == 45_000_000
    nobody = {**GOOD, "reach": "none"}
    assert read_answers(nobody, load_content()).depth is None
    assert read_answers({**nobody, "depth": None}, load_content()).depth is None
    assert read_answers({**GOOD, "currency": "CHF"}, load_content()).currency == "CHF"


@pytest.mark.parametrize("field", sorted(GOOD))
def test_a_missing_answer_is_named(field: str) -> None:
    data = {key: value for key, value in GOOD.items() if key != field}
    with pytest.raises(Refusal) as caught:
        read_answers(data, load_content())
    assert (caught.value.code, caught.value.field) == ("incomplete", field)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"shoe_size": 42}, "unknown_item", "shoe_size"),
        ({"currency": "USD"}, "unknown_option", "currency"),
        ({"employees": 0}, "out_of_range", "employees"),
        ({"depth": None}, "incomplete", "depth"),
        ({"refine": []}, "not_an_object", "refine"),
        ({"refine": {"shoe_size": 42}}, "unknown_item", "refine.shoe_size"),
        ({"refine": {"revenue": 1}}, "out_of_range", "refine.revenue"),
        ({"refine": {"system_is_product": "maybe"}}, "unknown_option", "refine.system_is_product"),
    ],
)
def test_a_script_learns_the_path_of_the_field(
    change: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refusal) as caught:
        read_answers({**GOOD, **change}, load_content())
    assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize("data", [None, 3, "x", []])
def test_only_an_object_is_read(data: object) -> None:
    with pytest.raises(Refusal) as caught:
        read_answers(data, load_content())
    assert caught.value.code == "not_an_object"
