"""The law as content: what the files promise each other, and how long a sentence may be."""

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

import pytest

from aiops_model.content import BUNDLED
from aiops_model.content.draft import Draft
from aiops_model.content.loader import read_draft
from aiops_model.content.schema.ai_act import (
    ActDuty,
    ActQuestion,
    ActRole,
    DatedPart,
    DutyDates,
    DutyList,
    OutcomeTable,
    QuestionList,
    RiskClass,
)
from aiops_model.content.schema.instrument import CapabilityText, DutyIndex

LAW = "duties/eu_ai_act"
DERIVED = {"fria_scope", "established_in_eu", "employees_affected"}
"""Facts that conditions may name although nobody is asked: they follow from others."""
POINTS = {
    "prohibited": "a b c d e f g h ba bb",
    "annex_iii": "1a 1b 1c 2 3a 3b 3c 3d 4a 4b 5a 5b 5c 5d 6 7 8",
    "article_6_3": "a b c d",
}
STEPS = ["company", *(f"q{n}" for n in range(10)), "modifiers"]
LONGEST = 22
"""Words a sentence of the law's texts may have."""
ABBREVIATED = re.compile(r"\b(Art|Abs|Nr|Buchst|Mio|Rn|UAbs)\.")


@cache
def law() -> Draft:
    draft, problems = read_draft(BUNDLED)
    assert not problems
    return draft


def duties() -> list[ActDuty]:
    return [d for file in law().below(f"{LAW}/duties", DutyList).values() for d in file.duties]


def questions() -> tuple[ActQuestion, ...]:
    found = law().get(f"{LAW}/questions.yaml", QuestionList)
    assert found is not None
    return found.questions


def test_a_duty_is_written_once_and_the_index_knows_it() -> None:
    index = law().get(f"{LAW}/duty_index.yaml", DutyIndex)
    assert index is not None
    ids = [duty.id for duty in duties()]
    assert len(ids) == len(set(ids))
    assert set(ids) <= {duty.id for duty in index.duties}


def test_duties_and_practices_name_each_other() -> None:
    capabilities = law().below("instrument/capabilities", CapabilityText).values()
    items = [item for capability in capabilities for item in capability.items]
    for duty in duties():
        assert list(duty.items) == [item.id for item in items if duty.id in item.duties], duty.id


def test_every_fact_of_a_condition_can_be_asked_or_follows_from_others() -> None:
    asked = {question.fact for question in questions()} | DERIVED
    for duty in duties():
        assert set(duty.when.facts) <= asked, duty.id


def test_each_fact_is_asked_once_in_the_order_of_the_path() -> None:
    facts = [question.fact for question in questions()]
    assert len(facts) == len(set(facts))
    steps = [STEPS.index(question.step) for question in questions()]
    assert steps == sorted(steps)


@pytest.mark.parametrize("fact", POINTS)
def test_lists_of_points_are_whole(fact: str) -> None:
    question = next(q for q in questions() if q.fact == fact)
    assert [point.id for point in question.points] == POINTS[fact].split()


def test_every_outcome_has_words() -> None:
    table = law().get(f"{LAW}/classes.yaml", OutcomeTable)
    assert table is not None
    beside = {"out_of_scope", "needs_review"}
    assert {row.id for row in table.classes} == {*get_args(RiskClass), *beside}
    assert {row.id for row in table.roles} == set(get_args(ActRole))
    assert [row.id for row in table.path] == [f"q{n}" for n in range(11)]
    assert {row.id for row in table.sizes} == {"sme", "smc", "large", "public"}


def test_a_disputed_day_is_named_with_both_readings() -> None:
    for duty in duties():
        dated: tuple[DutyDates | DatedPart, ...] = (duty.dates, *duty.dates.parts)
        for row in dated:
            assert row.disputed == (row.formal_from != row.working_from), (duty.id, row)


def _sentences() -> Iterator[tuple[str, str]]:
    for file, document in law().documents.items():
        for loc, value in document.walk():
            if file.startswith(LAW) and loc and loc[-1] in ("de", "en"):
                text = ABBREVIATED.sub(r"\1", value.replace("\u00a0", "_"))
                for sentence in re.split(r"(?<=[.?;:])\s", text):
                    yield file, sentence


def test_no_sentence_is_longer_than_a_reader_follows() -> None:
    for file, sentence in _sentences():
        assert len(sentence.split()) <= LONGEST, (file, sentence)
