"""The three biggest levers: the three measures that lift the index most for each person-day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from aiops_model.domain.maturity.frame import Flags, Floats, Whole
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.plan.values import Measure


@dataclass(frozen=True)
class Levers:
    """The triple, what it needs first, what it brings."""

    measures: tuple[str, ...]
    """Three, or all there are."""
    with_predecessors: tuple[str, ...]
    rise: float
    """Of the overall index."""
    effort: int
    """Units of six minutes, open prerequisites included."""


def biggest_levers(
    model: Model,
    values: Mapping[str, float],
    measures: Sequence[Measure],
    *,
    done: frozenset[str] = frozenset(),
    duties: frozenset[str] = frozenset(),
    left_out: frozenset[str] = frozenset(),
    many: int = 2 + 1,
) -> Levers | None:
    """The best triple, exactly: all are compared. None where no measure lifts anything.

    `values`: item -> value; open items count from the bottom of the scale. Ties go to the triple
    that answers more of the open `duties`, then to the first by id.
    """
    library = {measure.id: measure for measure in sorted(measures, key=lambda row: row.id)}
    needs = {name: _closure(library, name, done) for name in library if name not in done}
    names = [name for name in needs if _lifts(model, values, library, needs[name], left_out)]
    if not names:
        return None
    table = _Table(model, values, library, names, needs=needs, left_out=left_out)
    best: tuple[tuple[float, int], tuple[str, ...]] | None = None
    for rows in _batches(len(names), min(many, len(names))):
        rise, effort = table.rise(rows), table.effort(rows)
        ratio = rise / effort
        top = ratio.max()
        for place in np.flatnonzero(ratio >= top - model.limits.tolerance * abs(top)):
            triple = tuple(names[n] for n in rows[place])
            key = (_rounded(float(ratio[place]), model), _answered(library, triple, duties))
            if best is None or key > best[0] or (key == best[0] and triple < best[1]):
                best = key, triple
    assert best is not None
    chosen = np.array([[names.index(name) for name in best[1]]])
    everything = frozenset[str]().union(*(needs[name] for name in best[1]))
    return Levers(
        measures=best[1],
        with_predecessors=tuple(sorted(everything)),
        rise=float(table.rise(chosen)[0]),
        effort=int(table.effort(chosen)[0]),
    )


def _rounded(ratio: float, model: Model) -> float:
    """Ratios that differ by less than the tolerance are one."""
    return round(ratio / model.limits.tolerance) * model.limits.tolerance


def _answered(
    library: Mapping[str, Measure], triple: tuple[str, ...], duties: frozenset[str]
) -> int:
    refs = {row.ref for name in triple for row in library[name].closes if row.kind == "duty"}
    return len(refs & duties)


def _closure(library: Mapping[str, Measure], name: str, done: frozenset[str]) -> frozenset[str]:
    """A measure with everything it still waits for."""
    found, rows = {name}, [name]
    while rows:
        for earlier in library[rows.pop()].after:
            if earlier in library and earlier not in found and earlier not in done:
                found.add(earlier)
                rows.append(earlier)
    return frozenset(found)


def _lifts(
    model: Model,
    values: Mapping[str, float],
    library: Mapping[str, Measure],
    names: frozenset[str],
    left_out: frozenset[str],
) -> bool:
    bottom = model.scale[0]
    return any(
        lift.kind == "item"
        and lift.ref in model.item
        and lift.ref not in left_out
        and values.get(lift.ref, bottom) < lift.to
        for name in names
        for lift in library[name].closes
    )


def _batches(count: int, many: int) -> Iterator[Whole]:
    """All sets of so many, those with the same first member together."""
    for first in range(count - many + 1):
        rest = combinations(range(first + 1, count), many - 1)
        yield np.array([(first, *row) for row in rest])


class _Table:
    """The measures laid out for arithmetic: who needs whom, which lift raises which item."""

    def __init__(
        self,
        model: Model,
        values: Mapping[str, float],
        library: Mapping[str, Measure],
        names: Sequence[str],
        *,
        needs: Mapping[str, frozenset[str]],
        left_out: frozenset[str],
    ) -> None:
        everything = sorted(frozenset[str]().union(*(needs[name] for name in names)))
        place = {name: n for n, name in enumerate(everything)}
        self.needs: Flags = np.array([[other in needs[n] for other in everything] for n in names])
        self.efforts = np.array([library[name].effort for name in everything])
        sums: dict[int, float] = {}
        for item in model.items:
            if item.id not in left_out:
                sums[item.level] = sums.get(item.level, 0.0) + item.weight
        self.rows = []
        for item in model.items:
            if item.id in left_out:
                continue
            lifts = sorted(
                (lift.start, lift.to, place[name])
                for name in everything
                for lift in library[name].closes
                if lift.kind == "item" and lift.ref == item.id
            )
            if lifts:
                stands = values.get(item.id, model.scale[0])
                self.rows.append((item.weight / sums[item.level], stands, lifts))

    def _together(self, rows: Whole) -> Flags:
        return np.asarray(self.needs[rows].any(axis=1))

    def effort(self, rows: Whole) -> Whole:
        """Units of each triple with all it needs."""
        return np.asarray(self._together(rows) @ self.efforts)

    def rise(self, rows: Whole) -> Floats:
        """Rise of the overall index by each triple: the index is linear in the items' values."""
        together = self._together(rows)
        total = np.zeros(len(rows))
        for share, stands, lifts in self.rows:
            reached = np.full(len(rows), stands)
            for start, to, place in lifts:
                helps = together[:, place] & (start <= reached) & (reached < to)
                reached[helps] = to
            total += share * (reached - stands)
        return total
