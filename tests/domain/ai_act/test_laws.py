"""What holds for any facts: nothing unknown lowers a class, nothing unasked changes a duty."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiops_model.content.act_facts import COMPANY_KEYS, SYSTEM_KEYS
from aiops_model.domain.ai_act import Classification, classify, next_question
from aiops_model.domain.ai_act.facts import POINTS
from aiops_model.domain.ai_act.law import CLASSES, Version
from tests.domain.ai_act.draws import Facts, complete, fits, typed, values_of
from tests.domain.ai_act.oracle import told
from tests.domain.ai_act.words import TODAY, law

LAW = law()
RANK = {name: rank for rank, name in enumerate(("out_of_scope", *reversed(CLASSES)))}
slow = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
versions: st.SearchStrategy[Version] = st.sampled_from(["now", "before_amendment"])


def judged(company: Facts, system: Facts, as_of: date = TODAY) -> Classification:
    return classify(*typed(company, system), as_of, LAW)


def rank(found: Classification) -> int:
    return RANK[found.strictest]


@st.composite
def with_gaps(draw: Callable[..., Any]) -> tuple[Facts, Facts, Facts, Facts]:
    """Complete facts, and the same with some unknown or not asked."""
    company, system = draw(complete())
    gaps = [
        {
            fact: draw(st.sampled_from([None, "unknown"]))
            for fact in draw(st.lists(st.sampled_from(keys), unique=True, max_size=12))
        }
        for keys in (COMPANY_KEYS, SYSTEM_KEYS)
    ]
    holed = []
    for facts, holes in zip((company, system), gaps, strict=True):
        kept = {fact: value for fact, value in facts.items() if holes.get(fact, 1) is not None}
        holed.append(kept | {fact: said for fact, said in holes.items() if said is not None})
    return company, system, holed[0], holed[1]


@slow
@given(complete())
def test_complete_facts_are_judged_as_the_text_tells_it(facts: tuple[Facts, Facts]) -> None:
    found = judged(*facts)
    headline, roles, owed = told(*facts)
    assert found.risk_class == headline
    assert list(found.roles) == roles
    assert list(found.transparency) == owed
    assert not found.review
    assert not found.possible_roles
    assert not [q for q in found.open_questions if q.changes_class]


@slow
@given(with_gaps())
def test_an_unknown_never_lowers_the_class(drawn: tuple[Facts, Facts, Facts, Facts]) -> None:
    company, system, holed_company, holed_system = drawn
    whole, holed = judged(company, system), judged(holed_company, holed_system)
    assert rank(holed) >= rank(whole)
    if holed.risk_class != "needs_review":
        free = holed.risk_class == "minimal" and whole.risk_class == "out_of_scope"
        assert holed.risk_class == whole.risk_class or (free and system["open_source"])
    else:
        assert holed.review
    certain = {row.id for row in holed.duties if row.certain and not row.good_practice}
    owed = {row.id for row in whole.duties if not row.good_practice}
    listed = {row.id for row in holed.duties}
    if whole.in_scope:
        assert certain <= owed
    maker = "product_maker" not in holed_system and system["product_maker"]
    assert owed <= listed or maker


@slow
@given(with_gaps(), st.data())
def test_what_is_not_open_changes_nothing(
    drawn: tuple[Facts, Facts, Facts, Facts], data: st.DataObject
) -> None:
    _, _, company, system = drawn
    found = judged(company, system)
    asked = {q.fact for q in found.open_questions}
    settled = [f for f in SYSTEM_KEYS if f not in asked and f not in system]
    if not settled:
        return
    fact = data.draw(st.sampled_from(settled))
    other = {**system, fact: data.draw(values_of(fact))}
    if not fits(other):
        return
    again = judged(company, other)
    for part in ("risk_class", "candidate", "classes", "roles", "duties", "transparency",
                 "vendor_transparency", "exposure", "modifiers", "earliest_date", "review",
                 "open_questions", "in_scope", "size"):  # fmt: skip
        assert getattr(again, part) == getattr(found, part), (fact, part)


@slow
@given(with_gaps(), st.randoms(use_true_random=False))
def test_the_order_of_answering_is_irrelevant(
    drawn: tuple[Facts, Facts, Facts, Facts], random: Any
) -> None:
    _, _, company, system = drawn
    rows = list(system.items())
    random.shuffle(rows)
    shuffled = {
        fact: list(reversed(value)) if isinstance(value, list) else value for fact, value in rows
    }
    assert judged(company, shuffled) == judged(company, system)


@slow
@given(with_gaps(), st.integers(0, 3000), st.integers(0, 2000), versions)
def test_what_is_in_force_grows_with_the_day(
    drawn: tuple[Facts, Facts, Facts, Facts], start: int, later: int, version: Version
) -> None:
    _, _, company, system = drawn
    day = date(2024, 8, 1) + timedelta(days=start)
    facts = typed(company, system)
    first = classify(*facts, day, LAW, version)
    second = classify(*facts, day + timedelta(days=later), LAW, version)
    before = {row.id for row in first.duties if row.in_force}
    assert before <= {row.id for row in second.duties if row.in_force}
    parts = {(r.id, p.article) for r in first.duties for p in r.parts if p.in_force}
    assert parts <= {(r.id, p.article) for r in second.duties for p in r.parts if p.in_force}
    caps = [found.exposure.today.cap or 0 if found.exposure.today else 0
            for found in (first, second)]  # fmt: skip
    assert caps[0] <= caps[1]


@slow
@given(complete())
def test_asking_one_question_after_another_comes_to_an_end(facts: tuple[Facts, Facts]) -> None:
    company, system = facts
    answers: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    asked: list[str] = []
    found = judged(*answers)
    while (question := next_question(found)) is not None:
        assert question.fact not in asked
        asked.append(question.fact)
        about = 0 if question.fact in COMPANY_KEYS else 1
        answers[about][question.fact] = facts[about][question.fact]
        found = judged(*answers)
    whole = judged(company, system)
    assert (found.risk_class, found.roles, found.duties) == (
        whole.risk_class,
        whole.roles,
        whole.duties,
    )
    assert found.exposure == whole.exposure
    places = [LAW.fact_order.index(fact) for fact in asked]
    assert len(places) == len(set(places))


@slow
@given(complete(), versions)
def test_days_and_readings_fit_each_other(facts: tuple[Facts, Facts], version: Version) -> None:
    found = classify(*typed(*facts), TODAY, LAW, version)
    for row in found.duties:
        assert row.formal_from <= row.working_from
        assert row.disputed == (row.formal_from != row.working_from)
        assert not (row.conditional and row.in_force)
        assert not (version == "before_amendment" and row.disputed)
    assert set(found.classes).isdisjoint(found.possible_classes)


def test_every_point_of_every_list_can_be_said() -> None:
    for fact, points in POINTS.items():
        for point in points:
            assert typed({}, {fact: [point]})[1].points[fact]
