"""The calendar of a plan: public holidays of a place, closures of the company, working weekdays.

Which days are public holidays is the word of the `holidays` library; it leaves out what only some
towns keep (15 August in Bavaria: category "catholic") and what is no holiday by law (24 and 31
December: a closure). So the calendar is shown and can be changed, never a hidden default.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from aiops_model.domain.errors import Refusal
from aiops_model.domain.plan.values import Calendar, DayOff

if TYPE_CHECKING:
    from holidays import HolidayBase

PUBLIC = "public"
UNION = "EU"
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
AHEAD = 730
"""Calendar days after the start that the axis reaches, so that "earliest" can be said."""


def supported_regions(country: str) -> tuple[str, ...]:
    """Codes of the subdivisions of a country. Raises Refusal("unknown_option")."""
    return tuple(_class_of(country).subdivisions)


def region_names(country: str) -> Mapping[str, str]:
    """Code -> name of a subdivision as the place calls it. Raises Refusal("unknown_option")."""
    names: dict[str, str] = {}
    for name, code in _class_of(country).subdivisions_aliases.items():
        names.setdefault(code, name)
    return names


def supported_categories(country: str) -> tuple[str, ...]:
    """Categories of holidays of a country. Raises Refusal("unknown_option")."""
    return tuple(_class_of(country).supported_categories)


def public_holidays(
    country: str,
    first: date,
    last: date,
    *,
    region: str = "",
    categories: Iterable[str] = (),
    lang: str = "",
) -> Mapping[date, str]:
    """Public holidays between two days, with their names.

    `categories`: further ones beside the public holidays. Raises Refusal: "unknown_option" for
    `country`, `region`, `categories`.
    """
    kind = _class_of(country)
    regions = tuple(kind.subdivisions)
    if region and region not in regions:
        raise Refusal("unknown_option", "region", entered=region, options=list(regions))
    wanted = {PUBLIC, *categories}
    for category in sorted(wanted):
        if category not in kind.supported_categories:
            raise Refusal(
                "unknown_option",
                "holiday_categories",
                entered=category,
                options=list(kind.supported_categories),
            )
    languages = {name[:2]: name for name in kind.supported_languages}
    found = kind(
        subdiv=region or None,
        years=range(first.year, last.year + 1),
        categories=tuple(sorted(wanted)),
        language=languages.get(lang),
    )
    return {day: str(name) for day, name in sorted(found.items()) if first <= day <= last}


def holidays_of_report(country: str, aware_at: datetime, lang: str = "") -> Mapping[date, str]:
    """Public holidays after a moment that hold in the whole country where a report is made.

    Regional ones are left out: they would only move the end of a period further away. None for the
    European Union, which is no country of the calendar.
    """
    first = aware_at.date()
    return {} if country == UNION else public_holidays(country, first, _after(first), lang=lang)


def _after(first: date) -> date:
    return first + min(timedelta(days=AHEAD), date.max - first)


def _class_of(country: str) -> "type[HolidayBase]":
    import holidays

    codes = holidays.list_supported_countries()
    if country not in codes:
        raise Refusal("unknown_option", "country", entered=country, options=sorted(codes))
    return type(holidays.country_holidays(country))


def closed_days(
    periods: Iterable[tuple[str, str]], first: date, last: date
) -> tuple[tuple[date, date], ...]:
    """Yearly periods ("12-24" to "01-06") as dates that touch a stretch of time."""
    found = []
    for from_day, to_day in periods:
        for year in range(first.year - 1, last.year + 1):
            begins = _day_in(year, from_day)
            ends = _day_in(year + (to_day < from_day), to_day)
            if begins <= last and ends >= first:
                found.append((begins, ends))
    return tuple(sorted(found))


def _day_in(year: int, day: str) -> date:
    month, number = map(int, day.split("-"))
    try:
        return date(year, month, number)
    except ValueError:  # 29 February in a common year
        return date(year, month, number - 1)


def working_days(
    start: date,
    *,
    holidays: Mapping[date, str],
    closures: Sequence[tuple[date, date]] = (),
    weekdays: Sequence[int] = MONDAY_TO_FRIDAY,
    days: int = AHEAD,
) -> Calendar:
    """The axis of working days from a start on; `weekdays`: 0 is Monday."""
    axis, off = [], []
    for number in range(days):
        day = start + timedelta(days=number)
        if day.weekday() not in weekdays:
            continue
        if day in holidays:
            off.append(DayOff(day, "holiday", holidays[day]))
        elif any(first <= day <= last for first, last in closures):
            off.append(DayOff(day, "closure"))
        else:
            axis.append(day)
    return Calendar(tuple(axis), tuple(sorted(set(weekdays))), tuple(off))


def calendar_of(
    start: date,
    *,
    country: str,
    region: str = "",
    categories: Iterable[str] = (),
    closures: Sequence[tuple[date, date]] = (),
    weekdays: Sequence[int] = MONDAY_TO_FRIDAY,
    lang: str = "",
    days: int = AHEAD,
) -> Calendar:
    """The calendar of a place. Raises what `public_holidays` raises."""
    last = start + timedelta(days=days)
    found = public_holidays(country, start, last, region=region, categories=categories, lang=lang)
    return working_days(start, holidays=found, closures=closures, weekdays=weekdays, days=days)
