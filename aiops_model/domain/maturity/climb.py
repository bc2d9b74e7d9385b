"""The fewest changes that lift a weighted sum, and parts of it, over their thresholds. Exact.

One problem per level of items: gates couple no two levels. How many changes are needed follows
from taking the largest gains first, in each part until its own threshold is met and then
wherever the gain is largest. Which ones, of all choices of that many: those with the least cost,
then the first ids, then the smaller steps, by dynamic programming over the items; what cannot
reach the thresholds any more is dropped, so that few sums have to be looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Step:
    """One value an item can be lifted to."""

    to: float
    inner: float
    """Gain of the part."""
    outer: float
    """Gain of the whole sum."""
    cost: int
    order: int
    """What decides between equal costs: the larger sum wins."""


@dataclass(frozen=True)
class Mover:
    """An item that can be changed, with its steps in rising order."""

    place: int
    part: int
    steps: tuple[Step, ...]
    must: bool = False
    """It has to be among the changes; its steps are those that do."""

    @property
    def best(self) -> Step:
        """The step with the largest gain."""
        return self.steps[-1]


@dataclass(frozen=True)
class Needs:
    """What has to be gained; sums less than `unit` apart count as equal."""

    outer: float
    inner: Mapping[int, float]
    unit: float


Chosen = tuple["Chosen | None", int, float]
"""A linked list of places and values."""


@dataclass(frozen=True)
class _State:
    cost: int
    order: int
    outer: float
    inner: float
    chosen: Chosen | None

    def better_than(self, other: "_State | None") -> bool:
        return other is None or (self.cost, -self.order) < (other.cost, -other.order)


def fewest_changes(movers: Sequence[Mover], needs: Needs) -> dict[int, float] | None:
    """Place -> value of the fewest, then cheapest changes; None where the needs cannot be met."""
    count = _fewest(movers, needs)
    if count is None:
        return None
    return _cheapest(movers, needs, count) if count else {}


def _fewest(movers: Sequence[Mover], needs: Needs) -> int | None:
    """How many changes it takes."""
    taken = [mover for mover in movers if mover.must]
    spare: list[float] = []
    outer = sum(mover.best.outer for mover in taken)
    count = len(taken)
    for part in {mover.part for mover in movers} | set(needs.inner):
        inner = sum(mover.best.inner for mover in taken if mover.part == part)
        needed = needs.inner.get(part, 0.0)
        free = [mover.best for mover in movers if mover.part == part and not mover.must]
        free.sort(key=lambda step: -step.inner)
        used = 0
        while inner < needed:
            if used == len(free):
                return None
            inner += free[used].inner
            outer += free[used].outer
            used += 1
        count += used
        spare += [step.outer for step in free[used:]]
    spare.sort(reverse=True)
    for gain in spare:
        if outer >= needs.outer:
            break
        outer += gain
        count += 1
    return count if outer >= needs.outer else None


def _best_of(gains: Iterable[float]) -> list[float]:
    """The largest sum of 0, 1, 2 ... of the gains."""
    return [0.0, *accumulate(sorted(gains, reverse=True))]


def _cheapest(movers: Sequence[Mover], needs: Needs, count: int) -> dict[int, float] | None:
    """The cheapest of all choices of `count` changes that meet the needs."""
    row = sorted(movers, key=lambda mover: (mover.part, -mover.best.outer, mover.place))
    states: dict[tuple[int, int, int], _State] = {(0, 0, 0): _State(0, 0, 0.0, 0.0, None)}
    for number, mover in enumerate(row):
        later = row[number + 1 :]
        outer_rest = _best_of(other.best.outer for other in later)
        inner_rest = _best_of(other.best.inner for other in later if other.part == mover.part)
        needed = needs.inner.get(mover.part, 0.0)
        last = not later or later[0].part != mover.part
        found: dict[tuple[int, int, int], _State] = {}
        for (used, _, _), state in states.items():
            for more, following in _followers(state, mover):
                left = count - used - more
                if not 0 <= left <= len(later):
                    continue
                if following.outer + outer_rest[left] < needs.outer:
                    continue
                within = min(left, len(inner_rest) - 1)
                if following.inner + inner_rest[within] < needed:
                    continue
                outer = round(min(following.outer, needs.outer) / needs.unit)
                inner = 0 if last else round(min(following.inner, needed) / needs.unit)
                key = (used + more, outer, inner)
                if following.better_than(found.get(key)):
                    found[key] = following
        states = {key: _closed(state) for key, state in found.items()} if last else found
    best: _State | None = None
    for state in states.values():
        if state.better_than(best):
            best = state
    return _listed(best.chosen) if best else None


def _followers(state: _State, mover: Mover) -> Iterable[tuple[int, _State]]:
    """The state with the item left as it is, where it may be, and with each of its steps."""
    if not mover.must:
        yield 0, state
    for step in mover.steps:
        yield (
            1,
            _State(
                state.cost + step.cost,
                state.order + step.order,
                state.outer + step.outer,
                state.inner + step.inner,
                (state.chosen, mover.place, step.to),
            ),
        )


def _closed(state: _State) -> _State:
    """A state at the end of a part, whose own sum is settled."""
    return _State(state.cost, state.order, state.outer, 0.0, state.chosen)


def _listed(chosen: Chosen | None) -> dict[int, float]:
    found: dict[int, float] = {}
    while chosen is not None:
        chosen, place, to = chosen
        found[place] = to
    return found
