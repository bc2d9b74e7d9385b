"""Which open answers could settle it: the smallest set that decides between the ends.

A set settles the level where its best values reach the upper level although everything else open
turns out worst, or where its worst values hold the lower one although everything else turns out
best. Unknown facts are open like answers. The smallest set counts, of equals the one that reaches
the upper level, then the first ids. Exact for any number of open answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from aiops_model.domain.maturity.demands import demands, next_reachable
from aiops_model.domain.maturity.frame import WHOLE, Floats
from aiops_model.domain.maturity.model import HardStop, Model
from aiops_model.domain.maturity.position import Position
from aiops_model.domain.maturity.stops import failing, holding
from aiops_model.domain.maturity.ways_up import Climb, lifted


@dataclass(frozen=True, order=True)
class Settling:
    """A set of open answers and facts; the smaller one sorts first."""

    size: int
    items: tuple[str, ...]
    facts: tuple[str, ...]


NOTHING = Settling(0, (), ())


def could_settle(model: Model, where: Position, pull: Floats) -> Settling:
    """The smallest set of open answers that decides; empty where both ends agree."""
    if where.low.level == where.high.level:
        return NOTHING
    upper = min(_reaching(model, where, pull), default=None)
    lower = min(_holding(model, where, pull), default=None)
    if upper is None or (lower is not None and lower.size < upper.size):
        return lower or NOTHING
    return upper


def _settling(model: Model, places: Sequence[int], facts: Sequence[str]) -> Settling:
    items = tuple(model.frame.ids[place] for place in sorted(places))
    found = tuple(sorted(set(facts)))
    return Settling(len(items) + len(found), items, found)


def _unknown(where: Position) -> set[str]:
    """Facts that count both ways."""
    return {fact for fact, worst in where.low.facts.items() if worst != where.high.facts[fact]}


def _reaching(model: Model, where: Position, pull: Floats) -> Iterator[Settling]:
    """Sets whose best values reach the upper level, one for each way to undo the stops."""
    target, best = where.high.level, model.scale[-1]
    open_ = where.applies & ~where.answered
    no_effort = np.zeros(len(model.frame.ids))
    climb = Climb(
        model, where, WHOLE, pull, lambda place: [best] if open_[place] else [], no_effort
    )
    stops = [stop for stop in model.stops if stop.cap < target]
    held = holding(model, stops, where.low.values[None], where.applies[None], where.low.facts)
    for ways in product(*(_ways_to_undo(model, where, stop) for stop in held)):
        places = {place for places, _ in ways for place in places}
        changed = lifted(climb, target, dict.fromkeys(places, best))
        if changed is not None:
            yield _settling(model, list(changed), [fact for _, facts in ways for fact in facts])


def _ways_to_undo(
    model: Model, where: Position, stop: HardStop
) -> list[tuple[list[int], list[str]]]:
    """Each way to undo a stop: the places of items and the facts it takes."""
    unknown = _unknown(where)
    ways: list[tuple[list[int], list[str]]] = []
    if stop.only_if in unknown:
        ways.append(([], [stop.only_if]))
    missed = failing(model, stop, where.low.values[None], where.applies[None])[0]
    places = [
        model.frame.place[item] for item, fails in zip(stop.items, missed, strict=True) if fails
    ]
    facts = [fact for fact in stop.facts if where.low.facts[fact]]
    if (
        (places or facts)
        and all(not where.answered[place] for place in places)
        and unknown.issuperset(facts)
    ):
        ways.append((places, facts))
    return ways


def _holding(model: Model, where: Position, pull: Floats) -> Iterator[Settling]:
    """For each condition of the level above the lower end: the smallest set that fails it."""
    end = where.high
    target = next_reachable(model, end, WHOLE, where.low.level)
    asked = demands(model, end, WHOLE, target) if target else None
    if target is None or asked is None:
        return
    open_ = where.applies & ~where.answered
    worst, best = model.scale[0], model.scale[-1]
    for demand in asked:
        at = open_ & model.frame.members[:, demand.group] & (model.frame.column == demand.column)
        drops = {
            place: float(pull[place, demand.group]) * (best - worst)
            for place in np.flatnonzero(at).tolist()
        }
        margin = float(end.percent[demand.group, demand.column]) - demand.needed
        places = smallest_above(drops, margin)
        if places is not None:
            yield _settling(model, places, [])
    for stop in model.stops:
        if stop.cap < target:
            yield from _tripping(model, where, stop)


def _tripping(model: Model, where: Position, stop: HardStop) -> Iterator[Settling]:
    """The ways to set off a stop by one open answer or fact, with the fact it depends on."""
    unknown = _unknown(where)
    if stop.only_if and not where.low.facts[stop.only_if]:
        return
    also = [stop.only_if] if stop.only_if in unknown else []
    worst = np.broadcast_to(where.low.values, (1, len(model.frame.ids)))
    missed = failing(model, stop, worst, where.applies[None])[0]
    for item, fails in zip(stop.items, missed, strict=True):
        if fails:
            place = model.frame.place[item]
            yield _settling(model, [] if where.answered[place] else [place], also)
    for fact in stop.facts:
        if where.low.facts[fact]:
            yield _settling(model, [], [*also, *([fact] if fact in unknown else [])])


def smallest_above(drops: Mapping[int, float], margin: float) -> list[int] | None:
    """The fewest places whose drops together exceed a margin, of equals the first ones."""
    size, total = 0, 0.0
    falling = sorted(drops.values(), reverse=True)
    while total <= margin:
        if size == len(falling):
            return None
        total += falling[size]
        size += 1
    chosen: list[int] = []
    total = 0.0
    places = sorted(drops)
    for number, place in enumerate(places):
        left = size - len(chosen) - 1
        if left < 0:
            break
        later = sorted((drops[other] for other in places[number + 1 :]), reverse=True)[:left]
        if len(later) == left and total + drops[place] + sum(later) > margin:
            chosen.append(place)
            total += drops[place]
    return chosen
