"""What must hold for every company, not only for the named ones."""

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.euro import EuroModel, parameter_hash
from aiops_model.domain.euro.case import case_of
from aiops_model.domain.euro.draws import Values, quantiles
from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.euro.inputs import drawn, quantities
from aiops_model.domain.euro.model import (
    Gross,
    gross,
    hours_taken_over,
    incident,
    live_systems,
    revenue,
)
from aiops_model.domain.euro.result import Estimate
from aiops_model.domain.self_check import SelfCheckAnswers
from tests.domain.euro.conftest import answered

EMPLOYEES = ("1-9", "10-49", "50-149", "150-249", "250-499", "500-999", "1000-4999", "5000+")
REACH = ("none", "<5", "5-15", "15-35", "35-60", ">60")
SPEND = ("0", "<25k", "25-100k", "100-300k", "300k-1M", "1-3M", "3-10M", ">10M")
STATE = ("nothing", "little", "half", "most", "all")
DETECTION = ("A", "B", "C", "D")
UNSURE = ("unsure",)

COMPANIES = st.fixed_dictionaries(
    {
        "country": st.sampled_from(("DE", "AT", "CH", "EU")),
        "employees": st.sampled_from(EMPLOYEES + UNSURE) | st.integers(1, 100_000),
        "reach": st.sampled_from(REACH + UNSURE),
        "depth": st.sampled_from(("assistants", "workflow", "both", "unsure")),
        "spend": st.sampled_from(SPEND + UNSURE) | st.floats(0, 1e9),
        "state": st.sampled_from(STATE + UNSURE),
        "detection": st.sampled_from(DETECTION + UNSURE),
        "consequence": st.sampled_from(("1", "2", "3", "4", "unsure")),
    }
)
"""Every combination of answers."""


def small() -> EuroModel:
    model = load_content().euro
    constants = model.constants.model_copy(update={"draws": 2000, "sensitivity_draws": 400})
    return model.model_copy(update={"constants": constants})


def at_stake(answers: SelfCheckAnswers, model: EuroModel) -> tuple[Gross, Values]:
    """The gross figure per draw, and the revenue."""
    x = quantities(case := case_of(answers, model), drawn(case))
    systems = live_systems(x, model.constants)
    return (
        gross(x, systems, incident(x, systems, model.constants), model.constants),
        revenue(x),
    )


def middles(model: EuroModel, item: str, values: tuple[Any, ...], company: Any) -> list[float]:
    """The middle value for each answer to one item."""
    return [
        estimate(answered(**company | {item: value}), model, sensitivity=False).gross.p50
        for value in values
    ]


def assert_rising(amounts: list[float]) -> None:
    for smaller, larger in pairwise(amounts):
        assert smaller <= larger * (1 + 1e-9)


def test_the_same_answers_give_the_same_estimate(model: EuroModel) -> None:
    answers = answered(spend="unsure")
    first = estimate(answers, model)
    estimate(answered(employees=12), model)
    again = estimate(answers, EuroModel.model_validate_json(model.model_dump_json()))
    assert first == again


def test_another_seed_moves_the_middle_by_less_than_one_per_cent(model: EuroModel) -> None:
    constants = model.constants.model_copy(update={"seed": 1})
    other = model.model_copy(update={"constants": constants})
    usual = estimate(answered(), model, sensitivity=False)
    moved = estimate(answered(), other, sensitivity=False)
    assert moved.gross.p50 == pytest.approx(usual.gross.p50, rel=0.01)
    assert moved.gross != usual.gross
    assert moved.provenance.parameter_hash != usual.provenance.parameter_hash


def test_draws_agree_with_the_closed_form_within_one_per_cent(model: EuroModel) -> None:
    """Staff x reach x hours x time saved x wage is a product of (nearly) lognormal factors."""
    case = case_of(answered(employees=220, country="AT", reach="5-15", depth="assistants"), model)
    x = quantities(case, drawn(case))
    product = hours_taken_over(x, model.constants) * x.wage
    reach = case.spans["reach"][0]
    location, variance = math.log(220 * math.sqrt(reach.low * reach.high)), 0.0
    variance += math.log(reach.high / reach.low) ** 2 / 12
    for name in ("hours", "tau_assistants", "wage"):
        middle, scale = case.normals[name]
        location += middle[0]
        variance += scale[0] ** 2
    for value, z in zip(quantiles(product, [0.1, 0.5, 0.9]), (-1.2816, 0, 1.2816), strict=True):
        assert value == pytest.approx(math.exp(location + z * math.sqrt(variance)), rel=0.01)


@given(COMPANIES)
@settings(max_examples=60)
def test_every_combination_of_answers_gives_a_sound_estimate(company: dict[str, Any]) -> None:
    result = estimate(SelfCheckAnswers.model_validate(company), small())
    assert 0 <= result.gross.p10 <= result.gross.p50 <= result.gross.p90
    assert result.net.p10 <= result.net.p50 <= result.net.p90
    assert result.shown.gross.p10 <= result.gross.p10
    assert result.shown.gross.p90 >= result.gross.p90
    assert result.shown.net.p10 <= result.net.p10
    assert result.shown.net.p90 >= result.net.p90
    assert result.shown.floor == (result.gross.p50 < 10_000)
    assert ("below_floor" in result.notes) == result.shown.floor
    assert 0 <= result.net.probability_positive + result.net.probability_loss <= 1
    assert result.payback.within_12_months <= result.payback.within_24_months
    assert Estimate.model_validate_json(result.model_dump_json()) == result


@given(COMPANIES)
@settings(max_examples=40)
def test_caps_hold_in_every_draw(company: dict[str, Any]) -> None:
    model = small()
    stake, turnover = at_stake(SelfCheckAnswers.model_validate(company), model)
    parts = (stake.unrealised_value, stake.spend_to_stop, stake.avoidable_incidents)
    assert all(np.all(part >= 0) for part in parts)
    rounding = 1 + 1e-9
    assert np.all(stake.total <= model.constants.total_cap * turnover * rounding)
    assert np.all(stake.avoidable_incidents <= model.constants.incidents_cap * turnover * rounding)
    assert np.allclose(sum(parts), stake.total)


def test_a_cap_that_binds_is_reported(model: EuroModel) -> None:
    result = estimate(answered(employees=10, spend=">10M", state="little"), model)
    assert result.capped_share > 0.9
    free = estimate(answered(), model, sensitivity=False)
    assert free.capped_share < 0.01


@given(COMPANIES.filter(lambda c: c["reach"] != "none" or c["spend"] not in ("0", 0)))
@settings(max_examples=25)
def test_components_add_up_to_the_middle_within_three_per_cent(company: dict[str, Any]) -> None:
    model = load_content().euro
    result = estimate(SelfCheckAnswers.model_validate(company), model, sensitivity=False)
    c = result.components
    assert c.avoidable_incidents is not None
    added = c.unrealised_value + c.spend_to_stop + c.avoidable_incidents
    assert added == pytest.approx(result.gross.p50, rel=0.03)


@pytest.mark.parametrize("company", [{}, {"country": "CH", "depth": "workflow", "state": "most"}])
@pytest.mark.parametrize(
    ("item", "values"),
    [("employees", EMPLOYEES), ("reach", REACH), ("spend", SPEND), ("detection", DETECTION)],
)
def test_more_at_stake_with_size_reach_spend_and_late_detection(
    item: str, values: tuple[str, ...], company: dict[str, Any], quick_model: EuroModel
) -> None:
    assert_rising(middles(quick_model, item, values, company))


@given(
    employees=st.sampled_from(EMPLOYEES),
    reach=st.sampled_from(REACH),
    spend=st.sampled_from(SPEND),
    consequence=st.sampled_from(("1", "2", "3", "4")),
)
@settings(max_examples=30)
def test_value_and_spend_at_stake_fall_as_more_goes_live(
    employees: str, reach: str, spend: str, consequence: str
) -> None:
    model = small()
    before = None
    for state in STATE:
        stake, _ = at_stake(
            answered(
                employees=employees,
                reach=reach,
                spend=spend,
                consequence=consequence,
                state=state,
            ),
            model,
        )
        now = np.atleast_1d(stake.unrealised_value + stake.spend_to_stop)
        if before is not None:
            assert np.all(now <= before * (1 + 1e-9))
        before = now


def test_fines_are_in_no_figure_of_the_estimate(model: EuroModel) -> None:
    tiers = tuple(
        tier.model_copy(update={"amount_eur": tier.amount_eur * 1000})
        for tier in model.penalties.tiers
    )
    harsh = model.model_copy(
        update={"penalties": model.penalties.model_copy(update={"tiers": tiers})}
    )
    usual, harsher = estimate(answered(), model), estimate(answered(), harsh)
    assert usual.fine_ceiling != harsher.fine_ceiling
    apart = {"fine_ceiling", "provenance"}
    assert usual.model_dump(exclude=apart) == harsher.model_dump(exclude=apart)


def test_the_hash_changes_with_any_figure_and_only_then(model: EuroModel) -> None:
    same = EuroModel.model_validate(model.model_dump())
    assert parameter_hash(same) == parameter_hash(model)
    dearer = model.model_copy(update={"chf_per_eur": model.chf_per_eur + 0.01})
    assert parameter_hash(dearer) != parameter_hash(model)
