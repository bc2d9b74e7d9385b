"""From the model's EUR to the figures a reader sees: own currency, two figures, outwards."""

from dataclasses import dataclass

from aiops_model.domain.euro import Range
from aiops_model.domain.euro.figures import rounded_down, rounded_nearest, rounded_up
from aiops_model.i18n import Locale


@dataclass(frozen=True)
class Shown:
    """Lower, middle and upper value as shown, in the reader's currency (or hours)."""

    low: int
    mid: int
    high: int


def shown(values: Range, locale: Locale) -> Shown:
    """An amount range of the model (EUR) as the reader sees it."""
    low, mid, high = (locale.converted(v) for v in (values.p10, values.p50, values.p90))
    return Shown(rounded_down(low), rounded_nearest(mid), rounded_up(high))


def shown_count(values: Range) -> Shown:
    """A range that is no money, such as hours."""
    return Shown(rounded_down(values.p10), rounded_nearest(values.p50), rounded_up(values.p90))


def nearest(eur: float, locale: Locale) -> int:
    """A single amount of the model as the reader sees it."""
    return rounded_nearest(locale.converted(eur))


def money_nearest(eur: float, locale: Locale) -> str:
    """A single amount as text."""
    return locale.money(nearest(eur, locale))


def money_range(values: Range, locale: Locale) -> str:
    """A range as text."""
    figures = shown(values, locale)
    return locale.money_range(figures.low, figures.high)
