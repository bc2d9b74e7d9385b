"""Tornado, learn first, and the value of knowing beforehand."""

import numpy as np
import pytest

from aiops_model.domain.euro import EuroModel
from aiops_model.domain.euro.case import case_of
from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.euro.inputs import drawn, quantities, with_input
from aiops_model.domain.euro.sensitivity import (
    INPUTS,
    _settled,
    perfect_information,
)
from tests.domain.euro.conftest import answered


def test_the_tornado_is_sorted_by_swing_and_names_what_moves(model: EuroModel) -> None:
    rows = estimate(answered(), model).tornado
    swings = [abs(row.high - row.low) for row in rows]
    assert len(rows) >= 6
    assert swings == sorted(swings, reverse=True)
    assert {row.id for row in rows} <= set(INPUTS)
    sides = {row.id: (row.low, row.high) for row in rows}
    assert sides["capture"][0] < sides["capture"][1]
    assert sides["realised"][0] > sides["realised"][1]
    assert "monitoring" not in sides


def test_an_unsure_answer_is_one_input_and_worth_learning_first(model: EuroModel) -> None:
    result = estimate(answered(employees="unsure"), model)
    assert result.tornado[0].id == "employees"
    assert result.learn_first[0].id == "employees"
    choice = estimate(answered(depth="unsure"), model)
    assert "depth" in {row.id for row in choice.tornado}


def test_shares_to_learn_are_sorted_and_below_one(model: EuroModel) -> None:
    shares = [row.share for row in estimate(answered(), model).learn_first]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share < 1 for share in shares)


def test_sensitivity_can_be_left_out_and_changes_nothing_else(model: EuroModel) -> None:
    full = estimate(answered(), model)
    bare = estimate(answered(), model, sensitivity=False)
    assert bare.tornado == ()
    assert bare.at_medians == 0
    assert bare.learn_first == ()
    rows = {"at_medians", "tornado", "learn_first"}
    assert full.model_dump(exclude=rows) == bare.model_dump(exclude=rows)


@pytest.mark.parametrize("name", INPUTS)
def test_computing_one_input_anew_equals_computing_everything(
    name: str, quick_model: EuroModel
) -> None:
    unsure = dict.fromkeys(
        ("employees", "reach", "depth", "spend", "state", "detection", "consequence"), "unsure"
    )
    case = case_of(answered(**unsure), quick_model)
    draws = drawn(case)
    settled = _settled(case, draws, name)
    short = with_input(case, settled, quantities(case, draws), name)
    whole = quantities(case, settled)
    for quantity in whole.__slots__:
        one, other = getattr(short, quantity), getattr(whole, quantity)
        assert (one is other is None) or np.array_equal(
            np.broadcast_to(one, 4000), np.broadcast_to(other, 4000)
        ), quantity


def test_knowing_beforehand_is_worth_what_it_avoids() -> None:
    assert perfect_information(np.array([30.0, -10.0])) == 5.0
    assert perfect_information(np.array([10.0, -30.0])) == 5.0
    assert perfect_information(np.array([10.0, 20.0])) == 0.0


def test_the_bars_of_parameters_lie_around_the_figure_at_all_medians(model: EuroModel) -> None:
    found = estimate(answered(), model)
    for row in found.tornado:
        low, high = sorted((row.low, row.high))
        assert low <= found.at_medians <= high, row.id
    assert estimate(answered(), model, sensitivity=False).at_medians == 0
