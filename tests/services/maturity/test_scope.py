"""Two visitors, a reader and nobody over every maturity service: foreign is missing."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, Actor, NotFound, maturity
from aiops_model.services.maturity import Consensus, Evidence
from tests.services.conftest import Installation
from tests.services.maturity.answers import rated, view

Call = Callable[[Actor, str, str, str], Any]
"""Calls a service for a file, one of its respondents, one of its snapshots."""

UNNAMED = {"current_maturity", "start_maturity"}
"""Services that name no object."""
OF_A_VIEW = {
    "basis_now",
    "basis_of",
    "basis_of_side",
    "older_sides",
    "proposals_for",
    "score_view",
}
"""Functions of what a service has handed out before: they open nothing."""


def calls(house: Installation) -> dict[str, Call]:
    ctx = house.ctx
    proof, agreed = Evidence("Nachweis"), Consensus("half", "", "")
    return {
        "open_maturity": lambda a, f, _r, _s: maturity.open_maturity(ctx, a, f),
        "record_vote": lambda a, f, r, _s: maturity.record_vote(ctx, a, f, r, "o2_m", "half"),
        "withdraw_vote": lambda a, f, r, _s: maturity.withdraw_vote(
            ctx, a, f, r, "o1_m", revision=1
        ),
        "confirm_proposals": lambda a, f, r, _s: maturity.confirm_proposals(ctx, a, f, r, ["o3_s"]),
        "leave_out": lambda a, f, _r, _s: maturity.leave_out(
            ctx, a, f, "o2_t", "Grund", revision=0
        ),
        "take_back": lambda a, f, _r, _s: maturity.take_back(ctx, a, f, "o2_t", revision=0),
        "write_note": lambda a, f, _r, _s: maturity.write_note(
            ctx, a, f, "o1_m", "Notiz", revision=0
        ),
        "set_evidence": lambda a, f, _r, _s: maturity.set_evidence(
            ctx, a, f, "o1_m", proof, revision=0
        ),
        "remove_evidence": lambda a, f, _r, _s: maturity.remove_evidence(
            ctx, a, f, "o1_m", revision=0
        ),
        "decide": lambda a, f, _r, _s: maturity.decide(ctx, a, f, "o1_m", agreed, revision=0),
        "undecide": lambda a, f, _r, _s: maturity.undecide(ctx, a, f, "o1_m", revision=0),
        "set_fact": lambda a, f, _r, _s: maturity.set_fact(
            ctx, a, f, "high_risk_use", "no", revision=0
        ),
        "set_target": lambda a, f, _r, _s: maturity.set_target(ctx, a, f, "o1", 3, revision=0),
        "add_respondent": lambda a, f, _r, _s: maturity.add_respondent(ctx, a, f, "Neu"),
        "rename_respondent": lambda a, f, r, _s: maturity.rename_respondent(ctx, a, f, r, "Anders"),
        "remove_respondent": lambda a, f, r, _s: maturity.remove_respondent(ctx, a, f, r),
        "score_now": lambda a, f, _r, _s: maturity.score_now(ctx, a, f),
        "take_snapshot": lambda a, f, _r, _s: maturity.take_snapshot(ctx, a, f, "Neue"),
        "list_snapshots": lambda a, f, _r, _s: maturity.list_snapshots(ctx, a, f),
        "get_maturity_snapshot": lambda a, _f, _r, s: maturity.get_maturity_snapshot(ctx, a, s),
        "compare_snapshots": lambda a, _f, _r, s: maturity.compare_snapshots(ctx, a, s),
        "reassessment_items": lambda a, f, _r, _s: maturity.reassessment_items(ctx, a, f),
        "self_checks_side_by_side": lambda a, f, _r, _s: maturity.self_checks_side_by_side(
            ctx, a, f, f
        ),
    }


def made(house: Installation) -> tuple[str, str, str]:
    """Anna's file with an answer, its respondent, a snapshot."""
    file = rated(house, {"o1_m": "half"}, house.answered())
    frozen = maturity.take_snapshot(house.ctx, house.anna, file, "Erste")
    return file, str(view(house, file).me), frozen.id


@pytest.fixture
def ids(house: Installation) -> tuple[str, str, str]:
    return made(house)


def test_every_service_has_its_place_here(house: Installation) -> None:
    functions = {name for name in maturity.__all__ if name[0].islower()}
    assert functions == UNNAMED | OF_A_VIEW | set(calls(house))
    for name in functions - OF_A_VIEW:
        parameters = list(inspect.signature(getattr(maturity, name)).parameters)
        assert parameters[:2] == ["ctx", "actor"], name


def test_foreign_and_missing_are_one_answer(house: Installation, ids: tuple[str, str, str]) -> None:
    before = view(house, ids[0])
    strange = ("missing", "", "x" * 10_000, "a\x01b", "\0", "\ud800")
    for name, call in calls(house).items():
        for actor in (house.ben, Actor("visitor"), Actor("reader", share="0" * 64)):
            told = []
            for wanted in (ids, *((text, text, text) for text in strange)):
                with pytest.raises(NotFound) as caught:
                    call(actor, *wanted)
                told.append((caught.value.code, caught.value.field, caught.value.values))
            assert len({repr(t) for t in told}) == 1, name
    assert view(house, ids[0]) == before
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_the_owner_and_the_operator_may(house: Installation, ids: tuple[str, str, str]) -> None:
    for actor in (house.anna, OPERATOR):
        for name, call in calls(house).items():
            if name == "remove_respondent":
                continue
            try:
                call(actor, *ids)
            except Refusal as refusal:
                assert refusal.code == "name_taken", name  # noqa: PT017


def test_a_share_link_opens_no_maturity(house: Installation, ids: tuple[str, str, str]) -> None:
    services.finish_check(house.ctx, house.anna, ids[0])
    token = services.share(house.ctx, house.anna, ids[0])
    holder = services.reader(house.ctx, token)
    for call in calls(house).values():
        with pytest.raises(NotFound):
            call(holder, *ids)
    assert maturity.current_maturity(house.ctx, holder, ids[0]) is None


def test_whoever_has_the_code_shares_the_file(
    house: Installation, ids: tuple[str, str, str]
) -> None:
    code = view(house, ids[0]).resume_code
    services.resume(house.ctx, house.ben, code, "192.0.2.1")
    found = maturity.current_maturity(house.ctx, house.ben, None)
    assert found is not None
    assert found.id == ids[0]
    saved = maturity.record_vote(house.ctx, house.ben, ids[0], None, "o4_m", "some")
    assert isinstance(saved, maturity.VoteSaved)
