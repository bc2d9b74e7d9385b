"""What the plan costs by month: internal days at a rate, external cost, against what it may close.

Money stands in the reader's currency, in tens, so that the months add up to the total shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from babel.dates import format_date

from aiops_model.domain.euro.figures import rounded_down, rounded_nearest
from aiops_model.domain.plan.result import Item
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.model import Section, Table
from aiops_model.report.plan.words import Words

WORKING = 5
"""Days of a week on which work falls, from Monday."""
Month = tuple[int, int]


@dataclass(frozen=True)
class Cost:
    """Person-days, and external money at least and at most (EUR)."""

    days: float = 0.0
    low: float = 0.0
    high: float = 0.0


def months(words: Words) -> dict[Month, Cost]:
    """Internal work by the days it falls on; external cost in the month a measure begins."""
    off = {row.day for row in words.basis.off}
    found: dict[Month, Cost] = {}
    for item in words.alive:
        for month, share in _shares(item, off).items():
            cost = found.get(month, Cost())
            found[month] = replace(cost, days=cost.days + item.days_of_work * share)
        told = words.library.measures.get(item.measure)
        if told is not None and told.cost.high > 0:
            month = (item.start.year, item.start.month)
            cost = found.get(month, Cost())
            found[month] = replace(
                cost, low=cost.low + told.cost.low, high=cost.high + told.cost.high
            )
    return dict(sorted(found.items()))


def _shares(item: Item, off: set[date]) -> dict[Month, float]:
    """Month -> share of a measure's working days."""
    span = [item.start + timedelta(days=n) for n in range((item.end - item.start).days + 1)]
    days = [day for day in span if day.weekday() < WORKING and day not in off] or span
    counts: dict[Month, int] = {}
    for day in days:
        counts[day.year, day.month] = counts.get((day.year, day.month), 0) + 1
    return {month: count / len(days) for month, count in counts.items()}


@dataclass(frozen=True)
class Shown:
    """One line of the budget as a reader sees it: tens of the reader's currency."""

    days: float
    internal: int
    low: int
    high: int


def shown(words: Words) -> dict[Month, Shown]:
    """The months in the reader's currency."""
    rate = words.basis.budget.day_rate
    return {
        month: Shown(
            float(tenth(cost.days)),
            words.money(float(tenth(cost.days)) * rate),
            words.money(cost.low),
            words.money(cost.high),
        )
        for month, cost in months(words).items()
    }


def total(lines: Mapping[Month, Shown]) -> Shown:
    """The sum of what is shown."""
    rows = lines.values()
    return Shown(
        float(tenth(sum(row.days for row in rows))),
        sum(row.internal for row in rows),
        sum(row.low for row in rows),
        sum(row.high for row in rows),
    )


def budget(words: Words) -> Section | None:
    """The money by month with its total; None without a planned measure."""
    lines = shown(words)
    if not lines:
        return None
    t, whole = words.locale.t, total(lines)
    columns = (
        t("plan.column_month"),
        t("plan.column_internal"),
        t("plan.column_external"),
        t("plan.column_total"),
    )
    rows = [
        *((_month(month, words), row) for month, row in lines.items()),
        (t("plan.budget_total"), whole),
    ]
    table = Table(
        columns, tuple(_cells(name, row, words) for name, row in rows), t("plan.budget_alt")
    )
    low, high = (rounded_nearest(whole.internal + end) for end in (whole.low, whole.high))
    title = t("plan.budget_title", amount=words.locale.money_range(low, high))
    return Section("budget", title, (_rate(words), *_against(whole, words)), table=table)


def _month(month: Month, words: Words) -> str:
    return format_date(date(*month, 1), "LLLL y", locale=words.locale.babel)


def _cells(name: str, row: Shown, words: Words) -> tuple[str, ...]:
    t, money = words.locale.t, words.locale.money_range
    internal = t("plan.internal", days=tenth(row.days), amount=words.locale.money(row.internal))
    return name, internal, money(row.low, row.high), _both(row, words)


def _both(row: Shown, words: Words) -> str:
    return words.locale.money_range(row.internal + row.low, row.internal + row.high)


def _rate(words: Words) -> str:
    told = words.basis.budget
    key = "plan.rate_own" if told.own_rate else "plan.rate_model"
    return words.locale.t(
        key, rate=words.locale.money(round(words.locale.converted(told.day_rate)))
    )


def _against(whole: Shown, words: Words) -> tuple[str, ...]:
    """Beside the lower value of what is closable in twelve months."""
    closable = words.basis.budget.closable_low
    if closable is None:
        return (words.locale.t("plan.closable_unknown"),)
    t, low = words.locale.t, rounded_down(words.locale.converted(max(closable, 0.0)))
    if low <= 0:
        return (t("plan.closable_none"),)
    cost = whole.internal + whole.high
    key = "plan.closable_above" if low >= cost else "plan.closable_below"
    return (t(key, amount=words.locale.money(low)),)
