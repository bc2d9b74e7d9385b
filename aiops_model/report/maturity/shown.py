"""Figures as a reader sees them: half up, one decimal for an index, whole percentages."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")
WHOLE = Decimal(1)
EXACT_DIGITS = 9
"""Digits behind the point that count: binary fractions must not turn 2.25 into 2.2."""


def _exact(value: float) -> Decimal:
    return Decimal(repr(round(value, EXACT_DIGITS)))


def tenth(value: float) -> Decimal:
    """One decimal, half up: 4.375 is shown as 4.4."""
    return _exact(value).quantize(TENTH, ROUND_HALF_UP)


def whole(value: float) -> int:
    """A whole number, half up."""
    return int(_exact(value).quantize(WHOLE, ROUND_HALF_UP))


def below(value: float, needed: float) -> int:
    """A percentage that falls short: never shown as the figure it does not reach."""
    shown = whole(value)
    return shown if shown < needed else int(_exact(value).quantize(WHOLE, ROUND_FLOOR))


def adding_up(parts: Mapping[str, float], total: Decimal) -> dict[str, Decimal]:
    """The parts in tenths so that what is shown adds up to the total that is shown.

    Each is rounded down first; the missing tenths go to the largest remainders, ties by order.
    """
    floors = {name: _exact(value).quantize(TENTH, ROUND_FLOOR) for name, value in parts.items()}
    remainders = {name: _exact(value) - floors[name] for name, value in parts.items()}
    missing = int((total - sum(floors.values(), Decimal(0))) / TENTH)
    order = sorted(parts, key=lambda name: remainders[name], reverse=missing > 0)
    step = TENTH if missing > 0 else -TENTH
    for at in range(abs(missing)):
        floors[order[at % len(order)]] += step
    return floors
