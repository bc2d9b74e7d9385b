"""The pages of the 90-day plan in every state, in both languages."""

import pytest

from aiops_model.services import plan
from tests.app.maturity import unfold
from tests.app.plan import PAGES, Planned, begin
from tests.app.test_pages import MOST_ON_ANY_PAGE, check_page
from tests.app.visit import Visit
from ui.plan.blocks import FOLD

FOLDS = ("dropped", "checks", "week", "gates", "rhythm", "hours", "objective")
PARTS = ("setup", "try", "versions")


@pytest.fixture
def planned(visit: Visit, cookies: dict[str, str]) -> Planned:
    """A file with answers and a set-up."""
    return begin(visit, cookies).set_up()


@pytest.mark.parametrize("lang", ["de", "en"])
def test_without_answers_the_way_leads_to_them(
    home: object, cookies: dict[str, str], lang: str
) -> None:
    assert home
    visit = Visit(lang)
    for path in PAGES:
        check_page(visit.open(path))
    begin(visit, cookies, answers=0)
    for path in PAGES:
        check_page(visit.open(path))
    assert visit.app.button[0].label


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("answers", [1, 20, 48])
def test_every_state_of_a_plan(
    home: object, cookies: dict[str, str], lang: str, answers: int
) -> None:
    assert home
    visit = Visit(lang)
    planned = begin(visit, cookies, answers)
    check_page(visit.open("roadmap"))
    planned.set_up().accept()
    for path in PAGES:
        check_page(visit.open(path))
    for part in PARTS:
        check_page(visit.open("roadmap", part=part))


def test_what_is_folded_draws_when_opened_and_stays_light(visit: Visit, planned: Planned) -> None:
    measure = planned.accept().first()
    visit.open("roadmap", measure=measure)
    for name in FOLDS:
        check_page(unfold(visit, f"{FOLD}{name}"))
        visit.app.session_state[f"{FOLD}{name}"] = False
    visit.open("progress")
    for name in (measure, "gate.G1", "gate.G2", "gate.G3"):
        check_page(unfold(visit, f"{FOLD}{name}"))
        visit.app.session_state[f"{FOLD}{name}"] = False
    assert len(visit.drawn()) <= MOST_ON_ANY_PAGE


def test_a_role_without_any_hours_is_told_with_the_remedy(visit: Visit, planned: Planned) -> None:
    for role in planned.ctx.content.plan.planning.roles:
        planned.hours(role.id, 0)
    visit.open("roadmap").click_label("Plan rechnen")
    assert any("Stunden je Woche" in error for error in visit.errors())
    assert planned.view().versions == ()
    assert "Angaben zum Plan" in visit.words(), "the set-up is where it is put right"


def test_a_start_that_cannot_be_is_told_and_nothing_stored(visit: Visit, planned: Planned) -> None:
    planned.accept()
    measure = planned.first()
    visit.open("roadmap", measure=measure)
    visit.app.text_input(key="plan.wish.day").set_value("31.12.2099")
    visit.click_label("Beginn festlegen")
    assert any("2099" in error for error in visit.errors())
    assert len(planned.view().versions) == 1
    visit.click(f"plan.release.{measure}")
    check_page(visit)


def test_names_that_look_like_markdown_stay_text(visit: Visit, planned: Planned) -> None:
    planned.accept("[hier](https://example.com) <b>fett</b> $x$")
    visit.open("roadmap", part="versions")
    check_page(visit)
    assert "[hier](" not in visit.words()


def test_someone_else_changes_the_state_meanwhile(visit: Visit, planned: Planned) -> None:
    measure = planned.accept().first()
    visit.open("progress")
    unfold(visit, f"{FOLD}{measure}")
    plan.set_state(
        planned.ctx, planned.actor, planned.id, measure, plan.State("running", 40), revision=0
    )
    visit.app.text_input(key=f"track.{measure}.0").set_value("70")
    visit.app.radio(key=f"track.{measure}.status").set_value("running")
    visit.click_label("Stand speichern")
    assert visit.errors() == []
    assert planned.view().measure(measure).state.percent == 40, "nothing is overwritten"
    assert "läuft\\, 40" in visit.words()
    unfold(visit, f"{FOLD}{measure}")
    visit.app.text_input(key=f"track.{measure}.0").set_value("70")
    visit.click_label("Stand speichern")
    assert planned.view().measure(measure).state.percent == 70, "who has seen both may insist"
