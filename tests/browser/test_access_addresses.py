"""Any address a visitor may come by: every page first after a restart, and nonsense."""

import re
from itertools import cycle

import pytest
from playwright.sync_api import Page

from tests.browser.browser import PHONE
from tests.browser.conftest import Visitors
from tests.browser.page import drawn, sideways, visit
from tests.browser.self_check import (
    MANUFACTURER,
    Lang,
    begin,
    change,
    complete,
    keyed,
    plain,
    question,
    said,
    text_of,
    to_the_result,
)
from tests.browser.server import Server
from ui.registry import HOME, PAGES, PageEntry

LANGUAGES: tuple[Lang, ...] = ("de", "en")
FIRST_HEADING: dict[str, dict[Lang, str]] = {
    "start": {"de": "Wie verlässlich läuft Ihre KI?", "en": "How dependably does your AI run?"},
    "self_check": {
        "de": "Aus welcher Rolle antworten Sie?",
        "en": "Which role do you answer from?",
    },
}
TITLE_KEYS = {
    "result": "result.title",
    "assessment": "assess.title",
    "maturity": "maturity.title_empty",
    "targets": "targets.title",
    "compare": "compare.title",
    "systems": "systems.title",
    "duties": "duties.title",
    "incident": "clock.title",
    "roadmap": "roadmap.title",
    "progress": "tracking.empty_page",
    "refine": "result.refine_title",
    "sources": "sources.title",
    "data": "data.title",
    "guide": "workshop.title",
    "resume": "resume.title",
    "legal": "legal.title",
}


def heading(entry: PageEntry, lang: Lang) -> str:
    if entry.path in FIRST_HEADING:
        return FIRST_HEADING[entry.path][lang]
    return plain(said(lang, TITLE_KEYS[entry.path]))


def stands(page: Page, lang: Lang, h1: str) -> None:
    """The page has its one first heading, its language, and no trace of a fault."""
    titles = [text_of(title) for title in page.get_by_role("heading", level=1).all()]
    assert titles == [h1]
    assert page.locator("html").get_attribute("lang") == lang
    assert said(lang, "app.name") in page.title()
    assert page.get_by_test_id("stException").count() == 0
    assert "Traceback" not in page.content()


def test_a_page_of_each_kind_is_right_as_the_first_request_after_a_restart(
    new_visitor: Visitors, own_server: Server
) -> None:
    """One of each folder, in the navigation and outside it; the languages take turns."""
    kinds = {(entry.source.parent, entry.in_navigation): entry for entry in PAGES}
    for entry, lang in zip(kinds.values(), cycle(LANGUAGES), strict=False):
        own_server.restart()
        page = new_visitor(at=own_server, locale=lang)
        visit(page, "/" if entry is HOME else f"/{entry.path}")
        page.get_by_role("link", name=re.compile("English|Deutsch")).wait_for()
        stands(page, lang, heading(entry, lang))
        page.context.close()
    assert "Traceback" not in own_server.log


@pytest.mark.parametrize(
    ("address", "h1"),
    [
        ("/self_check?q=xyz", FIRST_HEADING["self_check"]["de"]),
        ("/self_check?q=consequence", FIRST_HEADING["self_check"]["de"]),
        ("/self_check?q=", FIRST_HEADING["self_check"]["de"]),
        ("/self_check?q=revenue&q=role", FIRST_HEADING["self_check"]["de"]),
        ("/?lang=xx", FIRST_HEADING["start"]["de"]),
        ("/?lang=%3Cscript%3E&embed=true&x=%00", FIRST_HEADING["start"]["de"]),
        ("/result?view=shared", said("de", "result.title")),
        ("/result?view=../../etc/passwd", said("de", "result.title")),
    ],
)
def test_nonsense_in_the_address_gives_a_page_one_can_use(
    new_visitor: Visitors, address: str, h1: str
) -> None:
    page = new_visitor(PHONE, locale="de-AT")
    visit(page, address)
    stands(page, "de", h1)
    assert sideways(page) == 0
    assert page.get_by_test_id("stMain").get_by_role("button").first.is_enabled()


def test_a_question_skipped_or_out_of_turn_is_answered_by_one_that_is_due(
    new_visitor: Visitors,
) -> None:
    page = new_visitor(locale="de-DE")
    to_the_result(page, "de", MANUFACTURER)
    change(page, "reach", "none")
    visit(page, "/self_check?q=depth")
    assert "Wie arbeitet diese KI" not in question(page)
    visit(page, "/self_check?lang=en&q=spend")
    assert question(page).startswith("What have you spent on AI")
    page.get_by_role("link", name="Deutsch").click()
    page.locator("html[lang=de]").wait_for(state="attached")
    drawn(page)
    assert question(page).startswith("Wie viel haben Sie")


def test_the_other_language_shows_the_question_that_is_on_the_screen(
    new_visitor: Visitors,
) -> None:
    page = new_visitor(locale="de-DE")
    begin(page, "de")
    complete(page, dict(list(MANUFACTURER.items())[:4]))
    page.get_by_role("button", name=said("de", "check.back")).click()
    keyed(page, "reach.5-15").wait_for()
    page.get_by_role("link", name="English").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    keyed(page, "reach.5-15").wait_for()
    drawn(page)
    assert question(page).startswith("For what share")
