"""What is not as it should be: items below their target, duties, patterns, prerequisites, the list.

Only what somebody has said makes a gap: an open item is one to find out, not one to close.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from aiops_model.content.planning import gap_worth, plan_measures
from aiops_model.domain.ai_act.coverage import gap as coverage_gap
from aiops_model.domain.ai_act.coverage import level_on
from aiops_model.domain.ai_act.result import DutyState as DutyOfSystem
from aiops_model.domain.maturity import score
from aiops_model.domain.maturity.answers import Assessment
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.respondents import votes_by_item
from aiops_model.domain.maturity.result import Result
from aiops_model.domain.plan.gaps import (
    DutyState,
    GapWorth,
    checklist_gaps,
    duty_gaps,
    holding_items,
    item_gaps,
    pattern_gaps,
    prerequisite_gaps,
)
from aiops_model.domain.plan.values import Gap, GapRef, Lift
from aiops_model.domain.plan.worth import values_after
from aiops_model.services.ai_act.classifying import classified
from aiops_model.services.context import Context
from aiops_model.services.maturity.comparing import answered_on
from aiops_model.services.maturity.scoring import answers_of, assessment_of
from aiops_model.services.plan.first_week import ticked
from aiops_model.services.plan.reading import File

PREREQUISITES = "prerequisites"
"""The lens whose groups have a light each."""
MET = "met"
HOLDING_FACTS = ("yes", "possible")
FIRST_LEVEL = 2
"""Number of the lowest level that has items."""
Because = dict[str, str | float | int]


@dataclass(frozen=True)
class Found:
    """The gaps of a file on a day, and where everything stands that somebody has said."""

    gaps: tuple[Gap, ...]
    state: Mapping[GapRef, float]
    assessment: Assessment
    result: Result | None
    """None while nothing is answered."""
    ticked: frozenset[str]
    """Items of the first week that are done."""


def gaps_of(ctx: Context, file: File, as_of: date | None = None) -> tuple[Gap, ...]:
    """The gaps of a file as of a day (today): what a plan can close."""
    return found_in(ctx, file, as_of).gaps


def found_in(ctx: Context, file: File, as_of: date | None = None) -> Found:
    """The gaps with everything they follow from."""
    content, day = ctx.content.maturity, as_of or ctx.clock().date()
    worth = gap_worth(ctx.content.plan)
    assessment = assessment_of(content, answers_of(file.maturity), day)
    result = score(content.model, assessment, content.rules) if assessment.votes else None
    lifts = done_lifts(ctx, file)
    answered = item_values(result)
    values = _after(answered, lifts)
    closed = {lift.gap for lift in lifts}
    lights = _lights(result, closed)
    warned = _warned(result, closed)
    duties = [_lifted(row, lifts) for row in _duties(ctx, file, day)]
    done_items = ticked(ctx.content.plan, file, answered)
    gaps = (
        *_items(content.model, assessment, result, values, worth),
        *duty_gaps(duties, worth),
        *pattern_gaps(warned, worth),
        *prerequisite_gaps((name for name, light in lights.items() if light != MET), worth),
        *checklist_gaps(name for name in ctx.content.plan.checklist if name not in done_items),
    )
    state: dict[GapRef, float] = {("item", item): value for item, value in values.items()}
    state |= {("duty", row.duty): row.level for row in duties}
    state |= {("prerequisite", name): float(light == MET) for name, light in lights.items()}
    if result is not None:
        patterns = (row.id for row in content.rules.patterns)
        state |= {("pattern", name): float(name not in warned) for name in patterns}
    state |= {("checklist", n): float(n in done_items) for n in ctx.content.plan.checklist}
    return Found(gaps, state, assessment, result, done_items)


def item_values(result: Result | None) -> dict[str, float]:
    """Item -> value, of those that are answered."""
    rows = {} if result is None else result.items
    return {item: row.value for item, row in rows.items() if row.value is not None}


def done_lifts(ctx: Context, file: File) -> tuple[Lift, ...]:
    """What finished measures have lifted, as long as nobody has said anew how it stands."""
    asked = answered_on(ctx.content.maturity, file.maturity)
    rated: dict[str, date] = {}
    for system in file.act.systems:
        for duty, record in system.duties.items():
            if record.changed_at is not None:
                rated[duty] = max(rated.get(duty, date.min), record.changed_at.date())
    said = {"item": asked, "duty": rated}
    library = {row.id: row for row in plan_measures(ctx.content.plan)}
    return tuple(
        lift
        for name, row in sorted(file.plan.progress.items())
        if row.state.done_on is not None and name in library
        for lift in library[name].closes
        if said.get(lift.kind, {}).get(lift.ref, date.min) <= row.state.done_on
    )


def _after(values: Mapping[str, float], lifts: Iterable[Lift]) -> dict[str, float]:
    """Item -> value after some lifts; what nobody has answered stays open."""
    known: dict[tuple[str, str], float] = {("item", item): v for item, v in values.items()}
    reached = values_after(known, [row for row in lifts if row.gap in known])
    return {item: reached["item", item] for item in values}


def _lifted(row: DutyState, lifts: Iterable[Lift]) -> DutyState:
    key = ("duty", row.duty)
    found = values_after({key: row.level}, [lift for lift in lifts if lift.gap == key])
    return replace(row, level=found[key])


def _warned(result: Result | None, closed: Collection[GapRef]) -> tuple[str, ...]:
    """Patterns that fit the answers for certain, without those a finished measure has ended."""
    rows = () if result is None else result.warnings
    return tuple(row.id for row in rows if row.certain and ("pattern", row.id) not in closed)


def _items(
    model: Model,
    assessment: Assessment,
    result: Result | None,
    values: Mapping[str, float],
    worth: GapWorth,
) -> tuple[Gap, ...]:
    """Items below the best answer, up to the level that their capability is meant to reach."""
    if result is None:
        return ()
    wanted = result.progress.targets
    targets = {
        item.id: model.scale[-1]
        if item.level <= ceil(wanted.get(item.capability, FIRST_LEVEL))
        else model.scale[0]
        for item in model.items
    }
    stops = tuple(
        stop
        for stop in model.stops
        if not stop.only_if or assessment.facts.get(stop.only_if) in HOLDING_FACTS
    )
    holding = holding_items(model, result)
    model = replace(model, stops=stops)
    because = _because(model, assessment, result, values, holding)
    return item_gaps(
        model,
        values,
        worth,
        holding=holding,
        targets=targets,
        stops=frozenset(stop.id for stop in stops),
        because=because,
    )


def _because(
    model: Model,
    assessment: Assessment,
    result: Result,
    values: Mapping[str, float],
    holding: Collection[str],
) -> dict[str, Because]:
    """What the sentence about an item tells: who says so, what its layer gains, what it holds."""
    layer_of = {capability.id: capability.layer for capability in model.capabilities}
    votes = votes_by_item(model, assessment)
    weights: dict[tuple[str, int], float] = defaultdict(float)
    for item in model.items:
        if item.id in values:
            weights[layer_of[item.capability], item.level] += item.weight
    found: dict[str, Because] = {}
    for item in model.items:
        value = values.get(item.id)
        if value is None:
            continue
        told: Because = {}
        said = [vote for vote in votes[item.id] if not isinstance(vote.value, str)]
        if len(said) >= model.limits.smallest_group:
            told["answers"] = sum(vote.value == value for vote in said)
            told["respondents"] = len(said)
        layer = layer_of[item.capability]
        stands = result.layers[layer].index
        if stands is not None:
            rise = item.weight * (model.scale[-1] - value) / weights[layer, item.level]
            told |= {"layer": layer, "layer_from": stands, "layer_to": stands + rise}
        stop = next((s for s in model.stops if item.id in s.items and value < s.below), None)
        if stop is not None:
            told["stop"] = stop.id
        elif item.id in holding:
            told["holds"] = item.level
        found[item.id] = told
    return found


def _lights(result: Result | None, closed: Collection[GapRef]) -> dict[str, str]:
    """Prerequisite -> its light, of those somebody has said something about."""
    groups = () if result is None else result.lenses.get(PREREQUISITES, ())
    return {
        group.id: MET if ("prerequisite", group.id) in closed else group.light
        for group in groups
        if group.answered and group.light
    }


def _duties(ctx: Context, file: File, day: date) -> list[DutyState]:
    """Each duty once, as it stands for the system where least is there."""
    law = ctx.content.ai_act.law
    rows: dict[str, list[_Owed]] = defaultdict(list)
    for row in classified(ctx, file.act, day):
        for line in row.lines:
            state, answer = line.state, line.answer
            if not (state.good_practice or state.conditional or answer.not_applicable):
                level = level_on(answer, day, law)
                met = coverage_gap(answer, day, law) == MET
                rows[state.id].append(_Owed(row.system.id, state, level, met=met))
    return [_duty(duty, owed, float(law.top_level)) for duty, owed in rows.items()]


@dataclass(frozen=True)
class _Owed:
    """A duty of one system, and its evidence level (None: nobody can say)."""

    system: str
    state: DutyOfSystem
    level: int | None
    met: bool


def _duty(duty: str, owed: Iterable[_Owed], top: float) -> DutyState:
    """What the least proven system says; only what is owed for certain has a legal date."""
    open_ = [row for row in owed if not row.met]
    if not open_:
        return DutyState(duty, top, top)
    worst = min(open_, key=lambda row: (not row.state.in_force, row.level or 0))
    because: Because = {"system": worst.system, "systems": len(open_)}
    if worst.level is None:
        because["unclear"] = 1
    certain = [row.state for row in open_ if row.state.certain]
    return DutyState(
        duty=duty,
        level=float(min(row.level or 0 for row in open_)),
        target=top,
        in_force=any(state.in_force for state in certain),
        due=min((state.working_from for state in certain), default=None),
        because=because,
    )
