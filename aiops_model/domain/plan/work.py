"""How a measure's effort falls to its roles, in whole units that sum exactly."""

from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor

from aiops_model.domain.plan.values import Measure


def work_of(measure: Measure, left: float = 1.0) -> dict[str, int]:
    """Role -> units, the owner first; `left` is the share still to be done.

    Every role that takes part has at least one unit, as long as anything is left.
    """
    effort = floor(Fraction(str(left)) * measure.effort + Fraction(1, 2))
    if effort <= 0:
        return {}
    shares = {role: Fraction(str(share)) for role, share in sorted(measure.support.items())}
    shares = {measure.owner: Fraction(1) - sum(shares.values()), **shares}
    sums = [floor(effort * done + Fraction(1, 2)) for done in accumulate(shares.values())]
    parts = [later - earlier for earlier, later in pairwise([0, *sums])]
    return {role: max(1, part) for role, part in zip(shares, parts, strict=True)}
