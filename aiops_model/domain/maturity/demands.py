"""What a level demands of the answers: thresholds per group and level of items, as plain sums.

A group's percentage at a level is a weighted sum of the values of its items, whatever the roll-up;
the weight of an item in it is its pull.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aiops_model.domain.maturity.frame import WHOLE, Floats
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.percent import as_percent, shares
from aiops_model.domain.maturity.position import End, Position


@dataclass(frozen=True)
class Demand:
    """The items of a level column in a group have to stand at `needed` percent at least."""

    group: int
    column: int
    needed: float
    """The tolerance is taken off already."""


def pulls(model: Model, where: Position) -> Floats:
    """I x G: percentage points of a group, at the item's level, by one unit of the item's value."""
    size = len(model.frame.ids)
    counts = np.broadcast_to(where.applies, (size, size))
    found = shares(model, np.eye(size), counts).value
    own = np.take_along_axis(found, model.frame.column[:, None, None], axis=2)[:, :, 0]
    return as_percent(model, np.asarray(own))


def next_reachable(model: Model, end: End, group: int, level: int) -> int | None:
    """The lowest level above `level` that the applicable items of a group allow."""
    for column in range(max(level - 1, 0), model.top - 1):
        if end.present[group, column] and model.frame.reachable[column]:
            return column + 2
    return None


def own_demands(model: Model, end: End, group: int, target: int) -> Iterator[Demand]:
    """What the gates up to a level demand of a group; conditions on empty levels are skipped."""
    present = end.present[group]
    open_levels = [
        column for column in range(target - 1) if present[column] and model.frame.reachable[column]
    ]
    for column in range(model.top - 1):
        if present[column]:
            needed = [float(model.frame.needed[level, column]) for level in open_levels]
            needed = [percent for percent in needed if not np.isnan(percent)]
            if needed:
                yield Demand(group, column, max(needed) - model.limits.tolerance)


def demands(model: Model, end: End, group: int, target: int) -> tuple[Demand, ...] | None:
    """Everything the gates demand for a level of a group; None where it cannot be reached.

    Of the whole, the weakest link is part of it: each layer has to reach its own level.
    """
    found = list(own_demands(model, end, group, target))
    if group != WHOLE or model.weakest_link is None:
        return tuple(found)
    least = target - model.weakest_link
    for layer in model.frame.layer_groups:
        if least > 1 and end.present[layer].any():
            level = next_reachable(model, end, layer, least - 1)
            if level is None:
                return None
            found += own_demands(model, end, layer, level)
    return tuple(found)
