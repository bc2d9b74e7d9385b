"""Duties: five parts that change on their own, and what follows from them."""

from datetime import date, timedelta
from typing import Any

import pytest

from aiops_model.domain.ai_act.coverage import Coverage
from aiops_model.domain.errors import Refusal
from aiops_model.services import ai_act
from aiops_model.services.ai_act import Collision, DutyEvidence, DutyPlace, DutyRecord
from tests.services.ai_act.registers import (
    HIGH_RISK,
    MINIMAL,
    add,
    file_of,
    kept,
    rate,
    view,
)
from tests.services.conftest import Installation

PROOF = DutyEvidence(
    "Schulungsplan", "https://example.org/plan", date(2026, 3, 1), date(2027, 3, 1)
)
SETTERS: dict[str, tuple[Any, Any, Any]] = {
    "level": (ai_act.set_level, "2", "3"),
    "owner": (ai_act.set_owner, "Leitung Personal", "Leitung IT"),
    "due": (ai_act.set_due, date(2027, 3, 31), date(2027, 4, 30)),
    "evidence": (ai_act.set_duty_evidence, PROOF, DutyEvidence("Liste")),
    "note": (ai_act.set_duty_note, "Eine Notiz\nmit zwei Zeilen", "Andere"),
}
"""Part -> service, a value, another value."""


@pytest.fixture
def place(house: Installation) -> DutyPlace:
    """A duty of a system that counts as high-risk."""
    file = file_of(house)
    return DutyPlace(file, add(house, file, HIGH_RISK).id, "ART26_5")


def record(house: Installation, place: DutyPlace) -> DutyRecord:
    system = view(house, place.assessment_id).system(place.system_id)
    assert system is not None
    return system.duty(place.duty_id)


@pytest.mark.parametrize("part", sorted(SETTERS))
def test_a_part_is_set_collides_and_is_removed_on_its_own(
    house: Installation, place: DutyPlace, part: Any
) -> None:
    say, first, second = SETTERS[part]
    ctx, anna = house.ctx, house.anna
    done = kept(say(ctx, anna, place, first, revision=0))
    assert record(house, place).revisions == {part: done.revision}
    assert kept(say(ctx, anna, place, first, revision=0)).revision == done.revision
    stale = say(ctx, anna, place, second, revision=0)
    assert isinstance(stale, Collision)
    shown = (lambda value: (value, "")) if part == "level" else (lambda value: value)
    assert (stale.part, stale.mine, stale.theirs) == (part, shown(second), shown(first))
    changed = kept(say(ctx, anna, place, second, revision=stale.revision))
    gone = kept(say(ctx, anna, place, None, revision=changed.revision))
    assert gone.revision > changed.revision > done.revision
    assert record(house, place).revisions == {part: gone.revision}


def test_the_parts_never_collide(house: Installation, place: DutyPlace) -> None:
    for say, value, _ in SETTERS.values():
        kept(say(house.ctx, house.anna, place, value, revision=0))
    found = record(house, place)
    assert (found.level, found.owner, found.due_on) == ("2", "Leitung Personal", date(2027, 3, 31))
    assert (found.evidence, found.note) == (PROOF, "Eine Notiz\nmit zwei Zeilen")


def test_not_applicable_takes_a_reason(house: Installation, place: DutyPlace) -> None:
    for reason in ("", "  "):
        with pytest.raises(Refusal) as caught:
            rate(house, place, "not_applicable", reason)
        assert (caught.value.code, caught.value.field) == ("text_missing", "reason")
    rate(house, place, "not_applicable", "Gilt hier nicht")
    assert record(house, place).reason == "Gilt hier nicht"
    rate(house, place, "1", "vergessen")
    assert (record(house, place).level, record(house, place).reason) == ("1", "")


@pytest.mark.parametrize(
    ("part", "value", "refused"),
    [
        ("level", "4", ("unknown_option", "level")),
        ("level", 2, ("unknown_option", "level")),
        ("owner", "x" * 121, ("text_too_long", "owner")),
        ("evidence", DutyEvidence(""), ("text_missing", "evidence_title")),
        ("evidence", DutyEvidence("x" * 201), ("text_too_long", "evidence_title")),
        ("evidence", DutyEvidence("x", "ftp://x"), ("not_a_link", "evidence_link")),
        (
            "evidence",
            DutyEvidence("x", "", date(2027, 1, 2), date(2027, 1, 1)),
            ("dates_order", "valid_until"),
        ),
        ("note", "x" * 2001, ("text_too_long", "note")),
    ],
)
def test_what_cannot_be_is_refused(
    house: Installation, place: DutyPlace, part: str, value: Any, refused: tuple[str, str]
) -> None:
    with pytest.raises(Refusal) as caught:
        SETTERS[part][0](house.ctx, house.anna, place, value, revision=0)
    assert (caught.value.code, caught.value.field) == refused
    assert record(house, place) == DutyRecord("ART26_5")


def test_only_duties_of_the_law_have_a_state(house: Installation, place: DutyPlace) -> None:
    for duty in ("ART999", "", "art4"):
        other = DutyPlace(place.assessment_id, place.system_id, duty)
        with pytest.raises(Refusal) as caught:
            ai_act.set_level(house.ctx, house.anna, other, "1", revision=0)
        assert (caught.value.code, caught.value.field) == ("unknown_item", "duty")


def test_coverage_is_computed_from_what_was_said(house: Installation) -> None:
    file = file_of(house)
    ctx = house.ctx
    assert ai_act.act_summary(ctx, ai_act.classified(ctx, view(house, file))).share is None
    system = add(house, file, MINIMAL)
    rows = ai_act.classified(ctx, view(house, file))
    assert [row.classification.risk_class for row in rows] == ["minimal"]
    assert [line.state.id for line in rows[0].lines] == ["ART4", "ART5"]
    assert ai_act.act_summary(ctx, rows) == Coverage(0, 0, 0, 2, 0, 0, date(2026, 12, 2))
    rate(house, DutyPlace(file, system.id, "ART4"), "3")
    rate(house, DutyPlace(file, system.id, "ART5"), "not_applicable", "Grund")
    found = ai_act.act_summary(ctx, ai_act.classified(ctx, view(house, file)))
    assert (found.met, found.not_applicable, found.share) == (1, 1, 1.0)
    place = DutyPlace(file, system.id, "ART4")
    until = DutyEvidence("Plan", valid_until=date(2026, 12, 31))
    kept(ai_act.set_duty_evidence(ctx, house.anna, place, until, revision=0))
    later = date(2026, 12, 31) + timedelta(days=1)
    rows = ai_act.classified(ctx, view(house, file), later)
    assert ai_act.act_summary(ctx, rows, later).partly == 1, "evidence that has ended proves less"


def test_the_report_stands_on_what_is_stored(house: Installation) -> None:
    file = house.answered()
    ctx, anna = house.ctx, house.anna
    system = add(house, file, HIGH_RISK)
    kept(ai_act.state_company(ctx, anna, file, "employees", value=220, revision=0))
    place = DutyPlace(file, system.id, "ART4")
    rate(house, place, "unclear")
    for part in ("owner", "due", "evidence", "note"):
        say, value, _ = SETTERS[part]
        kept(say(ctx, anna, place, value, revision=0))
    basis = ai_act.act_basis(ctx, view(house, file), date(2029, 1, 1), "before_amendment")
    assert (basis.country, basis.facts.employees) == ("AT", 220)
    assert (basis.as_of, basis.version) == (date(2029, 1, 1), "before_amendment")
    (told,) = basis.systems
    assert told.classification.risk_class == "high_annex_iii"
    answer = told.answer("ART4")
    assert (answer.level, answer.not_applicable, answer.owner) == (None, False, "Leitung Personal")
    assert [(p.title, p.valid_until) for p in answer.proofs] == [(PROOF.title, PROOF.valid_until)]
    assert answer.note.startswith("Eine Notiz")
