"""Every level of a model can be reached by somebody: items, gates, weakest link."""

from collections.abc import Iterator

from aiops_model.content.problems import Loc
from aiops_model.domain.maturity.model import Model


def unreachable(model: Model) -> Iterator[tuple[Loc, str]]:
    """What makes a level unreachable or a gate meaningless: place in the file and remedy.

    Places are those of `instrument.yaml` and of a model pack: levels, gates, weakest_link.
    """
    yield from _levels_without_items(model)
    if model.gates:
        yield from _gates(model)
        yield from _weakest_link(model)


def _levels_without_items(model: Model) -> Iterator[tuple[Loc, str]]:
    held = {item.level for item in model.items}
    for number, level in enumerate(model.levels, start=1):
        if number > 1 and number not in held:
            message = f"no item belongs to {level}, so nobody reaches it; add one or remove it"
            yield ("levels", number - 1), message


def _gates(model: Model) -> Iterator[tuple[Loc, str]]:
    for number, level in enumerate(model.levels[1:], start=2):
        gate = model.gates.get(number, {})
        if number not in gate:
            message = f"asks nothing of the items of {level}; write the percentage needed"
            yield ("gates", level), message
        for of, needed in gate.items():
            place, name = ("gates", level, model.levels[of - 1]), model.levels[of - 1]
            below = max(
                (model.gates.get(lower, {}).get(of, 0) for lower in range(2, number)), default=0
            )
            if of > number:
                yield place, f"{name} lies above {level}; a gate asks for its own level and below"
            elif of == 1:
                yield place, f"{name} is the floor and has no items; remove it"
            elif needed < below:
                yield place, f"{needed:g} lies below the {below:g} a lower level asks; raise it"


def _weakest_link(model: Model) -> Iterator[tuple[Loc, str]]:
    """A layer without items of its own at a level holds the whole down for everybody."""
    if model.weakest_link is None:
        return
    for index, layer in enumerate(model.layers):
        held = {item.level for item in model.items if _layer(model, item.capability) == layer.id}
        top = next(n for n in range(1, model.top + 1) if n == model.top or n + 1 not in held)
        if top + model.weakest_link < model.top:
            reach = model.levels[top + model.weakest_link - 1]
            message = (
                f"{layer.id} ends at {model.levels[top - 1]}, so with the weakest link nobody gets "
                f"beyond {reach}; add items to it or loosen weakest_link"
            )
            yield ("layers", index), message


def _layer(model: Model, capability: str) -> str:
    return next(row.layer for row in model.capabilities if row.id == capability)
