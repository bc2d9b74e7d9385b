"""The pages of the 90-day plan in every state, in both languages."""

import pytest

from tests.app.maturity import begin
from tests.app.test_pages import check_page
from tests.app.visit import Visit

PAGES = ("roadmap", "progress")
BUTTONS = {
    "de": {"solve": "Plan rechnen", "accept": "Jetzt übernehmen"},
    "en": {"solve": "Calculate plan", "accept": "Accept now"},
}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_from_nothing_to_a_plan_that_is_followed(
    home: object, cookies: dict[str, str], lang: str
) -> None:
    assert home
    visit = Visit(lang)
    for path in PAGES:
        check_page(visit.open(path))
    begin(visit, cookies).answer(20)
    check_page(visit.open("roadmap"))
    check_page(visit.click_label(BUTTONS[lang]["solve"]))
    check_page(visit.click_label(BUTTONS[lang]["accept"]))
    for path in PAGES:
        check_page(visit.open(path))
