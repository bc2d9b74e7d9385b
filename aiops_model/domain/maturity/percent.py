"""Rule 2: percentages roll up, not levels. Many assessments, or variants of one, at a time.

Pooled: the items of a group and level are taken together, by weight. Mean and sum over levels: a
capability's share per level, then the mean of the parts that have one. What has no applicable
item is left out at every step: never zero, never free credit.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aiops_model.domain.maturity.frame import WHOLE, Flags, Floats, Frame

if TYPE_CHECKING:
    from aiops_model.domain.maturity.model import Model

PERCENT = 100.0


@dataclass(frozen=True, eq=False)
class Shares:
    """Shapes: R runs, G groups, J levels."""

    value: Floats
    """R x G x J: mean value on the scale, 0 where nothing counts."""
    present: Flags
    """R x G x J: whether anything counts."""
    index: Floats
    """R x G: 1 + the sum of the levels' shares; without gates the rolled-up score on its own scale.
    Of no meaning where nothing is present."""


def shares(model: "Model", values: Floats, counts: Flags, weight: Floats | None = None) -> Shares:
    """Shares of every run.

    values: R x I, finite where the item counts. counts: R x I, which items count. weight: R x I or
    I, the model's own where not given.
    """
    frame = model.frame
    load = np.where(counts, frame.weight if weight is None else weight, 0.0)
    got = load * np.where(counts, values, 0.0)
    runs = load.shape[0]
    shape = (runs, len(frame.groups), model.top - 1)
    if model.roll_up == "pooled":
        weights, sums = _pooled(frame, load, shape), _pooled(frame, got, shape)
        found, present = _ratio(sums, weights)
        index = 1 + found.sum(-1) if model.gates else _ratio(sums.sum(-1), weights.sum(-1))[0]
        return Shares(found, present, index)
    cell = _ratio(_by_cell(frame, got), _by_cell(frame, load))
    found, present = _means(frame, *cell, shape)
    if model.gates:
        return Shares(found, present, 1 + found.sum(-1))
    if model.roll_up == "sum_over_levels":
        parts = found.sum(-1)
    else:
        weights, sums = _pooled(frame, load, shape), _pooled(frame, got, shape)
        parts = _ratio(sums.sum(-1), weights.sum(-1))[0]
    first = frame.capability_groups.start
    some: Flags = np.asarray(present.any(-1))
    up, _ = _roll_up(frame, parts[:, first:, None], some[:, first:, None])
    return Shares(found, present, up[..., 0])


def _by_cell(frame: Frame, amounts: Floats) -> Floats:
    """R x K: sums over the items of each cell."""
    return np.asarray(np.add.reduceat(amounts[:, frame.by_cell], frame.cell_starts, axis=1))


def _pooled(frame: Frame, amounts: Floats, shape: tuple[int, int, int]) -> Floats:
    """R x G x J: sums over the items of each group and level. Each cell is one of them."""
    sums = np.zeros(shape)
    first = frame.capability_groups.start
    inner = np.zeros((shape[0], len(frame.capability_groups) * shape[2]))
    inner[:, frame.cell_at] = _by_cell(frame, amounts)
    sums[:, first:] = inner.reshape(shape[0], -1, shape[2])
    for layer, own in zip(frame.layer_groups, frame.layer_parts, strict=True):
        sums[:, layer] = sums[:, first + own].sum(axis=1)
    sums[:, WHOLE] = sums[:, first:].sum(axis=1)
    return sums


def _means(
    frame: Frame, cell: Floats, filled: Flags, shape: tuple[int, int, int]
) -> tuple[Floats, Flags]:
    """Share and presence of every group and level by means of the parts."""
    parts, there = _ratio(cell @ frame.cell_spots, filled.astype(np.float64) @ frame.cell_spots)
    inner = (shape[0], len(frame.capability_groups), shape[2])
    return _roll_up(frame, parts.reshape(inner), there.reshape(inner))


def _roll_up(frame: Frame, parts: Floats, there: Flags) -> tuple[Floats, Flags]:
    """The parts (R x C x J) with the means of the layers and the whole before them."""
    counted = there.astype(np.float64)
    layer, layer_there = _ratio(
        np.einsum("rcj,cl->rlj", parts * counted, frame.capability_parts),
        np.einsum("rcj,cl->rlj", counted, frame.capability_parts),
    )
    whole, whole_there = _ratio(
        layer.sum(1, keepdims=True), layer_there.sum(1, keepdims=True).astype(np.float64)
    )
    return (
        np.concatenate([whole, layer, parts], axis=1),
        np.concatenate([whole_there, layer_there, there], axis=1),
    )


def _ratio(top: Floats, bottom: Floats) -> tuple[Floats, Flags]:
    """Quotient, 0 where the divisor is 0, and where it is not."""
    there: Flags = np.asarray(bottom > 0, dtype=np.bool_)
    return np.divide(top, bottom, out=np.zeros_like(top), where=there), there


def as_percent(model: "Model", share: Floats) -> Floats:
    """Shares as percentages of the top of the scale."""
    return PERCENT * share / model.scale[-1]
