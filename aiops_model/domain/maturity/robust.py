"""Rule 9: does the level hang on a weight, a person, a single answer? Every variant is scored.

All variants are rows of one calculation, so that a few hundred cost hardly more than one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.maturity.frame import WHOLE, Flags, Floats, Whole
from aiops_model.domain.maturity.gates import capped, levels_by_gates, links
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.percent import shares
from aiops_model.domain.maturity.position import Position
from aiops_model.domain.maturity.respondents import Votes, common_value
from aiops_model.domain.maturity.result import Robustness
from aiops_model.domain.maturity.standing import enough
from aiops_model.domain.maturity.stops import FactFlags, stop_caps

UNSAID = Robustness(robust=None, weights=(), respondents=(), hangs_on=())


def whole_levels(
    model: Model, values: Floats, counts: Flags, facts: FactFlags, weight: Floats | None = None
) -> Whole:
    """R: the level of the whole in every run, under its caps."""
    found = shares(model, values, counts, weight)
    gates = levels_by_gates(model, found)
    cap = np.minimum(links(model, gates), stop_caps(model, values, counts, facts))
    return capped(model, found, gates[:, WHOLE], cap)


@dataclass(frozen=True, eq=False)
class Variants:
    """Rows of variants: the answers at both ends, the weights, and whether enough is answered."""

    low: Floats
    high: Floats
    weight: Floats
    enough: Flags


def robustness(
    model: Model, assessment: Assessment, votes: Votes, where: Position, people: Sequence[str]
) -> Robustness:
    """What the level hangs on. Call only where there is one level."""
    frame = model.frame
    leavers = people if len(people) > 1 else []
    steps = _steps(model, where)
    groups = [
        _weights(model, where),
        _without(model, assessment, votes, where, leavers),
        steps[1],
    ]
    joined = Variants(*(
        np.concatenate([getattr(group, name) for group in groups])
        for name in ("low", "high", "weight", "enough")
    ))  # fmt: skip
    runs = len(joined.enough)
    counts = np.broadcast_to(where.applies, (runs, len(frame.ids)))
    level = where.low.level
    changed = ~joined.enough
    for values, end in ((joined.low, where.low), (joined.high, where.high)):
        changed |= whole_levels(model, values, counts, end.facts, joined.weight) != level
    of_weights, of_people, of_steps = np.split(
        changed, np.cumsum([len(group.enough) for group in groups])[:-1]
    )
    swung = of_weights.reshape(2, -1).any(axis=0)
    weights = tuple(item for item, hit in zip(frame.ids, np.asarray(swung), strict=True) if hit)
    missed = tuple(person for person, hit in zip(leavers, of_people, strict=True) if hit)
    hanging = sorted(
        {frame.ids[place] for place, hit in zip(steps[0], of_steps, strict=True) if hit}
    )
    return Robustness(
        robust=not weights and not missed,
        weights=weights,
        respondents=missed,
        hangs_on=tuple(hanging),
    )


def _same(rows: Floats, runs: int) -> Floats:
    return np.tile(rows, (runs, 1))


def _weights(model: Model, where: Position) -> Variants:
    """Each weight up, then each weight down."""
    frame, swing = model.frame, model.limits.weight_swing
    size = len(frame.ids)
    up, down = (_same(frame.weight, size) for _ in range(2))
    np.fill_diagonal(up, frame.weight * (1 + swing))
    np.fill_diagonal(down, frame.weight * (1 - swing))
    return Variants(
        low=_same(where.low.values, 2 * size),
        high=_same(where.high.values, 2 * size),
        weight=np.concatenate([up, down]),
        enough=np.ones(2 * size, dtype=np.bool_),
    )


def _steps(model: Model, where: Position) -> tuple[list[int], Variants]:
    """Each answered item one step up and one step down: the places and the variants."""
    rows: list[tuple[int, float]] = []
    for place in np.flatnonzero(where.answered).tolist():
        now = float(where.low.values[place])
        below = [value for value in model.scale if value < now]
        above = [value for value in model.scale if value > now]
        rows += [(place, value) for value in (*below[-1:], *above[:1])]
    places = [place for place, _ in rows]
    low, high = _same(where.low.values, len(rows)), _same(where.high.values, len(rows))
    at = np.arange(len(rows))
    low[at, places] = high[at, places] = [value for _, value in rows]
    return places, Variants(
        low, high, _same(model.frame.weight, len(rows)), np.ones(len(rows), dtype=np.bool_)
    )


def _without(
    model: Model,
    assessment: Assessment,
    votes: Votes,
    where: Position,
    people: Sequence[str],
) -> Variants:
    """The answers without each person's votes. What was decided together stays."""
    worst, best = model.scale[0], model.scale[-1]
    row_of = {person: row for row, person in enumerate(people)}
    low, high = _same(where.low.values, len(people)), _same(where.high.values, len(people))
    answered = np.tile(where.answered, (len(people), 1))
    for item, on_item in votes.items():
        if item in assessment.consensus or item in assessment.left_out:
            continue
        place = model.frame.place[item]
        for person, value in _values_without(on_item).items():
            if person in row_of:
                row = row_of[person]
                low[row, place] = worst if value is None else value
                high[row, place] = best if value is None else value
                answered[row, place] = value is not None
    applicable = int(where.applies.sum())
    said = [enough(model, int(row.sum()), applicable) for row in answered]
    weight = _same(model.frame.weight, len(people))
    return Variants(low, high, weight, np.array(said, dtype=np.bool_))


def _values_without(votes: Sequence[Vote]) -> Mapping[str, float | None]:
    """Person -> what the others' votes on an item come to; the same for equal votes."""
    values = [vote.value for vote in votes]
    places = {value: place for place, value in enumerate(values)}
    found = {
        value: common_value([*values[:place], *values[place + 1 :]])
        for value, place in places.items()
    }
    return {vote.respondent: found[vote.value] for vote in votes}
