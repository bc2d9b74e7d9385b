"""Why this level: the gate or cap that holds the lower end of the range, the binding one first."""

from aiops_model.domain.maturity.demands import next_reachable
from aiops_model.domain.maturity.frame import WHOLE
from aiops_model.domain.maturity.model import HardStop, Model
from aiops_model.domain.maturity.position import End, Position
from aiops_model.domain.maturity.result import Reason
from aiops_model.domain.maturity.stops import failing, holding


def reasons(model: Model, where: Position, group: int) -> tuple[Reason, ...]:
    """What holds a group at its level in the worst case.

    Gates always; caps where they hold the level or lie below what the gates allow. Sorted by the
    level each of them caps at; of equals hard stops first, then the lowest layer, then gates.
    """
    end = where.low
    level = end.level_of(group)
    caps = _caps(model, where) if group == WHOLE else []
    allowed = max(level, int(end.gates[group]) - 1)
    held = [pair for pair in caps if pair[0] <= allowed] + _gates(model, end, group)
    if not held:
        return (Reason(kind="top", level=model.top),) if level == model.top else ()
    return tuple(reason for _, reason in sorted(held, key=lambda pair: pair[0]))


def _caps(model: Model, where: Position) -> list[tuple[int, Reason]]:
    """Hard stops and the lowest layers, each with the level it caps the whole at."""
    end = where.low
    held = [
        (stop.cap, stop_reason(model, where, stop))
        for stop in holding(model, model.stops, end.values[None], where.applies[None], end.facts)
    ]
    if end.link < model.top and model.weakest_link is not None:
        for group in model.frame.layer_groups:
            if end.gates[group] and end.gates[group] + model.weakest_link == end.link:
                reason = Reason(
                    kind="weakest_layer",
                    level=end.link,
                    layer=model.frame.groups[group],
                    layer_level=int(end.gates[group]),
                )
                held.append((end.link, reason))
    return held


def stop_reason(model: Model, where: Position, stop: HardStop) -> Reason:
    """A hard stop with the items and facts that set it off in the worst case."""
    end = where.low
    missed = failing(model, stop, end.values[None], where.applies[None])[0]
    facts = [fact for fact in stop.facts if end.facts[fact]]
    return Reason(
        kind="hard_stop",
        level=stop.cap,
        stop=stop.id,
        items=tuple(item for item, fails in zip(stop.items, missed, strict=True) if fails),
        facts=(*facts, *((stop.only_if,) if stop.only_if else ())),
    )


def _gates(model: Model, end: End, group: int) -> list[tuple[int, Reason]]:
    """The conditions missed on the way to the next level, the widest gap first."""
    level = int(end.gates[group])
    held = [
        (level, Reason(kind="unreachable", level=column + 2, of=model.levels[column + 1]))
        for column in range(level - 1, model.top - 1)
        if not (end.present[group, column] and model.frame.reachable[column])
    ]
    target = next_reachable(model, end, group, level)
    if target is None:
        return held
    missed = []
    for column in range(model.top - 1):
        needed = float(model.frame.needed[target - 2, column])
        percent = float(end.percent[group, column])
        if end.present[group, column] and percent < needed - model.limits.tolerance:
            reason = Reason(
                kind="gate",
                level=target,
                of=model.levels[column + 1],
                percent=percent,
                needed=needed,
            )
            missed.append((needed - percent, reason))
    missed.sort(key=lambda pair: -pair[0])
    below = [pair for pair in held if (pair[1].level or 0) < target]
    return [*((level, reason) for _, reason in missed), *below]
