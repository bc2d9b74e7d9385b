"""Two windows on one self-check: the later one is told both values and overwrites nothing."""

from dataclasses import dataclass

import pytest
from streamlit.testing.v1 import AppTest

from aiops_model import services
from aiops_model.services import Actor, AssessmentView, Context, Refinement, Renaming
from tests.app.visit import Visit
from tests.services.conftest import MANUFACTURER
from ui.refine import Shown
from web import process


@dataclass(frozen=True)
class Elsewhere:
    """The visitor's other window on the same self-check."""

    ctx: Context
    actor: Actor
    check: str

    def view(self) -> AssessmentView:
        return services.get_self_check(self.ctx, self.actor, self.check)

    def refine(self, revenue: int, name: str) -> None:
        view = self.view()
        renaming = Renaming(name, view.company_name)
        wanted = Refinement({"revenue": revenue}, view.revisions, renaming)
        done = services.refine(self.ctx, self.actor, self.check, wanted)
        assert isinstance(done, AssessmentView)

    def answer(self, item_id: str, value: str) -> None:
        shown = self.view().revisions.get(item_id, 0)
        done = services.record_answer(self.ctx, self.actor, self.check, item_id, value, shown)
        assert isinstance(done, services.Saved)


@pytest.fixture
def elsewhere(visit: Visit, cookies: dict[str, str]) -> Elsewhere:
    """A self-check with a result, open in another window too."""
    visit.open("start")
    ctx = process.context()
    actor = services.visitor(ctx, cookies["visit"])
    check = services.start_self_check(ctx, actor, "de").id
    for item, value in MANUFACTURER.items():
        services.record_answer(ctx, actor, check, item, value, 0)
    services.finish_check(ctx, actor, check)
    return Elsewhere(ctx, actor, check)


def send(visit: Visit) -> AppTest:
    """Press the button of the refine form."""
    assert not visit.app.exception
    return visit.click_label("Neu rechnen").app


def test_a_stale_form_shows_both_values_and_can_insist(visit: Visit, elsewhere: Elsewhere) -> None:
    page = visit.open("refine").app
    elsewhere.refine(5_000_000, "Muster & Söhne")
    page.text_input("refine.revenue").input("7.000.000")
    page.text_input("refine.company").input("Meyer")
    send(visit)
    told = " ".join(warning.value for warning in page.warning)
    for value in ("5\\.000\\.000", "7\\.000\\.000", "Muster \\& Söhne", "Meyer"):
        assert value in told
    view = elsewhere.view()
    assert (view.answers["revenue"], view.company_name) == (5_000_000, "Muster & Söhne")
    assert page.text_input("refine.revenue").value == "7.000.000", "what was typed stays"

    send(visit)
    view = elsewhere.view()
    assert (view.answers["revenue"], view.company_name) == (7_000_000, "Meyer")
    assert visit.errors() == []


def test_a_field_left_alone_never_takes_a_change_back(visit: Visit, elsewhere: Elsewhere) -> None:
    page = visit.open("refine").app
    elsewhere.refine(5_000_000, "Muster")
    page.text_input("refine.systems").input("3")
    send(visit)
    view = elsewhere.view()
    assert (view.answers["revenue"], view.answers["systems"]) == (5_000_000, 3)
    assert view.company_name == "Muster"
    page = visit.open("refine").app
    assert page.text_input("refine.revenue").value == "5.000.000"
    assert page.text_input("refine.company").value == "Muster"
    assert page.session_state["refine.shown"][elsewhere.check]["revenue"] == Shown(
        5_000_000, view.revisions["revenue"]
    )


def test_a_figure_is_withdrawn_by_emptying_its_field(visit: Visit, elsewhere: Elsewhere) -> None:
    elsewhere.refine(5_000_000, "Muster")
    page = visit.open("refine").app
    page.text_input("refine.revenue").input("")
    page.text_input("refine.company").input("")
    send(visit)
    assert "revenue" not in elsewhere.view().answers
    assert elsewhere.view().company_name is None
    assert visit.errors() == []


def test_a_question_answered_elsewhere_shows_both_answers(
    visit: Visit, elsewhere: Elsewhere
) -> None:
    page = visit.open("self_check", q="depth").app
    button = page.button("depth.both")
    elsewhere.answer("reach", "none")
    elsewhere.answer("reach", "5-15")
    button.click().run()
    assert visit.errors() == []
    assert [len(page.warning), "keine Angabe" in page.warning[0].value] == [1, True]
    assert "depth" not in elsewhere.view().answers
    visit.click("depth.both")
    assert elsewhere.view().answers["depth"] == "both"
