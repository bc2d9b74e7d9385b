"""Where exactly a threshold lies, what is refused, and what one item says of its votes."""

from dataclasses import replace
from datetime import date

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity import Choice, expand, score
from aiops_model.domain.maturity.answers import Vote
from aiops_model.domain.maturity.model import Capability, Item, Layer, Model
from tests.domain.maturity.builders import GATES, LEVELS, LIMITS, SCALE, answered, bundled_like


def flat(size: int, level: int = 2) -> Model:
    """One capability with so many items of one level."""
    items = tuple(Item(f"i{n:03}", "c", level, may_be_left_out=True) for n in range(size))
    return Model(
        id="flat",
        version="1.0.0",
        scale=SCALE,
        levels=LEVELS,
        layers=(Layer("l", ("c",)),),
        capabilities=(Capability("c", "l", tuple(item.id for item in items)),),
        items=items,
        limits=LIMITS,
        gates=GATES,
    )


def filled(model: Model, met: int) -> dict[str, float | str | None]:
    return {item.id: float(number < met) for number, item in enumerate(model.items)}


@pytest.mark.parametrize(("met", "level"), [(59, 1), (60, 2), (61, 2)])
def test_a_gate_is_passed_at_its_percentage(met: int, level: int) -> None:
    model = flat(100)
    assert score(model, answered(filled(model, met))).overall.level == level


def test_a_gate_forgives_the_rounding_of_fractions() -> None:
    """Three parts of 0.7 in 3.5 are 60 %, in floating point a hair less."""
    model = flat(5)
    weights = (0.7, 0.7, 0.7, 0.1, 1.3)
    items = tuple(replace(i, weight=w) for i, w in zip(model.items, weights, strict=True))
    whole = score(replace(model, items=items), answered(filled(model, 3))).overall
    assert whole.percent["managed"] == pytest.approx(60)
    assert whole.level == 2


@pytest.mark.parametrize(("gone", "provisional"), [(20, False), (21, True)])
def test_more_than_a_fifth_of_a_layer_left_out_is_provisional(gone: int, provisional: bool) -> None:
    model = flat(100)
    out = frozenset(item.id for item in model.items[:gone])
    result = score(model, answered(filled(model, 100), out))
    assert result.overall.provisional is provisional
    assert result.layers["l"].provisional is provisional
    assert result.overall.left_out == gone
    assert result.overall.level == 2


@pytest.mark.parametrize(("said", "told"), [(49, False), (50, True)])
def test_half_of_the_applicable_answers_are_enough_for_a_figure(said: int, told: bool) -> None:
    model = flat(100)
    values = {item.id: 1.0 for item in model.items[:said]}
    whole = score(model, answered(values)).overall
    assert (whole.index is not None) is told
    assert (whole.level_low is not None) is told
    assert whole.answered == said


def test_what_may_not_be_left_out_is_refused() -> None:
    model = flat(2)
    model = replace(model, items=(replace(model.items[0], may_be_left_out=False), model.items[1]))
    with pytest.raises(Refusal) as refused:
        score(model, answered({}, frozenset({"i000"})))
    assert (refused.value.code, refused.value.field) == ("left_out_not_allowed", "i000")


@pytest.mark.parametrize(
    ("vote", "code"),
    [
        (Vote("nothing", "r1", 1.0), "unknown_item"),
        (Vote("i000", "r1", 0.3), "unknown_option"),
        (Vote("i000", "r1", float("nan")), "unknown_option"),
        (Vote("i000", "r1", 2.0), "unknown_option"),
    ],
)
def test_what_the_model_does_not_have_is_refused(vote: Vote, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        score(flat(1), replace(answered({}), votes=(vote,)))
    assert (refused.value.code, refused.value.field) == (code, vote.item)


def test_an_agreed_value_beside_the_scale_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        score(flat(1), replace(answered({}), consensus={"i000": 0.3}))
    assert refused.value.code == "unknown_option"


@pytest.mark.parametrize(
    ("values", "median", "spread", "agreement"),
    [
        ([1.0], 1.0, 0, None),
        ([0.0, 1.0], 0.0, 3, 0.0),
        ([0.5, 1.0], 0.5, 1, 0.5),
        ([0.25, 0.25, 1.0], 0.25, 2, 0.5),
        ([1.0, 1.0, 1.0, 1.0], 1.0, 0, 1.0),
    ],
)
def test_median_spread_and_agreement_of_one_item(
    values: list[float], median: float, spread: int, agreement: float | None
) -> None:
    votes = tuple(Vote("i000", f"r{n}", value) for n, value in enumerate(values))
    state = score(flat(1), replace(answered({}), votes=votes)).items["i000"]
    assert (state.value, state.spread, state.agreement) == (median, spread, agreement)
    assert state.divided is (spread >= 2)
    assert state.votes == len(values)


def test_a_vote_for_not_applicable_leaves_nothing_out_by_itself() -> None:
    state = score(
        flat(1), replace(answered({}), votes=(Vote("i000", "r1", "not_applicable"),))
    ).items["i000"]
    assert (state.state, state.value) == ("dont_know", None)


def test_an_agreed_value_counts_for_an_item_nobody_voted_on() -> None:
    result = score(flat(1), replace(answered({}), consensus={"i000": 1.0}))
    assert result.items["i000"].decided
    assert result.overall.level == 2


def test_confidence_is_the_mean_of_the_answers_with_a_value() -> None:
    votes = (
        Vote("i000", "r1", 1.0, confidence=3),
        Vote("i001", "r1", 0.0, confidence=2),
        Vote("i001", "r2", "dont_know", confidence=1),
    )
    result = score(flat(2), replace(answered({}), votes=votes))
    assert result.confidence == pytest.approx(2.5)


def test_evidence_without_an_end_counts_and_an_end_in_the_past_does_not() -> None:
    votes = (
        Vote("i000", "r1", 1.0, evidence=True),
        Vote("i001", "r1", 1.0, evidence=True, evidence_until=date(2020, 1, 1)),
    )
    items = score(flat(2), replace(answered({}), votes=votes)).items
    assert (items["i000"].evidenced, items["i001"].evidenced) == (True, False)


def test_a_workshop_choice_is_a_vote_on_every_item_of_its_capability() -> None:
    model = bundled_like()
    found = expand(model, [Choice("s1", "r1", "scaled", group="operations", confidence=2)])
    assert {(vote.item, vote.value) for vote in found} == {
        ("s1_m", 1.0),
        ("s1_s", 1.0),
        ("s1_t", 0.0),
    }
    assert {(vote.choice, vote.group, vote.confidence) for vote in found} == {(3, "operations", 2)}


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Choice("x9", "r1", "scaled"), "unknown_item"),
        (Choice("s1", "r1", "brilliant"), "unknown_option"),
    ],
)
def test_a_choice_the_model_does_not_have_is_refused(choice: Choice, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        expand(bundled_like(), [choice])
    assert refused.value.code == code
