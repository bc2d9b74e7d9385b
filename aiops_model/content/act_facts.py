"""Facts on company, AI system and incident as scripts and stores give them, read strictly."""

import math
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import NamedTuple, get_args

from aiops_model.content.json_reading import below, day_at, list_at, object_at, one_of
from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.contradictions import refuse_contradictions
from aiops_model.domain.ai_act.days import refuse_before_the_act
from aiops_model.domain.ai_act.facts import (
    COMPANY_AMOUNTS,
    COMPANY_FLAGS,
    COUNTRIES,
    POINTS,
    SYSTEM_DAYS,
    SYSTEM_FLAGS,
    UNKNOWN,
    Amount,
    Annex,
    Answer,
    Company,
    Day,
    Points,
    System,
    Unknown,
)
from aiops_model.domain.ai_act.incident import Incident
from aiops_model.domain.ai_act.law import Law, Version
from aiops_model.domain.errors import Refusal

LARGEST_AMOUNT = 1e13
"""EUR or people; more is a slip of the keyboard."""
CASE_KEYS = ("company", "system", "as_of", "version")
COMPANY_KEYS = ("country", *COMPANY_AMOUNTS, *COMPANY_FLAGS)
SYSTEM_KEYS = (*SYSTEM_FLAGS, *SYSTEM_DAYS, "annex_i", *POINTS)
INCIDENT_FLAGS = ("serious_and_irreversible", "provider_reachable", "equivalent_reporting")
INCIDENT_KEYS = ("kind", "aware_at", "role", *INCIDENT_FLAGS, "country", "holidays", "as_of")


def read_case(data: object, law: Law, as_of: date | None, otherwise: date) -> Case:
    """A company, one of its systems and the day; `as_of` goes before the day of the data.

    Raises Refusal: "incomplete" where company or system is missing, and what the parts raise.
    """
    given = object_at(data, "", CASE_KEYS)
    for key in ("company", "system"):
        if given.get(key) is None:
            raise Refusal("incomplete", key, open=1)
    told = given.get("as_of")
    day = otherwise if told is None else day_at(told, "as_of")
    version = given.get("version")
    return Case(
        company=read_company(given["company"]),
        system=read_system(given["system"]),
        as_of=as_of or day,
        law=law,
        version="now" if version is None else one_of(version, "version", get_args(Version)),
    )


def read_company(data: object, path: str = "company") -> Company:
    """Facts of a company; an absent one and null were not asked.

    Raises Refusal with the path: "not_an_object", "unknown_item", "unknown_option",
    "not_a_number", "out_of_range", "not_whole".
    """
    given = object_at(data, path, COMPANY_KEYS)
    country = given.get("country")
    return Company(
        country=None
        if country is None
        else one_of(country, below(path, "country"), (*COUNTRIES, "unknown")),
        employees=_amount(given, path, "employees", whole=True),
        turnover=_amount(given, path, "turnover"),
        balance=_amount(given, path, "balance"),
        flags=_flags(given, path, COMPANY_FLAGS),
    )


def read_system(data: object, path: str = "system") -> System:
    """Facts of one AI system, free of contradictions; an absent fact was not asked.

    Yes-or-no facts: true, false, "unknown". Days: YYYY-MM-DD, "unknown", null or "none" for "there
    is none". Lists of points: a list of those that hold, "unknown", or an object point -> true,
    false, "unknown". Raises Refusal with the path: "not_an_object", "not_a_list", "unknown_item",
    "unknown_option", "duplicate_point", "not_a_date", "contradiction", "dates_order".
    """
    given = object_at(data, path, SYSTEM_KEYS)
    system = System(
        flags=_flags(given, path, SYSTEM_FLAGS),
        placed_on=_day(given, path, "placed_on"),
        significant_design_change_on=_day(given, path, "significant_design_change_on"),
        annex_i=None
        if given.get("annex_i") is None
        else one_of(given["annex_i"], below(path, "annex_i"), get_args(Annex)),
        points={
            fact: _points(given[fact], below(path, fact), known)
            for fact, known in POINTS.items()
            if given.get(fact) is not None
        },
    )
    refuse_contradictions(system, path)
    return system


class ToldIncident(NamedTuple):
    """An incident with what a script says beside its facts; None where it says nothing."""

    incident: Incident
    holidays: frozenset[date] | None
    as_of: date | None


def read_incident(data: object, law: Law) -> ToldIncident:
    """Facts of an incident, public holidays at the authority, and the day to look at the law.

    Raises Refusal: "not_an_object", "unknown_item", "incomplete", "unknown_option",
    "not_a_moment", "no_time_zone", "before_the_act", "not_a_list", "not_a_date".
    """
    given = object_at(data, "", INCIDENT_KEYS)
    for key in ("kind", "aware_at", "role"):
        if given.get(key) is None:
            raise Refusal("incomplete", key, open=1)
    kinds = tuple(row.kind for row in law.clocks)
    told = given["kind"]
    listed = told if isinstance(told, list | tuple) else [told]
    if not listed:
        raise Refusal("incomplete", "kind", open=1)
    told_days = given.get("holidays")
    holidays = (
        None
        if told_days is None
        else frozenset(
            day_at(row, f"holidays[{n}]") for n, row in enumerate(list_at(told_days, "holidays"))
        )
    )
    flags = _flags(
        given, "", ("serious_and_irreversible", "provider_reachable", "equivalent_reporting")
    )
    country = given.get("country")
    as_of = given.get("as_of")
    incident = Incident(
        kinds=tuple(dict.fromkeys(one_of(kind, "kind", kinds) for kind in listed)),
        aware_at=_moment(given["aware_at"], "aware_at"),
        role=one_of(given["role"], "role", ("provider", "deployer")),
        serious_and_irreversible=flags.get("serious_and_irreversible"),
        provider_reachable=flags.get("provider_reachable"),
        equivalent_reporting=flags.get("equivalent_reporting"),
        country="DE" if country is None else one_of(country, "country", tuple(law.zones)),
    )
    aware_on = incident.aware_at.astimezone(law.zones[incident.country]).date()
    refuse_before_the_act(aware_on, law, "aware_at", str(given["aware_at"]))
    return ToldIncident(incident, holidays, None if as_of is None else day_at(as_of, "as_of"))


def _flags(given: Mapping[str, object], path: str, names: tuple[str, ...]) -> dict[str, Answer]:
    answers: tuple[Answer, ...] = (True, False, UNKNOWN)
    return {
        name: one_of(given[name], below(path, name), answers)
        for name in names
        if given.get(name) is not None
    }


def _amount(given: Mapping[str, object], path: str, name: str, *, whole: bool = False) -> Amount:
    value, at = given.get(name), below(path, name)
    if value is None:
        return None
    if value == UNKNOWN:
        return UNKNOWN
    code = "not_whole" if whole else "not_a_number"
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        raise Refusal(code, at, entered=value, min=0, max=LARGEST_AMOUNT)
    if not 0 <= value <= LARGEST_AMOUNT:
        raise Refusal("out_of_range", at, entered=value, min=0, max=LARGEST_AMOUNT)
    if whole and value != int(value):
        raise Refusal(code, at, entered=value, min=0, max=LARGEST_AMOUNT)
    return float(value)


def _day(given: Mapping[str, object], path: str, name: str) -> Day:
    """A day; null and "none" say that there is none, an absent one was not asked."""
    if name not in given:
        return None
    value = given[name]
    if value is None or value == "none":
        return "none"
    return "unknown" if value == UNKNOWN else day_at(value, below(path, name))


def _points(value: object, path: str, known: tuple[str, ...]) -> Points | Unknown:
    if value == UNKNOWN:
        return UNKNOWN
    if isinstance(value, Mapping):
        answers: tuple[Answer, ...] = (True, False, UNKNOWN)
        rows = object_at(value, path, known)
        said = {key: one_of(row, below(path, key), answers) for key, row in rows.items()}
        return Points(
            yes=frozenset(key for key, row in said.items() if row is True),
            unknown=frozenset(key for key, row in said.items() if row == UNKNOWN),
        )
    found = [one_of(row, f"{path}[{n}]", known) for n, row in enumerate(list_at(value, path))]
    for n, row in enumerate(found):
        if row in found[:n]:
            raise Refusal("duplicate_point", f"{path}[{n}]", entered=row)
    return Points(yes=frozenset(found))


def _moment(value: object, path: str) -> datetime:
    """A moment with its offset from UTC."""
    moment = value
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = None
    if not isinstance(moment, datetime) or not MINYEAR < moment.year < MAXYEAR:
        raise Refusal("not_a_moment", path, entered=value)
    if moment.utcoffset() is None:
        raise Refusal("no_time_zone", path, entered=value)
    return moment
