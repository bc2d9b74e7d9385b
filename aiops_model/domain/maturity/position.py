"""The figures of one assessment at every end: worst, best, answered alone, proven alone, all met.

Rule 6: open answers are put at the worst and at the best of the scale, unknown facts too; what
both ends agree on is the level.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aiops_model.domain.maturity.answers import Fact
from aiops_model.domain.maturity.frame import WHOLE, Flags, Floats, Whole
from aiops_model.domain.maturity.gates import capped, levels_by_gates, links
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.percent import Shares, as_percent, shares
from aiops_model.domain.maturity.result import ItemState
from aiops_model.domain.maturity.stops import counted, stop_caps


@dataclass(frozen=True, eq=False)
class End:
    """One way to complete the answers. Shapes: I items, G groups, J levels."""

    values: Floats
    """I."""
    facts: Mapping[str, bool]
    percent: Floats
    """G x J."""
    present: Flags
    """G x J: whether anything counts."""
    index: Floats
    """G."""
    gates: Whole
    """G: level by gates alone, 0 where nothing counts."""
    link: int
    """Cap of the whole by its lowest layer."""
    stop: int
    """Cap of the whole by hard stops."""
    level: int
    """Level of the whole under both caps."""

    def level_of(self, group: int) -> int:
        """Level of a group: the whole under its caps, the others by gates."""
        return self.level if group == WHOLE else int(self.gates[group])


@dataclass(frozen=True, eq=False)
class Position:
    """Where an assessment stands, in figures."""

    applies: Flags
    """I: applicable items."""
    answered: Flags
    """I: applicable items with a value."""
    left_out: Flags
    """I: items marked as not applicable."""
    low: End
    high: End
    point: End
    """Over the answered items alone."""
    proven: End
    """Answers without valid evidence, and open ones, at the worst."""
    full: End
    """Every applicable item at the best."""


def position(model: Model, states: Mapping[str, ItemState], facts: Mapping[str, Fact]) -> Position:
    """The figures of the states of all items."""
    frame = model.frame
    worst, best = model.scale[0], model.scale[-1]
    rows = [states[item] for item in frame.ids]
    left_out = np.array([row.state == "not_applicable" for row in rows], dtype=np.bool_)
    answered = np.array([row.value is not None for row in rows], dtype=np.bool_)
    value = np.array([worst if row.value is None else row.value for row in rows], dtype=np.float64)
    evidenced = np.array([row.evidenced for row in rows], dtype=np.bool_)
    applies = ~left_out
    high = np.where(answered, value, best)
    proven = np.where(answered & evidenced, value, worst)
    full = np.full(len(rows), best, dtype=np.float64)
    values = np.stack([value, high, value, proven, full])
    counts = np.stack([applies, applies, answered, applies, applies])
    found = shares(model, values, counts)
    gates = levels_by_gates(model, found)
    pessimist, optimist = (counted(model, facts, worst=side) for side in (True, False))
    ends_facts = [pessimist, optimist, pessimist, pessimist, optimist]
    ends = [
        _end(model, found, gates, run=run, values=values, counts=counts, facts=held)
        for run, held in enumerate(ends_facts)
    ]
    return Position(applies, answered, left_out, *ends)


def _end(
    model: Model,
    found: Shares,
    gates: Whole,
    *,
    run: int,
    values: Floats,
    counts: Flags,
    facts: Mapping[str, bool],
) -> End:
    row = slice(run, run + 1)
    link = links(model, gates[row])
    stop = stop_caps(model, values[row], counts[row], facts)
    one = Shares(found.value[row], found.present[row], found.index[row])
    level = capped(model, one, gates[row, WHOLE], np.minimum(link, stop))
    return End(
        values=values[run],
        facts=facts,
        percent=as_percent(model, found.value[run]),
        present=found.present[run],
        index=found.index[run],
        gates=gates[run],
        link=int(link[0]),
        stop=int(stop[0]),
        level=int(level[0]),
    )
