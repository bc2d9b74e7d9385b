"""Facts drawn at random, complete or with gaps."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from aiops_model.content.act_facts import COMPANY_KEYS, SYSTEM_KEYS, read_company, read_system
from aiops_model.domain.ai_act.facts import (
    COMPANY_FLAGS,
    POINTS,
    SYSTEM_DAYS,
    SYSTEM_FLAGS,
    Company,
    System,
)
from aiops_model.domain.errors import Refusal

DAYS = [
    None,
    "2026-03-01",
    "2026-08-01",
    "2026-08-02",
    "2027-12-01",
    "2027-12-02",
    "2028-08-02",
    "2029-06-01",
]
AMOUNTS = {
    "employees": [20, 249, 250, 749, 750],
    "turnover": [0, 5_000_000, 50_000_000, 50_000_001, 150_000_000, 900_000_000],
    "balance": [1_000_000, 43_000_000, 129_000_000, 500_000_000],
}
Facts = Mapping[str, Any]
COMPANY: Facts = {
    **dict.fromkeys(COMPANY_FLAGS, False),
    "country": "DE",
    "employees": 180,
    "turnover": 32_000_000,
    "balance": 9_000_000,
}
NOTHING: Facts = {
    **dict.fromkeys(SYSTEM_FLAGS, False),
    "is_ai_system": True,
    "eu_market": True,
    "uses": True,
    "annex_i": "none",
    **dict.fromkeys(SYSTEM_DAYS),
    **{fact: list[str]() for fact in POINTS},
}
HIGH: Facts = {"annex_iii": ["4a"], "profiling": True}
PRODUCT: Facts = {
    "annex_i": "a",
    "safety_component": True,
    "third_party_assessment": True,
    "third_party_for_safety": True,
}
STARTS: tuple[Facts, ...] = ({}, {}, HIGH, {**HIGH, "own_name": True}, PRODUCT)


def values_of(fact: str) -> st.SearchStrategy[Any]:
    """Every known answer to a fact."""
    if fact in (*SYSTEM_FLAGS, *COMPANY_FLAGS):
        return st.booleans()
    if fact in SYSTEM_DAYS:
        return st.sampled_from(DAYS)
    if fact == "annex_i":
        return st.sampled_from(["none", "a", "b"])
    if fact == "country":
        return st.sampled_from(["DE", "AT", "CH", "EU"])
    if fact in AMOUNTS:
        return st.sampled_from(AMOUNTS[fact])
    none = st.just(list[str]())
    return none | st.lists(st.sampled_from(POINTS[fact]), unique=True, max_size=2)


@st.composite
def complete(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """Facts of a company and a system, all known: a plain start and some other answers."""
    start = draw(st.sampled_from(STARTS))
    system = {**NOTHING, **start, **_some(draw, SYSTEM_KEYS, most=12)}
    company = {**COMPANY, **_some(draw, COMPANY_KEYS, most=4)}
    assume(fits(system))
    return company, system


def _some(draw: st.DrawFn, keys: Sequence[str], most: int) -> dict[str, Any]:
    """Other answers to some of the facts."""
    facts = draw(st.lists(st.sampled_from(keys), unique=True, max_size=most))
    return {fact: draw(values_of(fact)) for fact in facts}


def fits(system: Facts) -> bool:
    """Whether the facts contradict each other."""
    try:
        read_system(system)
    except Refusal:
        return False
    return True


def typed(company: Facts, system: Facts) -> tuple[Company, System]:
    return read_company(company), read_system(system)
