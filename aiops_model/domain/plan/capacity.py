"""Hours a week become units a working day: whole numbers, and no week loses one to rounding."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, groupby, pairwise
from math import ceil, floor

from aiops_model.domain.plan.problem import Axis
from aiops_model.domain.plan.values import Calendar, Meeting, PlanInput, Role


@dataclass(frozen=True)
class Pool:
    """The hours of the roles that are held by the same people (of one role, mostly)."""

    roles: tuple[str, ...]
    gross: tuple[int, ...]
    """Units each working day of the calendar, before buffer and meetings."""
    net: tuple[int, ...]
    """Units each working day that may be planned."""


def monday(day: date) -> date:
    """The week of a day."""
    return day - timedelta(days=day.weekday())


def weekly_units(role: Role, units_per_hour: int) -> int:
    """Units a week; hours above nothing are never rounded to nothing."""
    exact = Fraction(str(role.hours_a_week)) * units_per_hour
    return max(floor(exact + Fraction(1, 2)), int(exact > 0))


def daily_units(role: Role, calendar: Calendar, units_per_hour: int) -> tuple[int, ...]:
    """Units each working day: a full week sums exactly, a day off takes its part with it."""
    week, slots = weekly_units(role, units_per_hour), len(calendar.weekdays)
    sums = [week * place // slots for place in range(slots + 1)]
    part = {day: sums[k + 1] - sums[k] for k, day in enumerate(calendar.weekdays)}
    return tuple(0 if _is_away(role, day) else part.get(day.weekday(), 0) for day in calendar.days)


def _is_away(role: Role, day: date) -> bool:
    return any(absence.first <= day <= absence.last for absence in role.absences)


def plannable(
    gross: Sequence[int], calendar: Calendar, buffer: float, meetings: Iterable[Meeting]
) -> tuple[int, ...]:
    """What remains of each day after the buffer and the meetings of its week."""
    taken: dict[date, int] = {}
    for meeting in meetings:
        week = monday(meeting.day)
        taken[week] = taken.get(week, 0) + meeting.units
    kept = Fraction(str(buffer))
    net: list[int] = []
    rows = zip(calendar.days, gross, strict=True)
    for week, days in groupby(rows, key=lambda row: monday(row[0])):
        units = [units for _, units in days]
        whole = sum(units)
        left = max(whole - ceil(whole * kept), int(whole > 0)) - taken.get(week, 0)
        sums = [max(0, left) * done // max(1, whole) for done in accumulate(units, initial=0)]
        net += [later - earlier for earlier, later in pairwise(sums)]
    return tuple(net)


def pools_of(data: PlanInput) -> tuple[Pool, ...]:
    """One pool for each role, or for the roles of the same people."""
    groups: dict[tuple[str, ...], list[Role]] = {}
    for role in sorted(data.roles, key=lambda role: role.id):
        people = tuple(sorted(set(role.people)))
        groups.setdefault(people or (f"role {role.id}",), []).append(role)
    pools = []
    for roles in groups.values():
        parts = [daily_units(role, data.calendar, data.rules.units_per_hour) for role in roles]
        gross = tuple(map(sum, zip(*parts, strict=True)))
        ids = {role.id for role in roles if role.hours_a_week > 0}
        meetings = [meeting for meeting in data.meetings if ids.intersection(meeting.roles)]
        net = plannable(gross, data.calendar, data.buffer, meetings)
        pools.append(Pool(tuple(role.id for role in roles), gross, net))
    return tuple(pools)


def axis_of(net: Sequence[int]) -> Axis:
    """Units free before each day."""
    return tuple(accumulate(net, initial=0))


def first_day_from(calendar: Calendar, day: date) -> int:
    """Number of the first working day on or after a date."""
    return bisect_left(calendar.days, day)


def days_until(calendar: Calendar, day: date) -> int:
    """How many working days end with a date."""
    return bisect_right(calendar.days, day)


def days_between(units: int, axis: Axis, first: int) -> dict[int, int]:
    """Day -> units worked on it, for work that begins with the unit `first`."""
    begin, end = bisect_right(axis, first) - 1, bisect_left(axis, first + units)
    spent = {
        day: min(axis[day + 1], first + units) - max(axis[day], first) for day in range(begin, end)
    }
    return {day: work for day, work in spent.items() if work > 0}
