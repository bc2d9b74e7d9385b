"""Levels at day 30, 60, 90 and the three biggest levers, against the engine and all triples."""

from itertools import combinations

import pytest

from aiops_model.domain.maturity import score
from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.plan.build import build_plan
from aiops_model.domain.plan.projection import project
from aiops_model.domain.plan.three import biggest_levers
from aiops_model.domain.plan.values import Lift, Measure
from tests.domain.maturity.builders import NO_FACTS, TODAY, bundled_like
from tests.domain.plan.builders import gap, measure, question

MODEL = bundled_like()
TODAYS = {item.id: 0.25 for item in MODEL.items if item.level < 4}


def index_of(values: dict[str, float]) -> float:
    votes = tuple(Vote(item, "me", value) for item, value in values.items())
    found = score(MODEL, Assessment(votes, TODAY, facts=NO_FACTS)).overall.index
    assert found is not None
    return found


def library() -> list[Measure]:
    rows = [
        measure(f"m{n}", 1 + n % 4, closes=(Lift("item", item.id, 0, 0.5 + 0.5 * (n % 2)),))
        for n, item in enumerate(MODEL.items[:9])
    ]
    late = MODEL.items[0].id
    rows.append(measure("later", 0.5, closes=(Lift("item", late, 0.5, 1),), after=("m0",)))
    return rows


def test_projection_is_what_the_engine_says_of_the_lifted_answers() -> None:
    rows = library()
    gaps = [gap(lift.ref) for row in rows for lift in row.closes]
    data = question(rows, list({row.id: row for row in gaps}.values()), horizon_days=90)
    plan = build_plan(data, levers=False)
    found = project(plan, rows, MODEL, TODAYS, days=(5, 30, 90), facts=NO_FACTS)
    assert [row.day for row in found] == [0, 5, 30, 90]
    assert found[0].values == TODAYS
    for row in found:
        assert row.index == pytest.approx(index_of(dict(row.values)))
    indices = [row.index or 0 for row in found]
    assert indices == sorted(indices)
    assert indices[-1] > indices[0]


def test_a_self_check_answer_moves_only_for_the_better() -> None:
    rows = [
        measure("a", self_check={"detection": "B"}),
        measure("b", self_check={"detection": "D", "reach": "x"}),
    ]
    plan = build_plan(question(rows))
    better = {"detection": ("D", "C", "B", "A")}
    found = project(plan, rows, MODEL, TODAYS, days=(28,), self_check={"detection": "C"},
                    better=better)  # fmt: skip
    assert dict(found[-1].self_check) == {"detection": "B"}
    best = project(plan, rows, MODEL, TODAYS, days=(28,), self_check={"detection": "A"},
                   better=better)  # fmt: skip
    assert dict(best[-1].self_check) == {}


def test_no_three_measures_lift_more_for_each_day() -> None:
    rows = library()
    values = {item.id: TODAYS.get(item.id, 0.0) for item in MODEL.items}
    found = biggest_levers(MODEL, values, rows)
    assert found is not None
    start, best = index_of(values), 0.0
    for triple in combinations(rows, 3):
        needs = {row.id: row for row in triple}
        if "later" in needs:
            needs["m0"] = rows[0]
        lifted = dict(values)
        for row in sorted(needs.values(), key=lambda row: row.closes[0].start):
            for lift in row.closes:
                if lift.start <= lifted[lift.ref] < lift.to:
                    lifted[lift.ref] = lift.to
        effort = sum(row.effort for row in needs.values())
        best = max(best, (index_of(lifted) - start) / effort)
    assert found.rise / found.effort == pytest.approx(best)


def test_ties_go_to_the_open_duty_then_to_the_id() -> None:
    same = [item.id for item in MODEL.items if item.level == 2][:5]
    rows = [measure(f"m{n}", 1, closes=(Lift("item", name),)) for n, name in enumerate(same)]
    values = {item.id: 0.0 for item in MODEL.items}
    first = biggest_levers(MODEL, values, rows)
    assert first is not None
    assert first.measures == ("m0", "m1", "m2")
    rows[4] = measure("m4", 1, closes=(Lift("item", same[4]), Lift("duty", "d", 0, 2)))
    other = biggest_levers(MODEL, values, rows, duties=frozenset({"d"}))
    assert other is not None
    assert other.measures == ("m0", "m1", "m4")


def test_nothing_to_lift_is_no_lever() -> None:
    values = {item.id: 1.0 for item in MODEL.items}
    assert biggest_levers(MODEL, values, library()) is None
