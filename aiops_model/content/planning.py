"""Content as the plan engine needs it: rules, measures, worth of gaps, dates of meetings."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import cast

from aiops_model.content.plan import PlanContent
from aiops_model.content.schema.measures import FactNeeded
from aiops_model.content.schema.measures import Measure as MeasureText
from aiops_model.domain.plan.gaps import GapWorth
from aiops_model.domain.plan.values import (
    Calendar,
    GateRule,
    Lift,
    Measure,
    Meeting,
    PlanRules,
    Size,
)

PARTS_OF_A_POINT = 100
MINUTES_PER_HOUR = 60
DAYS_PER_WEEK = 7


def plan_rules(content: PlanContent) -> PlanRules:
    """The figures of the planning."""
    figure, planning = content.figure, content.planning
    limits = planning.figures["horizon_limits"]
    assert limits.low is not None
    assert limits.high is not None
    return PlanRules(
        units_per_hour=int(figure("units_per_hour")),
        hours_per_day=figure("hours_per_day"),
        percent_whole=100,
        value_scale=PARTS_OF_A_POINT,
        least_horizon=int(limits.low),
        longest_horizon=int(limits.high),
        phase_days={n: int(figure(f"phase_{n}_day")) for n in (1, 2, 3)},
        gates=tuple(
            GateRule(
                id=gate.id,
                day=gate.day,
                phase=gate.phase,
                measures=tuple(
                    dict.fromkeys(name for row in gate.questions for name in row.measures)
                ),
            )
            for gate in content.gate_table.gates
        ),
        gate_value=round(planning.gap_values.gate_evidence * PARTS_OF_A_POINT),
        quick_win_day=int(figure("quick_win_day")),
        in_force_day=int(figure("in_force_day")),
        checklist_day=int(figure("checklist_day")),
        load_limit=figure("load_limit"),
        largest_share=figure("largest_share"),
        frozen_days=int(figure("frozen_days")),
        more_capacity=figure("more_capacity"),
        full_time_hours=figure("full_time_hours"),
        levers_shown=int(figure("levers_shown")),
        solver_limit=figure("solver_limit"),
        lever_limit=figure("lever_limit"),
        order_limit=figure("order_limit"),
        least_order_limit=figure("least_order_limit"),
        order_tries=int(figure("order_tries")),
        preventing={row.id: row.measures for row in content.mistake_table.mistakes},
        apart=planning.apart,
    )


def plan_measures(
    content: PlanContent, facts: Mapping[str, str | int] | None = None
) -> tuple[Measure, ...]:
    """The library for the engine. `facts`: what is known; a fact nobody knows lacks nothing."""
    figure = content.figure
    units = figure("units_per_hour") * figure("hours_per_day")
    return tuple(_measure(row, units, facts or {}) for row in content.measures.values())


def _measure(row: MeasureText, units: float, facts: Mapping[str, str | int]) -> Measure:
    lacking = [need.fact for need in row.requires if need.fact in facts and not _holds(need, facts)]
    return Measure(
        id=row.id,
        owner=row.owner,
        effort=max(1, round(row.effort.mid * units)),
        least_days=row.least_days,
        closes=tuple(
            Lift(
                kind=closes.kind,
                ref=closes.ref,
                start=0.0 if closes.start is None else closes.start,
                to=1.0 if closes.to is None else closes.to,
            )
            for closes in row.closes
        ),
        support=cast("Mapping[str, float]", row.support),
        after=row.after,
        phase=row.phase,
        quick_win=row.quick_win,
        size=row.size,
        employees_affected=row.employees_affected,
        self_check=dict(row.self_check),
        lacking=tuple(dict.fromkeys(lacking)),
    )


def _holds(need: FactNeeded, facts: Mapping[str, str | int]) -> bool:
    value = facts[need.fact]
    if need.at_least is not None:
        return isinstance(value, int) and value >= need.at_least
    return value in need.states


def gap_worth(content: PlanContent) -> GapWorth:
    """What closing a gap is worth."""
    values = content.planning.gap_values
    return GapWorth(
        duty_in_force=values.duty_in_force,
        duty_later=values.duty_later,
        hard_stop=values.hard_stop,
        prerequisite=values.prerequisite,
        pattern=values.pattern,
        holding_factor=values.item_holding_the_next_gate,
        scale=PARTS_OF_A_POINT,
    )


def meeting_days(
    content: PlanContent, calendar: Calendar, start: date, horizon_days: int, size: Size = "full"
) -> tuple[Meeting, ...]:
    """The rhythm inside the horizon, moved off days nobody works.

    Weekly from the first week on; monthly and quarterly towards the end of each 30 and 90 days.
    """
    units = content.figure("units_per_hour")
    period = {
        "week": DAYS_PER_WEEK,
        "month": int(content.figure("days_in_a_month")),
        "quarter": int(content.figure("days_in_a_quarter")),
    }
    found = []
    for row in content.rhythm.meetings:
        minutes = row.minutes if size == "full" else row.light_minutes
        if minutes == 0:
            continue
        for day in _days(calendar, start, horizon_days, period[row.every], row.weekday - 1):
            length = ceil(minutes * units / MINUTES_PER_HOUR)
            found.append(Meeting(row.id, day, length, tuple(row.roles)))
    return tuple(sorted(found, key=lambda meeting: (meeting.day, meeting.id)))


def _days(
    calendar: Calendar, start: date, horizon_days: int, period: int, weekday: int
) -> Iterable[date]:
    """One working day in each whole period: the weekday in its last week, or the next day free."""
    last = start + timedelta(days=horizon_days - 1)
    found: dict[date, None] = {}
    for end in range(period, horizon_days + 1, period):
        ends = start + timedelta(days=end - 1)
        meant = ends - timedelta(days=(ends.weekday() - weekday) % DAYS_PER_WEEK)
        day = next((d for d in calendar.days if d >= meant), None)
        if day is not None and start <= day <= last:
            found[day] = None
    return found
