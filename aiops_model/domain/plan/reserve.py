"""Running and frozen measures take their hours first: their dates stand, whatever is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiops_model.domain.plan.capacity import Pool, days_until, first_day_from
from aiops_model.domain.plan.values import Calendar, Fixed, Measure
from aiops_model.domain.plan.work import work_of

Spent = Mapping[int, int]
"""Day -> units."""


@dataclass(frozen=True)
class Reserved:
    """What the fixed measures take of each pool."""

    spent: Mapping[str, Mapping[int, Spent]]
    """Measure -> pool -> day -> units."""
    left: tuple[tuple[int, ...], ...]
    """Pool -> units that remain on each day."""
    lacking: Mapping[tuple[str, int], int]
    """(measure, pool) -> units for which there is no room between its dates."""


def reserve(
    fixed: Sequence[Fixed],
    measures: Mapping[str, Measure],
    pools: Sequence[Pool],
    calendar: Calendar,
    today: int,
) -> Reserved:
    """Each pool works for the fixed measure that ends first; exact: if there is room, it is found.

    `today`: number of the first day that is still to come; work already done is not counted.
    """
    pool_of = {role: number for number, pool in enumerate(pools) for role in pool.roles}
    spent: dict[str, dict[int, dict[int, int]]] = {row.measure: {} for row in fixed}
    lacking: dict[tuple[str, int], int] = {}
    left = [list(pool.net) for pool in pools]
    for row in sorted(fixed, key=lambda row: (row.end, row.measure)):
        first = max(today, first_day_from(calendar, row.start))
        until = days_until(calendar, row.end)
        for role, units in work_of(measures[row.measure], row.left).items():
            pool = pool_of.get(role)
            if pool is None:
                continue
            days = spent[row.measure].setdefault(pool, {})
            open_ = units
            for day in range(first, until):
                work = min(open_, left[pool][day])
                if work > 0:
                    days[day] = days.get(day, 0) + work
                    left[pool][day] -= work
                    open_ -= work
            if open_ > 0:
                lacking[row.measure, pool] = lacking.get((row.measure, pool), 0) + open_
    return Reserved(spent, tuple(map(tuple, left)), lacking)
