"""Assessments as scripts give them: what is read, and what is refused by its path."""
# ruff: noqa: E501 - a row of the table is one line

from datetime import date
from typing import Any

import pytest

from aiops_model import score
from aiops_model.content import load_content
from aiops_model.content.assessment import asked_of, read_assessment
from aiops_model.content.assessment_schema import assessment_schema
from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.answers import Assessment
from aiops_model.domain.maturity.public import PublicResult

VOTE: dict[str, Any] = {"item": "o1_m", "respondent": "r1", "group": "leadership", "value": 0.5}
EVIDENCE = {"valid_until": "2027-03-31"}
OPTIONAL = next(i for i, row in load_content().maturity.item.items() if row.not_applicable)
NEEDED = next(i for i, row in load_content().maturity.item.items() if not row.not_applicable)


def read(*answers: dict[str, Any], **more: Any) -> Assessment:
    return read_assessment({"answers": list(answers), **more}, asked_of(load_content()))


def all_at(value: float) -> list[dict[str, Any]]:
    return [{"item": item, "value": value} for item in load_content().maturity.item]


# -------------------------------------------------------------------------------- what is read
def test_an_answer_is_read_with_all_it_says() -> None:
    row = {**VOTE, "confidence": 2, "evidence": EVIDENCE}
    (vote,) = read(row, as_of="2026-11-20").votes
    assert (vote.item, vote.respondent, vote.group, vote.value) == ("o1_m", "r1", "leadership", 0.5)
    assert (vote.confidence, vote.evidence, vote.evidence_until) == (2, True, date(2027, 3, 31))


def test_what_is_null_or_absent_says_nothing() -> None:
    row = {"item": "o1_m", "value": 1, "group": None, "confidence": None, "evidence": None}
    found = read(row, targets=None, as_of=None)
    assert (found.votes[0].respondent, found.votes[0].group, found.votes[0].evidence) == (
        "",
        "",
        False,
    )
    assert found.targets == {}


def test_evidence_may_have_no_end_and_then_needs_no_day() -> None:
    vote = read({**VOTE, "evidence": {}}).votes[0]
    assert vote.evidence
    assert vote.evidence_until is None


def test_not_applicable_leaves_the_item_out_whoever_says_it() -> None:
    found = read(
        {"item": OPTIONAL, "respondent": "r1", "value": "not_applicable"},
        {"item": OPTIONAL, "respondent": "r2", "value": 1},
    )
    assert found.left_out == {OPTIONAL}
    assert (
        score({"answers": [{"item": OPTIONAL, "value": "not_applicable"}]}).overall.applicable == 47
    )


def test_a_group_named_once_holds_for_all_answers_of_a_person() -> None:
    bare = {"item": "o2_m", "respondent": "r1", "value": 1}
    assert {vote.group for vote in read(bare, VOTE).votes} == {"leadership"}


def test_a_workshop_choice_stands_for_the_items_that_its_person_left_open() -> None:
    found = read({"item": "o1", "value": "scaled"}, {"item": "o1_t", "value": 0.25})
    values = {vote.item: (vote.value, vote.choice) for vote in found.votes}
    assert values == {"o1_m": (1, 3), "o1_s": (1, 3), "o1_t": (0.25, None)}


def test_a_fact_nobody_mentions_does_not_hold_and_unknown_counts_both_ways() -> None:
    assert score({"answers": all_at(1)}).overall.level_range == (4, 4)
    open_fact = score({"answers": all_at(1), "facts": {"live_without_owner": "unknown"}})
    assert open_fact.overall.level is None
    assert open_fact.overall.level_range == (1, 4)
    assert score({"answers": all_at(1), "facts": {"live_without_owner": "yes"}}).overall.level == 1


def test_facts_that_are_numbers_are_turned_into_yes_or_no() -> None:
    rules = load_content().maturity.beside.counted_fact_rules
    rule = next(row for row in rules if row.count == "live_use_cases")
    assert read(facts={"live_use_cases": rule.at_least}).facts[rule.id] == "yes"
    assert read(facts={"live_use_cases": 0}).facts[rule.id] == "no"
    assert read().facts[rule.id] == "unknown"


# ------------------------------------------------------------------------------ what is refused
REFUSED: list[tuple[str, Any, str, str]] = [
    ("no object", [], "not_an_object", ""),
    ("nothing", {}, "incomplete", "answers"),
    ("unknown field", {"answers": [], "colour": 1}, "unknown_item", "colour"),
    ("answers no list", {"answers": {}}, "not_a_list", "answers"),
    ("answer no object", {"answers": [1]}, "not_an_object", "answers[0]"),
    ("answer with more", {"answers": [{**VOTE, "note": ""}]}, "unknown_item", "answers[0].note"),
    ("no item", {"answers": [{"value": 1}]}, "incomplete", "answers[0].item"),
    ("no value", {"answers": [{"item": "o1_m"}]}, "incomplete", "answers[0].value"),
    ("unknown item", {"answers": [{**VOTE, "item": "o9_m"}]}, "unknown_option", "answers[0].item"),
    ("item a list", {"answers": [{**VOTE, "item": ["o1_m"]}]}, "unknown_option", "answers[0].item"),
    ("off the scale", {"answers": [{**VOTE, "value": 0.3}]}, "unknown_option", "answers[0].value"),
    ("below", {"answers": [{**VOTE, "value": -1}]}, "unknown_option", "answers[0].value"),
    ("NaN", {"answers": [{**VOTE, "value": float("nan")}]}, "unknown_option", "answers[0].value"),
    ("inf", {"answers": [{**VOTE, "value": float("inf")}]}, "unknown_option", "answers[0].value"),
    ("true", {"answers": [{**VOTE, "value": True}]}, "unknown_option", "answers[0].value"),
    ("text", {"answers": [{**VOTE, "value": "most"}]}, "unknown_option", "answers[0].value"),
    ("level of an item", {"answers": [{**VOTE, "value": "pilot"}]}, "unknown_option", "answers[0].value"),
    ("step of a capability", {"answers": [{**VOTE, "item": "o1"}]}, "unknown_option", "answers[0].value"),
    ("unknown group", {"answers": [{**VOTE, "group": "guests"}]}, "unknown_option", "answers[0].group"),
    ("group changed", {"answers": [VOTE, {**VOTE, "item": "o2_m", "group": "finance"}]}, "two_groups", "answers[1].group"),
    ("voted twice", {"answers": [VOTE, VOTE]}, "duplicate_vote", "answers[1]"),
    ("nobody twice", {"answers": [{"item": "o1_m", "value": 1}] * 2}, "duplicate_vote", "answers[1]"),
    ("confidence", {"answers": [{**VOTE, "confidence": 4}]}, "unknown_option", "answers[0].confidence"),
    ("confidence true", {"answers": [{**VOTE, "confidence": True}]}, "unknown_option", "answers[0].confidence"),
    ("respondent a number", {"answers": [{**VOTE, "respondent": 7}]}, "not_text", "answers[0].respondent"),
    ("respondent too long", {"answers": [{**VOTE, "respondent": "x" * 121}]}, "text_too_long", "answers[0].respondent"),
    ("must be answered", {"answers": [{"item": NEEDED, "value": "not_applicable"}]}, "left_out_not_allowed", "answers[0].value"),
    ("evidence no object", {"answers": [{**VOTE, "evidence": True}]}, "not_an_object", "answers[0].evidence"),
    ("evidence until when", {"answers": [{**VOTE, "evidence": {"valid_until": "2027-02-30"}}]}, "not_a_date", "answers[0].evidence.valid_until"),
    ("evidence of a capability", {"answers": [{"item": "o1", "value": "pilot", "evidence": {}}]}, "evidence_of_items", "answers[0].evidence"),
    ("evidence without a day", {"answers": [{**VOTE, "evidence": EVIDENCE}]}, "as_of_missing", "as_of"),
    ("no such day", {"answers": [], "as_of": "2026-13-01"}, "not_a_date", "as_of"),
    ("a week", {"answers": [], "as_of": "2026-W47-5"}, "not_a_date", "as_of"),
    ("a moment", {"answers": [], "as_of": "2026-11-20T10:00"}, "not_a_date", "as_of"),
    ("target unknown", {"answers": [], "targets": {"o9": 2}}, "unknown_item", "targets.o9"),
    ("target too high", {"answers": [], "targets": {"o1": 4.1}}, "out_of_range", "targets.o1"),
    ("target text", {"answers": [], "targets": {"o1": "3"}}, "not_a_number", "targets.o1"),
    ("target NaN", {"answers": [], "targets": {"o1": float("nan")}}, "not_a_number", "targets.o1"),
    ("baseline too low", {"answers": [], "baseline": {"o1": 0}}, "out_of_range", "baseline.o1"),
    ("consensus", {"answers": [], "consensus": {"o1_m": 2}}, "unknown_option", "consensus.o1_m"),
    ("consensus on what", {"answers": [], "consensus": {"o1": 1}}, "unknown_item", "consensus.o1"),
    ("fact", {"answers": [], "facts": {"high_risk_use": True}}, "unknown_option", "facts.high_risk_use"),
    ("fact unknown", {"answers": [], "facts": {"weather": "yes"}}, "unknown_item", "facts.weather"),
    ("count no number", {"answers": [], "facts": {"initiatives": "yes"}}, "not_whole", "facts.initiatives"),
    ("count below 0", {"answers": [], "facts": {"initiatives": -1}}, "out_of_range", "facts.initiatives"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code", "field"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])  # fmt: skip
def test_bad_input_is_refused_by_its_path(data: object, code: str, field: str) -> None:
    with pytest.raises(Refusal) as caught:
        score(data)
    assert (caught.value.code, caught.value.field) == (code, field)


# ------------------------------------------------------------------------------- what comes out
def test_nothing_answered_has_no_level() -> None:
    found = score({"answers": []})
    assert found.overall.level is None
    assert found.overall.level_range is None
    assert found.overall.index is None
    assert found.overall.reason is not None
    assert found.overall.reason.kind == "too_few"


def test_progress_of_the_whole_goes_over_the_sums_of_the_capabilities() -> None:
    rows = [row for row in all_at(0) if row["item"] != "o1_m"] + [{"item": "o1_m", "value": 1}]
    found = score({"answers": rows, "targets": {"o1": 3, "o2": 2}, "baseline": {"o1": 1, "o2": 1}})
    assert found.capabilities["o1"].index == pytest.approx(2)
    assert found.progress["o1"] == pytest.approx(1 / 2)
    assert found.progress["o2"] == pytest.approx(0)
    assert found.progress_to_date == pytest.approx(1 / 3)


def test_without_a_way_to_go_there_is_no_progress_of_the_whole() -> None:
    held = score({"answers": all_at(0), "targets": {"o1": 2}, "baseline": {"o1": 2}})
    assert held.progress_to_date is None
    assert held.held == ("o1",)
    assert score({"answers": all_at(0)}).progress_to_date is None


def test_the_schema_names_what_the_reader_takes_and_the_result_has() -> None:
    schema = assessment_schema(asked_of(load_content()))
    answer = schema["properties"]["answers"]["items"]["properties"]
    assert {"item", "respondent", "group", "value", "confidence", "evidence"} == set(answer)
    assert set(load_content().maturity.item) < set(answer["item"]["enum"])
    assert set(schema["properties"]) == {
        "answers", "targets", "baseline", "as_of", "facts", "consensus",
    }  # fmt: skip
    assert set(PublicResult.model_json_schema(mode="serialization")["required"]) == set(
        score({"answers": []}).model_dump()
    )
