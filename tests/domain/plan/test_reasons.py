"""Why then, why not, what would change it: one small question each."""

from datetime import date, timedelta

from aiops_model.domain.plan.build import build_plan
from aiops_model.domain.plan.values import (
    Absence,
    Excluded,
    GateRule,
    GoLive,
    Lift,
    PlanInput,
    Role,
)
from tests.domain.plan.builders import START, calendar, gap, measure, question, with_rules


def codes(data: PlanInput) -> dict[str, str]:
    return {item.measure: item.reasons[0].code for item in build_plan(data).items}


def test_nothing_in_the_way_starts_on_the_first_day() -> None:
    assert codes(question([measure("a")])) == {"a": "first_day"}


def test_a_role_works_on_one_measure_after_the_other() -> None:
    rows = [measure("a", 4), measure("b", 1)]
    found = build_plan(question(rows, hours={"r": 20}))
    first, second = found.items
    assert (first.measure, second.measure) == ("b", "a")
    reason = second.reasons[0]
    assert (reason.code, reason.role, reason.measure) == ("role_busy", "r", "b")
    assert reason.until == first.end


def test_a_successor_starts_the_day_after() -> None:
    rows = [measure("a", least_days=3), measure("b", after=("a",), owner="s")]
    found = build_plan(question(rows, hours={"r": 20, "s": 20}))
    assert found.items[1].reasons[0].code == "after"
    assert found.items[1].reasons[0].measure == "a"
    assert found.items[1].start == found.items[0].end + timedelta(days=1)


def test_a_measure_waits_for_its_helper_before_it_starts_not_after() -> None:
    rows = [
        measure("long", 6, owner="s", closes=(Lift("item", "long"),)),
        measure("small", 1, support={"s": 0.25}),
    ]
    gaps = [gap("long", 9), gap("small", 1)]
    data = question(rows, gaps, hours={"r": 20, "s": 20})
    data = with_rules(data, gates=(GateRule("G1", 16, 1, ("long",)),))
    found = {item.measure: item for item in build_plan(data).items}
    small = found["small"]
    assert small.working_days <= 3
    assert small.reasons[0].code == "role_busy"
    assert (small.reasons[0].role, small.reasons[0].measure) == ("s", "long")


def test_an_absence_holds_a_start() -> None:
    role = Role("r", 20, absences=(Absence(START, START + timedelta(days=4)),))
    found = build_plan(question([measure("a")], roles=(role,)))
    reason = found.items[0].reasons[0]
    assert (reason.code, reason.role) == ("role_absent", "r")
    assert (reason.first, reason.until) == (START, date(2027, 1, 8))
    assert found.items[0].start == date(2027, 1, 11)


def test_a_phase_begins_on_its_day() -> None:
    data = question([measure("a", phase=2)], horizon_days=60)
    found = build_plan(data)
    assert found.items[0].reasons[0].code == "phase"
    assert found.items[0].start == date(2027, 2, 3)
    assert codes(question([measure("a", phase=2, quick_win=True)])) == {"a": "first_day"}


def test_a_start_on_a_day_off_moves_and_says_so() -> None:
    data = question([measure("a")], calendar=calendar(off=[START]))
    reason = build_plan(data).items[0].reasons[0]
    assert (reason.code, reason.first, reason.until) == ("calendar", START, START)


def test_a_pin_stands() -> None:
    day = START + timedelta(days=9)
    found = build_plan(question([measure("a")], pinned={"a": day}))
    assert found.items[0].start == day
    assert found.items[0].reasons[0].code == "pinned"


def test_too_much_work_is_dropped_with_what_it_needs() -> None:
    found = build_plan(question([measure("a", 20)], hours={"r": 10}))
    row = found.dropped[0]
    assert (row.code, row.role, row.needs_days, row.free_days) == ("no_capacity", "r", 20, 5)
    assert row.earliest == START
    assert found.proven


def test_more_hours_are_a_lever() -> None:
    rows = [measure("a", 5), measure("b", 1)]
    found = build_plan(question(rows, hours={"r": 10}))
    assert [row.measure for row in found.dropped] == ["a"]
    lever = found.levers[0]
    assert (lever.role, lever.hours_a_week, lever.closed) == ("r", 4, 1)
    assert lever.gained


def test_what_takes_too_long_is_dropped_for_its_predecessor() -> None:
    rows = [measure("a", least_days=15), measure("b", least_days=10, after=("a",))]
    row = build_plan(question(rows)).dropped[0]
    assert (row.measure, row.code, row.predecessor) == ("b", "too_long_after_predecessors", "a")
    assert row.earliest == date(2027, 1, 25)


def test_without_its_predecessor_a_measure_is_dropped() -> None:
    rows = [measure("a", 20), measure("b", after=("a",))]
    found = {row.measure: row for row in build_plan(question(rows)).dropped}
    assert found["b"].code == "predecessor_dropped"
    assert found["b"].predecessor == "a"


def test_what_only_enables_goes_with_what_needs_it() -> None:
    rows = [measure("a", closes=()), measure("b", 20, after=("a",))]
    found = {row.measure: row.code for row in build_plan(question(rows)).dropped}
    assert found == {"a": "nothing_needs_it", "b": "no_capacity"}
    rows[1] = measure("b", 1, after=("a",))
    kept = build_plan(question(rows)).items
    assert [(row.kind, row.ref) for row in kept[0].closes] == [("enables", "b")]


def test_taken_out_and_lacking_facts_are_told() -> None:
    rows = [measure("a"), measure("b", lacking=("live_use_cases",))]
    data = question(rows, excluded=(Excluded("a", "Board", "Later"),))
    found = {row.measure: row for row in build_plan(data).dropped}
    assert (found["a"].code, found["a"].by, found["a"].reason) == ("excluded", "Board", "Later")
    assert found["a"].earliest == START
    assert (found["b"].code, found["b"].facts) == ("fact_missing", ("live_use_cases",))
    assert found["b"].earliest is None


def test_one_measure_for_several_gaps_carries_all_reasons() -> None:
    both = measure("a", closes=(Lift("item", "x"), Lift("duty", "d", 0, 2)))
    found = build_plan(question([both], [gap("x"), gap("d", 8, kind="duty", target=2)]))
    assert [(row.kind, row.ref, row.value) for row in found.items[0].closes] == [
        ("duty", "d", 8),
        ("item", "x", 1),
    ]


def test_what_a_gate_asks_for_is_done_by_its_day() -> None:
    rows = [measure("worthy", 4), measure("asked", 4)]
    gaps = [gap("worthy", 3), gap("asked", 1)]
    data = question(rows, gaps, hours={"r": 16}, horizon_days=60)
    assert [item.measure for item in build_plan(data).items] == ["worthy", "asked"]
    data = with_rules(data, gates=(GateRule("G1", 14, 1, ("asked",)),))
    found = build_plan(data)
    assert [item.measure for item in found.items] == ["asked", "worthy"]
    told = found.items[0].closes[-1]
    assert (told.kind, told.ref, told.due) == ("gate", "G1", found.gates[0].date)
    assert found.gates[0].late == ("worthy",), "its phase, not its evidence"
    stages = found.objective
    assert (stages.gates, stages.gates_in_time, stages.closed, stages.points) == (1, 1, 4, 9)


def test_what_runs_for_weeks_is_no_overrun_of_its_phase() -> None:
    rows = [measure("kept", least_days=30), measure("short", least_days=3, after=("kept",))]
    found = build_plan(question(rows, horizon_days=90))
    assert found.gates[0].late == ("short",)
    assert [row.measure for row in found.warnings if row.code == "phase_overruns"] == ["short"]


def test_a_duty_in_force_comes_before_what_a_gate_asks_for() -> None:
    rows = [measure("duty", 4, closes=(Lift("duty", "d", 0, 2),)), measure("asked", 4)]
    gaps = [gap("d", 8, kind="duty", target=2, in_force=True), gap("asked", 0.1)]
    data = with_rules(
        question(rows, gaps, hours={"r": 8}), gates=(GateRule("G1", 28, 1, ("asked",)),)
    )
    assert [item.measure for item in build_plan(data).items] == ["duty"]


def test_a_predecessor_whose_result_is_there_is_not_needed() -> None:
    rows = [measure("a"), measure("b", after=("a",))]
    needed = build_plan(question(rows, [gap("b")]))
    there = build_plan(question(rows, [gap("b")], state={("item", "a"): 1.0}))
    assert [item.measure for item in needed.items] == ["a", "b"]
    assert [item.measure for item in there.items] == ["b"]


def test_two_steps_of_one_item_count_once_and_in_order() -> None:
    rows = [
        measure("half", closes=(Lift("item", "x", 0, 0.5),)),
        measure("all", closes=(Lift("item", "x", 0.5, 1),), after=("half",)),
        measure("again", closes=(Lift("item", "x", 0, 0.5),)),
    ]
    found = build_plan(question(rows, [gap("x", 4)]))
    assert found.objective.closed == found.objective.closable == 4


def test_roles_of_one_person_share_the_hours() -> None:
    rows = [measure("a", 2, owner="r"), measure("b", 2, owner="s")]
    roles = (Role("r", 20, ("ann",)), Role("s", 20, ("ann",)))
    found = build_plan(question(rows, roles=roles))
    first, second = found.items
    assert second.reasons[0].code == "role_busy"
    assert first.working_days == second.working_days == 2
    assert found.roles[0].shared_with == ("s",)


def test_mistakes_in_the_making_are_named() -> None:
    rows = [
        measure("baseline", phase=2),
        measure("touches", employees_affected=True),
        measure("ask", least_days=5),
    ]
    data = question(
        rows,
        horizon_days=90,
        roles=(Role("r", 20, ("ann",)), Role("s", 5, ("ann",))),
        go_lives=(GoLive("x", START, high_impact=True), GoLive("y", START)),
    )
    data = with_rules(
        data,
        apart=("r", "s"),
        preventing={"no_baseline": ("baseline",), "nobody_for_employees": ("ask",)},
    )
    found = {row.code for row in build_plan(data).warnings}
    assert found == {
        "several_before_g2",
        "no_baseline",
        "nobody_for_employees",
        "one_person_majority",
        "control_is_model",
    }
