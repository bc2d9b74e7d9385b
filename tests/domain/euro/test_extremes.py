"""The ends of the scale, missing answers, Swiss francs, and what the model does not cover."""

from typing import Any

import pytest

from aiops_model.domain.euro import EuroModel
from aiops_model.domain.euro.estimate import estimate
from tests.domain.euro.conftest import answered


def test_one_person_without_spend_gets_words_and_no_range(model: EuroModel) -> None:
    result = estimate(answered(employees=1, spend="0"), model)
    assert result.gross.p50 < 10_000
    assert result.shown.floor
    assert "below_floor" in result.notes


@pytest.mark.parametrize("spend", ["0", 0])
def test_without_spend_there_is_potential_and_nothing_to_stop_or_to_break(
    spend: Any, model: EuroModel
) -> None:
    result = estimate(answered(spend=spend), model)
    assert result.components.spend_to_stop == 0
    assert result.components.avoidable_incidents == 0
    assert result.components.unrealised_value > 0
    assert "potential_not_loss" in result.notes
    assert result.event is not None
    assert result.event.break_even is None
    assert result.sunk == 0


def test_nobody_reached_means_no_unrealised_value(model: EuroModel) -> None:
    result = estimate(answered(reach="none", depth=None), model)
    assert result.components.unrealised_value == 0
    assert result.hours.p90 == 0
    assert result.components.spend_to_stop > 0


def test_nothing_reached_and_nothing_spent_is_a_zero_and_no_fault(model: EuroModel) -> None:
    result = estimate(answered(reach="none", depth=None, spend="0"), model)
    assert result.gross.p90 == 0
    assert result.tornado == ()
    assert result.learn_first == ()
    assert result.shown.floor


def test_nothing_live_means_no_incident(model: EuroModel) -> None:
    result = estimate(answered(state="nothing", refine={"systems": 3}), model)
    assert result.components.avoidable_incidents == 0
    assert result.event is not None
    assert result.event.probability_of_event_in_year == 0
    assert "nothing_live" in result.notes


def test_an_alert_today_leaves_no_avoidable_loss(model: EuroModel) -> None:
    result = estimate(answered(detection="A"), model)
    assert result.components.avoidable_incidents == 0
    assert result.event is not None
    assert result.event.p50 > 0


@pytest.mark.parametrize(
    ("employees", "outside"),
    [
        (100_000, True),
        (5_001, True),
        (9, True),
        (10, False),
        (5_000, False),
        ("1-9", True),
        ("5000+", True),
        ("1000-4999", False),
        ("unsure", False),
    ],
)
def test_outside_10_to_5000_staff_the_model_says_so(
    employees: Any, outside: bool, model: EuroModel
) -> None:
    result = estimate(answered(employees=employees), model, sensitivity=False)
    assert ("outside_calibrated_range" in result.notes) is outside
    assert result.gross.p50 > 0


def test_decisions_about_people_weigh_slightly_less_in_cash_than_product_quality(
    model: EuroModel,
) -> None:
    """Their weight is in the duties, not in the euro figure."""
    company = {"employees": "1000-4999", "spend": "1-3M", "state": "little"}
    third, fourth = (
        estimate(answered(**company, consequence=c), model, sensitivity=False).gross.p50
        for c in ("3", "4")
    )
    assert 0.97 * third < fourth < third


def test_a_system_that_is_the_product_is_not_covered(model: EuroModel) -> None:
    covered = estimate(answered(), model)
    result = estimate(answered(refine={"system_is_product": True}), model)
    assert result.components.avoidable_incidents is None
    assert result.component_ranges.avoidable_incidents is None
    assert result.event is None
    assert result.yearly_incident_loss is None
    assert result.shown.event is None
    assert result.shown.yearly_incident_loss is None
    assert result.shown.components["avoidable_incidents"] is None
    assert "product_not_covered" in result.notes
    assert result.gross.p50 < covered.gross.p50
    added = result.components.unrealised_value + result.components.spend_to_stop
    assert added == pytest.approx(result.gross.p50, rel=0.03)


def test_a_mature_company_has_little_to_gain(model: EuroModel) -> None:
    mature = estimate(
        answered(employees="500-999", reach="35-60", spend="1-3M", state="all", detection="A"),
        model,
        sensitivity=False,
    )
    assert "little_to_gain" in mature.notes
    assert "little_to_gain" not in estimate(answered(), model, sensitivity=False).notes


def test_chat_assistants_alone_are_named(model: EuroModel) -> None:
    assert "assistants_only" in estimate(answered(depth="assistants"), model).notes
    assert "assistants_only" not in estimate(answered(depth="unsure"), model).notes


def test_swiss_francs_are_converted_before_use(model: EuroModel) -> None:
    rate = model.chf_per_eur
    euro = {"spend": 200_000, "refine": {"revenue": 80e6, "hourly_labour_cost": 70}}
    franc = {
        "spend": 200_000 * rate,
        "refine": {"revenue": 80e6 * rate, "hourly_labour_cost": 70 * rate},
    }
    in_euro = estimate(answered(country="CH", **euro), model, sensitivity=False)
    in_franc = estimate(answered(country="CH", currency="CHF", **franc), model, sensitivity=False)
    assert in_franc.gross.model_dump() == pytest.approx(in_euro.gross.model_dump())
    assert in_franc.fine_ceiling.turnover_low == pytest.approx(80e6)


def test_spend_bands_of_swiss_companies_are_francs(model: EuroModel) -> None:
    euro = estimate(answered(country="CH", reach="none", state="nothing"), model)
    franc = estimate(answered(country="CH", currency="CHF", reach="none", state="nothing"), model)
    assert franc.sunk == pytest.approx(euro.sunk / model.chf_per_eur)


def test_own_labour_cost_replaces_the_range(model: EuroModel) -> None:
    result = estimate(answered(refine={"hourly_labour_cost": 44.0}), model)
    assert "wage" not in {row.id for row in result.tornado}
    assert "wage" not in {row.id for row in result.learn_first}


def test_own_revenue_and_systems_replace_the_estimate(model: EuroModel) -> None:
    result = estimate(answered(refine={"revenue": 9e7, "systems": 2}), model)
    moved = {row.id for row in result.tornado}
    assert "revenue_per_head" not in moved
    assert "unit_cost" not in moved
    assert result.fine_ceiling.turnover_known


def test_an_unknown_turnover_gives_a_ceiling_from_to(model: EuroModel) -> None:
    panel = estimate(answered(employees="500-999"), model, sensitivity=False).fine_ceiling
    assert not panel.turnover_known
    assert panel.turnover_low < panel.turnover_high
    assert panel.sizes == ("small_mid_cap", "large")
    operators = next(tier for tier in panel.tiers if tier.tier == "T2")
    assert operators.low < operators.high


def test_two_roles_in_one_company_get_the_same_figures(model: EuroModel) -> None:
    first, second = (
        estimate(answered(role=role), model).model_dump(exclude={"provenance"})
        for role in ("ceo", "cfo")
    )
    assert first == second


def test_a_hundred_thousand_staff_get_a_figure_and_a_flag(model: EuroModel) -> None:
    company = {"employees": 100_000, "reach": "35-60", "spend": ">10M"}
    result = estimate(answered(**company), model, sensitivity=False)
    assert result.gross.p50 == pytest.approx(41e6, rel=0.03)
    assert "outside_calibrated_range" in result.notes
