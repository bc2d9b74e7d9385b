"""Before and after: the parts of a change, and that they add up."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from aiops_model.domain.maturity import score
from aiops_model.domain.maturity.answers import Assessment, Special, Vote
from aiops_model.domain.maturity.compare import Comparison, Round, compare, items_worked_on
from aiops_model.domain.maturity.model import Model
from tests.domain.maturity.practices import CASES, PRACTICE, TODAY, WORTH, bundled, votes

ROWS = yaml.safe_load((CASES / "compare.yaml").read_text(encoding="utf-8"))


def round_of(told: dict[str, Any], model: Model) -> Round:
    said: list[Vote] = []
    for person in told["people"]:
        own = {PRACTICE[k]: v for k, v in told.get("says", {}).items()}
        own |= {PRACTICE[k]: v for k, v in told.get("of", {}).get(person, {}).items()}
        only = {PRACTICE[k] for k in told.get("only", [])}
        whole = {i.id: own.get(i.id, "in half") for i in model.items if not only or i.id in only}
        said += votes(whole, person)
    agreed = {PRACTICE[k]: WORTH[v] for k, v in told.get("agreed", {}).items()}
    assessment = Assessment(tuple(said), TODAY, consensus=agreed)
    return Round(model, assessment, score(model, assessment))


def even() -> Model:
    model = bundled()
    return replace(model, items=tuple(replace(item, weight=1.0) for item in model.items))


@pytest.mark.parametrize("case", [pytest.param(row, id=row["case"]) for row in ROWS])
def test_where_a_change_comes_from(case: dict[str, Any]) -> None:
    model = even()
    heavier = {PRACTICE[k]: float(v) for k, v in case.get("heavier", {}).items()}
    items = tuple(replace(i, weight=heavier.get(i.id, i.weight)) for i in model.items)
    newer = replace(model, version="1.1.0", items=items) if heavier else model
    worked_on = {PRACTICE[name] for name in case.get("worked_on", [])}
    found = compare(round_of(case["before"], model), round_of(case["after"], newer), worked_on)
    if case["parts"] is None:
        assert (found.overall.change, found.parts) == (None, ())
        return
    told = [[part.cause, part.item, "up" if part.amount > 0 else "down"] for part in found.parts]
    assert told == [[cause, PRACTICE.get(name, ""), way] for cause, name, way in case["parts"]]
    assert_adds_up(found)
    assert found.versions == (model.version, newer.version)


def assert_adds_up(found: Comparison) -> None:
    assert found.overall.change is not None
    assert sum(part.amount for part in found.parts) == pytest.approx(found.overall.change, abs=1e-9)


def test_capabilities_and_layers_stand_side_by_side() -> None:
    model = even()
    found = compare(
        round_of({"people": ["anna"], "says": {"named owners": "nowhere"}}, model),
        round_of({"people": ["anna"], "says": {"named owners": "in most"}}, model),
        (),
    )
    by_id = {row.id: row for row in found.capabilities}
    assert by_id["o1"].change == pytest.approx(1)
    assert {row.id for row in found.capabilities if row.change} == {"o1"}
    assert [row.id for row in found.layers if row.change] == ["operations"]
    assert found.overall.id == ""


def test_a_capability_only_one_version_has_is_left_out_of_the_deltas() -> None:
    older = even()
    kept = tuple(c for c in older.capabilities if c.id != "a4")
    newer = replace(
        older,
        version="2.0.0",
        capabilities=kept,
        layers=tuple(
            replace(row, capabilities=tuple(c for c in row.capabilities if c != "a4"))
            for row in older.layers
        ),
        items=tuple(i for i in older.items if i.capability != "a4"),
    )
    told = {"people": ["anna"], "says": {"monthly cost": "in most"}}
    before, after = round_of(told, older), round_of({"people": ["anna"]}, newer)
    found = compare(before, after, ())
    assert "a4" not in {row.id for row in found.capabilities}
    assert [part.cause for part in found.parts] == ["instrument"]
    assert_adds_up(found)


def test_values_of_another_scale_count_as_the_step_they_reach() -> None:
    older = even()
    newer = replace(older, version="2.0.0", scale=(0.0, 0.5, 1.0))
    told = {"people": ["anna", "ben"], "says": {"named owners": "in some"}}
    later = {"people": ["anna", "ben"], "says": {"named owners": "nowhere"}}
    found = compare(round_of(told, older), round_of(later, newer), ())
    assert [part.cause for part in found.parts] == ["instrument"]
    assert_adds_up(found)


@pytest.mark.parametrize(
    ("day", "counts"),
    [(date(2026, 1, 1), False), (date(2026, 1, 2), True), (date(2026, 6, 30), True),
     (date(2026, 7, 1), False)],
)  # fmt: skip
def test_work_is_what_is_dated_between_the_two_rounds(day: date, counts: bool) -> None:
    found = items_worked_on([("o1_m", day)], date(2026, 1, 1), date(2026, 6, 30))
    assert found == ({"o1_m"} if counts else set())


PEOPLE = ("anna", "ben", "carla")
SAID: list[float | Special | None] = [0.0, 0.25, 0.5, 1.0, "dont_know", None]
VALUE = st.sampled_from(SAID)
IDS = [item.id for item in bundled().items]


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True))
    odd = draw(st.lists(st.sampled_from(IDS), max_size=6, unique=True))
    said = [
        Vote(item, person, value)
        for item in IDS
        for person in people
        if (value := draw(VALUE) if item in odd else 0.5) is not None
    ]
    free = [item.id for item in bundled().items if item.may_be_left_out]
    return Assessment(
        tuple(said),
        TODAY,
        consensus=draw(
            st.dictionaries(st.sampled_from(IDS), st.sampled_from([0.0, 1.0]), max_size=2)
        ),
        left_out=frozenset(draw(st.lists(st.sampled_from(free), max_size=2))),
    )


@settings(max_examples=60, deadline=None)
@given(assessments(), assessments(), st.sets(st.sampled_from(IDS)), st.booleans())
def test_the_parts_add_up(
    first: Assessment, last: Assessment, worked_on: set[str], other_version: bool
) -> None:
    older, newer = bundled(), even() if other_version else bundled()
    before = Round(older, first, score(older, first))
    after = Round(newer, last, score(newer, last))
    found = compare(before, after, worked_on)
    if found.overall.change is not None:
        assert_adds_up(found)
        items = [part.item for part in found.parts if part.item]
        assert items == sorted(set(items), key=IDS.index)
        assert all((p.cause == "work") == (p.item in worked_on) for p in found.parts if p.item)
        if not other_version:
            assert "instrument" not in {part.cause for part in found.parts}


@settings(max_examples=20, deadline=None)
@given(assessments())
def test_a_round_beside_itself_has_no_parts(assessment: Assessment) -> None:
    model = bundled()
    same = Round(model, assessment, score(model, assessment))
    assert compare(same, same, IDS).parts == ()
