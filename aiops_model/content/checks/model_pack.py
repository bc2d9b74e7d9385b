"""A model pack fits together: scale, levels, gates, groups, items."""

from collections.abc import Iterator
from itertools import pairwise

from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema.model_pack import ModelPack


def check_model_pack(file: str, pack: ModelPack) -> Iterator[Fault]:
    """Names that resolve, a rising scale, groups without a circle, two layers deep."""
    for check in (_check_scale, _check_gates, _check_groups, _check_items, _check_stops):
        for loc, message in check(pack):
            yield Fault(file, loc, message)


def _check_scale(pack: ModelPack) -> Iterator[tuple[Loc, str]]:
    values = [step.value for step in pack.scale]
    for index, (lower, higher) in enumerate(pairwise(values), start=1):
        if higher <= lower:
            message = f"{higher:g} must lie above {lower:g}; order the answers from low to high"
            yield ("scale", index, "value"), message
    if pack.gates and (values[0], values[-1]) != (0, 1):
        message = "runs from {:g} to {:g}; a model with gates needs answers from 0 to 1"
        yield ("scale",), message.format(values[0], values[-1])


def _check_gates(pack: ModelPack) -> Iterator[tuple[Loc, str]]:
    levels = [level.id for level in pack.levels]
    known = ", ".join(levels)
    for level, gate in pack.gates.items():
        if level not in levels:
            yield ("gates", level), f"there is no level {level}; the levels are {known}"
        elif level == levels[0]:
            yield ("gates", level), f"{level} is the floor, which everybody has; remove the gate"
        for of in gate:
            if of not in levels:
                yield ("gates", level, of), f"there is no level {of}; the levels are {known}"
    if pack.weakest_link is not None and not pack.gates:
        yield ("weakest_link",), "caps levels, and without gates there are none; remove it"
    if pack.gates and pack.roll_up == "sum_over_levels":
        message = "sums levels up, so gates say nothing; choose pooled or mean, or drop the gates"
        yield ("roll_up",), message


def _check_groups(pack: ModelPack) -> Iterator[tuple[Loc, str]]:
    """Layers with capabilities in them; no group is, by any way, part of itself."""
    parent = {group.id: group.part_of for group in pack.groups}
    filled = {group.part_of for group in pack.groups}
    asked = {item.capability for item in pack.items}
    for index, group in enumerate(pack.groups):
        loc: Loc = ("groups", index)
        circle = _way_up(group.id, parent)
        if group.part_of is not None and group.part_of not in parent:
            message = f"there is no group {group.part_of}; add it or correct the id"
            yield (*loc, "part_of"), message
        elif circle[-1] == group.id and len(circle) > 1:
            way = " -> ".join(circle)
            yield (*loc, "part_of"), f"is a circle ({way}); one of them is a layer without part_of"
        elif group.part_of is not None and parent[group.part_of] is not None:
            if group.id not in _way_up(group.part_of, parent):
                message = f"{group.part_of} is a capability; only layers have parts"
                yield (*loc, "part_of"), f"{message}: name its layer {parent[group.part_of]}"
        elif group.part_of is None and group.id not in filled:
            yield loc, f"the layer {group.id} is empty; give it capabilities (part_of)"
        elif group.part_of is not None and group.id not in asked:
            yield loc, f"the capability {group.id} has no items; add one or remove it"


def _way_up(group: str, parent: dict[str, str | None]) -> list[str]:
    """The group and what it is part of, up to the top or to the first that occurs again."""
    way = [group]
    above = parent.get(group)
    while above is not None:
        way.append(above)
        if above in way[:-1]:
            break
        above = parent.get(above)
    return way


def _check_items(pack: ModelPack) -> Iterator[tuple[Loc, str]]:
    levels = [level.id for level in pack.levels]
    layers = {group.id for group in pack.groups if group.part_of is None}
    capabilities = [group.id for group in pack.groups if group.part_of is not None]
    taken = {group.id for group in pack.groups}
    for index, item in enumerate(pack.items):
        loc: Loc = ("items", index)
        if item.id in taken:
            yield (*loc, "id"), f"the id {item.id} is a group's; choose another"
        if item.capability in layers:
            message = f"{item.capability} is a layer; name one of its capabilities"
            yield (*loc, "capability"), message
        elif item.capability not in capabilities:
            known = ", ".join(capabilities)
            message = f"there is no capability {item.capability}; there are {known}"
            yield (*loc, "capability"), message
        if item.level not in levels:
            known = ", ".join(levels[1:])
            message = f"there is no level {item.level}; the levels are {known}"
            yield (*loc, "level"), message
        elif item.level == levels[0]:
            message = f"{item.level} is the floor, which needs no item; choose a level above"
            yield (*loc, "level"), message


def _check_stops(pack: ModelPack) -> Iterator[tuple[Loc, str]]:
    levels = [level.id for level in pack.levels]
    items = {item.id for item in pack.items}
    if pack.stops and not pack.gates:
        yield ("stops",), "cap levels, and without gates there are none; remove them"
    for index, stop in enumerate(pack.stops):
        loc: Loc = ("stops", index)
        if stop.cap not in levels[:-1]:
            message = (
                f"{stop.cap} is no level below the top; choose one of {', '.join(levels[:-1])}"
            )
            yield (*loc, "cap"), message
        for position, item in enumerate(stop.items):
            if item not in items:
                yield (*loc, "items", position), f"there is no item {item}; correct the id"
