"""From what is stored to what the engine is asked: hours, calendar, gaps, wishes, what is fixed."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from aiops_model.content.plan import PlanContent
from aiops_model.content.planning import meeting_days, plan_measures, plan_rules
from aiops_model.content.working_days import closed_days, public_holidays, working_days
from aiops_model.domain.errors import Refusal
from aiops_model.domain.plan.replan import Progress, with_progress
from aiops_model.domain.plan.result import Plan
from aiops_model.domain.plan.values import (
    Absence,
    Calendar,
    Excluded,
    Fixed,
    GoLive,
    Measure,
    PlanInput,
    Role,
)
from aiops_model.services.context import Context
from aiops_model.services.plan.gaps import Found, found_in
from aiops_model.services.plan.reading import File
from aiops_model.services.plan.views import Capacity, Closure, PlanView, SetUp, State

AHEAD = 365
"""Calendar days behind the horizon that the calendar reaches, so that "earliest" can be said."""
LIVE_CASES = "live_use_cases"
ON_PERSONS = "decides_on_persons"
PLACED = "placed_on"


def capacities_of(ctx: Context, view: PlanView) -> tuple[Capacity, ...]:
    """The time of the five roles: what was said, else the hours that the content proposes."""
    return tuple(
        view.capacities.get(role.id) or Capacity(role.id, role.hours_a_week)
        for role in ctx.content.plan.planning.roles
    )


def proposed_closures(content: PlanContent, start: date, horizon_days: int, lang: str
                      ) -> tuple[Closure, ...]:  # fmt: skip
    """The closures that the content proposes inside a plan, for everybody to see and change."""
    last = start + timedelta(days=horizon_days - 1)
    return tuple(
        Closure(first, end, row.name.get(lang))
        for row in content.planning.closures
        if row.proposed
        for first, end in closed_days([(row.from_day, row.to_day)], start, last)
    )


def calendar_for(set_up: SetUp) -> Calendar:
    """The working days of a plan: holidays of its place but those worked on, and its closures."""
    ahead = set_up.horizon_days + AHEAD
    last = set_up.start + timedelta(days=ahead)
    found = public_holidays(
        set_up.country,
        set_up.start,
        last,
        region=set_up.region,
        categories=set_up.categories,
    )
    return working_days(
        set_up.start,
        holidays={day: name for day, name in found.items() if day not in set_up.workdays},
        closures=[(row.first, row.last) for row in set_up.closures],
        days=ahead,
    )


def input_of(ctx: Context, file: File, set_up: SetUp | None = None) -> PlanInput:
    """What the engine is asked about a file today; with `set_up`, as if that were stored.

    Raises Refusal("no_set_up") about "plan_start" while nobody has set the plan up, what the
    calendar refuses.
    """
    return asked(ctx, file, found_in(ctx, file), set_up)


def asked(ctx: Context, file: File, found: Found, set_up: SetUp | None = None) -> PlanInput:
    """The same for gaps that were found before."""
    view, content = file.plan, ctx.content.plan
    frame = set_up or view.set_up
    if frame is None:
        raise Refusal("no_set_up", "plan_start")
    rules, calendar = plan_rules(content), calendar_for(frame)
    today = ctx.clock().date()
    library = plan_measures(content, _facts(file))
    known = {measure.id: measure for measure in library}
    data = PlanInput(
        start=frame.start,
        horizon_days=frame.horizon_days,
        calendar=calendar,
        roles=tuple(_role(row) for row in capacities_of(ctx, view)),
        measures=library,
        gaps=found.gaps,
        rules=rules,
        buffer=frame.buffer,
        meetings=meeting_days(content, calendar, frame.start, frame.horizon_days, frame.size),
        state=found.state,
        size=frame.size,
        pinned=_pinned(view, known),
        excluded=_excluded(view, known),
        done=tuple(sorted(name for name in view.done if name in known)),
        go_lives=_go_lives(file, frame),
        catalogue_version=ctx.content.version,
    )
    return data if view.latest is None else _again(data, view, view.latest.plan, today)


def _again(data: PlanInput, view: PlanView, latest: Plan, today: date) -> PlanInput:
    """Planning again: before it has begun everything may move, from then on what lies ahead."""
    running = {n: row.state for n, row in view.progress.items() if row.state.status == "running"}
    if today < latest.start and not running:
        starts = {item.measure: item.start for item in latest.items}
        return replace(data, previous={n: starts[n] for n in starts if n in _free(data)})
    told = {name: _progress(row.state) for name, row in view.progress.items()}
    again = with_progress(data, latest, told, max(today, data.start))
    planned = {item.measure for item in latest.items}
    library = {measure.id: measure for measure in data.measures}
    added = tuple(
        _unplanned(state, library[name], data, today)
        for name, state in sorted(running.items())
        if name in library and name not in planned
    )
    return replace(again, fixed=(*again.fixed, *added))


def _free(data: PlanInput) -> set[str]:
    """Measures of the library that are neither done nor decided about."""
    out = {*data.done, *data.pinned, *(row.measure for row in data.excluded)}
    return {measure.id for measure in data.measures} - out


def _progress(state: State) -> Progress:
    status = state.status if state.status in ("running", "done") else "planned"
    return Progress(status, state.percent, state.expected_on)


def _unplanned(state: State, measure: Measure, data: PlanInput, today: date) -> Fixed:
    """A measure that somebody began although it is in no plan: what is left takes its hours."""
    whole = data.rules.percent_whole
    left = (whole - state.percent) / whole
    days = [day for day in data.calendar.days if day >= max(today, data.start)]
    last = days[min(max(ceil(left * measure.least_days) - 1, 0), len(days) - 1)]
    end = max(state.expected_on or last, days[0])
    return Fixed(measure.id, min(state.started_on or today, end), end, "running", left)


def _facts(file: File) -> dict[str, str | int]:
    """What is known of the facts that measures ask for."""
    stated: dict[str, str | int] = {}
    for fact, row in file.maturity.facts.items():
        stated[fact] = int(row.value) if row.value.isdigit() else row.value
    if LIVE_CASES not in stated and file.act.in_use:
        stated[LIVE_CASES] = sum(row.entry.stage == "live" for row in file.act.in_use)
    return stated


def _role(row: Capacity) -> Role:
    absences = tuple(Absence(days.first, days.last) for days in row.absences)
    return Role(row.role, row.hours_a_week, row.people, absences)


def _pinned(view: PlanView, known: Collection[str]) -> dict[str, date]:
    """Starts that somebody decided, of what is neither done nor given up."""
    settled = {n for n, row in view.progress.items() if row.state.status in ("done", "dropped")}
    return {
        wish.measure_id: wish.start
        for wish in view.wishes.values()
        if wish.start is not None and wish.measure_id in known and wish.measure_id not in settled
    }


def _excluded(view: PlanView, known: Collection[str]) -> tuple[Excluded, ...]:
    """What somebody keeps out, and what was given up on the way."""
    rows = {
        wish.measure_id: Excluded(wish.measure_id, wish.by, wish.reason)
        for wish in view.wishes.values()
        if wish.kind == "excluded"
    }
    given_up = {n: row.state for n, row in view.progress.items() if row.state.status == "dropped"}
    rows |= {name: Excluded(name, "", state.slip_reason) for name, state in given_up.items()}
    return tuple(rows[name] for name in sorted(rows) if name in known and name not in view.done)


def _go_lives(file: File, frame: SetUp) -> tuple[GoLive, ...]:
    """Systems of the register that are first used inside the plan."""
    last = frame.start + timedelta(days=frame.horizon_days - 1)
    found = []
    for system in file.act.in_use:
        day = system.day(PLACED)
        if day is not None and frame.start <= day <= last:
            found.append(GoLive(system.id, day, system.fact(ON_PERSONS) is True))
    return tuple(sorted(found, key=lambda row: (row.day, row.use_case)))
