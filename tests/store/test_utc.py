from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url
from sqlalchemy.exc import StatementError

from aiops_model.store import Store, assessments
from aiops_model.store.utc import UtcDateTime
from tests.store.rows import ANNA, assessment_row


def test_a_naive_moment_is_refused(store: Store) -> None:
    row = assessment_row("a1")
    row.created_at = row.touched_at = datetime(2026, 11, 20, 12, 0)  # noqa: DTZ001 - the point
    with pytest.raises(StatementError, match="naive"), store.write() as session:
        assessments.create(session, ANNA, row)


def test_a_moment_of_another_zone_comes_back_in_utc(store: Store) -> None:
    vienna = timezone(timedelta(hours=1))
    row = assessment_row("a1", at=datetime(2026, 11, 20, 13, 0, 0, 123456, tzinfo=vienna))
    with store.write() as session:
        assessments.create(session, ANNA, row)
    with store.read() as session:
        found = assessments.get(session, ANNA, "a1").created_at
    assert found == datetime(2026, 11, 20, 12, 0, 0, 123456, tzinfo=UTC)
    assert found.utcoffset() == timedelta(0)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_text_order_is_time_order(first: datetime, second: datetime) -> None:
    kind, dialect = UtcDateTime(), make_url("sqlite://").get_dialect()()
    a, b = (kind.process_bind_param(moment, dialect) for moment in (first, second))
    assert isinstance(a, str)
    assert isinstance(b, str)
    assert (a < b) == (first < second)
    assert kind.process_result_value(a, dialect) == first


def test_postgresql_gets_a_moment_with_its_zone() -> None:
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    assert (
        UtcDateTime().process_bind_param(moment, make_url("postgresql+psycopg://").get_dialect()())
        == moment
    )
