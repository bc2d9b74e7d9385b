"""Facts as they are stored, and as the engine reads them: one shape for every way of saying it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiops_model.content.act_facts import COMPANY_KEYS, SYSTEM_KEYS, read_company, read_system
from aiops_model.domain.ai_act.facts import (
    COMPANY_AMOUNTS,
    COMPANY_FLAGS,
    POINTS,
    SYSTEM_DAYS,
    SYSTEM_FLAGS,
    UNKNOWN,
    Company,
    Points,
    System,
)
from aiops_model.domain.errors import Refusal
from aiops_model.services.ai_act.views import FactValue

NO_DAY = "none"
""""none": there is no such day, as for a system not placed yet."""


def company_fact_of(fact: str, value: object) -> FactValue:
    """A fact of the company as it is stored.

    Raises Refusal about the fact: "unknown_item", "unknown_option", "not_a_number", "not_whole",
    "out_of_range".
    """
    if fact not in COMPANY_KEYS:
        raise Refusal("unknown_item", fact, entered=fact)
    read = read_company({fact: value}, "")
    said = read.flags[fact] if fact in COMPANY_FLAGS else getattr(read, fact)
    if fact in COMPANY_AMOUNTS and isinstance(said, float) and said.is_integer():
        return int(said)
    return said


def system_fact_of(fact: str, value: object) -> FactValue:
    """A fact of a system as it is stored; points in the order of the law, days as ISO text.

    Raises Refusal about the fact: "unknown_item", "unknown_option", "not_a_date", "not_a_list",
    "duplicate_point".
    """
    if fact not in SYSTEM_KEYS:
        raise Refusal("unknown_item", fact, entered=fact)
    read = read_system({fact: _plain(value)}, "")
    if fact in SYSTEM_FLAGS:
        return read.flags[fact]
    if fact in POINTS:
        return _listed(fact, read.points[fact])
    said = read.annex_i if fact == "annex_i" else getattr(read, fact)
    return said.isoformat() if isinstance(said, date) else str(said)


def company_of(facts: Mapping[str, FactValue]) -> Company:
    """The company as the engine reads it; what was not asked stays open."""
    known: Mapping[str, Any] = facts
    return Company(
        country=known.get("country"),
        employees=known.get("employees"),
        turnover=known.get("turnover"),
        balance=known.get("balance"),
        flags={fact: known[fact] for fact in COMPANY_FLAGS if fact in known},
    )


def system_of(facts: Mapping[str, FactValue]) -> System:
    """The system as the engine reads it; what was not asked stays open."""
    known: Mapping[str, Any] = facts
    days = {fact: _read_day(known.get(fact)) for fact in SYSTEM_DAYS}
    return System(
        flags={fact: known[fact] for fact in SYSTEM_FLAGS if fact in known},
        annex_i=known.get("annex_i"),
        points={fact: _read_points(known[fact]) for fact in POINTS if fact in known},
        **days,
    )


def _plain(value: object) -> object:
    """What a page hands in, as a script would write it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | set | frozenset):
        return sorted(value)
    return value


def _listed(fact: str, said: Points | str) -> FactValue:
    """A list where every point is settled, else an object with the unknown ones."""
    if isinstance(said, str):
        return said
    if not said.unknown:
        return tuple(point for point in POINTS[fact] if point in said.yes)
    held = said.yes | said.unknown
    return {
        point: UNKNOWN if point in said.unknown else True for point in POINTS[fact] if point in held
    }


def _read_day(said: Any) -> Any:
    return said if said in (None, NO_DAY, UNKNOWN) else date.fromisoformat(said)


def _read_points(said: Any) -> Any:
    if said == UNKNOWN:
        return UNKNOWN
    if isinstance(said, Mapping):
        unknown = frozenset(point for point, value in said.items() if value == UNKNOWN)
        return Points(frozenset(said) - unknown, unknown)
    return Points(frozenset(said))
