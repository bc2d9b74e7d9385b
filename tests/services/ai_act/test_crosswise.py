"""Asked once: duties speak for maturity answers, answers for duties, the register for facts."""

from typing import Any

import pytest

from aiops_model.services import NotFound, ai_act, maturity
from aiops_model.services.ai_act import DutyPlace, FactDifference, Holder
from aiops_model.services.maturity import Evidence
from tests.services.ai_act.registers import (
    HIGH_RISK,
    MINIMAL,
    add,
    file_of,
    kept,
    rate,
    view,
)
from tests.services.conftest import Installation


def opened(house: Installation, file: str) -> maturity.MaturityView:
    return maturity.open_maturity(house.ctx, house.anna, file)


def proposed(house: Installation, file: str) -> dict[str, maturity.Proposal]:
    rows = maturity.proposals_for(house.ctx.content, opened(house, file), None)
    return {row.item_id: row for row in rows}


def item_of(house: Installation, duty: str, level: str) -> str:
    """An item of this level that the duty answers."""
    items = house.ctx.content.ai_act.law.duty[duty].items
    return next(item for item in items if item.endswith(f"_{level}"))


@pytest.fixture
def file(house: Installation) -> str:
    return file_of(house)


def test_duties_propose_the_share_of_systems_rounded_down(house: Installation, file: str) -> None:
    systems = [add(house, file, MINIMAL, name=f"System {n}") for n in range(3)]
    item = item_of(house, "ART4", "m")
    assert item not in proposed(house, file), "nobody has said anything"
    for system, level in zip(systems, ("2", "3", "1"), strict=True):
        rate(house, DutyPlace(file, system.id, "ART4"), level)  # type: ignore[arg-type]
    row = proposed(house, file)[item]
    assert (row.value, row.source, row.duties) == ("half", "duty", ("ART4",))
    done = maturity.confirm_proposals(house.ctx, house.anna, file, None, [item])
    assert done.item_ids == (item,)
    vote = done.view.vote(item, done.view.me)
    assert vote is not None
    assert vote.value == "half"
    assert item not in proposed(house, file), "an answer is never overwritten"


def test_a_workshop_choice_goes_before_a_duty(house: Installation, file: str) -> None:
    system = add(house, file, MINIMAL)
    rate(house, DutyPlace(file, system.id, "ART4"), "0")
    item = item_of(house, "ART4", "m")
    capability = house.ctx.content.maturity.model.item[item].capability
    maturity.record_vote(house.ctx, house.anna, file, None, capability, "strategic")
    assert proposed(house, file)[item].source == "workshop"


def test_answers_propose_levels_and_nothing_confirmed_changes(
    house: Installation, file: str
) -> None:
    ctx, anna = house.ctx, house.anna
    system, other = add(house, file, MINIMAL), add(house, file, MINIMAL, name="Zweites")
    items = house.ctx.content.ai_act.law.duty["ART4"].items
    for item in items:
        maturity.record_vote(ctx, anna, file, None, item, "half")
    rate(house, DutyPlace(file, other.id, "ART4"), "0")

    def levels() -> dict[str, dict[str, int]]:
        rows = ai_act.classified(ctx, view(house, file))
        found = ai_act.duty_proposals(ctx, rows, opened(house, file))
        return {key: {row.duty: row.level for row in told} for key, told in found.items()}

    assert levels()[system.id]["ART4"] == 1, "without a document no more than informal"
    assert "ART4" not in levels()[other.id], "it was rated"
    for item in items:
        maturity.set_evidence(ctx, anna, file, item, Evidence("Akte"), revision=0)
    assert levels()[system.id]["ART4"] == 2
    done = ai_act.confirm_levels(ctx, anna, file, system.id, ["ART4", "ART5"])
    assert [s.duty("ART4").level for s in done.systems] == ["2", "0"]
    assert levels()[system.id].get("ART4") is None
    ai_act.confirm_levels(ctx, anna, file, other.id, ["ART4"])
    assert view(house, file).systems[1].duty("ART4").level == "0"
    with pytest.raises(NotFound):
        ai_act.confirm_levels(ctx, anna, file, "nobody", ["ART4"])


def test_a_level_taken_back_can_be_proposed_again(house: Installation, file: str) -> None:
    ctx, anna = house.ctx, house.anna
    system = add(house, file, MINIMAL)
    for item in ctx.content.ai_act.law.duty["ART4"].items:
        maturity.record_vote(ctx, anna, file, None, item, "none")
    place = DutyPlace(file, system.id, "ART4")
    said = rate(house, place, "3")
    kept(ai_act.set_level(ctx, anna, place, None, revision=said.revision))
    done = ai_act.confirm_levels(ctx, anna, file, system.id, ["ART4"])
    assert done.systems[0].duty("ART4").level == "0"


@pytest.mark.parametrize(
    ("facts", "stage", "people", "told"),
    [
        (MINIMAL, "live", {}, {"high_risk_use": "no", "live_without_owner": "yes"}),
        (
            MINIMAL,
            "live",
            {"data": Holder("Anna")},
            {"high_risk_use": "no", "live_without_owner": "no"},
        ),
        (
            MINIMAL,
            "live",
            {"data": Holder("", "Ben")},
            {"high_risk_use": "no", "live_without_owner": "yes"},
        ),
        (MINIMAL, "pilot", {}, {"high_risk_use": "no", "live_without_owner": "no"}),
        (HIGH_RISK, "live", {}, {"high_risk_use": "yes", "live_without_owner": "yes"}),
        ({}, "pilot", {}, {"high_risk_use": "possible", "live_without_owner": "no"}),
        (HIGH_RISK, "retired", {}, {}),
    ],
)
def test_the_register_tells_facts_of_the_instrument(
    house: Installation, facts: dict[str, Any], stage: Any, people: Any, told: dict[str, str]
) -> None:
    file = file_of(house)
    assert opened(house, file).register_facts == {}
    add(house, file, facts, stage=stage, people=people)
    assert opened(house, file).register_facts == told


def test_a_live_system_without_a_person_stops_the_level(house: Installation, file: str) -> None:
    ctx, anna = house.ctx, house.anna
    for item in ctx.content.maturity.item:
        maturity.record_vote(ctx, anna, file, None, item, "most")
    assert maturity.score_now(ctx, anna, file).overall.level is None, "nobody has said"
    system = add(house, file, MINIMAL, people={})
    assert maturity.score_now(ctx, anna, file).overall.level == 1
    maturity.set_fact(ctx, anna, file, "live_without_owner", "unknown", revision=0)
    assert maturity.score_now(ctx, anna, file).overall.level == 1, "the register knows"
    shown = opened(house, file).facts["live_without_owner"].revision
    maturity.set_fact(ctx, anna, file, "live_without_owner", "no", revision=shown)
    assert maturity.score_now(ctx, anna, file).overall.level == 4, "what was stated stands"
    frozen = maturity.take_snapshot(ctx, anna, file, "Stand")
    ai_act.remove_system(ctx, anna, file, system.id, revision=system.revision)
    assert frozen.answers.facts["high_risk_use"] == "no", "a snapshot keeps what it rests on"


def test_differences_are_listed_and_both_sides_stand(house: Installation, file: str) -> None:
    ctx, anna = house.ctx, house.anna
    system = add(house, file, HIGH_RISK)
    item = item_of(house, "ART4", "m")
    maturity.record_vote(ctx, anna, file, None, item, "most")
    maturity.set_fact(ctx, anna, file, "high_risk_use", "no", revision=0)
    rate(house, DutyPlace(file, system.id, "ART4"), "0")
    rows = ai_act.classified(ctx, view(house, file))
    found = ai_act.differences_between(ctx, rows, opened(house, file))
    assert found
    assert [(row.item, row.duty, row.said, row.proposed) for row in found.items] == [
        (item, "ART4", 1.0, 0.0)
    ]
    assert found.facts == (FactDifference("high_risk_use", "no", "yes"),)
    rate(house, DutyPlace(file, system.id, "ART4"), "2")
    rows = ai_act.classified(ctx, view(house, file))
    assert ai_act.differences_between(ctx, rows, opened(house, file)).items == ()
