"""Hours a week become units a day: no week loses one, nothing is rounded to nothing."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aiops_model.domain.plan.capacity import daily_units, plannable, weekly_units
from aiops_model.domain.plan.values import Absence, Meeting, Role
from aiops_model.domain.plan.work import work_of
from tests.domain.plan.builders import START, calendar, measure

HOURS = st.integers(0, 400).map(lambda tenths: tenths / 10)


@given(HOURS, st.integers(1, 6))
def test_a_full_week_sums_exactly(hours: float, weekdays: int) -> None:
    week = calendar(weekdays=weekdays, days=7)
    units = daily_units(Role("r", hours), week, 10)
    assert sum(units) == round(hours * 10)


@given(st.floats(0.001, 40))
def test_hours_are_never_rounded_to_nothing(hours: float) -> None:
    assert weekly_units(Role("r", hours), 10) >= 1


@given(HOURS, st.sampled_from([0.0, 0.15, 0.5]), st.integers(0, 30))
def test_buffer_and_meetings_come_off_each_week(hours: float, buffer: float, length: int) -> None:
    weeks = calendar(days=14)
    gross = daily_units(Role("r", hours), weeks, 10)
    meeting = Meeting("weekly", START, length, ("r",))
    net = plannable(gross, weeks, buffer, [meeting])
    first, second = sum(net[:5]), sum(net[5:])
    assert first == max(0, second - length)
    assert second <= max(1, sum(gross[5:]) * (1 - buffer))
    assert all(can <= there for can, there in zip(net, gross, strict=True))


def test_an_absence_takes_its_days_and_no_others() -> None:
    away = Absence(START + timedelta(days=1), START + timedelta(days=2))
    units = daily_units(Role("r", 10, absences=(away,)), calendar(days=7), 10)
    assert units == (20, 0, 0, 20, 20)


def test_a_day_off_takes_its_part_of_the_week() -> None:
    units = daily_units(Role("r", 2), calendar(days=7, off=[date(2027, 1, 6)]), 10)
    assert units == (4, 4, 4, 4)


@given(st.integers(1, 3000), st.floats(0.05, 0.9))
def test_work_falls_to_roles_without_remainder(effort: int, share: float) -> None:
    row = measure("a", effort / 80, support={"s": share})
    work = work_of(row)
    assert sum(work.values()) in {row.effort, row.effort + 1}
    assert min(work.values()) >= 1


@given(st.integers(1, 3000), st.integers(0, 100))
def test_what_is_done_needs_no_hours(effort: int, percent: int) -> None:
    row = measure("a", effort / 80)
    left = (100 - percent) / 100
    assert abs(sum(work_of(row, left).values()) - effort * left) <= 1
