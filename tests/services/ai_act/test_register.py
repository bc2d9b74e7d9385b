"""The register: what is said of a system is stored whole, once, and only while nobody else was."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from aiops_model.domain.errors import Refusal
from aiops_model.services import NotFound, ai_act
from aiops_model.services.ai_act import Collision, DutyPlace, Holder
from tests.services.ai_act.registers import (
    HIGH_RISK,
    RANKING,
    add,
    file_of,
    kept,
    rate,
    view,
)
from tests.services.conftest import Installation


def test_a_system_is_stored_as_it_was_entered(house: Installation) -> None:
    file = file_of(house)
    system = add(house, file, HIGH_RISK)
    assert system == view(house, file).systems[0]
    assert system.entry == RANKING
    assert system.day("placed_on") == date(2028, 1, 15)
    assert system.day("significant_design_change_on") is None
    assert system.fact("annex_iii") == ("4a",)
    assert system.fact("workplace") is None
    assert {known.revision for known in system.facts.values()} == {system.revision}


def test_systems_keep_their_order_and_their_names_are_their_own(house: Installation) -> None:
    file = file_of(house)
    for name in ("Zebra", "Affe", "Maus"):
        add(house, file, name=name)
    assert [s.name for s in view(house, file).systems] == ["Zebra", "Affe", "Maus"]
    with pytest.raises(Refusal) as caught:
        add(house, file, name=" Affe ")
    assert (caught.value.code, caught.value.field) == ("name_taken", "system_name")
    assert caught.value.values == {"entered": "Affe", "suggestion": "Affe (2)"}
    add(house, file_of(house), name="Affe")


@pytest.mark.parametrize(
    ("entry", "code", "field"),
    [
        ({"name": "  "}, "text_missing", "system_name"),
        ({"name": "x" * 121}, "text_too_long", "system_name"),
        ({"name": "A\0B"}, "text_control_characters", "system_name"),
        ({"purpose": "x" * 2001}, "text_too_long", "purpose"),
        ({"vendor": "x" * 121}, "text_too_long", "vendor"),
        ({"use_area": "x" * 201}, "text_too_long", "use_area"),
        ({"stage": "gone"}, "unknown_option", "stage"),
        ({"own_build": "maybe"}, "unknown_option", "own_build"),
        ({"people": {"chef": Holder("X")}}, "unknown_option", "role"),
        ({"people": {"data": Holder("x" * 121)}}, "text_too_long", "person"),
        ({"evidence_link": "javascript:alert(1)"}, "not_a_link", "evidence_link"),
        ({"evidence_title": ""}, "text_missing", "evidence_title"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    house: Installation, entry: dict[str, Any], code: str, field: str
) -> None:
    file = file_of(house)
    before = view(house, file)
    with pytest.raises(Refusal) as caught:
        add(house, file, **entry)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert view(house, file) == before


def test_facts_that_do_not_fit_leave_no_system(house: Installation) -> None:
    file = file_of(house)
    for facts, code in (
        ({"is_ai_system": False, "prohibited": ["a"]}, "contradiction"),
        ({"placed_on": "2027-01-01", "significant_design_change_on": "2026-01-01"}, "dates_order"),
        ({"uses": "perhaps"}, "unknown_option"),
        ({"colour": True}, "unknown_item"),
    ):
        with pytest.raises(Refusal) as caught:
            add(house, file, facts)
        assert caught.value.code == code
    assert view(house, file).systems == ()


def test_a_stale_form_gets_both_entries(house: Installation) -> None:
    file = file_of(house)
    system = add(house, file)
    first = replace(RANKING, purpose="Neu", people={"data": Holder("Anna")})
    ctx, anna = house.ctx, house.anna
    done = kept(ai_act.edit_system(ctx, anna, file, system.id, first, revision=system.revision))
    assert done.view.systems[0].entry == first
    mine = replace(RANKING, name="Anders")
    stale = ai_act.edit_system(ctx, anna, file, system.id, mine, revision=system.revision)
    assert isinstance(stale, Collision)
    assert (stale.part, stale.mine, stale.theirs) == ("system", mine, first)
    kept(ai_act.edit_system(ctx, anna, file, system.id, mine, revision=stale.revision))
    assert view(house, file).systems[0].entry == mine
    same = kept(ai_act.edit_system(ctx, anna, file, system.id, mine, revision=0))
    assert same.revision == view(house, file).systems[0].revision


def test_a_new_name_must_be_free(house: Installation) -> None:
    file = file_of(house)
    add(house, file, name="Erstes")
    second = add(house, file, name="Zweites")
    entry = replace(RANKING, name="Erstes")
    with pytest.raises(Refusal, match="name_taken"):
        ai_act.edit_system(house.ctx, house.anna, file, second.id, entry, revision=second.revision)


def test_a_retired_system_stays_and_leaves_the_duties(house: Installation) -> None:
    file = file_of(house)
    system = add(house, file, HIGH_RISK)
    ctx, anna = house.ctx, house.anna
    assert len(ai_act.classified(ctx, view(house, file))) == 1
    kept(ai_act.retire_system(ctx, anna, file, system.id, revision=system.revision))
    shown = view(house, file)
    assert shown.systems[0].retired
    assert shown.systems[0].facts == system.facts
    assert ai_act.classified(ctx, shown) == ()


def test_a_removed_system_is_gone_with_everything(house: Installation) -> None:
    file = file_of(house)
    system, other = add(house, file, HIGH_RISK), add(house, file, HIGH_RISK, name="Zweites")
    rate(house, DutyPlace(file, system.id, "ART4"), "2")
    rate(house, DutyPlace(file, other.id, "ART4"), "1")
    ctx, anna = house.ctx, house.anna
    stale = ai_act.remove_system(ctx, anna, file, system.id, revision=0)
    assert isinstance(stale, Collision)
    assert stale.theirs == RANKING
    kept(ai_act.remove_system(ctx, anna, file, system.id, revision=stale.revision))
    assert [s.id for s in view(house, file).systems] == [other.id]
    assert view(house, file).systems[0].duty("ART4").level == "1"
    with pytest.raises(NotFound):
        ai_act.remove_system(ctx, anna, file, system.id, revision=stale.revision)


def test_a_register_has_an_end(house: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiops_model.services.ai_act.register.MOST", 2)
    file = file_of(house)
    add(house, file, name="Erstes")
    add(house, file, name="Zweites")
    with pytest.raises(Refusal, match="too_many_systems"):
        add(house, file, name="Drittes")


def test_a_file_is_read_in_four_statements(house: Installation) -> None:
    file = file_of(house)
    for number in range(5):
        system = add(house, file, HIGH_RISK, name=f"System {number}")
        rate(house, DutyPlace(file, system.id, "ART4"), "1")
    said: list[str] = []
    event.listen(
        house.ctx.store.engine, "before_cursor_execute", lambda *row: said.append(str(row[2]))
    )
    view(house, file)
    assert len([statement for statement in said if "SELECT" in statement]) == 4
