"""Calendar files as a calendar reads them: whole days, hours, folding, escaping, cancelling."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from aiops_model.export.ics import CalendarEntry, CalendarFile, calendar_file
from tests.export.hostile import MARKS

MADE = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TASK = CalendarEntry(
    "measure-1@ai-operations-cockpit", "Drei Personen benennen", "Ergebnis: Liste",
    date(2026, 11, 23), date(2026, 11, 27), labels=("Kontrollverantwortung",),
)  # fmt: skip
MEETING = CalendarEntry(
    "meeting-1@ai-operations-cockpit", "Betriebsbesprechung", "", date(2027, 3, 30),
    date(2027, 3, 30), time(10, 0), 45,
)  # fmt: skip


def read(*entries: CalendarEntry, sequence: int = 0) -> Any:
    """The calendar as another program reads it."""
    data = calendar_file(CalendarFile("90-Tage-Plan", "Europe/Vienna", sequence, MADE, entries))
    assert data == calendar_file(
        CalendarFile("90-Tage-Plan", "Europe/Vienna", sequence, MADE, entries)
    )
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
    return Calendar.from_ical(data)


def test_a_task_covers_whole_days_and_blocks_nobody() -> None:
    (event,) = read(TASK).walk("VEVENT")
    assert event["DTSTART"].dt == date(2026, 11, 23)
    assert event["DTEND"].dt == date(2026, 11, 28), "the end is exclusive"
    assert event["TRANSP"] == "TRANSPARENT"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (TASK.uid, 0, "CONFIRMED")
    assert event["DTSTAMP"].dt == MADE
    assert event["CATEGORIES"].cats == ["Kontrollverantwortung"]


def test_a_meeting_has_its_hour_in_its_zone_on_either_side_of_summer_time() -> None:
    winter = CalendarEntry("m2", "B", "", date(2027, 1, 12), date(2027, 1, 12), time(10, 0), 45)
    found = read(MEETING, winter)
    assert [zone["TZID"] for zone in found.walk("VTIMEZONE")] == ["Europe/Vienna"]
    summer_event, winter_event = found.walk("VEVENT")
    for event, offset in ((summer_event, 2), (winter_event, 1)):
        begins = event["DTSTART"].dt
        assert (begins.hour, begins.utcoffset()) == (10, timedelta(hours=offset))
        assert event["DTEND"].dt - begins == timedelta(minutes=45)
    assert summer_event["DTSTART"].dt == datetime(
        2027, 3, 30, 10, 0, tzinfo=ZoneInfo("Europe/Vienna")
    )


def test_what_is_gone_is_cancelled_and_every_version_counts_up() -> None:
    gone = CalendarEntry(TASK.uid, TASK.title, "", TASK.first, TASK.last, cancelled=True)
    (event,) = read(gone, sequence=4).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == ("CANCELLED", 4, TASK.uid)


def test_an_empty_plan_is_an_empty_calendar() -> None:
    found = read()
    assert found.walk("VEVENT") == []
    assert found["METHOD"] == "PUBLISH"


@pytest.mark.parametrize(
    "text", [*MARKS, "a,b;c\\d", "\x00\x07x", "x\u2028BEGIN:VALARM", "=1+1", "ä" * 200, "\ud800"]
)
def test_text_of_a_user_stays_text(text: str) -> None:
    entry = CalendarEntry("m1", text, f"a\n{text}", TASK.first, TASK.last, labels=(text,))
    (event,) = read(entry).walk("VEVENT")
    assert set(event) == {
        "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "SUMMARY", "DESCRIPTION", "DTSTART",
        "DTEND", "TRANSP", "STATUS", "CATEGORIES",
    }  # fmt: skip
    assert "BEGIN" not in event
    assert str(event["DESCRIPTION"]).startswith("a\n")


def test_a_line_end_cannot_begin_a_property() -> None:
    entry = CalendarEntry("m1", "A\r\nATTENDEE:mailto:x@example.org", "", TASK.first, TASK.last)
    data = calendar_file(CalendarFile("N", "Europe/Berlin", 0, MADE, (entry,)))
    assert b"\r\nATTENDEE" not in data
