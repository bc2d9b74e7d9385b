"""What the engine is told: votes, decisions of the facilitator, facts. Ids are checked before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Special = Literal["dont_know", "not_applicable"]
Fact = Literal["yes", "no", "possible", "unknown"]


@dataclass(frozen=True)
class Vote:
    """One person's answer to one item. An item without votes is unanswered, which is no "no"."""

    item: str
    respondent: str
    value: float | Special
    group: str = ""
    """The respondent's group, for instance "leadership" or "operations"."""
    confidence: int | None = None
    """1 guess, 2 know, 3 evidenced; never part of the level."""
    evidence_until: date | None = None
    """Last day on which the evidence counts; None with `evidence` for no end."""
    evidence: bool = False
    choice: int | None = None
    """The level chosen for the whole capability in a workshop, where the value comes from that."""


@dataclass(frozen=True)
class Assessment:
    """Everything one result is computed from."""

    votes: tuple[Vote, ...]
    as_of: date
    consensus: Mapping[str, float] = field(default_factory=dict)
    """Item -> value agreed after discussion; it replaces the votes, which are kept."""
    left_out: frozenset[str] = frozenset()
    """Items the facilitator marked as not applicable (with a reason, which the store keeps)."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """Fact id -> state; a missing fact is unknown."""
    targets: Mapping[str, float] = field(default_factory=dict)
    """Capability -> target index (1 to top); the default is its next level."""
    baseline: Mapping[str, float] = field(default_factory=dict)
    """Capability -> index at the baseline."""
