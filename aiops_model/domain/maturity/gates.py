"""Rules 3 to 5: gates over percentages, the weakest link, and caps. Many runs at a time.

A level is reached when its own gate and those of every level below it that can be reached are
passed. A condition on a level without applicable items is skipped, and that level itself cannot
be reached, so a cap that falls on it means the next one below.
"""

from typing import TYPE_CHECKING

import numpy as np

from aiops_model.domain.maturity.frame import WHOLE, Flags, Whole
from aiops_model.domain.maturity.percent import Shares, as_percent

if TYPE_CHECKING:
    from aiops_model.domain.maturity.model import Model


def levels_by_gates(model: "Model", found: Shares) -> Whole:
    """R x G: the highest level whose gates are passed; 0 where nothing is applicable."""
    frame = model.frame
    percent = as_percent(model, found.value)
    level: Whole = np.asarray(found.present.any(-1), dtype=np.int64)
    unbroken = np.ones(level.shape, dtype=np.bool_)
    for column in np.flatnonzero(frame.reachable):
        missed = percent < frame.needed[column] - model.limits.tolerance  # NaN: never missed
        can = found.present[..., column]
        unbroken &= ~(can & (missed & found.present).any(-1))
        level = np.where(can & unbroken, column + 2, level)
    return level


def links(model: "Model", levels: Whole) -> Whole:
    """R: the cap by the lowest layer; layers without applicable items are left out."""
    top = np.full(levels.shape[0], model.top, dtype=np.int64)
    if model.weakest_link is None or not model.layers:
        return top
    layers = levels[:, model.frame.layer_groups.start : model.frame.layer_groups.stop]
    lowest = np.where(layers > 0, layers, model.top).min(axis=1)
    return np.asarray(np.minimum(top, lowest + model.weakest_link))


def capped(model: "Model", found: Shares, level: Whole, cap: Whole) -> Whole:
    """R: the highest level of the whole that can be reached and lies below both."""
    can: Flags = found.present[:, WHOLE] & model.frame.reachable
    least = np.minimum(level, cap)
    held = np.minimum(least, 1)
    for column in range(model.top - 1):
        held = np.where(can[:, column] & (least >= column + 2), column + 2, held)
    return held
