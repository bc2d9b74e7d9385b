"""From unrounded money to figures for the screen: two significant figures, rounded outwards."""

import math

SIGNIFICANT = 2


def digit_count(amount: float) -> int:
    """Digits before the decimal sign, at least 1; the sign does not count."""
    return len(str(int(abs(amount))))


def rounded_down(amount: float) -> int:
    """Two significant figures, never above the amount (a minus grows)."""
    step = _step(amount)
    return int(amount // step) * step


def rounded_up(amount: float) -> int:
    """Two significant figures, never below the amount."""
    return -rounded_down(-amount)


def rounded_nearest(amount: float) -> int:
    """Two significant figures, halves away from zero."""
    step = _step(amount)
    return int(math.copysign(math.floor(abs(amount) / step + 1 / 2), amount)) * step


def digit_words(low: float, high: float, fewest: int, most: int) -> tuple[int, int]:
    """Digit counts of the shown ends of a range ("five to six figures"), held to fewest..most."""
    counts = (digit_count(rounded_down(max(low, 0))), digit_count(rounded_up(max(high, 0))))
    first, last = (min(max(count, fewest), most) for count in counts)
    return first, last


def _step(amount: float) -> int:
    return int("1" + "0" * max(digit_count(amount) - SIGNIFICANT, 0))
