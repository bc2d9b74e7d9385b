"""Rounding as a reader would do it: half up, and parts that add up to what is shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.report.maturity.shown import adding_up, below, tenth, whole


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (4.375, "4.4"),
        (2.25, "2.3"),
        (2.35, "2.4"),
        (1.05, "1.1"),
        (2.2499999999999996, "2.3"),
        (2.2499, "2.2"),
        (1.0, "1.0"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_an_index_is_rounded_half_up_to_one_decimal(value: float, shown: str) -> None:
    assert tenth(value) == Decimal(shown)


@pytest.mark.parametrize(("value", "shown"), [(62.5, 63), (59.5, 60), (0.4, 0), (99.5, 100)])
def test_a_percentage_is_whole_and_half_up(value: float, shown: int) -> None:
    assert whole(value) == shown


@pytest.mark.parametrize(
    ("value", "needed", "shown"), [(59.7, 60, 59), (59.2, 60, 59), (12.5, 60, 13), (79.99, 80, 79)]
)
def test_what_falls_short_never_looks_reached(value: float, needed: float, shown: int) -> None:
    assert below(value, needed) == shown


PARTS = st.lists(st.floats(-3, 3, allow_nan=False), min_size=1, max_size=4)


@given(PARTS, st.integers(-1, 1))
def test_the_parts_shown_add_up_to_the_total_shown(values: list[float], off: int) -> None:
    parts = {str(at): value for at, value in enumerate(values)}
    total = tenth(sum(values)) + off * Decimal("0.1")
    shown = adding_up(parts, total)
    assert sum(shown.values()) == total
    for name, value in parts.items():
        assert abs(float(shown[name]) - value) < 0.3
