"""Every hostile string typed into every field of the pages: a sentence, never a trace."""

import re

import pytest

from aiops_model import services
from tests.app.conftest import cookies, home, visit
from tests.app.visit import MANUFACTURER, Visit
from tests.hostile.corpus import Hostile, strings
from web import process

__all__ = ["cookies", "home", "visit"]

LIMIT = 120
"""What the field for the name takes; a browser lets nobody type more."""
BY_CATEGORY = {one.category: one for one in strings() if len(one.text) < 200}
"""One short string of each kind, where each takes a second."""


UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[!-/:-@\[\]^-`{-~]")
"""A mark that Markdown would read."""


def typable(text: str) -> bool:
    """Whether a browser can send a text: no lone surrogate, no NUL."""
    return text.isprintable() or not any("\ud800" <= c <= "\udfff" for c in text)


TYPED = [one for one in strings() if typable(one.text)]


def check_no_trace(visit: Visit, one: Hostile) -> None:
    assert not visit.app.exception, one.id
    said = " ".join(str(error.value) for error in visit.app.error)
    assert "Kennung" not in said, (one.id, said)
    assert len(said.replace("\\", "")) < 1000, one.id
    assert not UNESCAPED.search(said), (one.id, said)


def test_the_resume_code(visit: Visit) -> None:
    page = visit.open("resume").app
    for one in TYPED[::6]:
        page.text_input("resume_code").input(one.text[:20])
        visit.click_label("Check fortsetzen")
        check_no_trace(visit, one)
        assert len(page.error) == 1, one.id


def test_an_exact_number(visit: Visit) -> None:
    for item in ("role", "country"):
        visit.open("self_check").click(f"{item}.{MANUFACTURER[item]}")
    page = visit.click("employees.exact").app
    for one in TYPED[::6]:
        if page.query_params.get("q") not in (None, ["employees"]):
            visit.open("self_check", q="employees")
        page.text_input("employees.exact.text").input(one.text)
        visit.click_label("Zahl speichern")
        check_no_trace(visit, one)


@pytest.mark.parametrize("one", BY_CATEGORY.values(), ids=BY_CATEGORY.keys())
def test_the_fields_of_the_refine_step(visit: Visit, cookies: dict[str, str], one: Hostile) -> None:
    visit.answer(MANUFACTURER)
    page = visit.app
    for field in ("revenue", "hourly_labour_cost", "systems"):
        visit.open("refine")
        page.text_input(f"refine.{field}").input(one.text)
        visit.click_label("Neu rechnen")
        check_no_trace(visit, one)
    visit.open("refine")
    for field in ("revenue", "hourly_labour_cost", "systems"):
        page.text_input(f"refine.{field}").input("")
    page.text_input("refine.company").input(one.text)
    visit.click_label("Neu rechnen")
    check_no_trace(visit, one)
    ctx = process.context()
    (check,) = services.my_self_checks(ctx, services.visitor(ctx, cookies["visit"]))
    assert check.company_name in {one.as_stored, None}
    kept = not page.error and bool(one.text.strip()) and len(one.text) <= LIMIT
    assert (check.company_name == one.as_stored) == kept


def test_the_search_in_the_sources_and_every_address(visit: Visit) -> None:
    page = visit.open("sources").app
    for one in TYPED[::8]:
        page.text_input("sources.search").input(one.text).run()
        check_no_trace(visit, one)
    for path, name in (("self_check", "q"), ("result", "view"), ("start", "lang")):
        for one in BY_CATEGORY.values():
            visit.open(path, **{name: one.text})
            check_no_trace(visit, one)
            assert visit.errors() == [], (one.id, path)
