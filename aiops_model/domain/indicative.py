"""The indicative level of a self-check: a range of levels read off two answers and one cap.

Method: `data/instrument/indicative_level.yaml`. Each answered band stands for a lowest and a
highest level; the weakest one holds the whole, so the lower end is the lowest lower end and the
upper end the lowest upper end. "Not sure" opens its band from the first to the last level. The
result is a level name or a range of names, never an index: five answers do not carry one.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from aiops_model.domain.guidance import Condition, Rule, matches
from aiops_model.domain.self_check import Answers


class Cap(Protocol):
    """A condition that limits the level whatever else holds."""

    @property
    def when(self) -> Condition: ...
    @property
    def level(self) -> int: ...


class IndicativeRules(Protocol):
    """What the level needs from content: bands per item and answer, caps, "not started"."""

    @property
    def bands(self) -> Mapping[str, Mapping[str, tuple[int, int]]]: ...
    @property
    def caps(self) -> Sequence[Cap]: ...
    @property
    def not_started(self) -> Rule: ...


class IndicativeLevel(BaseModel):
    """The level as a range of whole levels, and what holds it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    started: bool
    """False when no AI is in use, planned or paid for: a fact, not a level."""
    low: int | None
    """Lowest level the answers allow (1 to 4); None when not started."""
    high: int | None
    """Highest level the answers allow; equal to `low` when the level is settled."""
    held_by: tuple[str, ...]
    """The items whose answers set the upper end: improving anything else changes nothing."""
    capped: bool
    """A cap, not an answer band, sets the upper end."""


def indicative_level(answers: Answers, rules: IndicativeRules) -> IndicativeLevel:
    """The indicative level of complete answers (see the module text for the method)."""
    if matches(rules.not_started.when, answers):
        return IndicativeLevel(started=False, low=None, high=None, held_by=(), capped=False)
    bands = {item: table[str(answers[item])] for item, table in rules.bands.items()}
    low = min(lower for lower, _ in bands.values())
    high = min(upper for _, upper in bands.values())
    caps = [cap for cap in rules.caps if matches(cap.when, answers)]
    cap = min((c.level for c in caps), default=high)
    if cap < high:
        held = tuple(sorted({item for c in caps if c.level == cap for item in c.when}))
        return IndicativeLevel(started=True, low=min(low, cap), high=cap, held_by=held, capped=True)
    held = tuple(item for item, (_, upper) in bands.items() if upper == high)
    return IndicativeLevel(started=True, low=low, high=high, held_by=held, capped=False)
