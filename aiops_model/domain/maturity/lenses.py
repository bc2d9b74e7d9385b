"""Lenses: the same answers, sorted otherwise, so that nothing counts twice."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from aiops_model.domain.maturity.model import Item, Model
from aiops_model.domain.maturity.percent import PERCENT
from aiops_model.domain.maturity.result import ItemState, LensGroup
from aiops_model.domain.maturity.rules import Lens, LensGroupRule

Light = Literal["met", "partly", "not_met", "unclear"]


def lens_results(
    model: Model, states: Mapping[str, ItemState], lenses: Sequence[Lens]
) -> dict[str, tuple[LensGroup, ...]]:
    """Lens id -> its groups: weighted percentages pooled over the answered items.

    `percent_low` and `percent_high` put every open answer at the worst and at the best of the
    scale. Items that do not apply count nowhere; a group without applicable items has no figures.
    """
    return {
        lens.id: tuple(_group(model, states, lens, rule) for rule in lens.groups) for lens in lenses
    }


def _group(
    model: Model, states: Mapping[str, ItemState], lens: Lens, rule: LensGroupRule
) -> LensGroup:
    worst, best = model.scale[0], model.scale[-1]
    closed: list[tuple[Item, float]] = []
    open_items: list[Item] = []
    for item in model.items:
        state = states.get(item.id)
        if not item.tags & rule.tags or (state is not None and state.state == "not_applicable"):
            continue
        if state is None or state.value is None:
            open_items.append(item)
        else:
            closed.append((item, state.value))
    low = _percent([*closed, *((item, worst) for item in open_items)], best)
    high = _percent([*closed, *((item, best) for item in open_items)], best)
    return LensGroup(
        id=rule.id,
        percent=_percent(closed, best),
        percent_low=low,
        percent_high=high,
        answered=len(closed),
        applicable=len(closed) + len(open_items),
        light=_light(low, high, lens, model.limits.tolerance),
    )


def _percent(values: Iterable[tuple[Item, float]], best: float) -> float | None:
    rows = tuple(values)
    weights = sum(item.weight for item, _ in rows)
    if not weights:
        return None
    return PERCENT * sum(item.weight * value for item, value in rows) / (weights * best)


def _light(low: float | None, high: float | None, lens: Lens, tolerance: float) -> Light | None:
    """The light both ends of the range agree on; None without thresholds or figures."""
    if low is None or high is None or lens.met_from is None or lens.partly_from is None:
        return None

    def light(percent: float) -> Light:
        if percent >= (lens.met_from or 0) - tolerance:
            return "met"
        return "partly" if percent >= (lens.partly_from or 0) - tolerance else "not_met"

    at_worst = light(low)
    return at_worst if at_worst == light(high) else "unclear"
