"""Levels of many assessments under one model at a time; the same figures as `score`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aiops_model.domain.maturity.answers import Fact
from aiops_model.domain.maturity.frame import WHOLE, Flags, Floats, Whole
from aiops_model.domain.maturity.gates import capped, levels_by_gates, links
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.percent import shares
from aiops_model.domain.maturity.stops import UNKNOWN, fact_ids, is_true, stop_caps


@dataclass(frozen=True, eq=False)
class Portfolio:
    """Shapes: A assessments, L layers in the order of the model.

    Levels are 0 and indices NaN where there is nothing to say: too little answered, nothing
    applicable, a model without gates; `level` also where the two ends of the range differ.
    """

    level: Whole
    """A."""
    level_low: Whole
    level_high: Whole
    uncapped_level: Whole
    """A: by gates alone, in the worst case."""
    index: Floats
    """A: over the answered items."""
    index_low: Floats
    index_high: Floats
    layer_level: Whole
    """A x L."""
    layer_index: Floats
    """A x L."""


def portfolio(
    model: Model,
    values: Floats,
    left_out: Flags | None = None,
    facts: Mapping[str, Sequence[Fact]] | None = None,
) -> Portfolio:
    """The standing of every assessment.

    values: A x I, items in the order of the model, NaN for open. left_out: A x I, items not
    applicable. facts: fact -> its state in every assessment; a missing fact is unknown.
    """
    frame = model.frame
    order = np.argsort([frame.place[item.id] for item in model.items])
    given = values[:, order]
    out = np.zeros(given.shape, dtype=np.bool_) if left_out is None else left_out[:, order]
    applies = ~out
    answered = applies & ~np.isnan(given)
    low = np.where(answered, given, model.scale[0])
    high = np.where(answered, given, model.scale[-1])
    groups = slice(WHOLE, frame.layer_groups.stop)
    said = _enough(model, answered, applies)[:, groups]
    ends = [_end(model, end, applies, _facts(model, facts or {}, len(given), worst=worst))
            for end, worst in ((low, True), (high, False))]  # fmt: skip
    gated = said & bool(model.gates)
    levels = [np.where(gated, end.level[:, groups], 0) for end in ends]
    agreed = np.where(levels[0] == levels[1], levels[0], 0)
    point = np.where(said, shares(model, low, answered).index[:, groups], np.nan)
    return Portfolio(
        level=agreed[:, WHOLE],
        level_low=levels[0][:, WHOLE],
        level_high=levels[1][:, WHOLE],
        uncapped_level=np.where(gated[:, WHOLE], ends[0].uncapped, 0),
        index=point[:, WHOLE],
        index_low=np.where(said[:, WHOLE], ends[0].index, np.nan),
        index_high=np.where(said[:, WHOLE], ends[1].index, np.nan),
        layer_level=agreed[:, 1:],
        layer_index=point[:, 1:],
    )


@dataclass(frozen=True, eq=False)
class _End:
    level: Whole
    uncapped: Whole
    index: Floats


def _end(model: Model, values: Floats, applies: Flags, facts: Mapping[str, Flags]) -> _End:
    found = shares(model, values, applies)
    level = levels_by_gates(model, found)
    uncapped = level[:, WHOLE].copy()
    cap = np.minimum(links(model, level), stop_caps(model, values, applies, facts))
    level[:, WHOLE] = capped(model, found, uncapped, cap)
    return _End(level, uncapped, found.index[:, WHOLE])


def _facts(
    model: Model, facts: Mapping[str, Sequence[Fact]], runs: int, *, worst: bool
) -> dict[str, Flags]:
    """Which facts count as true at one end, for every assessment."""
    return {
        fact: np.array(
            [is_true(state, worst=worst) for state in facts.get(fact, [UNKNOWN] * runs)],
            dtype=np.bool_,
        )
        for fact in fact_ids(model)
    }


def _enough(model: Model, answered: Flags, applies: Flags) -> Flags:
    """A x G: whether so much of a group is answered that a level is said."""
    members, limits = model.frame.members.astype(np.float64), model.limits
    counted, all_items = answered.astype(np.float64) @ members, applies.astype(np.float64) @ members
    enough = counted >= limits.least_answered * all_items - limits.tolerance
    return np.asarray(enough & (all_items > 0))
