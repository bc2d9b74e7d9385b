"""No figure shows what fewer people said than the smallest group, subtraction included."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.maturity.compare import Round, compare
from aiops_model.report.maturity import ComparisonReport, MaturityReport, build_comparison
from tests.report.assessments import (
    GROUPS,
    KNOWN,
    assessment,
    basis_of,
    by_level,
    instrument,
    lenient,
    reader,
    report_of,
    result,
)

ITEMS = sorted(instrument().item)
SCALE = instrument().model.scale
LEAST = instrument().model.limits.smallest_group
STEP = st.sampled_from(SCALE)
ODD = st.dictionaries(st.sampled_from(ITEMS), st.tuples(STEP, STEP), min_size=1, max_size=12)


def by_people(*people: Mapping[str, float]) -> Assessment:
    """Each person's answers; the first is of the leadership, the others of operations."""
    votes = [
        Vote(item, f"p{at}", value, group=GROUPS[min(at, 1)], confidence=2)
        for at, said in enumerate(people)
        for item, value in said.items()
    ]
    return Assessment(tuple(votes), assessment({}).as_of, facts=KNOWN)


def shown(report: MaturityReport) -> MaturityReport:
    """All that a reader sees but the hash of the answers."""
    return replace(report, provenance={}, provenance_line="")


@settings(max_examples=40, deadline=None)
@given(ODD, STEP)
def test_two_people_never_see_which_of_them_said_more(
    odd: Mapping[str, tuple[float, float]], usual: float
) -> None:
    """Both reports rest on the same value of each item: the lower one of two."""
    low = dict.fromkeys(ITEMS, usual) | {item: min(pair) for item, pair in odd.items()}
    high = low | {item: max(pair) for item, pair in odd.items()}
    alike, apart = report_of(by_people(low, low)), report_of(by_people(low, high))
    assert shown(alike) == shown(apart) == shown(report_of(by_people(high, low)))


@settings(max_examples=30, deadline=None)
@given(ODD, STEP)
def test_an_item_two_of_three_answered_shows_no_spread(
    odd: Mapping[str, tuple[float, float]], usual: float
) -> None:
    low = dict.fromkeys(ITEMS, usual) | {item: min(pair) for item, pair in odd.items()}
    high = low | {item: max(pair) for item, pair in odd.items()}
    third = {item: usual for item in ITEMS if item not in odd}
    alike, apart = (report_of(by_people(low, other, third)) for other in (low, high))
    for block in ("votes", "divided", "capabilities", "layers"):
        assert alike.has(block) == apart.has(block)
        if alike.has(block):
            assert alike.section(block) == apart.section(block)
    assert alike.numbers == apart.numbers


def test_few_people_are_told_from_when_on_the_level_is_tried_without_one() -> None:
    apart = dict.fromkeys(ITEMS, 1.0)
    block = report_of(assessment(by_level(0, 0, 0), people=2, apart=apart)).section("robust")
    assert f"Ob die Stufe an einer Person hängt, steht hier ab {LEAST} Personen." in block.lines
    many = report_of(assessment(by_level(0, 0, 0), people=LEAST)).section("robust")
    assert "Auch ohne eine beliebige der Personen bleibt es bei dieser Stufe." in many.lines


# --------------------------------------------------------------------------- before and after
def compared(before: Mapping[str, float], after: Mapping[str, float]) -> ComparisonReport:
    """`o1_m` by person before and after; everything else stands in half of the cases."""
    usual = dict.fromkeys(ITEMS, 0.5)
    rounds = []
    for told in (before, after):
        votes = [
            Vote(item, person, value if item == "o1_m" else usual[item])
            for person, value in told.items()
            for item in ITEMS
        ]
        given = Assessment(tuple(votes), assessment({}).as_of, facts=KNOWN)
        rounds.append(Round(lenient(), given, result(given)))
    found = compare(rounds[0], rounds[1], frozenset({"o1_m"}))
    start, end = (basis_of(row.assessment) for row in rounds)
    return build_comparison(found, start, end, load_content(), reader())


@pytest.mark.parametrize("stayed", range(1, LEAST + 1))
def test_what_few_answered_both_times_is_not_told_by_item(stayed: int) -> None:
    """The same people as often as `stayed`, and as many others each time as a group needs."""
    same = [f"s{n}" for n in range(stayed)]
    left, came = ({f"{name}{n}": 0.0 for n in range(LEAST)} for name in ("left", "came"))
    report = compared(dict.fromkeys(same, 0.0) | left, dict.fromkeys(same, 1.0) | came | SURE)
    assert bool(report.changed) == (stayed >= LEAST)
    assert report.split is not None
    causes = {row[0] for row in report.split.rows}
    assert ("Geleistete Arbeit" in causes) == (stayed >= LEAST)


SURE = {"sure1": 1.0, "sure2": 1.0, "sure3": 1.0}


@pytest.mark.parametrize(("joined", "step"), [(0.5, "von „Keine“ auf „Einige“"), (0.0, "")])
def test_beside_one_newcomer_the_values_of_everybody_are_told(joined: float, step: str) -> None:
    """The values of the three alone would tell the fourth one's."""
    before = {"a": 0.0, "b": 0.0, "c": 0.0}
    after = {"a": 0.25, "b": 0.25, "c": 0.5} if step else {"a": 0.0, "b": 0.25, "c": 0.25}
    (block,) = compared(before, after | {"d": joined}).changed
    assert block.table is not None
    assert block.table.rows[0][1] == (step or "anders beantwortet, im Ganzen gleich")
