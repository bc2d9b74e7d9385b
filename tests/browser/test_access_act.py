"""The AI Act for every reader: no finding of axe-core, no mouse, no sideways scroll, any address.

Empty, on the way through a classification, and with a register.
"""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page
from pypdf import PdfReader

from tests.browser.browser import DESKTOP, PHONE, Device, Theme
from tests.browser.conftest import OpenExample, Visitors
from tests.browser.page import drawn, findings, sideways, stretch, turn_to, visit
from tests.browser.self_check import Lang, said
from tests.browser.server import Server
from tests.browser.test_access_everyone import LOOK_NAMES, LOOKS, NARROW, state_is_fine

PATHS = ("systems", "duties", "incident")
COMPANY = "Muster Maschinenbau GmbH"
NAME = "Bewerbungen reihen"
MOST_TABS = 60
MARK_UP = re.compile(r"[\\*]|:\w+\[")
NAME_OF = "fields => fields.map(e => e.ariaLabel || (e.labels && e.labels[0]?.innerText) || '')"
YES = {"is_ai_system", "eu_market", "uses"}
"""What is answered with yes for a bought system without special duties."""
UPLOAD = "presentation-role-conflict"
"""The drop zone of Streamlit's own upload: marked as presentation, yet named for readers."""


def question(page: Page) -> str:
    """The fact on the screen, "" where there is no question."""
    keys = page.locator('[class*="st-key-fact-"]')
    if not keys.count():
        return ""
    found = re.search(r"st-key-fact-(\w+)-\w+", keys.first.get_attribute("class") or "")
    return found[1] if found else ""


def answer(page: Page, fact: str, name: str) -> None:
    """Choose an answer and wait until the page has gone on."""
    place = page.locator(f".st-key-fact-{fact}-{name}")
    place.get_by_role("button").click()
    place.wait_for(state="detached")
    drawn(page)


def register(page: Page, lang: Lang) -> None:
    """A system by its name, up to the first question."""
    visit(page, "/systems")
    page.get_by_role("button", name=said(lang, "systems.add")).click()
    field = page.get_by_label(said(lang, "field.system_name"))
    field.wait_for()
    drawn(page)
    field.fill(NAME)
    page.get_by_role("button", name=said(lang, "systems.save_new")).click()
    page.locator('[class*="st-key-fact-"]').first.wait_for()
    drawn(page)


@pytest.mark.parametrize(("device", "theme"), LOOKS, ids=LOOK_NAMES)
def test_no_finding_with_a_register(
    new_visitor: Visitors, open_example: OpenExample, device: Device, theme: Theme
) -> None:
    lang: Lang = "de" if device is DESKTOP else "en"
    page = new_visitor(device, theme, "de-AT" if lang == "de" else "en-GB")
    open_example(page, lang, COMPANY)
    for path in PATHS:
        turn_to(page, path)
        stretch(page)
        assert findings(page) == [], path
        assert sideways(page) == 0, path
        page.set_viewport_size({"width": device.width, "height": device.height})
    turn_to(page, "duties")
    page.locator('[class*="st-key-duty-"] summary').first.click()
    page.get_by_role("radiogroup", name=said(lang, "duties.level")).wait_for()
    drawn(page)
    stretch(page)
    assert findings(page) == []


@pytest.mark.parametrize(("device", "theme"), LOOKS, ids=LOOK_NAMES)
def test_no_finding_on_the_way(new_visitor: Visitors, device: Device, theme: Theme) -> None:
    page = new_visitor(device, theme, "de-DE")
    register(page, "de")
    state_is_fine(page, device)
    address = page.url
    for fact in ("annex_iii", "annex_i", "placed_on"):
        visit(page, f"{address}&q={fact}")
        state_is_fine(page, device)
    for part in ("result", "edit"):
        visit(page, f"{address}&show={part}")
        state_is_fine(page, device)
    visit(page, "/systems?show=company")
    state_is_fine(page, device)
    visit(page, "/systems?show=import")
    stretch(page)
    assert [line for line in findings(page) if not line.startswith(UPLOAD)] == []


def test_nothing_scrolls_sideways_at_320_pixels(
    new_visitor: Visitors, open_example: OpenExample
) -> None:
    page = new_visitor(NARROW, locale="de-DE")
    open_example(page, "de", COMPANY)
    for path in PATHS:
        turn_to(page, path)
        stretch(page)
        assert sideways(page) == 0, path
        page.set_viewport_size({"width": NARROW.width, "height": NARROW.height})


def names_read_aloud(page: Page) -> list[str]:
    """What a screen reader calls the fields of the page."""
    fields = page.locator("input, textarea, [role=radiogroup]")
    return [name for name in fields.evaluate_all(NAME_OF) if name]


def test_no_field_is_read_aloud_with_its_mark_up(new_visitor: Visitors) -> None:
    page = new_visitor(locale="de-DE")
    visit(page, "/incident")
    death = "Todesfall (Art.\u00a03 Nr.\u00a049 Buchst.\u00a0a KI-VO)"
    page.get_by_role("checkbox", name=death, exact=True).wait_for()
    assert not [name for name in names_read_aloud(page) if MARK_UP.search(name)]
    register(page, "de")
    address = page.url
    for fact in ("prohibited", "annex_iii", "article_6_3"):
        visit(page, f"{address}&q={fact}")
        page.get_by_role("checkbox").first.wait_for()
        names = names_read_aloud(page)
        assert len(names) >= 4
        assert not [name for name in names if MARK_UP.search(name)], fact
        listed = opened_list(page)
        assert len(listed) >= 4
        assert not [name for name in listed if MARK_UP.search(name) or "all" in name.split()], fact


def opened_list(page: Page) -> list[str]:
    """The options of the one list of the page, which closes when the page scrolls under it."""
    box = page.get_by_role("combobox")
    box.scroll_into_view_if_needed()
    drawn(page)
    box.click()
    options = page.get_by_role("option")
    options.first.wait_for()
    return options.all_inner_texts()


def downloaded(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as arriving:
        page.get_by_role("button", name=name, exact=True).click()
    arriving.value.save_as(folder / arriving.value.suggested_filename)
    return folder / arriving.value.suggested_filename


def test_files_speak_the_language_of_the_page(new_visitor: Visitors, tmp_path: Path) -> None:
    page = new_visitor(locale="en-GB")
    visit(page, "/incident")
    form = downloaded(page, said("en", "clock.form_button"), tmp_path)
    words = "".join(sheet.extract_text() for sheet in PdfReader(form).pages)
    assert "Page 1 of 2" in words
    assert "Seite" not in words
    register(page, "en")
    visit(page, "/systems?show=import")
    template = downloaded(page, said("en", "systems.template"), tmp_path)
    first = openpyxl.load_workbook(template).worksheets[0].cell(row=1, column=1).value
    assert first == said("en", "register_sheet.name")


def focused(place: Locator) -> bool:
    return bool(place.evaluate("button => button === document.activeElement"))


def test_the_questions_need_no_mouse(new_visitor: Visitors) -> None:
    page = new_visitor(locale="en-GB")
    register(page, "en")
    for name in ("de", "false", "false", "true"):
        fact = question(page)
        button = page.locator(f".st-key-fact-{fact}-{name}").get_by_role("button")
        for _ in range(MOST_TABS):
            if focused(button):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(f".st-key-fact-{fact}-{name}").wait_for(state="detached")
        drawn(page)
    assert question(page) == "eu_market"


def test_the_back_button_of_the_browser_shows_the_question_before(new_visitor: Visitors) -> None:
    page = new_visitor(PHONE, locale="de-DE")
    register(page, "de")
    answer(page, "country", "de")
    page.get_by_role("button", name=said("de", "check.back")).click()
    page.locator(".st-key-fact-country-de").wait_for()
    page.go_back()
    page.locator(".st-key-fact-public_body-true").wait_for()
    drawn(page)


def test_a_level_keeps_its_duty_open_and_the_focus(new_visitor: Visitors) -> None:
    page = new_visitor(locale="de-DE")
    register(page, "de")
    while fact := question(page):
        usual = "de" if fact == "country" else "true" if fact in YES else "false"
        there = page.locator(f".st-key-fact-{fact}-{usual}").count()
        answer(page, fact, usual if there else "none")
    page.get_by_role("button", name=said("de", "systems.see_duties")).click()
    page.wait_for_url(re.compile("/duties"))
    drawn(page)
    page.locator('[class*="st-key-duty-"] summary').first.click()
    drawn(page)
    levels = page.get_by_role("radiogroup", name=said("de", "duties.level"))
    levels.get_by_text(said("de", "duties.level_2"), exact=True).click()
    page.locator("[data-testid=stCaptionContainer]").get_by_text("teilweise erfüllt,").wait_for()
    drawn(page)
    chosen = levels.locator("label:has(input:checked)")
    assert chosen.inner_text().startswith(said("de", "duties.level_2"))
    inside = "!!document.activeElement.closest('[class*=\"st-key-level-\"]')"
    assert page.evaluate(inside), "the focus stays on the level"
    page.reload()
    page.locator("[data-testid=stCaptionContainer]").get_by_text("teilweise erfüllt,").wait_for()


def test_every_address_is_right_as_the_first_request(
    new_visitor: Visitors, own_server: Server
) -> None:
    """Each page after a restart, each address in a session of its own."""
    page = new_visitor(at=own_server, locale="de-DE")
    register(page, "de")
    system = page.url.partition("system=")[2]
    last = ""
    for address, words in (
        (f"/systems?system={system}", "In welchem Land"),
        (f"/systems?system={system}&q=uses", "eigener Verantwortung"),
        (f"/systems?system={system}&show=edit", NAME),
        (f"/duties?system={system}", "Pflichten"),
        ("/duties?as_of=2027-12-02&version=before_amendment", "2027"),
        ("/incident", "Meldefrist"),
    ):
        if (path := address.partition("?")[0]) != last:
            own_server.restart()
        last = path
        visit(page, address)
        page.get_by_text(words).first.wait_for()
        assert page.get_by_test_id("stException").count() == 0
    assert "Traceback" not in own_server.log
