"""From answers to a plan that is accepted, followed and made anew."""

from dataclasses import replace
from datetime import date

import pytest

from aiops_model.services import plan
from tests.app.maturity import unfold
from tests.app.plan import Planned, begin
from tests.app.test_pages import check_page
from tests.app.visit import Visit
from ui.plan.blocks import FOLD

WORDS = {
    "de": {
        "solve": "Plan rechnen",
        "accept": "Jetzt übernehmen",
        "save": "Stand speichern",
        "again": "Neuen Plan rechnen",
        "undo": "Plan 1 zurückholen",
        "out": "Aus dem Plan nehmen",
        "answer": "Antwort speichern",
    },
    "en": {
        "solve": "Calculate plan",
        "accept": "Accept now",
        "save": "Save state",
        "again": "Calculate new plan",
        "undo": "Bring back plan 1",
        "out": "Take out of the plan",
        "answer": "Save answer",
    },
}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_set_up_accept_track_plan_again_and_back(
    home: object, cookies: dict[str, str], lang: str
) -> None:
    assert home
    visit, said = Visit(lang), WORDS[lang]
    planned = begin(visit, cookies)
    visit.open("roadmap").click_label(said["solve"])
    check_page(visit)
    assert planned.view().set_up is not None
    assert planned.view().versions == (), "a proposal is stored only when it is accepted"
    visit.app.text_input(key="plan.reason").set_value("Beschluss der Leitung")
    visit.click_label(said["accept"])
    assert [head.reason for head in planned.view().versions] == ["Beschluss der Leitung"]

    measure = planned.first()
    visit.open("progress")
    unfold(visit, f"{FOLD}{measure}")
    visit.app.radio(key=f"track.{measure}.status").set_value("running")
    visit.app.text_input(key=f"track.{measure}.0").set_value("30")
    visit.app.text_input(key=f"track.{measure}.2").set_value("Der Lieferant fehlt")
    visit.app.text_input(key=f"track.{measure}.3").set_value("Protokoll")
    visit.app.text_area(key=f"track.{measure}.5").set_value("Rückfrage beim Einkauf")
    visit.click_label(said["save"])
    check_page(visit)
    assert planned.view().measure(measure).note == "Rückfrage beim Einkauf"
    state = planned.view().measure(measure).state
    assert (state.status, state.percent) == ("running", 30)
    assert state.slip_reason == "Der Lieferant fehlt"
    proof = planned.view().measure(measure).evidence
    assert proof is not None
    assert proof.title == "Protokoll"

    visit.click_label(said["again"])
    check_page(visit)
    visit.click_label(said["accept"])
    assert len(planned.view().versions) == 2
    visit.open("roadmap", part="versions").click_label(said["undo"])
    check_page(visit)
    assert planned.view().versions[-1].taken_from == 1
    assert planned.view().baseline is not None


def test_a_measure_is_taken_out_with_a_reason_and_let_in_again(
    visit: Visit, cookies: dict[str, str]
) -> None:
    planned = begin(visit, cookies).set_up().accept()
    measure = planned.first()
    visit.open("roadmap", measure=measure)
    visit.click_label("Aus dem Plan nehmen")
    assert any("leer" in error for error in visit.errors()), "a reason is asked for"
    visit.app.text_input(key="plan.wish.reason").set_value("Schon beauftragt")
    visit.click_label("Aus dem Plan nehmen")
    assert planned.view().wishes[measure].reason == "Schon beauftragt"
    check_page(visit)
    visit.click("plan.release")
    assert planned.view().wishes == {}


def test_what_if_stores_nothing_until_it_is_kept(visit: Visit, cookies: dict[str, str]) -> None:
    planned = begin(visit, cookies).set_up().accept()
    before = plan.capacities_of(planned.ctx, planned.view())
    visit.open("roadmap", part="try")
    visit.app.selectbox(key="plan.trial.role").set_value("data_owner")
    visit.app.text_input(key="plan.trial.start").set_value("01.12.2099")
    visit.click_label("Änderung ausprobieren")
    check_page(visit)
    assert plan.capacities_of(planned.ctx, planned.view()) == before
    visit.click("plan.trial.keep")
    check_page(visit)
    hours = {row.role: row.hours_a_week for row in plan.capacities_of(planned.ctx, planned.view())}
    old = {row.role: row.hours_a_week for row in before}
    assert hours["data_owner"] - old["data_owner"] == pytest.approx(4)
    assert len(planned.view().versions) == 1
    kept = planned.view().set_up
    assert kept is not None
    assert kept.start == date(2099, 12, 1)
    assert any(row.last == date(2100, 1, 6) for row in kept.closures), "as it was tried"


def test_a_yes_at_a_gate_names_its_evidence(visit: Visit, cookies: dict[str, str]) -> None:
    planned = begin(visit, cookies).set_up().accept()
    visit.open("progress")
    unfold(visit, f"{FOLD}gate.G1")
    key = "gate.G1.owner_named"
    submit = f"FormSubmitter:{key}.form-Antwort speichern"
    visit.app.radio(key=f"{key}.answer").set_value("yes")
    visit.click(submit)
    assert any("Nachweis" in error for error in visit.errors())
    assert planned.view().gates == {}
    visit.app.text_input(key=f"{key}.0").set_value("Rollenverzeichnis")
    visit.click(submit)
    assert visit.errors() == []
    assert planned.view().gates["G1", "owner_named"].evidence == "Rollenverzeichnis"


def test_the_calendar_is_shown_and_can_be_changed(visit: Visit, cookies: dict[str, str]) -> None:
    planned = begin(visit, cookies)
    known = plan.proposed_set_up(planned.ctx, planned.view(), {})
    year = replace(known, horizon_days=365)  # some quarters have no holiday on a working day
    plan.set_up(planned.ctx, planned.actor, planned.id, year, revision=0)
    visit.open("roadmap")
    visit.app.selectbox(key="plan.region").set_value("BY").run()
    boxes = [box for box in visit.app.checkbox if str(box.key).startswith("plan.free.")]
    assert boxes, "the holidays of the proposed days"
    boxes[0].uncheck()
    visit.app.text_area(key="plan.frame.4").set_value("24.12.2026–06.01.2027 Betriebsruhe")
    visit.click_label("Plan rechnen")
    check_page(visit)
    stored = planned.view().set_up
    assert stored is not None
    assert stored.region == "BY"
    assert len(stored.workdays) == 1
    assert [row.name for row in stored.closures] == ["Betriebsruhe"]
    assert stored.start == known.start


@pytest.mark.parametrize(
    ("field", "typed", "named"),
    [
        ("plan.frame.0", "gestern", "Beginn des Plans"),
        ("plan.frame.0", "01.01.2020", "Beginn des Plans"),
        ("plan.frame.1", "9000", "Länge in Kalendertagen"),
        ("plan.frame.2", "viel", "Puffer"),
        ("plan.frame.3", "-5", "Tagessatz"),
        ("plan.frame.4", "Weihnachten", "Betriebsruhe"),
        ("plan.hours.data_owner.0", "200,5,5", "Stunden je Woche"),
        ("plan.hours.data_owner.2", "irgendwann", "Abwesenheit"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_stored(
    visit: Visit, cookies: dict[str, str], field: str, typed: str, named: str
) -> None:
    planned: Planned = begin(visit, cookies, answers=5)
    visit.open("roadmap")
    area = field == "plan.frame.4"
    box = visit.app.text_area(key=field) if area else visit.app.text_input(key=field)
    box.set_value(typed)
    visit.click_label("Plan rechnen")
    assert any(named in error for error in visit.errors()), visit.errors()
    assert planned.view().set_up is None
    assert planned.view().versions == ()
