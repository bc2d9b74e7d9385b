"""Targets, snapshots and comparisons: what moves, and where to."""

import pytest

from aiops_model import services
from aiops_model.services import maturity
from tests.app.maturity import File, begin, unfold
from tests.app.visit import MANUFACTURER, TYPICAL, Visit
from tests.services.maturity.editions import other_edition, under
from web import process


@pytest.fixture
def file(visit: Visit, cookies: dict[str, str]) -> File:
    """A file with every answer."""
    return begin(visit, cookies).answer(48)


def test_targets_are_stored_and_taken_back(visit: Visit, file: File) -> None:
    visit.open("targets")
    visit.app.radio(key=f"target.{file.id}.o1").set_value(3).run()
    visit.app.radio(key=f"target.{file.id}.q2").set_value(4).run()
    assert visit.errors() == []
    assert {part: row.value for part, row in file.view().targets.items()} == {"o1": "3", "q2": "4"}
    visit.app.radio(key=f"target.{file.id}.q2").set_value(0).run()
    assert set(file.view().targets) == {"o1"}
    visit.click_label("1 Ziel zurücknehmen")
    assert file.view().targets == {}


def test_a_target_changed_elsewhere_is_not_overwritten(visit: Visit, file: File) -> None:
    visit.open("targets")
    maturity.set_target(file.ctx, file.actor, file.id, "o1", 2, revision=0)
    visit.app.radio(key=f"target.{file.id}.o1").set_value(4).run()
    assert visit.app.warning
    assert file.view().targets["o1"].value == "2"


def test_a_snapshot_has_a_name_of_its_own(visit: Visit, file: File) -> None:
    unfold(visit.open("maturity"), "detail.snapshots")
    visit.click_label("Momentaufnahme anlegen")
    assert "leer" in visit.errors()[0]
    visit.app.text_input(key="snapshot.name").set_value("Start *2026*")
    visit.click_label("Momentaufnahme anlegen")
    assert visit.errors() == []
    assert [head.name for head in file.view().snapshots] == ["Start *2026*"]
    assert "Start \\*2026\\*" in visit.words()
    visit.app.text_input(key="snapshot.name").set_value("Start *2026*")
    visit.click_label("Momentaufnahme anlegen")
    assert "(2)" in visit.errors()[0].replace("\\", "")


def test_before_and_after_add_up(visit: Visit, file: File) -> None:
    maturity.take_snapshot(file.ctx, file.actor, file.id, "Start")
    for item in ("o1_s", "o2_s", "o3_s"):
        file.vote(item, "most")
    visit.open("compare")
    assert visit.errors() == []
    assert "Der Index steigt" in visit.words()
    assert len([part for part in visit.drawn() if part.type == "vega_lite_chart"]) == 2
    maturity.take_snapshot(file.ctx, file.actor, file.id, "Mai")
    visit.open("compare")
    later = visit.app.selectbox[1]
    assert later.options[0].startswith("Mai")
    later.set_value(file.view().snapshots[1].id).run()
    assert visit.errors() == []


def test_a_snapshot_of_older_questions_shows_both_results(visit: Visit, file: File) -> None:
    older = under(file.ctx, other_edition(file.ctx.content.maturity))
    maturity.take_snapshot(older, file.actor, file.id, "Start *alt*")
    visit.open("compare")
    assert visit.errors() == []
    words = visit.words().replace("\\", "")
    assert "Ein Stand entstand mit einem anderen Fragenkatalog" in words
    assert "Am Fragenkatalog sind 5 Dinge anders" in words


def test_two_companies_are_no_two_roles(visit: Visit) -> None:
    for role, company in (("cfo", "Erste GmbH"), ("coo", "Zweite GmbH")):
        visit.open("start")
        if role == "coo":
            visit.click_label("Neuen Check starten")
        visit.answer(TYPICAL | {"role": role})
        ctx, anna = process.context(), services.visitor(process.context(), "the-browser-of-anna")
        check = max(services.my_self_checks(ctx, anna), key=lambda row: row.created_at)
        services.set_company_name(ctx, anna, check.id, company)
    visit.open("compare")
    assert "desselben Unternehmens" in visit.words()
    assert "verschiedene Antworten" not in visit.words()


def test_two_roles_stand_side_by_side(visit: Visit) -> None:
    visit.answer(MANUFACTURER | {"role": "cfo"})
    visit.open("start").click_label("Neuen Check starten")
    visit.answer(TYPICAL | {"role": "coo"})
    visit.open("compare")
    assert visit.errors() == []
    words = visit.words().replace("\\", "")
    assert "Finanzen" in words
    assert "verschiedene Antworten" in words
