"""From figures to the standing of the whole, a layer or a capability."""

from collections.abc import Mapping

import numpy as np

from aiops_model.domain.maturity.frame import WHOLE, Floats
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.position import End, Position
from aiops_model.domain.maturity.reasons import reasons
from aiops_model.domain.maturity.result import Reason, Standing
from aiops_model.domain.maturity.ways_up import next_level


def enough(model: Model, answered: int, applicable: int) -> bool:
    """Whether so much is answered that a level is said at all."""
    limits = model.limits
    return applicable > 0 and answered >= limits.least_answered * applicable - limits.tolerance


def is_provisional(model: Model, where: Position, group: int) -> bool:
    """Whether too much is left out: of the group itself or, for the whole, of one of its layers."""
    frame, limits = model.frame, model.limits
    groups = [group, *frame.layer_groups] if group == WHOLE else [group]
    for number in groups:
        inside = frame.members[:, number]
        left_out, all_items = int((where.left_out & inside).sum()), int(inside.sum())
        if left_out > limits.provisional_share * all_items + limits.tolerance:
            return True
    return False


def standing(model: Model, where: Position, group: int, pull: Floats) -> Standing:
    """Where a group stands. pull: `demands.pulls` of the same position."""
    inside = model.frame.members[:, group]
    applicable = int((where.applies & inside).sum())
    answered = int((where.answered & inside).sum())
    said = enough(model, answered, applicable)
    gated = said and bool(model.gates)
    low = where.low.level_of(group) if gated else None
    high = where.high.level_of(group) if gated else None
    return Standing(
        level=low if low == high else None,
        level_low=low,
        level_high=high,
        uncapped_level=int(where.low.gates[group]) if gated else None,
        index=float(where.point.index[group]) if said else None,
        index_low=float(where.low.index[group]) if said else None,
        index_high=float(where.high.index[group]) if said else None,
        index_max=float(where.full.index[group]) if applicable else None,
        percent=_percent(model, where.point, group),
        percent_low=_percent(model, where.low, group),
        answered=answered,
        applicable=applicable,
        left_out=int((where.left_out & inside).sum()),
        provisional=is_provisional(model, where, group),
        reasons=_why(model, where, group, applicable=applicable, said=said),
        next=next_level(model, where, group, pull) if gated else None,
    )


def _why(
    model: Model, where: Position, group: int, *, applicable: int, said: bool
) -> tuple[Reason, ...]:
    if not applicable:
        return (Reason(kind="no_items"),)
    if not said:
        return (Reason(kind="too_few"),)
    return reasons(model, where, group) if model.gates else ()


def _percent(model: Model, end: End, group: int) -> Mapping[str, float | None]:
    there = np.asarray(end.present[group])
    return {
        level: float(end.percent[group, column]) if there[column] else None
        for column, level in enumerate(model.levels[1:])
    }
