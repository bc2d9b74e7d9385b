"""Country, region and free days of a plan: shown before anything is planned, never hidden."""

from collections.abc import Mapping
from datetime import date, timedelta

from aiops_model.content.working_days import public_holidays, region_names, supported_regions
from aiops_model.services.plan import SetUp
from ui.access import lang, locale
from web.process import context

FIRST_OF_WEEKEND = 5
"""Saturday."""


def regions(country: str) -> Mapping[str, str]:
    """Regions of a country by code, with their names."""
    names = region_names(country)
    return {code: names.get(code, code) for code in supported_regions(country)}


def notes(country: str, region: str) -> tuple[str, ...]:
    """What the holiday calendar of a place leaves out."""
    rows = context().content.plan.planning.regions
    return tuple(
        locale().text(row.text)
        for row in rows
        if row.country == country and row.subdivision in {"", region}
    )


def categories(country: str, region: str) -> tuple[str, ...]:
    """Kinds of holidays to be asked for beside the public ones."""
    rows = context().content.plan.planning.regions
    return tuple(
        row.category
        for row in rows
        if row.category and (row.country, row.subdivision) == (country, region)
    )


def holidays(set_up: SetUp) -> Mapping[date, str]:
    """Public holidays inside a plan that fall on an ordinary working day."""
    last = set_up.start + timedelta(days=set_up.horizon_days - 1)
    found = public_holidays(
        set_up.country,
        set_up.start,
        last,
        region=set_up.region,
        categories=set_up.categories,
        lang=lang(),
    )
    return {day: name for day, name in found.items() if day.weekday() < FIRST_OF_WEEKEND}
