"""Plans as scripts ask for them: named cases in business words (tests/cases/plan)."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from aiops_model import plan
from aiops_model.cli.refusals import SENTENCES, sentence
from aiops_model.content import Content, load_content
from aiops_model.content.plan_schema import plan_schema
from aiops_model.domain.errors import Refusal
from aiops_model.domain.plan.public import PublicPlan, PublicSchedule

FOLDER = Path(__file__).parents[1] / "cases" / "plan"


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["case"]) for row in rows]


def gaps_of(word: Any, content: Content) -> list[dict[str, Any]]:
    if not isinstance(word, str):
        return list(word)
    found = [{"item": item.id} for item in content.maturity.model.items]
    if word == "everything with every duty":
        found += [{"duty": duty} for duty in content.maturity.duties]
    return found


def asked(case: dict[str, Any], content: Content) -> dict[str, Any]:
    told = dict(case["asked"])
    told["gaps"] = gaps_of(told["gaps"], content)
    told["capacity_hours_per_week"] = told.pop("hours", {})
    if told.get("ticked") == "all":
        told["ticked"] = list(content.plan.checklist)
    return json.loads(json.dumps(told, default=str))  # type: ignore[no-any-return]


def check(wanted: Any, found: list[str]) -> None:
    if isinstance(wanted, int):
        assert len(found) == wanted
    else:
        assert set(wanted) <= set(found)


@pytest.mark.parametrize("case", cases("companies.yaml"))
def test_company(case: dict[str, Any], content: Content) -> None:
    found = plan(asked(case, content), content)
    assert isinstance(found, PublicPlan)
    items = {item.id: item for item in found.items}
    dropped = {row.measure: row for row in found.dropped}
    if "planned" in case:
        check(case["planned"], list(items))
    if "dropped" in case:
        check(case["dropped"], list(dropped))
    for name, day in case.get("due", {}).items():
        assert items[name].due == day
    for name, day in case.get("starts", {}).items():
        assert items[name].start == day
    for name, code in case.get("because", {}).items():
        assert items[name].reasons[0].code == code
    for names in case.get("in_order", ()):
        assert all(items[a].end < items[b].start for a, b in pairwise(names))
    if "late" in case:
        late = [item.id for item in found.items if item.in_time is False]
        assert late + [row.measure for row in found.dropped if row.mandatory] == case["late"]
    assert set(case.get("warned", ())) <= {row.code for row in found.warnings}
    assert found.proven >= case.get("proven", False)
    if "next_review" in case:
        assert found.next_review == case["next_review"]
    assert len(items) <= case.get("at_most", len(items))
    assert len(items) + len(dropped) >= case.get("candidates_at_least", 0)
    if case.get("every_measure_told"):
        assert all(item.reasons and item.closes for item in found.items)
        assert all(row.closes for row in found.dropped)
    check_gates(case, found)
    check_hours(case, found)
    check_calendar(case, found)


def check_gates(case: dict[str, Any], found: PublicPlan) -> None:
    items = {item.id: item for item in found.items}
    ends = {gate.id: gate.date for gate in found.gates}
    for gate, names in case.get("before_gate", {}).items():
        assert all(items[name].end <= ends[gate] for name in names)
    for name in case.get("because_of_gate", ()):
        assert "gate" in [row.kind for row in items[name].closes]


def check_hours(case: dict[str, Any], found: PublicPlan) -> None:
    if "nothing_by" in case:
        assert all(case["nothing_by"] not in item.hours for item in found.items)
    if "dropped_for_want_of" in case:
        rows = [row for row in found.dropped if row.role == case["dropped_for_want_of"]]
        assert rows
        assert {(row.code, row.free_days) for row in rows} == {("no_capacity", 0)}
    loads = {row.role: row for row in found.roles}
    for role, units in case.get("hours_every_full_week", {}).items():
        full = loads[role].hours[1:3]
        assert full == (units,) * len(full)
        assert all(0 < can <= units for can in loads[role].capacity[1:3])
    together = case.get("shared", [])
    for role in together:
        assert set(loads[role].shared_with) == set(together) - {role}
        assert loads[role].load == loads[together[0]].load
        assert all(a <= b for a, b in zip(loads[role].load, loads[role].capacity, strict=True))


def check_calendar(case: dict[str, Any], found: PublicPlan) -> None:
    off = {row.day for row in found.days_off}
    assert set(case.get("days_off", ())) <= off
    assert off.isdisjoint(case.get("worked", ()))
    assert all(item.start not in off and item.end not in off for item in found.items)
    if "nothing_between" in case:
        first, last = case["nothing_between"]
        for item in found.items:
            assert not first <= item.start <= last
            assert not first <= item.end <= last


@pytest.mark.parametrize("case", cases("refusals.yaml"))
def test_refusal(case: dict[str, Any], content: Content) -> None:
    told = case.get("tasks") or {"start": date(2027, 1, 4), "gaps": [], **case["told"]}
    with pytest.raises(Refusal) as refused:
        plan(json.loads(json.dumps(told, default=str)), content)
    assert [refused.value.code, refused.value.field] == case["refused"]
    assert refused.value.code in SENTENCES
    said = sentence(refused.value)
    assert said[0] not in "{ "
    assert "{" not in said


def test_plain_tasks_get_the_shortest_schedule(content: Content) -> None:
    told = {
        "tasks": [
            {"id": "a", "duration": 3, "demand": {"r1": 3}},
            {"id": "b", "duration": 4, "demand": {"r1": 10}, "after": ["a"]},
            {"id": "c", "duration": 5, "demand": {"r1": 9}},
        ],
        "capacity": {"r1": 12},
    }
    found = plan(told, content)
    assert isinstance(found, PublicSchedule)
    assert (found.makespan, found.bound, found.proven) == (9, 9, True)
    assert {item.id: (item.start, item.end) for item in found.items} == {
        "a": (0, 3),
        "c": (0, 5),
        "b": (5, 9),
    }


def test_the_schema_names_what_is_read(content: Content) -> None:
    from aiops_model.content.plan_request import KEYS, TASK_KEYS

    gaps, tasks = plan_schema(content)["anyOf"]
    assert set(gaps["properties"]) == set(KEYS)
    assert set(tasks["properties"]) == set(TASK_KEYS)


def test_the_same_request_gives_the_same_bytes(content: Content) -> None:
    told = {"start": "2027-01-11", "gaps": [{"item": "o1_m"}, {"item": "q4_m"}, {"item": "a1_s"}]}
    assert plan(told, content).model_dump_json() == plan(told, content).model_dump_json()
