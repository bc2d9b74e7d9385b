from dataclasses import replace
from datetime import date, timedelta

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.services import plan
from aiops_model.services.plan import Capacity, Closure, Days, SetUp
from tests.services.conftest import Installation
from tests.services.plan.plans import START, collided, ready, stored, view

GOOD = SetUp(start=START, country="DE", region="BY", categories=("catholic",))


def test_what_is_proposed_is_the_next_monday_in_the_country_of_the_check(
    house: Installation,
) -> None:
    house.answers |= {"state": "little", "reach": "15-35"}
    file = house.answered()
    found = plan.proposed_set_up(house.ctx, view(house, file), house.answers)
    assert (found.start, found.country, found.horizon_days) == (START, "AT", 90)
    assert (found.buffer, found.size) == (0.15, "full")
    assert [(row.first, row.last) for row in found.closures] == [
        (date(2026, 12, 24), date(2027, 1, 6))
    ]


def test_little_to_gain_proposes_the_small_set(house: Installation) -> None:
    house.answers |= {"employees": 12, "reach": "<5", "depth": "assistants", "spend": "0"}
    house.answers |= {"state": "all", "detection": "A", "consequence": "1"}
    file = house.answered()
    assert plan.little_to_gain(house.ctx, house.answers)
    assert plan.proposed_set_up(house.ctx, view(house, file), house.answers).size == "light"
    assert not plan.little_to_gain(house.ctx, {})


def test_a_set_up_comes_back_as_it_was_said(house: Installation) -> None:
    file = house.answered()
    wanted = replace(
        GOOD,
        closures=(Closure(date(2026, 12, 24), date(2026, 12, 31), "Betriebsruhe"),),
        workdays=(date(2027, 1, 6),),
        buffer=0.2,
        day_rate=900,
    )
    done = stored(plan.set_up(house.ctx, house.anna, file, wanted, revision=0))
    assert view(house, file).set_up == wanted
    assert view(house, file).revision("set_up") == done.revision
    again = stored(plan.set_up(house.ctx, house.anna, file, wanted, revision=0))
    assert again.revision == done.revision, "saying the same again is a success"


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"start": date(2026, 11, 19)}, "in_the_past", "plan_start"),
        ({"horizon_days": 13}, "out_of_range", "horizon_days"),
        ({"horizon_days": 366}, "out_of_range", "horizon_days"),
        ({"country": "FR"}, "unknown_option", "country"),
        ({"region": "XX"}, "unknown_option", "region"),
        ({"categories": ("school",)}, "unknown_option", "categories"),
        ({"buffer": 0.95}, "out_of_range", "buffer"),
        ({"buffer": 0.155}, "not_whole", "buffer"),
        ({"day_rate": -1}, "out_of_range", "day_rate"),
        ({"day_rate": float("inf")}, "not_whole", "day_rate"),
        ({"size": "medium"}, "unknown_option", "size"),
        ({"closures": (Closure(START, START - timedelta(days=1)),)}, "dates_order", "closures"),
        ({"closures": (Closure(START, START, "A\x01"),)}, "text_control_characters", "closures"),
        ({"workdays": (START,) * 61}, "too_many", "workdays"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_stored(
    house: Installation, changed: dict[str, object], code: str, field: str
) -> None:
    file = house.answered()
    with pytest.raises(Refusal) as caught:
        plan.set_up(
            house.ctx,
            house.anna,
            file,
            replace(GOOD, **changed),  # type: ignore[arg-type]
            revision=0,
        )
    assert (caught.value.code, caught.value.field) == (code, field)
    assert view(house, file).set_up is None


def test_a_plan_that_has_begun_can_still_be_changed(house: Installation) -> None:
    file = ready(house)
    house.clock.advance(days=30)
    wanted = replace(GOOD, buffer=0.3)
    revision = view(house, file).revision("set_up")
    stored(plan.set_up(house.ctx, house.anna, file, wanted, revision=revision))
    with pytest.raises(Refusal, match="in_the_past"):
        plan.set_up(
            house.ctx, house.anna, file, replace(GOOD, start=START + timedelta(days=1)), revision=0
        )


def test_two_people_at_the_set_up_collide(house: Installation) -> None:
    file = ready(house)
    seen = view(house, file).revision("set_up")
    first = replace(GOOD, horizon_days=60)
    stored(plan.set_up(house.ctx, house.anna, file, first, revision=seen))
    found = collided(
        plan.set_up(house.ctx, house.anna, file, replace(GOOD, horizon_days=30), revision=seen)
    )
    assert found.theirs == first
    assert isinstance(found.mine, SetUp)
    insisted = plan.set_up(house.ctx, house.anna, file, found.mine, revision=found.revision)
    assert stored(insisted).view.set_up == found.mine


def test_two_hours_a_week_stay_two_hours(house: Installation) -> None:
    file = ready(house)
    for amount, kept in ((2, 2.0), (0.04, 0.1), (0, 0.0), (37.5, 37.5)):
        wanted = Capacity("model_owner", amount, ("Müller", " Müller "), (Days(START, START),))
        revision = view(house, file).revision("capacity", "model_owner")
        stored(plan.set_capacity(house.ctx, house.anna, file, wanted, revision=revision))
        found = view(house, file).capacities["model_owner"]
        assert (found.hours_a_week, found.people) == (kept, ("Müller",))
        assert found.absences == (Days(START, START),)
    rows = {row.role: row for row in plan.capacities_of(house.ctx, view(house, file))}
    assert len(rows) == 5
    assert rows["data_owner"].hours_a_week > 0, "the hours of the content"


@pytest.mark.parametrize(
    ("wanted", "code", "field"),
    [
        (Capacity("chief", 1), "unknown_option", "role"),  # type: ignore[arg-type]
        (Capacity("data_owner", -1), "out_of_range", "hours_a_week"),
        (Capacity("data_owner", 201), "out_of_range", "hours_a_week"),
        (Capacity("data_owner", float("nan")), "not_a_number", "hours_a_week"),
        (Capacity("data_owner", True), "not_a_number", "hours_a_week"),
        (Capacity("data_owner", 1, ("x" * 121,)), "text_too_long", "people"),
        (
            Capacity("data_owner", 1, (), (Days(START, START - timedelta(days=1)),)),
            "dates_order",
            "absences",
        ),
    ],
)
def test_hours_that_cannot_be_are_refused(
    house: Installation, wanted: Capacity, code: str, field: str
) -> None:
    file = house.answered()
    with pytest.raises(Refusal) as caught:
        plan.set_capacity(house.ctx, house.anna, file, wanted, revision=0)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_forgotten_hours_are_those_of_the_content_again(house: Installation) -> None:
    file = ready(house)
    wanted = Capacity("data_owner", 30)
    done = stored(plan.set_capacity(house.ctx, house.anna, file, wanted, revision=0))
    gone = stored(
        plan.forget_capacity(house.ctx, house.anna, file, "data_owner", revision=done.revision)
    )
    assert gone.revision == 0
    assert "data_owner" not in view(house, file).capacities


def test_bavaria_is_closed_on_the_assumption_and_the_company_may_work_all_the_same() -> None:
    day = date(2028, 8, 15)
    summer = replace(GOOD, start=date(2028, 8, 1))
    assert day not in plan.calendar_for(summer).days
    assert day in plan.calendar_for(replace(summer, categories=())).days
    assert day in plan.calendar_for(replace(summer, workdays=(day,))).days
