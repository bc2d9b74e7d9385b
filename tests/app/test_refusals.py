"""A refused input: a sentence that names the field, the limit, what was entered, what to do."""

import pytest

from aiops_model import services
from aiops_model.services.resume import MISSES
from tests.app.visit import Visit
from web import process


def employees(visit: Visit, text: str) -> Visit:
    """Enter an exact number of employees."""
    visit.open("self_check").click("role.cfo").click("country.AT").click("employees.exact")
    visit.app.text_input(key="employees.exact.text").set_value(text)
    return visit.click_label("Zahl speichern")


def answers() -> dict[str, object]:
    ctx = process.context()
    checks = services.my_self_checks(ctx, services.visitor(ctx, "the-browser-of-anna"))
    return dict(checks[0].answers) if checks else {}


@pytest.mark.parametrize(
    ("text", "entered"),
    [
        ("0", "0"),
        ("-5", "−5"),
        ("1000000000000", "1.000.000.000.000"),
        ("12,5", "12,5"),
        ("viele", "viele"),
        ("", ""),
        ("1e400", "1e400"),
        ("nan", "nan"),
    ],
)
def test_a_number_that_cannot_be_is_refused_and_nothing_is_written(
    visit: Visit, text: str, entered: str
) -> None:
    employees(visit, text)
    said = visit.errors()
    assert len(said) == 1
    plain = said[0].replace("\\", "")
    assert "Beschäftigte" in plain
    assert "1 bis 100.000" in plain
    assert f"„{entered}“" in plain
    assert "gespeichert" in plain
    assert "employees" not in answers()
    assert visit.app.text_input(key="employees.exact.text").value == text


@pytest.mark.parametrize(
    ("text", "number"), [("220", 220), ("1.200", 1200), (" 45 ", 45), ("100.000", 100000)]
)
def test_a_number_as_people_write_it_is_taken(visit: Visit, text: str, number: int) -> None:
    employees(visit, text)
    assert visit.errors() == []
    assert answers()["employees"] == number
    assert "Bei welchem Anteil" in visit.words()


def test_a_refused_number_leaves_the_way_open(visit: Visit) -> None:
    employees(visit, "viele")
    visit.app.text_input(key="employees.exact.text").set_value("220")
    visit.click_label("Zahl speichern")
    assert visit.errors() == []
    assert answers()["employees"] == 220


@pytest.mark.parametrize(
    "code", ["", "WXYZ-WXYZ", "0000-0000", "abc", "ABCD-EFGH-JKLM", "<b>&", "💥💥💥💥"]
)
def test_a_wrong_resume_code_is_refused(visit: Visit, code: str) -> None:
    visit.open("resume")
    visit.app.text_input(key="resume_code").set_value(code)
    visit.click_label("Check fortsetzen")
    said = visit.errors()
    assert len(said) == 1
    assert "Zu diesem Rückkehrcode gibt es keinen Selbst-Check" in said[0].replace("\\", "")
    assert answers() == {}


def test_too_many_wrong_codes_are_held_back(visit: Visit) -> None:
    said: list[str] = []
    visit.open("resume")
    for _ in range(MISSES + 1):
        visit.app.text_input(key="resume_code").set_value("ABCD-EFGH")
        visit.click_label("Check fortsetzen")
        said += visit.errors()
    held_back = ["Zu viele falsche" in text for text in said]
    assert held_back == [False] * MISSES + [True]


def test_the_right_code_opens_the_check_in_another_browser(
    visit: Visit, cookies: dict[str, str]
) -> None:
    visit.open("self_check").click("role.cfo").click("country.AT")
    ctx = process.context()
    anna = services.visitor(ctx, "the-browser-of-anna")
    code = services.resume_code(ctx, anna, services.my_self_checks(ctx, anna)[0].id)
    cookies["visit"] = "the-browser-of-ben"
    other = Visit("en").open("resume")
    other.app.text_input(key="resume_code").set_value(code.lower())
    other.click_label("Continue check")
    assert other.errors() == []
    assert "How many people work in your company" in other.words()


def test_a_share_that_holds_no_longer_says_so(visit: Visit, cookies: dict[str, str]) -> None:
    cookies["share"] = "no-such-token"
    visit.open("result", view="shared")
    assert visit.errors() == []
    assert [warning.proto.title for warning in visit.app.warning] == [
        "Dieser Leselink gilt nicht mehr"
    ]


def test_a_swiss_visitor_reads_swiss_numbers_and_quotes(visit: Visit) -> None:
    visit.open("self_check").click("role.cfo").click("country.CH").click("employees.exact")
    visit.app.text_input(key="employees.exact.text").set_value("viele")
    said = visit.click_label("Zahl speichern").errors()
    assert len(said) == 1
    assert "1 bis 100’000" in said[0].replace("\\", "")
    assert "«viele»" in said[0].replace("\\", "")
