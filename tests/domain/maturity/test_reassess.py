"""Reassessment asks what has aged, is on the plan or was left open, and nothing else."""

from datetime import date, timedelta

import pytest

from aiops_model.content import load_content
from aiops_model.domain.maturity.reassess import AskAgain, reassessment
from tests.domain.maturity.practices import TODAY, bundled, states

MOST_DAYS = load_content().maturity.beside.review.ask_again_after_days


def asked(
    answers: dict[str, str],
    answered: dict[str, date] | None = None,
    evidence: dict[str, date] | None = None,
    plan: tuple[str, ...] = (),
) -> tuple[AskAgain, ...]:
    return reassessment(
        bundled(),
        states(answers, "in most"),
        answered_on=answered or {},
        evidence_until=evidence or {},
        on_plan=plan,
        as_of=TODAY,
        max_age_days=MOST_DAYS,
    )


def test_a_fresh_and_complete_assessment_asks_nothing() -> None:
    fresh = {item.id: TODAY for item in bundled().items}
    assert asked({}, fresh) == ()


def test_an_empty_assessment_asks_everything() -> None:
    found = reassessment(bundled(), {}, answered_on={}, evidence_until={}, on_plan=(),
                         as_of=TODAY, max_age_days=MOST_DAYS)  # fmt: skip
    assert [row.item for row in found] == [item.id for item in bundled().items]
    assert {row.reasons for row in found} == {("unanswered",)}


@pytest.mark.parametrize(("days", "aged"), [(0, False), (MOST_DAYS, False), (MOST_DAYS + 1, True)])
def test_an_answer_ages(days: int, aged: bool) -> None:
    found = asked({}, {"o1_m": TODAY - timedelta(days)})
    assert found == ((AskAgain("o1_m", ("aged",)),) if aged else ())


@pytest.mark.parametrize(("until", "expired"), [(TODAY, False), (TODAY - timedelta(1), True)])
def test_evidence_expires_the_day_after_its_last(
    until: date,
    expired: bool,
) -> None:
    found = asked({}, evidence={"a2_m": until})
    assert found == ((AskAgain("a2_m", ("evidence_expired",)),) if expired else ())


def test_every_reason_is_named_the_strongest_first() -> None:
    long_ago = TODAY - timedelta(MOST_DAYS * 3)
    found = asked({}, {"o4_m": long_ago}, {"o4_m": long_ago}, ("o4_m",))
    assert found == (AskAgain("o4_m", ("on_plan", "evidence_expired", "aged")),)


def test_what_nobody_knows_is_asked_whether_it_has_aged_or_not() -> None:
    found = asked({"s1_m": "unknown", "s2_m": "open"}, plan=("s1_m", "s2_m"))
    assert found == (AskAgain("s1_m", ("dont_know",)), AskAgain("s2_m", ("unanswered",)))


def test_what_does_not_apply_is_asked_again_only_when_that_has_aged() -> None:
    old = {"q3_m": TODAY - timedelta(MOST_DAYS + 1)}
    assert asked({"q3_m": "does not apply"}, plan=("q3_m",)) == ()
    assert asked({"q3_m": "does not apply"}, old) == (AskAgain("q3_m", ("aged",)),)
