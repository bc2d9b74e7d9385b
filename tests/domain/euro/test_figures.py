"""Figures for the screen: two significant figures, ranges rounded outwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.domain.euro.figures import (
    digit_words,
    rounded_down,
    rounded_nearest,
    rounded_up,
)

AMOUNTS = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


@given(AMOUNTS)
def test_ranges_are_rounded_outwards_and_never_by_a_tenth_or_more(amount: float) -> None:
    down, up = rounded_down(amount), rounded_up(amount)
    assert down <= amount <= up
    assert up - down <= max(abs(amount) / 10, 1) + 1e-9
    assert down <= rounded_nearest(amount) <= up


@given(AMOUNTS)
def test_two_significant_figures_at_most(amount: float) -> None:
    for shown in (rounded_down(amount), rounded_up(amount), rounded_nearest(amount)):
        assert len(str(abs(shown)).rstrip("0")) <= 2


@given(AMOUNTS)
def test_rounding_twice_changes_nothing(amount: float) -> None:
    for rounded in (rounded_down, rounded_up, rounded_nearest):
        assert rounded(rounded(amount)) == rounded(amount)


@pytest.mark.parametrize(
    ("amount", "down", "nearest", "up"),
    [
        (0, 0, 0, 0),
        (22_254, 22_000, 22_000, 23_000),
        (146_004, 140_000, 150_000, 150_000),
        (99_900, 99_000, 100_000, 100_000),
        (-21_900, -22_000, -22_000, -21_000),
        (-2_920, -3_000, -2_900, -2_900),
        (85_000, 85_000, 85_000, 85_000),
        (84_500, 84_000, 85_000, 85_000),
        (7.4, 7, 7, 8),
    ],
)
def test_examples(amount: float, down: int, nearest: int, up: int) -> None:
    assert (rounded_down(amount), rounded_nearest(amount), rounded_up(amount)) == (
        down,
        nearest,
        up,
    )


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (22_254, 146_004, (5, 6)),
        (800, 9_999, (4, 5)),
        (-5_000, 40_000, (4, 5)),
        (2e9, 3e10, (9, 9)),
    ],
)
def test_digit_words_stay_between_four_and_nine(
    low: float, high: float, words: tuple[int, int]
) -> None:
    assert digit_words(low, high, 4, 9) == words
