"""Short ways through the maturity instrument for the tests."""

from collections.abc import Mapping
from typing import TypeVar

from aiops_model.services import maturity
from aiops_model.services.maturity import Collision, MaturityView, VoteSaved
from tests.services.conftest import Installation

T = TypeVar("T")


def stored(outcome: T | Collision) -> T:
    """What an edit gave, which was no collision."""
    assert not isinstance(outcome, Collision), outcome
    return outcome


def collided(outcome: object) -> Collision:
    """The collision an edit met."""
    assert isinstance(outcome, Collision), outcome
    return outcome


def view(house: Installation, file: str) -> MaturityView:
    return maturity.open_maturity(house.ctx, house.anna, file)


def vote(
    house: Installation, file: str, item: str, value: str, who: str | None = None
) -> VoteSaved:
    """Answer as a page does: with the revision it has shown."""
    shown = view(house, file)
    known = shown.vote(item, who or shown.me)
    revision = 0 if known is None else known.revision
    outcome = maturity.record_vote(house.ctx, house.anna, file, who, item, value, revision=revision)
    return stored(outcome)


def rated(house: Installation, answers: Mapping[str, str], file: str | None = None) -> str:
    """A file of Anna's with these answers of hers."""
    file = file or maturity.start_maturity(house.ctx, house.anna, "de").id
    for item, value in answers.items():
        vote(house, file, item, value)
    return file


def everything(house: Installation, value: str = "half") -> dict[str, str]:
    """The same answer to all items."""
    return dict.fromkeys(house.ctx.content.maturity.item, value)
