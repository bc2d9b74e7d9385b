"""Fine ceilings of the AI Act: the legal maximum, apart from every estimate and never added to one.

Source: Article 99 of Regulation (EU) 2024/1689 as amended by Regulation (EU) 2026/1744. The tiers,
and which size class has the lower of amount and turnover share, are content.
"""

from typing import Literal

from aiops_model.domain.euro.documented import Documented
from aiops_model.domain.euro.values import Penalties, PenaltyTier, SizeClass, SizeId
from aiops_model.domain.self_check import Country, Unsure, YesNo

Applies = Literal["yes", "only_if_output_used_in_eu", "no"]


class TierCeiling(Documented):
    """Highest possible fine of one tier, EUR; `low` < `high` where staff or turnover is a range."""

    tier: str
    """Id of the tier ("T1" prohibited practices, "T2" duties, "T3" wrong information)."""
    low: float
    """Ceiling at the lower end of staff and turnover, EUR."""
    high: float
    """Ceiling at the upper end of staff and turnover, EUR."""


class FineCeiling(Documented):
    """The panel of legal ceilings of one company: a legal maximum, no forecast."""

    applies: Applies
    """ "only_if_output_used_in_eu" for Swiss companies that have not said."""
    sizes: tuple[SizeId, ...]
    """Possible size classes, smallest first. The balance sheet, which can make a company smaller
    than its turnover does, is not asked.
    """
    turnover_low: float
    """EUR a year; the given turnover, or the lower end of the default range for this size."""
    turnover_high: float
    """EUR a year; equal to `turnover_low` when the visitor gave the turnover."""
    turnover_known: bool
    """Whether the visitor gave the turnover."""
    tiers: tuple[TierCeiling, ...]
    """Empty when the Act does not apply."""


def fine_ceiling(
    penalties: Penalties,
    *,
    country: Country,
    staff: tuple[float, float],
    turnover: tuple[float, float],
    turnover_known: bool,
    eu_output: YesNo | Unsure | None = None,
) -> FineCeiling:
    """The legal ceilings for a company of so many staff and so much turnover (EUR a year).

    Both are (low, high). A larger company never has a lower ceiling, so the ends are enough.
    """
    applies = _applies(country, eu_output)
    smallest = _by_balance_sheet(penalties, staff[0])
    largest = size_class(penalties, staff[1], turnover[1])
    order = list(penalties.sizes)
    possible = order[order.index(smallest) : order.index(largest) + 1]
    return FineCeiling(
        applies=applies,
        sizes=tuple(size.id for size in possible),
        turnover_low=turnover[0],
        turnover_high=turnover[1],
        turnover_known=turnover_known,
        tiers=()
        if applies == "no"
        else tuple(
            TierCeiling(
                tier=tier.id,
                low=tier_ceiling(tier, smallest.id, turnover[0]),
                high=tier_ceiling(tier, largest.id, turnover[1]),
            )
            for tier in penalties.tiers
        ),
    )


def size_class(penalties: Penalties, staff: float, turnover: float) -> SizeClass:
    """The first class whose limits the company keeps."""
    return next(
        size
        for size in penalties.sizes
        if (size.staff_below is None or staff < size.staff_below)
        and (size.turnover_max_eur is None or turnover <= size.turnover_max_eur)
    )


def _by_balance_sheet(penalties: Penalties, staff: float) -> SizeClass:
    """The smallest class for so many staff: turnover or balance sheet, one of them is enough."""
    return next(
        size for size in penalties.sizes if size.staff_below is None or staff < size.staff_below
    )


def tier_ceiling(tier: PenaltyTier, size: SizeId, turnover: float) -> float:
    """EUR: the lower or the higher of amount and share of turnover, by the rule of the class."""
    share = round(tier.turnover_share * turnover, 2)
    if tier.rules[size] == "lower":
        return min(tier.amount_eur, share)
    return max(tier.amount_eur, share)


def _applies(country: Country, eu_output: YesNo | Unsure | None) -> Applies:
    if country != "CH" or eu_output == "yes":
        return "yes"
    return "no" if eu_output == "no" else "only_if_output_used_in_eu"
