"""Rules beside the levels, all content: lenses, warning patterns, likely incidents."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LensGroupRule:
    """A group of a lens: every item that carries one of the tags."""

    id: str
    tags: frozenset[str]


@dataclass(frozen=True)
class Lens:
    """The same answers, sorted otherwise; with thresholds, each group has a light."""

    id: str
    groups: tuple[LensGroupRule, ...]
    met_from: float | None = None
    """Percentage from which a group counts as met; None for a lens without lights."""
    partly_from: float | None = None


@dataclass(frozen=True)
class Condition:
    """One condition on an item's value or on a fact."""

    item: str = ""
    below: float | None = None
    at_least: float | None = None
    fact: str = ""
    states: tuple[str, ...] = ()
    """States of the fact that fulfil the condition."""


@dataclass(frozen=True)
class Pattern:
    """A known way to fail: holds when every condition of `all_of` and one of `any_of` holds."""

    id: str
    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class IncidentRule:
    """A kind of incident and the items whose absence makes it likely, each with its share."""

    id: str
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Rules:
    """Everything beside the levels."""

    lenses: tuple[Lens, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    incidents: tuple[IncidentRule, ...] = ()
    incidents_shown: int = 0
