"""A maturity model as the engine reads it: scale, levels, gates, groups, items. Made from content.

Levels are numbered: 1 is the floor (Pilot), which no item belongs to; the first level with items is
2 (Managed). A model without a floor of its own still counts from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from aiops_model.domain.maturity.frame import Frame, lay_out

RollUp = Literal["pooled", "mean", "sum_over_levels"]
"""pooled: level percentages pool the items of a group. mean: the mean of the parts' scores.
sum_over_levels: a part's score is the sum over levels of the mean of its streams (OWASP SAMM)."""


@dataclass(frozen=True)
class Item:
    """One observable practice, answered on the model's scale."""

    id: str
    capability: str
    level: int
    """The level it belongs to, 2 or more."""
    weight: float = 1.0
    effort: float = 1.0
    """Person-days from "none" to "most or all"; breaks ties between equally short ways up."""
    may_be_left_out: bool = False
    """Whether "not applicable" is allowed."""
    tags: frozenset[str] = frozenset()
    stream: str = ""
    """Column of the item inside its capability, for models with streams."""


@dataclass(frozen=True)
class Capability:
    """A group of items."""

    id: str
    layer: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Layer:
    """A group of capabilities."""

    id: str
    capabilities: tuple[str, ...]


@dataclass(frozen=True)
class HardStop:
    """A condition that caps the level whatever else holds.

    It holds when one of `items` has a value below `below`, or one of `facts` is true; with
    `only_if`, only where that fact is true as well (possible counts both ways in the range).
    """

    id: str
    cap: int
    items: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    below: float = 1.0
    only_if: str = ""
    red_flag: bool = False


@dataclass(frozen=True)
class Limits:
    """Thresholds of the rules, all content. Shares are 0 to 1."""

    provisional_share: float
    """More than this share of a layer not applicable: the layer and the whole are provisional."""
    least_answered: float
    """Below this share of the applicable items answered: progress only, no level."""
    tolerance: float
    """Thresholds are compared with this tolerance."""
    divided_steps: int
    """From so many steps of the scale between two respondents on, an item is flagged."""
    agreement_unit: float
    """Divisor of the mean distance to the median: half the item scale, or 1.5 levels."""
    smallest_group: int
    """No figure is shown from which a group of fewer could be read."""
    weight_swing: float
    """Weights are moved by this share, up and down, to see whether the level is robust."""
    workshop_agreement_unit: float | None = None
    """The divisor, in levels, for items answered by workshop choices alone; None: the same."""


@dataclass(frozen=True)
class Model:
    """One maturity model, complete and checked (`aiops_model.content` refuses others)."""

    id: str
    version: str
    scale: tuple[float, ...]
    """Answer values in rising order, 0 to 1 for models with gates."""
    levels: tuple[str, ...]
    """Ids of the levels, the floor first: ("pilot", "managed", "scaled", "strategic")."""
    layers: tuple[Layer, ...]
    capabilities: tuple[Capability, ...]
    items: tuple[Item, ...]
    limits: Limits
    gates: Mapping[int, Mapping[int, float]] = field(default_factory=dict)
    """Level -> level of the items -> percentage needed; empty for a model without gates."""
    roll_up: RollUp = "pooled"
    weakest_link: int | None = None
    """The whole is at most so many levels above its lowest layer; None: no such rule."""
    stops: tuple[HardStop, ...] = ()

    @cached_property
    def item(self) -> Mapping[str, Item]:
        """The items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def frame(self) -> Frame:
        """The model laid out for arithmetic."""
        return lay_out(self)

    @property
    def top(self) -> int:
        """Number of the highest level."""
        return len(self.levels)

    @property
    def index_limits(self) -> tuple[float, float]:
        """Lowest and highest index: the levels with gates, else the scale of the roll-up."""
        if self.gates:
            return 1.0, float(self.top)
        times = self.top - 1 if self.roll_up == "sum_over_levels" else 1
        return self.scale[0] * times, self.scale[-1] * times
