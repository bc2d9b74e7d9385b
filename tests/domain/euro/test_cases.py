"""The reference figures of model EUR-0.3, company by company."""

from typing import Any

import pytest

from aiops_model.domain.euro import EuroModel, Range, fine_ceiling
from aiops_model.domain.euro.estimate import break_even, estimate
from aiops_model.domain.self_check import SelfCheckAnswers
from tests.domain.euro.conftest import cases

MIDDLE, OUTER = 0.03, 0.05
NEAR_ZERO = 0.005
"""A middle value after cost lies near zero; there it counts against the width of its range."""
POINTS = 0.015


def assert_range(computed: Range, expected: dict[str, float]) -> None:
    """Thousand EUR: the middle within 3 %, the outer values within 5 %."""
    lower, middle, upper = (expected[key] * 1000 for key in ("lower", "middle", "upper"))
    near_zero = NEAR_ZERO * (upper - lower)
    assert computed.p50 == pytest.approx(middle, rel=MIDDLE, abs=near_zero)
    assert computed.p10 == pytest.approx(lower, rel=OUTER)
    assert computed.p90 == pytest.approx(upper, rel=OUTER)


@pytest.mark.parametrize("case", cases("archetypes"))
def test_what_is_at_stake(case: dict[str, Any], model: EuroModel) -> None:
    result = estimate(SelfCheckAnswers.model_validate(case["answers"]), model)
    assert_range(result.gross, case["before_cost"])
    assert_range(result.net, case["after_cost"])
    assert result.net.probability_positive == pytest.approx(
        case["chance_of_a_plus"] / 100, abs=POINTS
    )
    assert result.payback.within_24_months == pytest.approx(
        case["paid_back_within_24_months"] / 100, abs=POINTS
    )


@pytest.mark.parametrize("case", cases("archetypes"))
def test_what_to_learn_first(case: dict[str, Any], model: EuroModel) -> None:
    result = estimate(SelfCheckAnswers.model_validate(case["answers"]), model)
    first = [row.id for row in result.learn_first]
    assert first[: len(case["learn_first"])] == case["learn_first"]


@pytest.mark.parametrize("case", cases("not_sure"))
def test_not_sure_is_a_mixture(case: dict[str, Any], model: EuroModel) -> None:
    answers = SelfCheckAnswers.model_validate(case["answers"])
    assert_range(estimate(answers, model, sensitivity=False).gross, case["before_cost"])


@pytest.mark.parametrize("case", cases("one_event"))
def test_one_event_and_the_yearly_view_are_kept_apart(
    case: dict[str, Any], model: EuroModel
) -> None:
    answers = SelfCheckAnswers.model_validate(case["answers"])
    result = estimate(answers, model, sensitivity=False)
    assert result.event is not None
    assert result.yearly_incident_loss is not None
    assert_range(result.event, case["one_event"])
    assert_range(result.yearly_incident_loss, case["expected_in_a_year"])
    happened = case["loss_that_happened"] * 1000
    assert result.event.p50 < happened < result.event.p90
    assert result.yearly_incident_loss.p90 < happened
    assert result.yearly_incident_loss.mean == pytest.approx(
        case["expected_in_a_year_mean"] * 1000, rel=OUTER
    )
    assert result.event.probability_of_event_in_year == pytest.approx(
        case["chance_of_an_event_in_a_year"] / 100, abs=POINTS
    )


@pytest.mark.parametrize(("avoidable", "years", "per_cent"), [(1.0, 15.4, 6.5), (0.7, 10.8, 9.3)])
def test_8000_euro_a_year_pay_if_an_event_is_more_likely_than_once_in_15_years(
    avoidable: float, years: float, per_cent: float
) -> None:
    line = break_even(8_000, 123_000, avoidable)
    assert round(line.years, 1) == years
    assert round(line.yearly_probability * 100, 1) == per_cent


@pytest.mark.parametrize("case", cases("fine_ceilings"))
def test_fine_ceilings(case: dict[str, Any], model: EuroModel) -> None:
    facts = case["facts"]
    panel = fine_ceiling(
        model.penalties,
        country=facts["country"],
        staff=tuple(facts["staff"]),
        turnover=tuple(amount * 1_000_000 for amount in facts["turnover"]),
        turnover_known=facts["turnover"][0] == facts["turnover"][1],
        eu_output=facts.get("eu_output"),
    )
    assert list(panel.sizes) == case["sizes"]
    assert panel.applies == case["applies"]
    low = {tier.tier: tier.low / 1_000_000 for tier in panel.tiers}
    high = {tier.tier: tier.high / 1_000_000 for tier in panel.tiers}
    assert low == pytest.approx(case["ceilings"])
    assert high == pytest.approx(case.get("to", case["ceilings"]))
