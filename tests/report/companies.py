"""Companies in business words, their results and reports; one estimate a company and country."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from aiops_model.content import load_content
from aiops_model.domain.euro import Estimate
from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.indicative import indicative_level
from aiops_model.domain.self_check import AnswerValue, complete
from aiops_model.i18n import Locale
from aiops_model.report import Report, build

MADE = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

MANUFACTURER: dict[str, AnswerValue] = {
    "country": "AT",
    "employees": 220,
    "reach": "5-15",
    "depth": "workflow",
    "spend": 340000,
    "state": "most",
    "detection": "D",
    "consequence": "3",
    "revenue": 45_000_000,
    "systems": 1,
}
RETAILER: dict[str, AnswerValue] = {
    "country": "DE",
    "employees": "50-149",
    "reach": "35-60",
    "depth": "assistants",
    "spend": "<25k",
    "state": "little",
    "detection": "C",
    "consequence": "2",
}
INSURER: dict[str, AnswerValue] = {
    "country": "CH",
    "employees": 600,
    "reach": "35-60",
    "depth": "both",
    "spend": "1-3M",
    "state": "half",
    "detection": "B",
    "consequence": "4",
    "hourly_labour_cost": 92,
    "eu_output": "unsure",
}
TYPICAL: dict[str, AnswerValue] = {
    "country": "DE",
    "employees": "250-499",
    "reach": "15-35",
    "depth": "both",
    "spend": "300k-1M",
    "state": "half",
    "detection": "C",
    "consequence": "3",
}
COMPANIES: dict[str, dict[str, AnswerValue]] = {
    "manufacturer": MANUFACTURER,
    "retailer": RETAILER,
    "insurer": INSURER,
    "typical": TYPICAL,
    "Swiss typical": TYPICAL | {"country": "CH"},
    "other EU country": TYPICAL | {"country": "EU"},
    "nothing known": TYPICAL
    | dict.fromkeys(("employees", "reach", "depth", "spend", "state"), "unsure")
    | {"detection": "unsure", "consequence": "unsure"},
    "two answers open": TYPICAL | {"employees": "unsure", "depth": "unsure", "reach": "unsure"},
    "everything measured": TYPICAL | {"state": "all", "detection": "A", "consequence": "1"},
    "nothing spent": TYPICAL | {"spend": "0", "state": "nothing"},
    "nothing live": TYPICAL | {"state": "nothing"},
    "not started": {
        "country": "AT",
        "employees": "50-149",
        "reach": "none",
        "spend": "0",
        "state": "nothing",
        "detection": "D",
        "consequence": "1",
    },
    "bakery": {
        "country": "AT",
        "employees": 6,
        "reach": "<5",
        "depth": "assistants",
        "spend": 500,
        "state": "all",
        "detection": "B",
        "consequence": "1",
    },
    "largest": TYPICAL | {"employees": 100000, "reach": ">60", "spend": ">10M", "detection": "D"},
    "AI is the product": TYPICAL | {"system_is_product": "yes", "detection": "D"},
    "Swiss without the EU": TYPICAL | {"country": "CH", "eu_output": "no", "revenue": 80_000_000},
    "contradictory": TYPICAL | {"spend": "0", "state": "all", "detection": "A"},
    "serious and unwatched": TYPICAL | {"consequence": "4", "detection": "D", "state": "little"},
}
WITHOUT_A_RANGE = ("not started", "bakery")
WITH_A_RANGE = [name for name in COMPANIES if name not in WITHOUT_A_RANGE]
ROLES = ("ceo", "cfo", "coo", "cmo", "cio", "compliance")
LANGUAGES = ("de", "en")


@dataclass(frozen=True)
class Stored:
    """A result in the shape a report is built from."""

    answers: dict[str, AnswerValue]
    level: dict[str, Any]
    estimate: Estimate
    created_at: datetime = MADE
    id: str = "snapshot-1"
    assessment_id: str = "check-1"
    company_name: str | None = None
    demo: bool = False
    content_version: str = load_content().version
    model_version: str = load_content().euro.version
    parameter_hash: str = "0" * 64
    seed: int = 7
    answers_hash: str = "1" * 64
    engine_version: str = "1"


@cache
def estimate_of(company: str) -> Estimate:
    """The estimate of a company; the role never enters."""
    return estimate(complete({"role": "ceo"} | COMPANIES[company]), load_content().euro)


def stored(company: str, role: str = "ceo", **changes: Any) -> Stored:
    """The result of a company, seen by a role."""
    answers = {**COMPANIES[company], "role": role}
    level = indicative_level(answers, load_content().indicative).model_dump(mode="json")
    return replace(Stored(answers, level, estimate_of(company)), **changes)


def reader(country: object = "DE", lang: str = "de") -> Locale:
    """A reader in a country."""
    content = load_content()
    texts = content.i18n["en" if lang == "en" else "de"]
    return Locale(lang, str(country), texts, content.swiss_words, content.exchange.value)


def reader_of(company: str, lang: str = "de") -> Locale:
    """A reader in the country of a company."""
    return reader(COMPANIES[company]["country"], lang)


@cache
def report(company: str, role: str = "ceo", lang: str = "de") -> Report:
    """The report of a company for a role."""
    return build(stored(company, role), load_content(), reader_of(company, lang))
