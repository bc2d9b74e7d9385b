"""Days and meetings as a calendar file (RFC 5545) that a calendar keeps up to date.

An entry keeps its UID for good. A later file of the same calendar has a higher SEQUENCE; what is no
longer there is in it as cancelled, so that it leaves the calendars that took it before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aiops_model.export.text import ics_text

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//AI Operations Cockpit//90-day plan//EN"


@dataclass(frozen=True)
class CalendarEntry:
    """A task over whole days, or a meeting at an hour; text of users stands here as typed."""

    uid: str
    title: str
    text: str
    first: date
    last: date
    """The last day, included."""
    starts: time | None = None
    """Of a meeting, in the zone of the file; None: whole days."""
    minutes: int = 0
    """Length of a meeting."""
    labels: tuple[str, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True)
class CalendarFile:
    """What the file is made of."""

    name: str
    zone: str
    """IANA name of the time zone of the meetings."""
    sequence: int
    """Raised with every version."""
    changed: datetime
    """When the version was made; aware."""
    entries: tuple[CalendarEntry, ...]


def calendar_file(told: CalendarFile) -> bytes:
    """The file; the same values give the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", ics_text(told.name))
    for entry in told.entries:
        calendar.add_component(_event(entry, told))
    if any(entry.starts is not None for entry in told.entries):
        calendar.add_missing_timezones(*_span(told.entries))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, told: CalendarFile) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", told.sequence)
    event.add("dtstamp", told.changed)
    event.add("last-modified", told.changed)
    event.add("summary", ics_text(entry.title))
    if entry.text:
        event.add("description", ics_text(entry.text))
    if entry.starts is None:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))
    else:
        begins = datetime.combine(entry.first, entry.starts, ZoneInfo(told.zone))
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=entry.minutes))
    event.add("transp", "TRANSPARENT" if entry.starts is None else "OPAQUE")
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.labels:
        event.add("categories", [ics_text(label) for label in entry.labels])
    return event


def _span(entries: Iterable[CalendarEntry]) -> tuple[date, date]:
    """The days for which the file has to describe its time zone."""
    rows = list(entries)
    first, last = min(row.first for row in rows), max(row.last for row in rows)
    return date(first.year, 1, 1), date(last.year + 1, 1, 1)
