"""Where things stand at day 30, 60 and 90 if the plan holds: only what measures name, no more.

The euro estimate is run again with the same seed and the answers that measures move.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from aiops_model.content.planning import plan_measures
from aiops_model.domain.banding import banded
from aiops_model.domain.euro import Range
from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.plan.projection import project
from aiops_model.domain.plan.result import Item, Plan
from aiops_model.domain.plan.values import Measure
from aiops_model.domain.plan.worth import values_after
from aiops_model.domain.self_check import AnswerValue, complete, open_items
from aiops_model.report.plan.basis import Levers, Projection
from aiops_model.services.context import Context
from aiops_model.services.maturity.comparing import answered_on
from aiops_model.services.plan.gaps import Found, item_values
from aiops_model.services.plan.reading import File

MOST_LEVERS = 3


def projections(ctx: Context, file: File, found: Found, plan: Plan) -> tuple[Projection, ...]:
    """Today and the day of each gate inside the plan; empty while nothing is answered."""
    values = item_values(found.result)
    answers = dict(file.maturity.self_check)
    if not values and open_items(answers):
        return ()
    content, maturity = ctx.content.plan, ctx.content.maturity
    days = [gate.day for gate in plan.gates]
    bands = {item: str(value) for item, value in banded(answers, ctx.content.euro).items()}
    library = {row.id: row for row in plan_measures(content)}
    finished = _finished(ctx, file, plan, library)
    rows = project(
        plan.model_copy(update={"items": (*finished, *_kept(file, plan))}),
        tuple(library.values()),
        maturity.model,
        values,
        days=days,
        left_out=found.assessment.left_out,
        facts=found.assessment.facts,
        self_check=bands,
        better={row.item: row.worst_to_best for row in content.planning.effects},
    )
    return tuple(
        Projection(
            day=row.day,
            index=row.index if values else None,
            level_low=row.level_low if values else None,
            level_high=row.level_high if values else None,
            at_stake=_at_stake(ctx, answers, row.self_check),
        )
        for row in rows
    )


def _kept(file: File, plan: Plan) -> tuple[Item, ...]:
    """Planned measures that nobody gave up."""
    state = file.plan.measure
    return tuple(item for item in plan.items if state(item.measure).state.status != "dropped")


def _finished(
    ctx: Context, file: File, plan: Plan, library: dict[str, Measure]
) -> tuple[Item, ...]:
    """Measures done in an earlier plan; what was answered since then is not lifted once more."""
    asked = answered_on(ctx.content.maturity, file.maturity)
    found = []
    for name in plan.done:
        day = file.plan.measure(name).state.done_on
        if day is None or name not in library:
            continue
        measure = library[name]
        closes = tuple(row for row in measure.closes if asked.get(row.ref, date.min) <= day)
        library[name] = replace(measure, closes=closes)
        found.append(_done_item(name, measure, day, plan))
    return tuple(found)


def _done_item(name: str, measure: Measure, day: date, plan: Plan) -> Item:
    number = (day - plan.start).days + 1
    return Item(
        measure=name,
        start=day,
        end=day,
        start_day=number,
        end_day=number,
        working_days=1,
        owner=measure.owner,
        phase=measure.phase,
        load={},
        days_of_work=0.0,
        reasons=(),
        closes=(),
        after=(),
        mandatory=False,
        due=None,
        in_time=None,
        quick_win=measure.quick_win,
    )


def _at_stake(
    ctx: Context, answers: Mapping[str, AnswerValue], moved: Mapping[str, str]
) -> Range | None:
    """EUR a year at stake with some answers moved; None while the self-check is not complete."""
    told = {**answers, **moved}
    if open_items(told):
        return None
    return estimate(complete(told), ctx.content.euro, sensitivity=False).gross


def levers_of(ctx: Context, file: File, found: Found, plan: Plan) -> Levers | None:
    """The planned measures that lift the overall index most for each person-day.

    Work on what they wait for counts as theirs. None while there is no index, or nothing rises.
    """
    if found.result is None or found.result.overall.index is None:
        return None
    library = {row.id: row for row in plan_measures(ctx.content.plan)}
    items = {i.measure: i for i in _kept(file, plan) if i.measure in library}
    rise = {name: _rise(ctx, found, [library[name]]) for name in items}
    days = {name: _days(items, (name,)) for name in items}
    useful = [name for name in items if rise[name] > 0 and days[name] > 0]
    best = sorted(useful, key=lambda name: (-rise[name] / days[name], name))[:MOST_LEVERS]
    if not best:
        return None
    together = [library[name] for name in _with_earlier(items, best)]
    return Levers(tuple(best), _rise(ctx, found, together), _days(items, best))


def _rise(ctx: Context, found: Found, measures: list[Measure]) -> float:
    """By how much the overall index rises when these are done, over the answered items."""
    model = ctx.content.maturity.model
    values = {("item", item): value for item, value in item_values(found.result).items()}
    after = values_after(values, [lift for row in measures for lift in row.closes])
    weights: dict[int, float] = {}
    for item in model.items:
        if ("item", item.id) in values:
            weights[item.level] = weights.get(item.level, 0.0) + item.weight
    return sum(
        item.weight * (after["item", item.id] - values["item", item.id]) / weights[item.level]
        for item in model.items
        if ("item", item.id) in values
    )


def _with_earlier(items: Mapping[str, Item], names: tuple[str, ...] | list[str]) -> list[str]:
    """Measures with everything in the plan that they wait for."""
    found: dict[str, None] = {}
    open_ = list(names)
    while open_:
        name = open_.pop()
        if name in items and name not in found:
            found[name] = None
            open_ += items[name].after
    return sorted(found)


def _days(items: Mapping[str, Item], names: tuple[str, ...] | list[str]) -> float:
    return sum(items[name].days_of_work for name in _with_earlier(items, names))
