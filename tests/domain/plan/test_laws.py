"""What holds for every plan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiops_model.domain.plan.assemble import assemble
from aiops_model.domain.plan.build import build_plan, effort_of, frame_of
from aiops_model.domain.plan.capacity import Pool
from aiops_model.domain.plan.loads import daily_work
from aiops_model.domain.plan.problem import objective, starts
from aiops_model.domain.plan.solve import solve
from aiops_model.domain.plan.values import PlanInput
from tests.domain.plan.worlds import questions

FEW = settings(max_examples=40, deadline=None)


@FEW
@given(questions())
def test_no_pool_works_more_than_it_has(data: PlanInput) -> None:
    frame = frame_of(data)
    placement = solve(frame.problem, effort_of(frame)).placement
    used = [[0] * frame.problem.days for _ in frame.pools]
    for name, pools in daily_work(frame, placement).items():
        start, end = placement[frame.number[name]].start, placement[frame.number[name]].end
        for pool, days in pools.items():
            for day, units in days.items():
                assert start <= day < end, "work outside the measure's dates"
                used[pool][day] += units
        told = dict(frame.problem.tasks[frame.number[name]].work)
        assert {pool: sum(days.values()) for pool, days in pools.items()} == told
    for there, row in zip(frame.pools, used, strict=True):
        assert all(units <= net for units, net in zip(row, there.net, strict=False))


@FEW
@given(questions())
def test_nobody_waits_for_a_helper_once_the_owner_is_done(data: PlanInput) -> None:
    frame = frame_of(data)
    placement = solve(frame.problem, effort_of(frame)).placement
    daily = daily_work(frame, placement)
    held_up = -objective(frame.problem, placement).together
    late = set()
    for number, placed in placement.items():
        task = frame.problem.tasks[number]
        worked = daily[task.id]
        alone = max(placed.start + task.least, max(worked[task.owner]) + 1)
        for pool, days in worked.items():
            idle = [
                day
                for day in range(alone, min(days))
                if frame.axes[pool][day] < frame.axes[pool][day + 1]
            ]
            late |= {number} if idle else set()
    assert len(late) <= held_up, "the helper had time, and the measure waited"


@FEW
@given(questions())
def test_order_phases_calendar_and_horizon_hold(data: PlanInput) -> None:
    plan = build_plan(data, levers=False)
    library = {row.id: row for row in data.measures}
    ends = {item.measure: item.end for item in plan.items}
    for item in plan.items:
        row = library[item.measure]
        assert item.start in data.calendar.days
        assert item.end in data.calendar.days
        assert data.start <= item.start <= item.end <= plan.end
        assert item.working_days >= row.least_days
        assert all(ends[before] < item.start for before in item.after)
        if not row.quick_win:
            assert item.start_day >= data.rules.phase_days[row.phase]
        assert {n for n in row.after if n in frame_of(data).candidates.measures} == set(item.after)


@FEW
@given(questions())
def test_every_candidate_is_planned_or_dropped_and_every_start_has_a_reason(
    data: PlanInput,
) -> None:
    plan = build_plan(data, levers=False)
    planned = [item.measure for item in plan.items]
    dropped = [row.measure for row in plan.dropped]
    assert sorted(planned + dropped) == sorted(frame_of(data).candidates.measures)
    for item in plan.items:
        assert item.reasons
        assert item.closes
        assert "chosen" not in [reason.code for reason in item.reasons]
    for row in plan.dropped:
        if row.code == "predecessor_dropped":
            assert row.predecessor in dropped
        if row.code == "no_capacity":
            assert row.role
            assert row.needs_days is not None
        if row.earliest is not None:
            assert row.earliest in data.calendar.days


@FEW
@given(questions())
def test_the_same_input_gives_the_same_bytes(data: PlanInput) -> None:
    once = build_plan(data).model_dump_json()
    shuffled = replace(data, gaps=data.gaps[::-1], roles=data.roles[::-1])
    assert build_plan(data).model_dump_json() == once
    assert build_plan(shuffled).input_hash == build_plan(data).input_hash


@FEW
@given(questions(), st.lists(st.integers(0, 60), min_size=200, max_size=200))
def test_more_capacity_never_lowers_what_is_proven(data: PlanInput, more: list[int]) -> None:
    frame = frame_of(data)
    wider_pools = tuple(
        Pool(
            pool.roles,
            pool.gross,
            tuple(net + more[(n + day) % len(more)] for day, net in enumerate(pool.net)),
        )
        for n, pool in enumerate(frame.pools)
    )
    wider = assemble(data, frame.candidates, wider_pools)
    before, after = (solve(row.problem, effort_of(row)) for row in (frame, wider))
    assert before.proven
    assert after.proven
    low, high = (
        objective(frame.problem, before.placement),
        objective(wider.problem, after.placement),
    )
    assert high[:4] >= low[:4]
    if before.order_proven and after.order_proven:
        assert high >= low


@FEW
@given(questions())
def test_the_bound_is_never_below_what_is_reached(data: PlanInput) -> None:
    plan = build_plan(data, levers=False)
    stages = plan.objective
    in_gates = data.rules.gate_value / data.rules.value_scale
    assert stages.closed <= stages.closable
    assert stages.points == pytest.approx(stages.closed + in_gates * stages.gates_in_time)
    assert stages.points <= plan.bound <= stages.closable + in_gates * stages.gates
    assert plan.proven == (plan.gap_percent == 0)
    assert plan.objective.mandatory_in_time <= plan.objective.mandatory_planned


@FEW
@given(questions())
def test_loads_by_week_add_up(data: PlanInput) -> None:
    plan = build_plan(data, levers=False)
    for row in plan.roles:
        mine = sum(item.load.get(row.role, 0) for item in plan.items)
        assert sum(row.own_load) == mine
        assert all(load <= can for load, can in zip(row.load, row.capacity, strict=True))
        assert all(can <= hours for can, hours in zip(row.capacity, row.hours, strict=True))


@FEW
@given(questions())
def test_dates_are_calendar_days_of_the_plan(data: PlanInput) -> None:
    plan = build_plan(data, levers=False)
    for item in plan.items:
        assert data.start + timedelta(days=item.start_day - 1) == item.start
        assert isinstance(item.end, date)
    frame = frame_of(data)
    for task in frame.problem.tasks:
        assert all(task.release <= day < frame.problem.days for day in starts(task, frame.problem))
