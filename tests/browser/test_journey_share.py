"""A result handed on, taken back and erased; the examples come and go."""

import re

from playwright.sync_api import Page, expect

from tests.browser.browser import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.browser.five_seconds import range_on_screen
from tests.browser.page import drawn, findings, sideways, visit
from tests.browser.self_check import (
    MANUFACTURER,
    Lang,
    keyed,
    resume_code,
    said,
    settled,
    to_the_result,
)

LINK = re.compile(r"http://127\.0\.0\.1:\d+/s/[A-Za-z0-9_-]{20,}")
OWNERS_ALONE = ("answers_expander", "refine_title", "share_title", "keep_title")


def unfold(page: Page, lang: Lang, key: str) -> None:
    page.get_by_text(said(lang, key), exact=True).click()
    drawn(page)


def make_link(page: Page, lang: Lang) -> str:
    """Create a read-only link and read it from the page."""
    unfold(page, lang, "result.share_title")
    page.get_by_role("button", name=said(lang, "result.share_create")).click()
    page.get_by_text(LINK).first.wait_for()
    drawn(page)
    found = LINK.search(page.get_by_test_id("stMain").inner_text())
    assert found is not None
    return found[0]


def open_link(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="View the result").click()


def test_a_shared_link_shows_the_result_and_nothing_else_until_it_is_revoked(
    new_visitor: Visitors,
) -> None:
    owner = new_visitor(PHONE, locale="de-AT")
    to_the_result(owner, "de", MANUFACTURER)
    money = range_on_screen(owner)
    link = make_link(owner, "de")

    reader = new_visitor(DESKTOP, locale="en-GB")
    reader.goto(link)
    assert money.strip("€") not in reader.content(), "opening the link shows nothing yet"
    open_link(reader, link)
    settled(reader)
    assert link.rsplit("/", 1)[1] not in reader.url, "the secret stays in the address"
    reader.get_by_text(said("en", "result.shared_note")).wait_for()
    assert range_on_screen(reader).strip("€") == money.strip("€").replace(".", ",")
    for key in OWNERS_ALONE:
        assert reader.get_by_text(said("en", f"result.{key}"), exact=True).count() == 0, key
    with reader.expect_download() as arriving:
        reader.get_by_role("button", name=said("en", "result.save_pdf")).click()
    assert arriving.value.suggested_filename.endswith(".pdf")
    visit(reader, "/data")
    reader.get_by_text(said("en", "data.own_empty_title")).wait_for()

    owner.get_by_role("button", name=said("de", "result.share_revoke")).click()
    owner.get_by_text(said("de", "result.share_revoked", n=1)).wait_for()
    visit(reader, "/result?view=shared")
    reader.get_by_text(said("en", "share.gone_title")).wait_for()
    assert keyed(reader, "block_euro").count() == 0
    open_link(reader, link)
    reader.get_by_role("heading", name="This link is no longer valid").wait_for()


def test_deleting_asks_first_and_leaves_nothing(new_visitor: Visitors) -> None:
    page = new_visitor(locale="en-GB")
    to_the_result(page, "en", MANUFACTURER)
    unfold(page, "en", "result.keep_title")
    code = resume_code(page)
    page.get_by_role("button", name=said("en", "result.delete")).click()
    page.get_by_text(said("en", "result.delete_question")).wait_for()
    drawn(page)
    page.get_by_role("button", name=said("en", "result.delete_confirm")).click()
    page.get_by_text(said("en", "result.deleted")).wait_for()
    expect(keyed(page, "block_euro")).to_have_count(0)
    visit(page, "/data")
    page.get_by_text(said("en", "data.own_empty_title")).wait_for()
    visit(page, "/resume")
    page.get_by_label(said("en", "resume.field")).fill(code)
    page.get_by_role("button", name=said("en", "resume.button")).click()
    page.get_by_text(said("en", "error.resume_unknown")).wait_for()


def test_the_examples_come_marked_and_go_in_one_click(new_visitor: Visitors) -> None:
    page = new_visitor(PHONE, locale="de-CH")
    visit(page, "/data")
    page.get_by_role("button", name=said("de", "data.demo_load")).click()
    opening = page.get_by_role("button", name=said("de", "data.open"), exact=True)
    expect(opening).to_have_count(3)
    drawn(page)
    assert findings(page) == []
    assert sideways(page) == 0
    opening.first.click()
    settled(page)
    mark = said("de", "app.demo_mark")
    expect(keyed(page, "block_level")).to_contain_text(mark)
    assert page.get_by_text(said("de", "result.share_title"), exact=True).count() == 0
    visit(page, "/data")
    page.get_by_role("button", name=said("de", "data.demo_remove", n=3)).click()
    page.get_by_role("button", name=said("de", "data.demo_load")).wait_for()
    expect(opening).to_have_count(0)
