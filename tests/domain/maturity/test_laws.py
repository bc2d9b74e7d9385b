"""Laws of the levels, for any small model and any answers."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiops_model.domain.maturity import portfolio, score
from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.result import Result, Standing
from tests.domain.maturity.builders import (
    SCALE,
    answered,
    assessments,
    bundled_like,
    models,
    with_value,
)


def standings(result: Result) -> list[Standing]:
    return [result.overall, *result.layers.values(), *result.capabilities.values()]


def figures(row: Standing) -> list[float | None]:
    """Level, index and both ends of each, as far as they are said."""
    return [row.level, row.level_low, row.level_high, row.uncapped_level,
            row.index, row.index_low, row.index_high]  # fmt: skip


@given(st.data())
@settings(max_examples=150)
def test_a_better_answer_never_lowers_a_level_or_an_index(data: st.DataObject) -> None:
    model = data.draw(models())
    before = data.draw(assessments(model))
    votes = [vote for vote in before.votes if not isinstance(vote.value, str) and vote.value < 1]
    if not votes:
        return
    vote = data.draw(st.sampled_from(votes))
    better = data.draw(st.sampled_from([value for value in SCALE if value > float(vote.value)]))
    after = score(model, with_value(before, vote.item, better))
    for old, new in zip(standings(score(model, before)), standings(after), strict=True):
        for was, now in zip(figures(old), figures(new), strict=True):
            if was is not None and now is not None:
                assert now >= was - 1e-9


@given(st.data())
@settings(max_examples=150)
def test_more_answers_never_widen_the_range(data: st.DataObject) -> None:
    model = data.draw(models())
    before = data.draw(assessments(model))
    told = {vote.item for vote in before.votes if not isinstance(vote.value, str)}
    untold = [i.id for i in model.items if i.id not in told and i.id not in before.left_out]
    if not untold:
        return
    item = data.draw(st.sampled_from(untold))
    after = with_value(before, item, data.draw(st.sampled_from(SCALE)))
    for old, new in zip(
        standings(score(model, before)), standings(score(model, after)), strict=True
    ):
        if old.index_low is not None and old.index_high is not None:
            assert new.index_low is not None
            assert new.index_high is not None
            assert new.index_low >= old.index_low - 1e-9
            assert new.index_high <= old.index_high + 1e-9
        if old.level_low is not None and old.level_high is not None:
            assert new.level_low is not None
            assert new.level_high is not None
            assert old.level_low <= new.level_low <= new.level_high <= old.level_high


@given(st.data())
@settings(max_examples=60)
def test_the_order_of_items_votes_and_people_is_irrelevant(data: st.DataObject) -> None:
    model = data.draw(models())
    votes = [
        Vote(item.id, person, data.draw(st.sampled_from([*SCALE, "dont_know"])), group="operations")
        for item in model.items
        for person in ("r1", "r2", "r3")
    ]
    one = answered({}, facts={"f1": "no"})
    mixed = replace(
        model,
        items=tuple(data.draw(st.permutations(model.items))),
        capabilities=tuple(
            replace(capability, items=tuple(reversed(capability.items)))
            for capability in model.capabilities
        ),
    )
    shuffled = tuple(data.draw(st.permutations(votes)))
    first = score(model, replace(one, votes=tuple(votes)))
    second = score(mixed, replace(one, votes=shuffled))
    listed = {"find_out"}  # in the order of the model, for reading
    assert second.model_dump(exclude=listed) == first.model_dump(exclude=listed)
    assert set(second.find_out) == set(first.find_out)


@given(st.data())
@settings(max_examples=80)
def test_weights_scaled_alike_change_nothing(data: st.DataObject) -> None:
    model = data.draw(models())
    heavier = replace(
        model, items=tuple(replace(item, weight=item.weight * 3) for item in model.items)
    )
    assessment = data.draw(assessments(model))
    for old, new in zip(
        standings(score(model, assessment)), standings(score(heavier, assessment)), strict=True
    ):
        assert figures(new) == pytest.approx(figures(old))
        assert new.next == old.next


@given(st.data())
@settings(max_examples=80)
def test_a_level_left_out_throughout_is_as_if_it_had_never_been_asked(data: st.DataObject) -> None:
    model = data.draw(models())
    level = data.draw(st.integers(2, 4))
    gone = frozenset(item.id for item in model.items if item.level == level)
    kept = tuple(item for item in model.items if item.id not in gone)
    if not kept:
        return
    without = replace(
        model,
        items=kept,
        capabilities=tuple(
            replace(capability, items=tuple(i for i in capability.items if i not in gone))
            for capability in model.capabilities
        ),
        stops=tuple(
            replace(stop, items=tuple(item for item in stop.items if item not in gone))
            for stop in model.stops
        ),
    )
    assessment = data.draw(assessments(model, leave_out=False))
    marked = score(model, replace(assessment, left_out=gone))
    rest = tuple(vote for vote in assessment.votes if vote.item not in gone)
    never = score(without, replace(assessment, votes=rest))
    for old, new in zip(standings(never), standings(marked), strict=True):
        assert figures(new) == pytest.approx(figures(old))
        assert new.percent == pytest.approx(old.percent)
        assert new.next == old.next
        assert new.index_max == old.index_max


@given(st.data())
@settings(max_examples=80)
def test_the_figures_are_within_their_bounds(data: st.DataObject) -> None:
    model = data.draw(models())
    result = score(model, data.draw(assessments(model)))
    share = result.progress.percent_to_target
    assert share is None or 0 <= share <= 1
    for row in standings(result):
        if row.index_low is not None:
            assert row.index is not None
            assert row.index_high is not None
            assert row.index_max is not None
            assert 1 <= row.index_low <= row.index + 1e-9
            assert row.index <= row.index_high + 1e-9
            assert row.index_high <= row.index_max + 1e-9
        assert (row.level is not None) == (
            row.level_low is not None and row.level_low == row.level_high
        )
    low = result.overall.level_low
    assert result.evidenced_level is None or (low is not None and result.evidenced_level <= low)


@given(models())
@settings(max_examples=40)
def test_an_empty_assessment_has_no_level(model: Model) -> None:
    result = score(model, answered({}))
    for row in standings(result):
        assert (row.level, row.level_low, row.index, row.next) == (None, None, None, None)
        assert row.reasons[0].kind in {"too_few", "no_items"}
    assert result.evidenced_level is None
    assert result.could_settle == ()
    assert result.robustness.robust is None


def row_of(model: Model, assessment: Assessment) -> list[float]:
    told = {v.item: v.value for v in assessment.votes if not isinstance(v.value, str)}
    return [float(told.get(item.id, float("nan"))) for item in model.items]


@given(st.data())
@settings(max_examples=80)
def test_a_portfolio_says_what_score_says(data: st.DataObject) -> None:
    model = data.draw(models())
    rows = [data.draw(assessments(model)) for _ in range(3)]
    found = portfolio(
        model,
        np.array([row_of(model, row) for row in rows]),
        np.array([[item.id in row.left_out for item in model.items] for row in rows]),
        {fact: [row.facts[fact] for row in rows] for fact in ("f1", "f2")},
    )
    for number, row in enumerate(rows):
        result = score(model, row)
        whole = result.overall
        assert found.level[number] == (whole.level or 0)
        assert found.level_low[number] == (whole.level_low or 0)
        assert found.level_high[number] == (whole.level_high or 0)
        assert found.uncapped_level[number] == (whole.uncapped_level or 0)
        pairs = [
            (found.index, whole.index),
            (found.index_low, whole.index_low),
            (found.index_high, whole.index_high),
        ]
        for figures_of, figure in pairs:
            assert figures_of[number] == pytest.approx(
                float("nan") if figure is None else figure, nan_ok=True
            )
        for place, layer in enumerate(result.layers.values()):
            assert found.layer_level[number, place] == (layer.level or 0)
            assert found.layer_index[number, place] == pytest.approx(
                float("nan") if layer.index is None else layer.index, nan_ok=True
            )


def test_the_same_answers_have_the_same_hash_in_any_order() -> None:
    model = bundled_like()
    one = answered({item.id: 1.0 for item in model.items})
    other = replace(one, votes=tuple(reversed(one.votes)))
    assert score(model, one).provenance == score(model, other).provenance
    changed = with_value(one, "s1_m", 0.5)
    assert score(model, changed).provenance != score(model, one).provenance
