"""By when a step is asked for: a day on which someone is at work."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.report.advice import due_day

DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2030, 12, 31))


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 11, 20), date(2026, 12, 4)),  # a Friday
        (date(2026, 11, 21), date(2026, 12, 4)),  # a Saturday: not the Saturday two weeks later
        (date(2026, 11, 22), date(2026, 12, 4)),  # a Sunday
        (date(2026, 11, 23), date(2026, 12, 7)),  # a Monday
    ],
)
def test_two_weeks_end_on_a_working_day(today: date, due: date) -> None:
    assert due_day(today, 14) == due


@given(DAYS, st.integers(min_value=1, max_value=90))
def test_the_day_is_never_late_and_at_most_two_days_early(today: date, days: int) -> None:
    due = due_day(today, days)
    assert due.weekday() < 5
    assert 0 <= days - (due - today).days <= 2


@given(DAYS, st.integers(min_value=1, max_value=90))
def test_a_later_start_never_ends_earlier(today: date, days: int) -> None:
    assert due_day(today, days) <= due_day(today, days + 1)
