"""Two visitors, a reader and nobody over every service of the register: foreign is missing."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, Actor, NotFound, ai_act, maturity
from aiops_model.services.ai_act import DutyEvidence, DutyPlace, Preview
from aiops_model.services.ai_act.importing import ImportRow
from tests.services.ai_act.registers import HIGH_RISK, RANKING, add, file_of, view
from tests.services.conftest import Installation

Call = Callable[[Actor, str, str], Any]
"""Calls a service for a file and one of its systems."""

UNNAMED = {"current_act", "start_act"}
"""Services that name no object."""
OF_A_VIEW = {
    "act_basis",
    "act_summary",
    "classified",
    "company_proposals",
    "differences_between",
    "duty_proposals",
    "export_systems",
    "export_systems_csv",
    "import_template",
    "read_systems",
}
"""Functions of what a service has handed out before: they open nothing."""


def calls(house: Installation) -> dict[str, Call]:
    ctx = house.ctx
    row = ImportRow(3, RANKING, {})
    preview = Preview("", (row,), (), (), ())

    def duty(file: str, system: str) -> DutyPlace:
        return DutyPlace(file, system, "ART4")

    return {
        "open_act": lambda a, f, _s: ai_act.open_act(ctx, a, f),
        "add_system": lambda a, f, _s: ai_act.add_system(ctx, a, f, RANKING),
        "edit_system": lambda a, f, s: ai_act.edit_system(ctx, a, f, s, RANKING, revision=1),
        "retire_system": lambda a, f, s: ai_act.retire_system(ctx, a, f, s, revision=1),
        "remove_system": lambda a, f, s: ai_act.remove_system(ctx, a, f, s, revision=1),
        "answer_fact": lambda a, f, s: ai_act.answer_fact(
            ctx, a, f, s, fact="workplace", value=True, revision=0
        ),
        "answer_facts": lambda a, f, s: ai_act.answer_facts(
            ctx, a, f, s, {"uses": None}, revisions={"uses": 1}
        ),
        "state_company": lambda a, f, _s: ai_act.state_company(
            ctx, a, f, "employees", value=220, revision=0
        ),
        "confirm_company": lambda a, f, _s: ai_act.confirm_company(ctx, a, f, ["country"]),
        "confirm_levels": lambda a, f, s: ai_act.confirm_levels(ctx, a, f, s, ["ART4"]),
        "set_level": lambda a, f, s: ai_act.set_level(ctx, a, duty(f, s), "2", revision=0),
        "set_owner": lambda a, f, s: ai_act.set_owner(ctx, a, duty(f, s), "Leitung", revision=0),
        "set_due": lambda a, f, s: ai_act.set_due(ctx, a, duty(f, s), None, revision=0),
        "set_duty_evidence": lambda a, f, s: ai_act.set_duty_evidence(
            ctx, a, duty(f, s), DutyEvidence("Akte"), revision=0
        ),
        "set_duty_note": lambda a, f, s: ai_act.set_duty_note(
            ctx, a, duty(f, s), "Notiz", revision=0
        ),
        "import_systems": lambda a, f, _s: ai_act.import_systems(ctx, a, f, preview),
    }


def made(house: Installation) -> tuple[str, str]:
    """Anna's file with a system in use."""
    file = file_of(house)
    return file, add(house, file, HIGH_RISK, name="Erstes").id


@pytest.fixture
def ids(house: Installation) -> tuple[str, str]:
    return made(house)


def test_every_service_has_its_place_here(house: Installation) -> None:
    functions = {name for name in ai_act.__all__ if name[0].islower()}
    assert functions == UNNAMED | OF_A_VIEW | set(calls(house))
    for name in functions - OF_A_VIEW:
        parameters = list(inspect.signature(getattr(ai_act, name)).parameters)
        assert parameters[:2] == ["ctx", "actor"], name


def test_foreign_and_missing_are_one_answer(house: Installation, ids: tuple[str, str]) -> None:
    before = view(house, ids[0])
    strange = ("missing", "", "x" * 10_000, "a\x01b", "\0", "\ud800")
    for name, call in calls(house).items():
        for actor in (house.ben, Actor("visitor"), Actor("reader", share="0" * 64)):
            told = []
            for wanted in (ids, *((text, text) for text in strange)):
                with pytest.raises(NotFound) as caught:
                    call(actor, *wanted)
                told.append((caught.value.code, caught.value.field, caught.value.values))
            assert len({repr(t) for t in told}) == 1, name
    assert view(house, ids[0]) == before
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_a_system_of_another_file_is_missing(house: Installation, ids: tuple[str, str]) -> None:
    other = file_of(house)
    named = {"edit_system", "retire_system", "remove_system", "answer_fact", "answer_facts",
             "confirm_levels", "set_level", "set_owner", "set_due", "set_duty_evidence",
             "set_duty_note"}  # fmt: skip
    for name, call in calls(house).items():
        if name in named:
            with pytest.raises(NotFound):
                call(house.anna, other, ids[1])
    assert view(house, other).systems == ()


def test_the_owner_and_the_operator_may(house: Installation, ids: tuple[str, str]) -> None:
    for actor in (house.anna, OPERATOR):
        for name, call in calls(house).items():
            if name in {"remove_system", "edit_system", "retire_system"}:
                continue
            try:
                call(actor, *ids)
            except Refusal as refusal:
                assert refusal.code == "name_taken", name  # noqa: PT017


def test_a_share_link_opens_no_register(house: Installation) -> None:
    check = house.finished()
    system = add(house, check)
    holder = services.reader(house.ctx, services.share(house.ctx, house.anna, check))
    for call in calls(house).values():
        with pytest.raises(NotFound):
            call(holder, check, system.id)
    assert ai_act.current_act(house.ctx, holder, check) is None


def test_whoever_has_the_code_shares_the_register(
    house: Installation, ids: tuple[str, str]
) -> None:
    code = view(house, ids[0]).resume_code
    services.resume(house.ctx, house.ben, code, "192.0.2.1")
    found = ai_act.current_act(house.ctx, house.ben, None)
    assert found is not None
    assert found.id == ids[0]


def test_each_page_offers_the_file_that_was_filled_for_it(house: Installation) -> None:
    check = house.answered()
    house.clock.advance(minutes=1)
    rated = maturity.start_maturity(house.ctx, house.anna, "de").id
    maturity.record_vote(house.ctx, house.anna, rated, None, "o1_m", "half")
    house.clock.advance(minutes=1)
    registered = file_of(house)
    add(house, registered)
    house.clock.advance(minutes=1)
    ctx, anna = house.ctx, house.anna
    offered = (
        services.current_self_check(ctx, anna, None),
        maturity.current_maturity(ctx, anna, None),
        ai_act.current_act(ctx, anna, None),
    )
    assert [found and found.id for found in offered] == [check, rated, registered]
