"""A model laid out for arithmetic: items in columns, groups and levels in cells. Made once.

Items stand in the order of their ids, so that no sum depends on the order of content. Groups are
the whole, the layers and the capabilities, in this order; level column 0 is the first level with
items (number 2). Arrays are read-only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from aiops_model.domain.maturity.model import Model

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]

WHOLE = 0
"""Place of the whole among the groups."""


@dataclass(frozen=True, eq=False)
class Frame:
    """Shapes: I items, G groups, J levels with items, K cells, C capabilities, L layers."""

    ids: tuple[str, ...]
    place: Mapping[str, int]
    weight: Floats
    """I."""
    effort: Floats
    """I, person-days over the whole scale."""
    column: Whole
    """I: level column of each item."""
    layer_of: Whole
    """I: group number of the item's layer."""
    groups: tuple[str, ...]
    """Ids, "" for the whole."""
    layer_groups: range
    capability_groups: range
    members: Flags
    """I x G: which item belongs to which group."""
    by_cell: Whole
    """I: the items cell by cell; a cell is a capability, a level and, where it counts, a stream."""
    cell_starts: Whole
    """K: where each cell starts in `by_cell`."""
    cell_spots: Floats
    """K x (C*J): the capability and level of each cell."""
    cell_at: Whole
    """K: the same as a number."""
    capability_parts: Floats
    """C x L: capabilities by layer."""
    layer_parts: tuple[Whole, ...]
    """Numbers of the capabilities of each layer."""
    needed: Floats
    """J x J: percentage needed for a level (row) of the items of a level; NaN for no condition."""
    reachable: Flags
    """J: levels that have a gate."""


def lay_out(model: "Model") -> Frame:
    """The frame of a model."""
    items = sorted(model.items, key=lambda item: item.id)
    levels = model.top - 1
    layers = [layer.id for layer in model.layers]
    capabilities = [capability.id for capability in model.capabilities]
    layer_at = {
        capability: layers.index(layer.id)
        for layer in model.layers
        for capability in layer.capabilities
    }
    first = 1 + len(layers)
    groups = ("", *layers, *capabilities)
    column = np.array([item.level - 2 for item in items], dtype=np.int64)
    capability_of = [capabilities.index(item.capability) for item in items]
    layer_of = np.array([1 + layer_at[item.capability] for item in items], dtype=np.int64)

    members = np.zeros((len(items), len(groups)), dtype=np.bool_)
    rows = np.arange(len(items))
    members[:, WHOLE] = True
    members[rows, layer_of] = True
    members[rows, first + np.array(capability_of, dtype=np.int64)] = True
    streams = model.roll_up == "sum_over_levels"
    keys = [(c, j, item.stream if streams else "")
            for item, c, j in zip(items, capability_of, column.tolist(), strict=True)]  # fmt: skip
    kinds = sorted(set(keys))
    cell_of = [kinds.index(key) for key in keys]
    by_cell = np.argsort(cell_of, kind="stable")
    cell_spots = np.zeros((len(kinds), len(capabilities), levels))
    for row, (c, j, _) in enumerate(kinds):
        cell_spots[row, c, j] = 1
    parts = np.zeros((len(capabilities), len(layers)))
    for number, capability in enumerate(capabilities):
        parts[number, layer_at[capability]] = 1

    needed = np.full((levels, levels), np.nan)
    for level, conditions in model.gates.items():
        for of, percent in conditions.items():
            needed[level - 2, of - 2] = percent
    frame = Frame(
        ids=tuple(item.id for item in items),
        place={item.id: row for row, item in enumerate(items)},
        weight=np.array([item.weight for item in items], dtype=np.float64),
        effort=np.array([item.effort for item in items], dtype=np.float64),
        column=column,
        layer_of=layer_of,
        groups=groups,
        layer_groups=range(1, first),
        capability_groups=range(first, len(groups)),
        members=members,
        by_cell=by_cell,
        cell_starts=np.searchsorted(np.array(cell_of)[by_cell], np.arange(len(kinds))),
        cell_spots=cell_spots.reshape(len(kinds), -1),
        cell_at=np.array([c * levels + j for c, j, _ in kinds], dtype=np.int64),
        capability_parts=parts,
        layer_parts=tuple(np.flatnonzero(own) for own in parts.T),
        needed=needed,
        reachable=np.array([level + 2 in model.gates for level in range(levels)], dtype=np.bool_),
    )
    for array in vars(frame).values():
        if isinstance(array, np.ndarray):
            array.setflags(write=False)
    return frame
