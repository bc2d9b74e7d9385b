"""The rhythm of meetings: when, who, on what."""

from aiops_model.content.schema.plan_frame import Meeting
from aiops_model.domain.plan.result import MeetingDate
from aiops_model.report.plan.model import MeetingBlock
from aiops_model.report.plan.words import Words

MINUTES = 60
DATES = 6
"""So many days of a meeting are listed; of more the first and last."""


def rhythm(words: Words) -> tuple[MeetingBlock, ...]:
    """The meetings that take place inside the plan."""
    found = []
    for meeting in words.library.rhythm.meetings:
        days = tuple(row for row in words.plan.meetings if row.id == meeting.id)
        if days:
            found.append(_meeting(meeting, days, words))
    return tuple(found)


def _meeting(told: Meeting, days: tuple[MeetingDate, ...], words: Words) -> MeetingBlock:
    t, text = words.locale.t, words.locale.text
    minutes = told.light_minutes if words.basis.light and told.light_minutes else told.minutes
    others = [words.library.participant[name] for name in told.participants]
    attendees = [words.roles(told.roles), *(text(row.name) for row in others)]
    return MeetingBlock(
        id=told.id,
        name=text(told.name),
        when=t(
            f"plan.every_{told.every}",
            minutes=minutes,
            date=words.locale.date(days[0].date),
        ),
        purpose=text(told.purpose),
        attendees=", ".join(attendees),
        agenda=tuple(
            t("plan.agenda", minutes=point.minutes, text=text(point.text)) for point in told.agenda
        ),
        result=text(told.result),
        dates=_dates(days, words),
    )


def _dates(days: tuple[MeetingDate, ...], words: Words) -> str:
    if len(days) <= DATES:
        return ", ".join(words.day(row.date) for row in days)
    first, last = words.day(days[0].date), words.day(days[-1].date)
    return words.locale.t("plan.dates_many", n=len(days), first=first, last=last)


def rhythm_title(words: Words) -> str:
    """How many meetings fall inside the plan."""
    return words.locale.t("plan.rhythm_title", n=len(words.plan.meetings), days=words.horizon)
