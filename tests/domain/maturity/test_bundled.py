"""The engine on the bundled instrument, with its own weights, efforts and stops."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.maturity import Choice, expand, score
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.rules import Rules
from tests.domain.maturity.builders import NO_FACTS, answered, with_value


@pytest.fixture(scope="module")
def model() -> Model:
    return load_content().maturity.model


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_content().maturity.rules


def test_everything_in_place_is_strategic_and_proven_by_nothing(model: Model, rules: Rules) -> None:
    result = score(model, answered({item.id: 1.0 for item in model.items}), rules)
    assert result.overall.level == 4
    assert result.overall.index == pytest.approx(4.0)
    assert result.evidenced_level == 1
    assert result.robustness.robust
    assert {row.level for row in result.capabilities.values()} == {4}


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_workshop_that_agrees_on_a_level_has_that_level(model: Model, level: int) -> None:
    name = model.levels[level - 1]
    votes = expand(model, [Choice(row.id, "round", name) for row in model.capabilities])
    result = score(model, replace(answered({}), votes=votes))
    assert result.overall.level == level
    assert {row.level for row in result.layers.values()} == {level}
    assert result.overall.index == pytest.approx(float(level))


@given(st.data())
@settings(max_examples=25)
def test_the_way_up_reaches_the_next_level(data: st.DataObject) -> None:
    model = load_content().maturity.model
    steps = st.sampled_from([*model.scale, None])
    values = data.draw(st.fixed_dictionaries({item.id: steps for item in model.items}))
    assessment = answered(values, facts=NO_FACTS)
    result = score(model, assessment)
    following = result.overall.next
    if following is None:
        assert result.overall.level_low in {None, model.top}
        return
    assert following.possible
    for change in following.changes:
        assessment = with_value(assessment, change.item, change.to)
    assert score(model, assessment).overall.level_low == following.to_level
