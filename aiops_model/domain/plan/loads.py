"""Who works how much in which week: planned units against those that may be planned."""

from collections.abc import Mapping
from datetime import date

from aiops_model.domain.plan.assemble import Frame
from aiops_model.domain.plan.capacity import Pool, days_between, monday
from aiops_model.domain.plan.problem import Placement
from aiops_model.domain.plan.result import RoleLoad
from aiops_model.domain.plan.work import work_of

Daily = Mapping[str, Mapping[int, Mapping[int, int]]]
"""Measure -> pool -> day -> units."""


def daily_work(frame: Frame, placement: Placement) -> Daily:
    """Every planned measure's units on every working day."""
    found: dict[str, Mapping[int, Mapping[int, int]]] = dict(frame.reserved.spent)
    for number, placed in placement.items():
        task = frame.problem.tasks[number]
        found[task.id] = {
            pool: days_between(units, frame.axes[pool], placed.first[pool])
            for pool, units in task.work
        }
    return found


def role_loads(frame: Frame, placement: Placement) -> tuple[RoleLoad, ...]:
    """One row a role, over the weeks of the horizon."""
    daily = daily_work(frame, placement)
    rows = []
    for number, pool in enumerate(frame.pools):
        load = [0] * frame.problem.days
        own = {role: list(load) for role in pool.roles}
        for name, pools in daily.items():
            spent = {
                day: units
                for day, units in pools.get(number, {}).items()
                if day < frame.problem.days
            }
            for day, units in spent.items():
                load[day] += units
            _share(own, work_of(frame.candidates.measures[name]), spent)
        rows += [_row(frame, pool, role, load, own[role]) for role in pool.roles]
    return tuple(sorted(rows, key=lambda row: row.role))


def _share(own: Mapping[str, list[int]], work: Mapping[str, int], spent: Mapping[int, int]) -> None:
    """A pool's days given to the roles in turn, until each has its part."""
    open_ = {role: work[role] for role in own if role in work}
    for day in sorted(spent):
        units = spent[day]
        for role, left in list(open_.items()):
            taken = min(units, left)
            own[role][day] += taken
            open_[role] -= taken
            units -= taken


def _row(frame: Frame, pool: Pool, role: str, load: list[int], own: list[int]) -> RoleLoad:
    weeks: dict[date, list[int]] = {}
    series = (pool.gross, pool.net, load, own)
    for day in range(frame.problem.days):
        week = weeks.setdefault(monday(frame.data.calendar.days[day]), [0] * len(series))
        for place, row in enumerate(series):
            week[place] += row[day]
    hours, capacity, loads, own_loads = (
        tuple(week[place] for week in weeks.values()) for place in range(len(series))
    )
    return RoleLoad(
        role=role,
        shared_with=tuple(other for other in pool.roles if other != role),
        weeks=tuple(weeks),
        hours=hours,
        capacity=capacity,
        load=loads,
        own_load=own_loads,
    )
