"""The way to the next level: the fewest answer changes, then the least effort, then by id.

Counted from the worst case, so that the level holds whatever the open answers turn out to be. A
change lifts one answer to a higher step of the scale; its effort is the item's, by the share of
the scale it is lifted. Hard stops are undone by the items and facts that set them off.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from aiops_model.domain.maturity.climb import Mover, Needs, Step, fewest_changes
from aiops_model.domain.maturity.demands import Demand, demands, next_reachable
from aiops_model.domain.maturity.frame import WHOLE, Floats
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.position import Position
from aiops_model.domain.maturity.result import Change, NextLevel
from aiops_model.domain.maturity.stops import failing, holding

Steps = Callable[[int], Sequence[float]]
"""Place of an item -> the values it may be lifted to, rising."""


@dataclass(frozen=True, eq=False)
class Climb:
    """A group of an assessment, to be lifted from the worst case."""

    model: Model
    where: Position
    group: int
    pull: Floats
    """I x G, `demands.pulls`."""
    steps: Steps
    effort: Floats
    """I, person-days over the whole scale."""

    def value(self, place: int) -> float:
        """What an item counts now."""
        return float(self.where.low.values[place])

    def part(self, place: int) -> int:
        """The layer of an item where layers have thresholds of their own, else the group."""
        return int(self.model.frame.layer_of[place]) if self.group == WHOLE else self.group


def next_level(model: Model, where: Position, group: int, pull: Floats) -> NextLevel | None:
    """The way of a group to its next level; None at the top."""
    level = where.low.level_of(group)
    if level == model.top:
        return None
    target = next_reachable(model, where.low, group, level)
    if target is None:
        return NextLevel(to_level=level + 1, changes=(), possible=False)
    least, facts = _undone(model, where, target) if group == WHOLE else ({}, ())
    above = partial(_above, model, where)
    climb = Climb(model, where, group, pull, above, model.frame.effort)
    changed = lifted(climb, target, least)
    if changed is None:
        return NextLevel(to_level=target, changes=(), possible=False)
    changes = tuple(_change(climb, place, changed[place]) for place in sorted(changed))
    return NextLevel(to_level=target, changes=changes, possible=True, facts=facts)


def _above(model: Model, where: Position, place: int) -> list[float]:
    """The steps of the scale above an item's value."""
    return [value for value in model.scale if value > where.low.values[place]]


def _undone(model: Model, where: Position, target: int) -> tuple[dict[int, float], tuple[str, ...]]:
    """What undoes the hard stops below the target: place -> least value, and facts."""
    end = where.low
    stops = [stop for stop in model.stops if stop.cap < target]
    least: dict[int, float] = {}
    facts: dict[str, None] = {}
    for stop in holding(model, stops, end.values[None], where.applies[None], end.facts):
        missed = failing(model, stop, end.values[None], where.applies[None])[0]
        for item, fails in zip(stop.items, missed, strict=True):
            if fails:
                place = model.frame.place[item]
                least[place] = max(least.get(place, stop.below), stop.below)
        facts.update(dict.fromkeys(fact for fact in stop.facts if end.facts[fact]))
        if not stop.items and not stop.facts:
            facts[stop.only_if] = None
    return least, tuple(facts)


def _change(climb: Climb, place: int, to: float) -> Change:
    current = climb.value(place)
    return Change(
        item=climb.model.frame.ids[place],
        current=current if climb.where.answered[place] else None,
        to=to,
        effort=_effort(climb, place, to),
    )


def _effort(climb: Climb, place: int, to: float) -> float:
    """Person-days of a change: the item's, by the share of the scale."""
    scale = climb.model.scale
    share = (to - climb.value(place)) / (scale[-1] - scale[0])
    return float(climb.effort[place]) * share


def lifted(climb: Climb, target: int, least: Mapping[int, float]) -> dict[int, float] | None:
    """Place -> value of the fewest changes that reach the target; None where nothing does.

    least: place -> the value an item has to have besides what the gates demand.
    """
    model, where = climb.model, climb.where
    asked = demands(model, where.low, climb.group, target)
    if asked is None:
        return None
    found: dict[int, float] = {}
    inside = model.frame.members[:, climb.group] & where.applies
    for column in range(model.top - 1):
        places = [
            place
            for place, counts in enumerate((inside & (model.frame.column == column)).tolist())
            if counts
        ]
        needs = _needs(climb, [demand for demand in asked if demand.column == column])
        forced = [place for place in places if place in least]
        if not forced and needs.outer <= 0 and all(need <= 0 for need in needs.inner.values()):
            continue
        movers = [mover for place in places if (mover := _mover(climb, place, least)).steps]
        if sum(mover.must for mover in movers) < len(forced):
            return None
        changed = fewest_changes(movers, needs)
        if changed is None:
            return None
        found.update(changed)
    return found


def _needs(climb: Climb, asked: Sequence[Demand]) -> Needs:
    """Percentage points to gain, of the group and of its parts."""
    inner: dict[int, float] = {}
    outer = 0.0
    for demand in asked:
        gap = demand.needed - float(climb.where.low.percent[demand.group, demand.column])
        if demand.group == climb.group:
            outer = gap
        else:
            inner[demand.group] = gap
    return Needs(outer, inner, climb.model.limits.tolerance)


def _mover(climb: Climb, place: int, least: Mapping[int, float]) -> Mover:
    """An item with the steps it may be lifted to."""
    model, now, part = climb.model, climb.value(place), climb.part(place)
    bound = least.get(place, now) - model.limits.tolerance
    values = [value for value in climb.steps(place) if value >= bound]
    after, digits = len(model.frame.ids) - place, len(model.scale)
    of_id = 2**after * digits ** (len(model.frame.ids) + 1)
    return Mover(
        place=place,
        part=part,
        steps=tuple(
            Step(
                to=value,
                inner=float(climb.pull[place, part]) * (value - now),
                outer=float(climb.pull[place, climb.group]) * (value - now),
                cost=round(_effort(climb, place, value) / model.limits.tolerance),
                order=of_id + digits**after * (len(values) - 1 - number),
            )
            for number, value in enumerate(values)
        ),
        must=place in least,
    )
