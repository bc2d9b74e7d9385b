"""What differs between two editions of one instrument, as far as it can move a result."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from aiops_model.domain.maturity.model import Item, Model

Kind = Literal[
    "item_added",
    "item_removed",
    "level",
    "weight",
    "left_out",
    "gate",
    "weakest_link",
    "stop_added",
    "stop_removed",
    "stop_changed",
    "scale",
    "provisional_share",
    "least_answered",
    "limits",
]
SHARES: tuple[Kind, ...] = ("provisional_share", "least_answered")
"""Limits of which a reader is told both figures."""


@dataclass(frozen=True)
class Edition:
    """An instrument as it was when a result was computed, with the names of its parts."""

    model: Model
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Id of an item or a hard stop -> language -> question or name."""


@dataclass(frozen=True)
class Difference:
    """One thing the later edition settles otherwise."""

    kind: Kind
    id: str = ""
    """The item or the hard stop; of a gate the level it opens."""
    of: str = ""
    """Of a gate: the level of the items it asks for."""
    before: float | None = None
    """None where there was nothing. Levels by number, gates in percent, shares 0 to 1."""
    after: float | None = None


def differences(before: Model, after: Model) -> tuple[Difference, ...]:
    """Everything that can move a result between the two: items, then gates, caps and limits."""
    return (
        *_items(before, after),
        *_gates(before, after),
        *_stops(before, after),
        *_limits(before, after),
    )


def _items(before: Model, after: Model) -> Iterator[Difference]:
    for item in after.items:
        if item.id not in before.item:
            yield Difference("item_added", item.id)
    for item in before.items:
        if item.id not in after.item:
            yield Difference("item_removed", item.id)
    for item in after.items:
        if item.id in before.item:
            yield from _item(before.item[item.id], item)


def _item(before: Item, after: Item) -> Iterator[Difference]:
    if before.level != after.level:
        yield Difference("level", after.id, before=before.level, after=after.level)
    if before.weight != after.weight:
        yield Difference("weight", after.id, before=before.weight, after=after.weight)
    if before.may_be_left_out != after.may_be_left_out:
        was, now = float(before.may_be_left_out), float(after.may_be_left_out)
        yield Difference("left_out", after.id, before=was, after=now)


def _gates(before: Model, after: Model) -> Iterator[Difference]:
    was, now = _percentages(before), _percentages(after)
    for level, of in dict.fromkeys((*now, *was)):
        old, new = was.get((level, of)), now.get((level, of))
        if old != new:
            yield Difference("gate", level, of, old, new)
    if before.weakest_link != after.weakest_link:
        yield Difference("weakest_link", before=before.weakest_link, after=after.weakest_link)


def _percentages(model: Model) -> dict[tuple[str, str], float]:
    """Level and level of the items -> percentage needed."""
    name = dict(enumerate(model.levels, start=1))
    return {
        (name[level], name[of]): percent
        for level, gate in sorted(model.gates.items())
        for of, percent in sorted(gate.items())
    }


def _stops(before: Model, after: Model) -> Iterator[Difference]:
    was, now = ({stop.id: stop for stop in model.stops} for model in (before, after))
    yield from (Difference("stop_added", stop) for stop in now if stop not in was)
    yield from (Difference("stop_removed", stop) for stop in was if stop not in now)
    for stop in now:
        if stop in was and was[stop] != now[stop]:
            yield Difference("stop_changed", stop)


def _limits(before: Model, after: Model) -> Iterator[Difference]:
    if before.scale != after.scale:
        yield Difference("scale")
    was, now = asdict(before.limits), asdict(after.limits)
    changed = [name for name in now if was[name] != now[name]]
    for kind in SHARES:
        if kind in changed:
            yield Difference(kind, before=was[kind], after=now[kind])
    if set(changed) - set(SHARES):
        yield Difference("limits")
