"""The first page in both languages, themes and sizes: it renders, asks nobody else, axe rests."""

import pytest

from tests.browser.browser import DESKTOP, PHONE, Device, Theme
from tests.browser.conftest import Visitors
from tests.browser.page import drawn, findings, sideways, stretch, visit
from tests.browser.server import Server


@pytest.mark.parametrize(("locale", "lang"), [("de-AT", "de"), ("en-GB", "en")])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=lambda device: device.name)
def test_the_start_page_opens_for_everyone(
    new_visitor: Visitors, device: Device, theme: Theme, locale: str, lang: str
) -> None:
    page = new_visitor(device, theme, locale)
    visit(page)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.get_by_role("heading", level=1).count() == 1
    assert sideways(page) == 0
    stretch(page)
    assert findings(page) == []


def test_the_language_is_changed_by_a_link_and_stays(new_visitor: Visitors) -> None:
    page = new_visitor(locale="de-DE")
    visit(page)
    page.get_by_role("link", name="English").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    drawn(page)
    visit(page, "/result")
    assert page.locator("html").get_attribute("lang") == "en"


def test_an_unknown_address_leads_back_to_the_start(new_visitor: Visitors) -> None:
    page = new_visitor(PHONE, locale="en-GB")
    answer = page.goto("/no-such-page")
    assert answer is not None
    assert answer.status == 404
    assert findings(page) == []
    page.get_by_role("link").click()
    page.wait_for_url("**/")


def test_the_visit_survives_a_reload_and_a_restart(
    new_visitor: Visitors, own_server: Server
) -> None:
    page = new_visitor(at=own_server)
    visit(page)
    before = {cookie["name"]: cookie for cookie in page.context.cookies()}["visit"]
    assert before["httpOnly"]
    assert before["sameSite"] == "Lax"
    own_server.restart()
    visit(page)
    after = {cookie["name"]: cookie for cookie in page.context.cookies()}["visit"]
    assert after["value"] == before["value"]
