"""How far duties are met, what that proposes to maturity and back, and whom to address."""

from datetime import date
from typing import Any

import pytest

from aiops_model.content import load_content
from aiops_model.domain.ai_act import classify, exposure
from aiops_model.domain.ai_act.authorities import routing
from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.coverage import (
    DutyAnswer,
    answered,
    coverage,
    gap,
    without_evidence,
)
from aiops_model.domain.ai_act.proposals import differences, duty_proposals, item_proposals
from aiops_model.domain.ai_act.stale import stale_duties
from tests.domain.ai_act.words import TODAY, company_of, law, system_of

LAW = law()
MODEL = load_content().maturity.model
FIRM = company_of()
RANKING = classify(FIRM, system_of(["Annex III: 4a", "profiles people"]), TODAY, LAW)
MET = DutyAnswer(3, evidence=(None,))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (DutyAnswer(), "unclear"),
        (DutyAnswer(0), "not_met"),
        (DutyAnswer(1), "partly"),
        (DutyAnswer(2), "partly"),
        (DutyAnswer(3), "met"),
        (MET, "met"),
        (DutyAnswer(3, evidence=(date(2026, 11, 20),)), "met"),
        (DutyAnswer(3, evidence=(date(2026, 11, 19),)), "partly"),
        (DutyAnswer(3, evidence=(date(2026, 11, 19), None)), "met"),
        (DutyAnswer(2, not_applicable=True), "not_applicable"),
    ],
)
def test_a_duty_is_met_only_where_it_runs_with_evidence(answer: DutyAnswer, expected: str) -> None:
    assert gap(answer, TODAY, LAW) == expected


def test_coverage_counts_the_unclear_and_leaves_out_what_does_not_apply() -> None:
    answers = {
        "ART4": MET,
        "ART5": DutyAnswer(2),
        "ART26_1": DutyAnswer(0),
        "ART26_2": DutyAnswer(not_applicable=True),
    }
    found = coverage(answered(RANKING.duties, answers), TODAY, LAW)
    assert (found.met, found.partly, found.not_met, found.not_applicable) == (1, 1, 1, 1)
    assert found.unclear == 3
    assert found.applicable == 6
    assert found.share == pytest.approx(1 / 6)
    assert found.next_date == RANKING.next_date == date(2026, 12, 2)
    assert RANKING.earliest_date == date(2027, 12, 2)


def test_the_next_date_counts_the_points_added_to_article_5_until_they_are_set_aside() -> None:
    letter = classify(FIRM, system_of([]), TODAY, LAW)
    assert (letter.earliest_date, letter.next_date) == (None, date(2026, 12, 2))
    assert coverage(answered(letter.duties, {}), TODAY, LAW).next_date == letter.next_date
    aside = {"ART5": DutyAnswer(not_applicable=True)}
    assert coverage(answered(letter.duties, aside), TODAY, LAW).next_date is None
    day = date(2026, 12, 2)
    begun = classify(FIRM, system_of([]), day, LAW)
    assert coverage(answered(begun.duties, {}), day, LAW).next_date is None


def test_duties_of_legacy_systems_and_good_practice_are_in_no_count() -> None:
    legacy = ["Annex III: 4a", "profiles people", "placed on 2026-01-01"]
    old = classify(FIRM, system_of(legacy), TODAY, LAW)
    found = coverage(answered(old.duties, {}), TODAY, LAW)
    assert (found.unclear, found.conditional, found.next_date) == (2, 5, date(2026, 12, 2))
    assert old.earliest_date is None
    machine = ["product law of Section B", "safety component", "third-party assessment"]
    sector = classify(FIRM, system_of(machine), TODAY, LAW)
    assert coverage(answered(sector.duties, {}), TODAY, LAW).share is None


def test_the_ceiling_of_what_has_no_evidence_falls_when_evidence_comes() -> None:
    deepfake = classify(FIRM, system_of(["makes deep fakes"]), TODAY, LAW)
    bare = without_evidence(answered(deepfake.duties, {}), TODAY)
    proven = without_evidence(answered(deepfake.duties, {"ART50_4": MET, "ART5": MET}), TODAY)
    assert exposure(bare, FIRM, LAW, TODAY).today is not None
    left = exposure(proven, FIRM, LAW, TODAY)
    assert (left.today, left.article_5) == (None, None)


def test_the_ceiling_over_several_systems_is_the_largest_and_no_sum() -> None:
    deepfake = classify(FIRM, system_of(["makes deep fakes"]), TODAY, LAW)
    alone = exposure(deepfake.duties, FIRM, LAW, TODAY).today
    both = exposure([*deepfake.duties, *deepfake.duties, *RANKING.duties], FIRM, LAW, TODAY).today
    assert alone is not None
    assert both is not None
    assert (alone.cap, both.cap) == (960_000, 960_000)


def rows(*levels: int | None) -> list[Any]:
    """The ranking used so many times, with the level of Art 26(2) in each."""
    return [
        row
        for level in levels
        for row in answered(RANKING.duties, {"ART26_2": DutyAnswer(level)})
        if row[0].id == "ART26_2"
    ]


@pytest.mark.parametrize(
    ("levels", "managed", "scaled"),
    [
        ((2,), 1.0, 0.0),
        ((3,), 1.0, 1.0),
        ((3, 1), 0.5, 0.5),
        ((3, 2, 1), 0.5, 0.25),
        ((2, 1, 1, 1), 0.25, 0.0),
        ((3, None), 0.5, 0.5),
        ((1, 0), 0.0, 0.0),
    ],
)
def test_duties_propose_the_share_of_systems_rounded_down(
    levels: tuple[int | None, ...], managed: float, scaled: float
) -> None:
    found = {row.item: row.value for row in item_proposals(rows(*levels), MODEL, LAW, TODAY, ())}
    assert found == {"q3_m": managed, "q3_s": scaled}


def test_nothing_is_proposed_where_nobody_can_say_or_a_person_has_spoken() -> None:
    assert item_proposals(rows(None), MODEL, LAW, TODAY, ()) == ()
    found = item_proposals(rows(3), MODEL, LAW, TODAY, {"q3_m"})
    assert [row.item for row in found] == ["q3_s"]


def test_a_practice_proposes_informal_or_with_a_document_documented() -> None:
    duties = [row for row in RANKING.duties if row.id == "ART26_2"]

    def level(values: dict[str, float], documents: set[str]) -> int:
        (found,) = duty_proposals(values, documents, LAW, duties, ())
        return found.level

    assert level({"q3_m": 0.0}, set()) == 0
    assert level({"q3_m": 1.0}, set()) == 1
    assert level({"q3_m": 1.0}, {"q3_m"}) == 2
    assert level({"q3_m": 1.0, "q3_s": 1.0}, {"q3_m"}) == 1
    assert duty_proposals({"q3_m": 1.0}, (), LAW, duties, {"ART26_2"}) == ()
    assert duty_proposals({}, (), LAW, duties, ()) == ()


def test_differences_are_listed_and_change_nothing() -> None:
    found = differences(rows(1), {"q3_m": 1.0}, MODEL, LAW, TODAY)
    assert [(row.item, row.duty, row.said, row.proposed) for row in found] == [
        ("q3_m", "ART26_2", 1.0, 0.0)
    ]
    assert differences(rows(3), {"q3_m": 1.0, "q3_s": 1.0}, MODEL, LAW, TODAY) == ()


@pytest.mark.parametrize(
    ("told", "phrases", "authority"),
    [
        ({}, [], "bnetza"),
        ({"finance": True}, ["Annex III: 5b"], "bafin"),
        ({}, ["Annex III: 6"], "ukim"),
        ({}, ["product law of Section A"], "product_authority"),
        ({}, ["built and run under own name", "same provider as its GPAI model"], "ai_office"),
        ({}, ["same provider as its GPAI model"], "bnetza"),
        ({"in": "Austria"}, [], "austria_open"),
        ({"in": "Switzerland"}, [], "switzerland_none"),
        ({"in": "France"}, [], "member_state"),
    ],
)
def test_who_is_competent(told: dict[str, Any], phrases: list[str], authority: str) -> None:
    company = company_of(told)
    found = routing(Case(company, system_of(phrases), TODAY, LAW), str(company.country))
    assert found.competent is not None
    assert found.competent.authority == authority
    assert found.competent.certain
    assert found.perhaps == ()


def test_an_open_fact_leaves_a_second_authority_possible() -> None:
    company = company_of({"finance": "unknown"})
    found = routing(Case(company, system_of([]), TODAY, LAW), "DE")
    assert found.competent is not None
    assert found.competent.authority == "bnetza"
    assert [(row.authority, row.hangs_on) for row in found.perhaps] == [
        ("bafin", ("financial_institution",))
    ]


def test_austria_names_a_contact_and_says_how_sure_it_is() -> None:
    found = routing(Case(company_of({"in": "Austria"}), system_of([]), TODAY, LAW), "AT")
    assert found.competent is not None
    assert found.competent.confidence == "low"
    assert "rtr" in {row.authority for row in found.contacts}


def test_duties_checked_long_ago_are_named_from_the_day_after_the_limit() -> None:
    checked = {duty.checked_on for duty in LAW.duties}
    latest = max(day for day in checked if day)
    limit = date.fromordinal(latest.toordinal() + LAW.stale_after_days)
    assert len(stale_duties(LAW, date.fromordinal(limit.toordinal() + 1))) == len(LAW.duties)
    assert [d for d in stale_duties(LAW, limit) if d.checked_on == latest] == []
