"""Every page draws in both languages: before anything is answered, with a result, with examples."""

from itertools import pairwise

import pytest

from tests.app.visit import MANUFACTURER, PAGE_NAMES, Visit
from ui.palette import PALETTES

MOST_DELTAS = 40
"""On the self-check page, containers included."""
MOST_ON_ANY_PAGE = 120
"""Containers included."""
TITLES = {
    "de": {"start": "Wie verlässlich", "result": "Ihr Ergebnis", "data": "Ihre Daten"},
    "en": {"start": "How dependably", "result": "Your result", "data": "Your data"},
}


def check_page(page: Visit) -> None:
    """Nothing failed, one main heading first, no level left out, no message without words."""
    assert page.errors() == []
    levels = page.headings()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "Traceback" not in page.words()
    assert "{" not in page.words()
    assert 0 < len(page.drawn()) <= MOST_ON_ANY_PAGE, len(page.drawn())


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.usefixtures("home", "cookies")
def test_every_page_of_a_first_visit(lang: str) -> None:
    visit = Visit(lang)
    for path in PAGE_NAMES:
        check_page(visit.open(path))
        assert TITLES[lang].get(path, "") in visit.words()


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.usefixtures("home", "cookies")
def test_every_page_with_a_result(lang: str) -> None:
    visit = Visit(lang).answer(MANUFACTURER)
    for path in PAGE_NAMES:
        check_page(visit.open(path))


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.usefixtures("home", "cookies")
def test_every_page_with_the_examples(lang: str) -> None:
    visit = Visit(lang).open("data")
    visit.click_label("Beispiele laden" if lang == "de" else "Load examples")
    for path in PAGE_NAMES:
        check_page(visit.open(path))
    opened = [b for b in visit.open("data").app.button if str(b.key).startswith("open.")]
    assert len(opened) == 3
    for button in opened:
        visit.open("data").click(str(button.key))
        check_page(visit)
        mark = "beispieldaten" if lang == "de" else "example data"
        assert mark in visit.words().lower()


def test_each_step_of_the_self_check_is_light(visit: Visit) -> None:
    visit.open("self_check")
    for item, value in MANUFACTURER.items():
        assert visit.errors() == []
        assert visit.headings() == [1]
        assert len(visit.drawn()) <= MOST_DELTAS, item
        visit.click(f"{item}.{value}")


def test_words_of_an_unknown_page_or_question_are_not_taken_over(visit: Visit) -> None:
    visit.open("self_check", q="<script>alert(1)</script>")
    assert visit.errors() == []
    assert "<script" not in visit.words()
    assert "Rolle" in visit.words()
    visit.open("self_check", q="consequence")
    assert "Rolle" in visit.words(), "a later question waits for the earlier ones"
    visit.open("sources", **{"sources.search": "<b>x</b>", "lang": "xx"})
    assert visit.errors() == []


@pytest.mark.parametrize("theme", sorted(PALETTES))
def test_the_result_draws_in_each_theme(visit: Visit, theme: str) -> None:
    visit.app.context["theme"] = theme
    visit.answer(MANUFACTURER)
    check_page(visit)
    charts = [part for part in visit.drawn() if part.type == "vega_lite_chart"]
    assert len(charts) >= 4


def test_the_search_of_the_sources_finds_and_says_what_it_found(visit: Visit) -> None:
    visit.open("sources")
    everything = len(visit.app.header)
    visit.app.text_input(key="sources.search").set_value("Geldbuße").run()
    assert visit.errors() == []
    assert 0 < len(visit.app.header) < everything
    assert "Einträge gefunden" in visit.words()
    visit.app.text_input(key="sources.search").set_value("qqqq").run()
    assert "Nichts gefunden" in visit.words()
    assert len(visit.app.header) == 0
