"""Hostile names in a real browser: shown as typed, nothing loaded, nothing made, nothing run."""

import secrets
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from aiops_model import services
from aiops_model.services import Actor, Context, open_context, visitor
from aiops_model.settings import Settings
from tests.browser.conftest import Visitors
from tests.browser.page import drawn, visit
from tests.browser.self_check import said
from tests.browser.server import Server
from tests.hostile.corpus import Hostile, names
from tests.services.conftest import MANUFACTURER

MADE_BY_MARKS = (
    "a, img, em, strong, code, pre, h4, ul, ol, blockquote, table, hr, small, del, script, svg, "
    "iframe, style, .katex, .stMarkdownBadge, .stMarkdownColoredText, "
    "[data-testid=stIconMaterial], [role=img]"
)
UNTOUCHED = "() => window.__pwned === undefined && location.pathname + document.title"
KINDS = ("html", "markdown", "streamlit", "long")
WORST = {one.category: one for one in names() if one.category in KINDS}
"""One name of each kind a page might read, for the page of a result."""


def seen(text: str) -> str:
    """What a reader sees of a text: composed, without joiners and without spaces."""
    composed = unicodedata.normalize("NFC", text)
    kept = (c for c in composed if unicodedata.category(c)[0] not in "ZC")
    return "".join(kept)


@pytest.fixture
def beside(server: Server) -> Iterator[Context]:
    """The database of the running server, as the command line opens it."""
    ctx = open_context(Settings(home=server.home, database_url=server.database_url))
    yield ctx
    ctx.close()


def known(page: Page, ctx: Context, server: Server) -> Actor:
    """Make the browser one whose visit the test knows."""
    cookie = secrets.token_urlsafe(32)
    page.context.add_cookies([{"name": "visit", "value": cookie, "url": server.url}])
    return visitor(ctx, cookie)


def named(ctx: Context, actor: Actor, one: Hostile) -> str:
    check = services.start_self_check(ctx, actor, "de").id
    services.set_company_name(ctx, actor, check, one.text)
    return check


def test_every_name_stands_on_the_page_as_typed(
    new_visitor: Visitors, server: Server, beside: Context
) -> None:
    page = new_visitor()
    actor = known(page, beside, server)
    wanted = list(names())
    for one in wanted:
        named(beside, actor, one)
    visit(page, "/data")
    page.get_by_text(said("de", "data.demo_title")).wait_for()
    headings = page.locator("h3")
    assert headings.count() == len(wanted)
    altered = []
    for one, shown in zip(reversed(wanted), headings.all_text_contents(), strict=True):
        if seen(shown) != seen(one.as_stored):
            altered.append((one.id, one.as_stored, shown))
    assert altered == []
    assert headings.locator(MADE_BY_MARKS).count() == 0
    assert page.evaluate(UNTOUCHED) == "/data" + page.title()


@pytest.mark.parametrize("one", WORST.values(), ids=WORST.keys())
def test_a_name_on_the_result_is_text_and_nothing_else(
    new_visitor: Visitors, server: Server, beside: Context, one: Hostile
) -> None:
    page = new_visitor()
    actor = known(page, beside, server)
    check = named(beside, actor, one)
    for item, value in MANUFACTURER.items():
        services.record_answer(beside, actor, check, item, value, 0)
    services.finish_check(beside, actor, check)
    visit(page, "/result")
    drawn(page)
    captions = page.get_by_test_id("stCaptionContainer")
    found = [place for place in captions.all() if seen(one.as_stored) in seen(place.inner_text())]
    assert len(found) == 1
    assert found[0].locator(MADE_BY_MARKS).count() == 0
    assert page.evaluate(UNTOUCHED) == "/result" + page.title()
