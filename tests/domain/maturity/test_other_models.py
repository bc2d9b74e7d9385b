"""Models that roll up otherwise: sums over levels with streams, means of means, a pooled ratio."""

from dataclasses import replace

import numpy as np
import pytest

from aiops_model.domain.maturity import portfolio, score
from aiops_model.domain.maturity.model import Capability, Item, Layer, Model, RollUp
from tests.domain.maturity.builders import GATES, LIMITS, answered

GRID = [(stream, level) for stream in ("a", "b") for level in (2, 3, 4)]


def streams(roll_up: RollUp = "sum_over_levels") -> Model:
    """Two functions with three practices, each of three levels in two streams, without gates."""
    practices = {"p1": "f1", "p2": "f1", "p3": "f2"}
    items = tuple(
        Item(f"{practice}_{stream}{level - 1}", practice, level, stream=stream,
             may_be_left_out=True)
        for practice in practices
        for stream, level in GRID
    )  # fmt: skip
    return Model(
        id="streams",
        version="1.0.0",
        scale=(0.0, 0.25, 0.5, 1.0),
        levels=("none", "one", "two", "three"),
        layers=(Layer("f1", ("p1", "p2")), Layer("f2", ("p3",))),
        capabilities=tuple(
            Capability(name, layer, tuple(i.id for i in items if i.capability == name))
            for name, layer in practices.items()
        ),
        items=items,
        limits=LIMITS,
        roll_up=roll_up,
    )


def practice(name: str, a: tuple[float, ...], b: tuple[float, ...]) -> dict[str, float]:
    return {f"{name}_{stream}{n}": value for stream, row in (("a", a), ("b", b))
            for n, value in enumerate(row, start=1)}  # fmt: skip


ANSWERS = (
    practice("p1", (0.25, 0, 0), (1, 0, 0))
    | practice("p2", (1, 1, 0), (1, 0.5, 0))
    | practice("p3", (1, 1, 1), (1, 1, 1))
)


def test_a_practice_is_the_sum_over_levels_of_the_mean_of_its_streams() -> None:
    result = score(streams(), answered(ANSWERS))
    assert result.capabilities["p1"].index == pytest.approx(0.625)
    assert result.capabilities["p2"].index == pytest.approx(1.75)
    assert result.capabilities["p3"].index == pytest.approx(3.0)


def test_functions_and_the_whole_are_means_of_their_parts() -> None:
    result = score(streams(), answered(ANSWERS))
    assert result.layers["f1"].index == pytest.approx((0.625 + 1.75) / 2)
    assert result.overall.index == pytest.approx(((0.625 + 1.75) / 2 + 3) / 2)
    assert result.overall.index_max == pytest.approx(3.0)


def test_a_model_without_gates_has_an_index_and_no_level() -> None:
    result = score(streams(), answered(ANSWERS))
    assert result.overall.level is result.overall.level_low is result.overall.uncapped_level
    assert result.overall.level is None
    assert result.overall.next is None
    assert result.overall.reasons == ()
    assert result.evidenced_level is None
    assert result.robustness.robust is None


def test_without_gates_open_answers_open_the_index() -> None:
    open_one = {item: value for item, value in ANSWERS.items() if item != "p3_a1"}
    whole = score(streams(), answered(open_one)).overall
    assert whole.index_low == pytest.approx((1.1875 + 2.5) / 2)
    assert whole.index_high == pytest.approx((1.1875 + 3.0) / 2)


def test_a_practice_that_does_not_apply_is_left_out_of_every_mean() -> None:
    gone = frozenset(item.id for item in streams().items if item.capability == "p1")
    result = score(streams(), answered(ANSWERS, gone))
    assert result.capabilities["p1"].index_max is None
    assert result.capabilities["p1"].reasons[0].kind == "no_items"
    assert result.layers["f1"].index == pytest.approx(1.75)


def test_several_questions_of_one_stream_count_as_one() -> None:
    model = streams()
    extra = Item("p1_a1_more", "p1", 2, stream="a")
    first = replace(model.capabilities[0], items=(*model.capabilities[0].items, extra.id))
    model = replace(
        model, items=(*model.items, extra), capabilities=(first, *model.capabilities[1:])
    )
    result = score(model, answered(ANSWERS | {"p1_a1": 1.0, "p1_a1_more": 0.0}))
    assert result.capabilities["p1"].index == pytest.approx((0.5 + 1.0) / 2)


def test_means_of_means_weigh_parts_and_not_items() -> None:
    result = score(streams("mean"), answered(ANSWERS))
    p1, p2, p3 = 1.25 / 6, 3.5 / 6, 1.0
    assert result.capabilities["p1"].index == pytest.approx(p1)
    assert result.layers["f1"].index == pytest.approx((p1 + p2) / 2)
    assert result.overall.index == pytest.approx(((p1 + p2) / 2 + p3) / 2)


def test_a_pooled_ratio_weighs_items() -> None:
    result = score(streams("pooled"), answered(ANSWERS))
    assert result.overall.index == pytest.approx((1.25 + 3.5 + 6.0) / 18)


def test_means_with_gates_compare_the_means_with_the_gates() -> None:
    gated = replace(streams("mean"), gates=GATES, levels=("one", "two", "three", "four"))
    result = score(gated, answered(ANSWERS))
    assert result.overall.percent["two"] == pytest.approx(((62.5 + 100) / 2 + 100) / 2)
    assert result.overall.level == 3


@pytest.mark.parametrize("roll_up", ["pooled", "mean", "sum_over_levels"])
def test_a_portfolio_agrees_whatever_the_roll_up(roll_up: RollUp) -> None:
    model = streams(roll_up)
    found = portfolio(model, np.array([[ANSWERS[item.id] for item in model.items]]))
    whole = score(model, answered(ANSWERS)).overall
    assert found.index[0] == pytest.approx(whole.index)
    assert found.level[0] == 0


def test_a_scale_of_its_own_keeps_its_own_figures() -> None:
    """Answers 1 to 5, as many public models have them: the index is on that scale."""
    model = replace(streams("mean"), scale=(1.0, 2.0, 3.0, 4.0, 5.0))
    result = score(model, answered({item.id: 4.0 for item in model.items}))
    assert result.overall.index == pytest.approx(4.0)
    assert result.overall.index_max == pytest.approx(5.0)
    assert result.overall.percent["one"] == pytest.approx(80.0)
