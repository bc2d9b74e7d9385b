"""What closing gaps is worth, in whole numbers: segments of gaps, each counted once."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor

from aiops_model.domain.plan.problem import Segment
from aiops_model.domain.plan.values import Gap, Lift, Measure


def segments_of(gaps: Sequence[Gap], measures: Sequence[Measure]) -> tuple[Segment, ...]:
    """Every gap cut where a measure starts or ends, so that no rise counts twice.

    A measure that lifts from higher up helps only where the part below is closed. Numbers in
    `by` are places in `measures`.
    """
    lifts: dict[tuple[str, str], list[tuple[int, Lift]]] = {}
    for number, measure in enumerate(measures):
        for lift in measure.closes:
            lifts.setdefault(lift.gap, []).append((number, lift))
    found: list[Segment] = []
    for gap in gaps:
        found += _cut(gap, lifts.get(gap.id, []), len(found))
    return tuple(found)


def _cut(gap: Gap, lifts: Sequence[tuple[int, Lift]], first: int) -> list[Segment]:
    cuts = {gap.target} | ({gap.step_at} if gap.step_at is not None else set())
    cuts |= {edge for _, lift in lifts for edge in (lift.start, lift.to)}
    edges = [gap.current, *sorted(cut for cut in cuts if gap.current < cut <= gap.target)]
    rows: list[Segment] = []
    for low, high in pairwise(edges):
        by = [number for number, lift in lifts if lift.start <= low and lift.to >= high]
        gain = worth_until(gap, high) - worth_until(gap, low)
        rows.append(Segment(gain, tuple(sorted(set(by))), first + len(rows) - 1 if rows else None))
    return rows


def worth_until(gap: Gap, value: float) -> int:
    """What it is worth to bring a gap from where it stands to `value`."""
    if value <= gap.current:
        return 0
    way = Fraction(str(gap.target)) - Fraction(str(gap.current))
    done = Fraction(str(min(value, gap.target))) - Fraction(str(gap.current))
    step = gap.step_value if gap.step_at is not None and value >= gap.step_at else 0
    return floor(gap.value * done / way + Fraction(1, 2)) + step


def closable(gaps: Sequence[Gap]) -> int:
    """What all gaps together are worth."""
    return sum(worth_until(gap, gap.target) for gap in gaps)


def gain_of(number: int, segments: Sequence[Segment]) -> int:
    """What a measure is worth where everything below it is closed."""
    return sum(segment.gain for segment in segments if number in segment.by)


def values_after(
    gaps: Mapping[tuple[str, str], float], lifts: Sequence[Lift]
) -> dict[tuple[str, str], float]:
    """Where gaps stand after some lifts, whatever their order."""
    found = dict(gaps)
    for lift in sorted(lifts, key=lambda lift: (lift.start, lift.to)):
        stands = found.get(lift.gap, 0.0)
        if lift.start <= stands < lift.to:
            found[lift.gap] = lift.to
    return found
