"""The indicative level: bands per answer, caps, and the sentences that explain them."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from aiops_model.content.schema.base import Frozen, Status, Text, When

LevelNumber = Annotated[int, Field(ge=1, le=4)]


def _in_order(band: tuple[int, int]) -> tuple[int, int]:
    low, high = band
    if low > high:
        raise ValueError(f"the lowest level {low} lies above the highest {high}")
    return band


LevelBand = Annotated[tuple[LevelNumber, LevelNumber], AfterValidator(_in_order)]
"""Lowest and highest level an answer stands for."""


class Level(Frozen):
    """One of the four whole levels."""

    id: LevelNumber
    name: Text
    meaning: Text


class NotStarted(Frozen):
    """No AI in use, planned or paid for: a fact before level 1, not a level."""

    name: Text
    when: When
    text: Text


class LevelCap(Frozen):
    """A condition that limits the level, whatever else holds."""

    when: When
    level: LevelNumber
    reason: Text


class IndicativeRules(Frozen):
    """Bands, caps and reasons of the indicative level (see `aiops_model.domain.indicative`)."""

    levels: tuple[Level, ...]
    not_started: NotStarted
    bands: dict[str, dict[str, LevelBand]]
    """Item -> answer ("unsure" included) -> lowest and highest level."""
    caps: tuple[LevelCap, ...] = ()
    status: Status
    checked_on: date | None = None
    sources: tuple[str, ...] = ()
    note: Text | None = None
    reasons: dict[str, dict[str, Text]]
    """Item -> answer -> why this answer holds the level."""
    missing: dict[str, dict[str, Text]]
    """Item -> answer -> what is missing for the next level, as a sentence."""
    missing_phrases: dict[str, dict[str, Text]]
    """The same as a noun phrase, for answers that hold the level below the last."""

    def level(self, number: int) -> Level:
        """The level of this number (1 to 4)."""
        return self.levels[number - 1]
