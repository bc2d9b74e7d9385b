"""Short ways through the 90-day plan for the tests."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from aiops_model.i18n import Locale
from aiops_model.services import plan
from aiops_model.services.plan import Accepted, Capacity, Collision, PlanView, SetUp
from tests.services.conftest import Installation
from tests.services.maturity.answers import rated

T = TypeVar("T")
START = date(2026, 11, 23)
"""The Monday after the day of the tests."""
WEAK = {
    "o1_m": "none",
    "o3_m": "some",
    "o4_m": "none",
    "q1_m": "half",
    "a1_m": "none",
    "s1_m": "some",
}


def stored(outcome: T | Collision) -> T:
    """What an edit gave, which was no collision."""
    assert not isinstance(outcome, Collision), outcome
    return outcome


def collided(outcome: object) -> Collision:
    """The collision an edit met."""
    assert isinstance(outcome, Collision), outcome
    return outcome


def view(house: Installation, file: str) -> PlanView:
    return plan.open_plan(house.ctx, house.anna, file)


def ready(house: Installation, answers: Mapping[str, str] = WEAK, **changed: object) -> str:
    """A file of Anna's with a self-check, some answers to the instrument and a set-up."""
    file = rated(house, answers, house.answered())
    given = SetUp(start=START, country="DE", region="BY", categories=("catholic",))
    wanted = replace(given, **changed)  # type: ignore[arg-type]
    stored(plan.set_up(house.ctx, house.anna, file, wanted, revision=0))
    return file


def hours(house: Installation, file: str, role: str, amount: float, *people: str) -> None:
    """Give a role its hours, as a page does."""
    wanted = Capacity(role, amount, people)  # type: ignore[arg-type]
    revision = view(house, file).revision("capacity", role)
    stored(plan.set_capacity(house.ctx, house.anna, file, wanted, revision=revision))


def accepted(house: Installation, file: str, reason: str = "") -> Accepted:
    """The plan of now, accepted."""
    done = plan.accept(house.ctx, house.anna, file, reason)
    assert isinstance(done, Accepted)
    return done


def locale(house: Installation, lang: str = "de", country: str = "AT") -> Locale:
    content = house.ctx.content
    return Locale(
        lang=lang,
        country=country,
        catalogue=content.i18n["en" if lang == "en" else "de"],
        swiss_words=content.swiss_words,
        chf_per_eur=content.exchange.value,
    )
