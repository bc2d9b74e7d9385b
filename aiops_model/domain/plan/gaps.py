"""From answers, duties and warnings to gaps with their worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.result import Result
from aiops_model.domain.plan.values import Gap


@dataclass(frozen=True)
class GapWorth:
    """What closing a gap is worth, in points; all content."""

    duty_in_force: float
    duty_later: float
    hard_stop: float
    prerequisite: float
    pattern: float
    holding_factor: float
    """Factor of an item that holds the next gate."""
    scale: int
    """Whole parts of a point (a hundred)."""

    def parts(self, points: float) -> int:
        """Points as whole numbers."""
        return round(points * self.scale)


@dataclass(frozen=True)
class DutyState:
    """How well a duty is met: its evidence level, and from when it applies."""

    duty: str
    level: float
    target: float
    in_force: bool = False
    due: date | None = None
    because: Mapping[str, str | float | int] = field(default_factory=dict)


def item_gaps(
    model: Model,
    values: Mapping[str, float],
    worth: GapWorth,
    *,
    holding: frozenset[str] = frozenset(),
    targets: Mapping[str, float] | None = None,
    stops: frozenset[str] = frozenset(),
    because: Mapping[str, Mapping[str, str | float | int]] | None = None,
) -> tuple[Gap, ...]:
    """One gap for every item with a value below its target (default: the top of the scale).

    `values`: item -> value, open and left-out items absent. `holding`: items that hold the next
    gate. `stops`: hard stops that hold; an item that ends one is worth more.
    """
    found = []
    for item in model.items:
        value = values.get(item.id)
        target = (targets or {}).get(item.id, model.scale[-1])
        if value is None or value >= target:
            continue
        factor = worth.holding_factor if item.id in holding else 1
        stop = next(
            (s for s in model.stops if s.id in stops and item.id in s.items and value < s.below),
            None,
        )
        found.append(
            Gap(
                kind="item",
                ref=item.id,
                current=value,
                target=target,
                value=worth.parts(item.weight * (target - value) * factor),
                step_at=None if stop is None else min(stop.below, target),
                step_value=0 if stop is None else worth.parts(worth.hard_stop),
                because=(because or {}).get(item.id, {}),
            )
        )
    return tuple(found)


def holding_items(model: Model, result: Result) -> frozenset[str]:
    """Items of the levels whose percentage keeps the next gate shut."""
    number = {level: n for n, level in enumerate(model.levels, start=1)}
    levels = {number[row.of] for row in result.overall.reasons if row.kind == "gate" and row.of}
    return frozenset(item.id for item in model.items if item.level in levels)


def duty_gaps(rows: Iterable[DutyState], worth: GapWorth) -> tuple[Gap, ...]:
    """One gap for every duty whose evidence is below what is needed."""
    return tuple(
        Gap(
            kind="duty",
            ref=row.duty,
            current=row.level,
            target=row.target,
            value=worth.parts(worth.duty_in_force if row.in_force else worth.duty_later),
            due=row.due,
            in_force=row.in_force,
            because=row.because,
        )
        for row in rows
        if row.level < row.target
    )


def pattern_gaps(patterns: Iterable[str], worth: GapWorth) -> tuple[Gap, ...]:
    """Patterns of failure that fit the answers."""
    value = worth.parts(worth.pattern)
    return tuple(Gap(kind="pattern", ref=name, value=value) for name in patterns)


def prerequisite_gaps(names: Iterable[str], worth: GapWorth) -> tuple[Gap, ...]:
    """Prerequisites that are not met yet."""
    value = worth.parts(worth.prerequisite)
    return tuple(Gap(kind="prerequisite", ref=name, value=value) for name in names)


def checklist_gaps(names: Iterable[str]) -> tuple[Gap, ...]:
    """Items of the first week that are not ticked; mandatory, so they need no worth."""
    return tuple(Gap(kind="checklist", ref=name) for name in names)
