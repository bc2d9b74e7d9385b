"""A visitor, another, a reader and nobody over every service of the plan: foreign is missing."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, Actor, NotFound, plan
from aiops_model.services.plan import Capacity, Change, Evidence, GateEntry, SetUp, State
from tests.services.conftest import Installation
from tests.services.plan.plans import START, accepted, locale, ready, view

Call = Callable[[Actor, str, str], Any]
"""Calls a service for a file and one of its plans."""

OF_A_VIEW = {
    "basis_of_plan", "basis_of_preview", "calendar_for", "capacities_of", "day_rate", "first_week",
    "found_in", "gaps_of", "items_done", "items_on_plan", "little_to_gain", "preview_of",
    "projections", "proposed_closures", "proposed_set_up", "standing_of", "what_if_of",
}  # fmt: skip
"""Functions of what a service has handed out before: they open nothing."""
UNNAMED = {"current_file", "current_plan"}
"""Services that name no object."""


def calls(house: Installation) -> dict[str, Call]:
    ctx, words = house.ctx, locale(house)
    measure = "name_owners"
    return {
        "open_plan": lambda a, f, _v: plan.open_plan(ctx, a, f),
        "open_file": lambda a, f, _v: plan.open_file(ctx, a, f),
        "plan_lifts": lambda a, f, _v: plan.plan_lifts(ctx, a, f),
        "set_up": lambda a, f, _v: plan.set_up(ctx, a, f, SetUp(START, "AT"), revision=0),
        "set_capacity": lambda a, f, _v: plan.set_capacity(
            ctx, a, f, Capacity("data_owner", 3), revision=0
        ),
        "forget_capacity": lambda a, f, _v: plan.forget_capacity(
            ctx, a, f, "data_owner", revision=0
        ),
        "pin": lambda a, f, _v: plan.pin(ctx, a, f, measure, START, revision=0),
        "exclude": lambda a, f, _v: plan.exclude(ctx, a, f, measure, "Grund", revision=0),
        "release": lambda a, f, _v: plan.release(ctx, a, f, measure, revision=0),
        "set_state": lambda a, f, _v: plan.set_state(
            ctx, a, f, measure, State("running"), revision=0
        ),
        "set_plan_evidence": lambda a, f, _v: plan.set_plan_evidence(
            ctx, a, f, measure, Evidence("Nachweis"), revision=0
        ),
        "set_plan_note": lambda a, f, _v: plan.set_plan_note(
            ctx, a, f, measure, "Notiz", revision=0
        ),
        "answer_gate": lambda a, f, _v: plan.answer_gate(
            ctx, a, f, GateEntry("G1", "owner_named", "no"), revision=0
        ),
        "withdraw_gate": lambda a, f, _v: plan.withdraw_gate(
            ctx, a, f, "G1", "owner_named", revision=0
        ),
        "propose": lambda a, f, _v: plan.propose(ctx, a, f),
        "what_if": lambda a, f, _v: plan.what_if(ctx, a, f, Change()),
        "accept": lambda a, f, _v: plan.accept(ctx, a, f),
        "take_version": lambda a, _f, v: plan.take_version(ctx, a, v),
        "get_plan_version": lambda a, _f, v: plan.get_plan_version(ctx, a, v),
        "plan_ics": lambda a, f, _v: plan.plan_ics(ctx, a, f, words),
        "plan_paper": lambda a, f, _v: plan.plan_paper(ctx, a, f, words),
        "plan_csv": lambda a, f, _v: plan.plan_csv(ctx, a, f, words, "jira"),
        "plan_workbook": lambda a, f, _v: plan.plan_workbook(ctx, a, f, words),
    }


def made(house: Installation) -> tuple[str, str]:
    """Anna's file and its accepted plan."""
    file = ready(house)
    return file, accepted(house, file).version.head.id


@pytest.fixture
def ids(house: Installation) -> tuple[str, str]:
    return made(house)


def test_every_service_has_its_place_here(house: Installation) -> None:
    functions = {name for name in plan.__all__ if name[0].islower()}
    assert functions == UNNAMED | OF_A_VIEW | set(calls(house))
    for name in functions - OF_A_VIEW:
        parameters = list(inspect.signature(getattr(plan, name)).parameters)
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


def test_the_owner_and_the_operator_may(house: Installation, ids: tuple[str, str]) -> None:
    for actor in (house.anna, OPERATOR):
        for name, call in calls(house).items():
            try:
                call(actor, *ids)
            except Refusal as refusal:
                pytest.fail(f"{name}: {refusal}")


def test_a_share_link_opens_no_plan(house: Installation, ids: tuple[str, str]) -> None:
    services.finish_check(house.ctx, house.anna, ids[0])
    holder = services.reader(house.ctx, services.share(house.ctx, house.anna, ids[0]))
    for call in calls(house).values():
        with pytest.raises(NotFound):
            call(holder, *ids)
    assert plan.current_plan(house.ctx, holder, ids[0]) is None
    assert plan.current_file(house.ctx, holder, ids[0]) is None
