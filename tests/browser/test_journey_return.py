"""Coming back: with the code elsewhere, after a reload, after a crash, by the back button."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.browser import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.browser.page import drawn, visit
from tests.browser.self_check import (
    MANUFACTURER,
    Answers,
    Lang,
    answer,
    begin,
    button,
    change,
    complete,
    keyed,
    question,
    resume_code,
    said,
    settled,
    text_of,
    to_the_result,
)
from tests.browser.server import Server

PRIMARY = "stBaseButton-primary"
HALF = ("role", "country", "employees", "reach")


def first(count: int) -> Answers:
    return dict(list(MANUFACTURER.items())[:count])


def enter_code(page: Page, lang: Lang, code: str) -> None:
    """Type a code on the resume page, send it and wait for what comes of it."""
    page.get_by_label(said(lang, "resume.field")).fill(code)
    page.get_by_role("button", name=said(lang, "resume.button")).click()
    drawn(page)


def filled(page: Page, item: str) -> Locator:
    """The answers of a question that are drawn as chosen: filled, with a check mark."""
    return page.locator(f'[class*="st-key-{item}-"]').get_by_test_id(PRIMARY)


def chosen(page: Page, item: str, number: int = 1) -> list[str]:
    """What the chosen answers of a question say, once so many are drawn as chosen."""
    drawn(page)
    expect(filled(page, item)).to_have_count(number)
    return [text_of(place) for place in filled(page, item).all()]


def test_the_code_opens_the_check_in_another_browser(new_visitor: Visitors) -> None:
    here = new_visitor(PHONE, locale="de-AT")
    begin(here, "de")
    complete(here, first(4))
    code = resume_code(here)

    there = new_visitor(DESKTOP, locale="en-GB")
    visit(there, "/resume")
    enter_code(there, "en", code.lower().replace("-", " "))
    there.wait_for_url("**/self_check**")
    drawn(there)
    assert question(there) == "How does this AI mainly work?"
    answer(there, "depth", "workflow")

    button(here, "depth", "both").click()
    conflict = here.get_by_test_id("stAlert").filter(has_text="fest in einen Ablauf eingebaut")
    conflict.wait_for()
    answer(there, "spend", "300k-1M")
    visit(there, "/data")
    there.get_by_text(said("en", "data.answers", n=6)).wait_for()


def test_the_saved_state_unfolds_to_the_code_and_goes_with_the_next_answer(
    new_visitor: Visitors,
) -> None:
    page = new_visitor(PHONE, locale="en-GB")
    begin(page, "en")
    complete(page, first(4))
    code = resume_code(page)
    page.get_by_role("button", name=code).click()
    help_text = page.get_by_text(said("en", "check.code_help", days=90))
    help_text.wait_for()
    page.get_by_role("button", name=said("en", "check.copy_code")).wait_for()
    page.keyboard.press("Escape")
    help_text.wait_for(state="hidden")
    page.get_by_role("button", name=code).click()
    help_text.wait_for()
    answer(page, "depth", "workflow")
    help_text.wait_for(state="hidden")
    assert question(page).startswith("What have you spent on AI")


def test_a_wrong_code_says_what_to_do_and_guessing_is_stopped(
    new_visitor: Visitors, own_server: Server
) -> None:
    page = new_visitor(locale="de-DE", at=own_server)
    visit(page, "/resume")
    for code in ("23AB-CDEF", "nonsense", "<b>*x*</b>", "0000-0000", ""):
        enter_code(page, "de", code)
        page.get_by_text(said("de", "error.resume_unknown")).wait_for()
    stopped = page.get_by_text(said("de", "error.resume_too_many"))
    for attempt in range(20):
        enter_code(page, "de", f"23AB-CDE{attempt % 10}")
        if stopped.count():
            break
    expect(stopped).to_have_count(1)
    visit(page, "/data")
    page.get_by_text(said("de", "data.own_empty_title")).wait_for()


def test_a_reload_in_mid_question_and_a_killed_server_lose_no_answer(
    new_visitor: Visitors, own_server: Server
) -> None:
    page = new_visitor(PHONE, locale="de-AT", at=own_server)
    begin(page, "de")
    complete(page, first(6))
    asked = question(page)
    page.reload()
    drawn(page)
    assert question(page) == asked
    answer(page, "state", "little")

    own_server.kill()
    own_server.start()
    visit(page, "/self_check")
    assert question(page) == "Wenn ein KI-Ergebnis unbemerkt falsch würde: Wer merkt es zuerst?"
    visit(page, "/data")
    page.get_by_text(said("de", "data.answers", n=7)).wait_for()
    for item in HALF:
        visit(page, f"/self_check?q={item}")
        chosen(page, item)
    visit(page, "/self_check")
    answer(page, "detection", "C")
    answer(page, "consequence", "3")
    settled(page)


def test_the_back_button_goes_one_question_back_and_shows_the_answer(
    new_visitor: Visitors,
) -> None:
    page = new_visitor(locale="en-GB")
    visit(page, "/result")
    page.get_by_role("heading", name=said("en", "result.empty_title")).wait_for()
    assert keyed(page, "block_level").count() == 0
    begin(page, "en")
    asked = []
    for item, value in first(4).items():
        assert chosen(page, item, 0) == [], f"{item} has an answer nobody gave"
        asked.append(question(page))
        answer(page, item, value)
    for item, before in zip(reversed(HALF), reversed(asked), strict=True):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(before[:12]))
        expect(button(page, item, MANUFACTURER[item])).to_have_attribute("data-testid", PRIMARY)
        (shown,) = chosen(page, item)
        assert shown.startswith("check"), "a check mark, not colour alone"
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(asked[1][:12]))
    chosen(page, "country")
    for _ in range(2):
        page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(said("en", "start.title"))


def test_two_tabs_of_one_browser_settle_their_difference(new_visitor: Visitors) -> None:
    one = new_visitor(locale="de-DE")
    to_the_result(one, "de", MANUFACTURER)
    other = one.context.new_page()
    for tab in (one, other):
        visit(tab, "/self_check?q=detection")
        button(tab, "detection", "C").wait_for()
    button(other, "detection", "A").click()
    settled(other)
    button(one, "detection", "D").click()
    conflict = one.get_by_test_id("stAlert").filter(has_text=said("de", "check.conflict_title"))
    conflict.wait_for()
    drawn(one)
    for words in ("Ein Alarm bei einer benannten Person", "Kundinnen und Kunden, oder niemand"):
        assert words in text_of(conflict)
    assert [text.split(" ")[1:3] for text in chosen(one, "detection")] == [["Ein", "Alarm"]]
    button(one, "detection", "D").click()
    settled(one)
    visit(other, "/self_check?q=detection")
    chosen(other, "detection")
    expect(button(other, "detection", "D")).to_have_attribute("data-testid", PRIMARY)
    change(other, "detection", "C")
