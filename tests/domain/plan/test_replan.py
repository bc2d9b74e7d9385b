"""Planning again: what is done, running or frozen stands; few starts move; nothing is lost."""

from datetime import timedelta
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from aiops_model.domain.plan.build import build_plan
from aiops_model.domain.plan.replan import Progress, replan, with_progress
from aiops_model.domain.plan.values import PlanInput
from tests.domain.plan.builders import START, gap, measure, question
from tests.domain.plan.worlds import questions

Said = Literal["planned", "running", "done"]


@settings(max_examples=30, deadline=None)
@given(questions(), st.integers(0, 20), st.lists(st.sampled_from(["planned", "running", "done"]),
                                                 min_size=7, max_size=7))  # fmt: skip
def test_what_is_done_running_or_frozen_never_moves(
    data: PlanInput, days: int, said: list[Said]
) -> None:
    before = build_plan(data, levers=False)
    today = START + timedelta(days=days)
    progress = {
        item.measure: Progress(said[n], 50)
        for n, item in enumerate(before.items)
        if item.start <= today
    }
    after, difference = replan(data, before, progress, today)
    new = {item.measure: item for item in after.items}
    frozen = with_progress(data, before, progress, today)
    for item in before.items:
        status = progress.get(item.measure, Progress()).status
        if status == "done":
            assert item.measure not in new
            assert item.measure in after.done
        if status == "running":
            assert new[item.measure].start == item.start
            assert new[item.measure].end >= min(item.end, today)
    for row in frozen.fixed:
        assert new[row.measure].start == row.start
    for item in after.items:
        assert item.start >= today or item.reasons[0].code == "running"
        assert "chosen" not in [reason.code for reason in item.reasons]
    old = {item.measure for item in before.items}
    gone = old - set(new) - set(after.done)
    assert set(difference.dropped) == gone
    assert gone <= {row.measure for row in after.dropped} | gone
    assert set(difference.new) == set(new) - old


def test_a_plan_that_holds_stays_as_it_is() -> None:
    data = question([measure(name, 2) for name in "abc"], hours={"r": 20})
    before = build_plan(data)
    after, difference = replan(data, before, {}, START)
    assert difference.moved == ()
    assert difference.dropped == ()
    assert difference.kept == len(before.items) == len(after.items)


def test_a_slip_moves_what_waits_and_nothing_else() -> None:
    rows = [
        measure("a", 1, least_days=3),
        measure("b", 1, after=("a",)),
        measure("c", 3, owner="s", phase=2),
    ]
    data = question(rows, hours={"r": 20, "s": 20}, horizon_days=60)
    before = build_plan(data)
    today = START + timedelta(days=7)
    after, difference = replan(data, before, {"a": Progress("running", 0)}, today)
    assert [move.measure for move in difference.moved] == ["b"]
    assert {item.measure: item.reasons[0].code for item in after.items}["a"] == "running"
    assert after.objective.moved == 1


def test_new_measures_do_not_push_planned_ones_away() -> None:
    rows = [measure("a", 2), measure("b", 2)]
    gaps = [gap("a"), gap("b")]
    data = question(rows, gaps, hours={"r": 8}, horizon_days=60)
    before = build_plan(data)
    urgent = measure("z", 1)
    more = question([*rows, urgent], [*gaps, gap("z", 8)], hours={"r": 8}, horizon_days=60)
    _, difference = replan(more, before, {}, START)
    assert difference.new == ("z",)
    assert difference.moved == ()


def test_a_measure_that_runs_without_hours_is_named() -> None:
    data = question([measure("a", 2)], hours={"r": 20})
    before = build_plan(data)
    idle = question([measure("a", 2)], hours={"r": 0.1})
    after, _ = replan(idle, before, {"a": Progress("running", 10)}, START)
    assert after.items[0].start == before.items[0].start
    assert "no_hours_left" in {row.code for row in after.warnings}
