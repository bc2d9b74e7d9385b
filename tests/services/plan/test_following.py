from dataclasses import replace
from datetime import date, timedelta

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, plan, verify_audit
from aiops_model.services.plan import Evidence, GateEntry, State
from tests.services.conftest import Installation
from tests.services.plan.plans import accepted, collided, ready, stored, view

TODAY = date(2026, 11, 20)
MEASURE = "name_owners"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (State("running", 30), State("running", 30, started_on=TODAY)),
        (State("done", 30), State("done", 100, started_on=TODAY, done_on=TODAY)),
        (
            State("done", done_on=date(2026, 11, 18), expected_on=date(2027, 1, 1)),
            State("done", 100, started_on=date(2026, 11, 18), done_on=date(2026, 11, 18)),
        ),
        (State("open", 30, "Kommt noch", TODAY), State("open", 0, "Kommt noch")),
        (State("dropped", 20, "Nicht mehr nötig"), State("dropped", 20, "Nicht mehr nötig")),
    ],
)
def test_a_state_is_made_whole(house: Installation, said: State, kept: State) -> None:
    file = house.start()
    done = stored(plan.set_state(house.ctx, house.anna, file, MEASURE, said, revision=0))
    assert done.view.measure(MEASURE).state == kept
    assert done.revision == done.view.revision("state", MEASURE)


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        (State("late"), "unknown_option", "status"),  # type: ignore[arg-type]
        (State("running", 101), "out_of_range", "percent"),
        (State("running", 1.5), "not_whole", "percent"),  # type: ignore[arg-type]
        (State("dropped"), "text_missing", "slip_reason"),
        (State("running", 1, "x" * 501), "text_too_long", "slip_reason"),
        (State("running", started_on=TODAY + timedelta(1)), "day_in_the_future", "started_on"),
        (State("done", done_on=TODAY + timedelta(1)), "day_in_the_future", "done_on"),
        (
            State("done", started_on=TODAY, done_on=TODAY - timedelta(1)),
            "dates_order",
            "done_on",
        ),
        (State("running", expected_on=TODAY - timedelta(1)), "dates_order", "expected_on"),
    ],
)
def test_a_state_that_cannot_be_is_refused(
    house: Installation, said: State, code: str, field: str
) -> None:
    file = house.start()
    with pytest.raises(Refusal) as caught:
        plan.set_state(house.ctx, house.anna, file, MEASURE, said, revision=0)
    assert (caught.value.code, caught.value.field) == (code, field)
    assert view(house, file).progress == {}
    with pytest.raises(Refusal, match="unknown_measure"):
        plan.set_state(house.ctx, house.anna, file, "nothing", State(), revision=0)


def test_parts_of_a_measure_never_collide_with_each_other(house: Installation) -> None:
    file = house.start()
    ctx, anna = house.ctx, house.anna
    stored(plan.set_state(ctx, anna, file, MEASURE, State("running"), revision=0))
    proof = Evidence("Protokoll", "https://example.org/p", TODAY)
    shown = stored(plan.set_plan_evidence(ctx, anna, file, MEASURE, proof, revision=0))
    stored(plan.set_plan_note(ctx, anna, file, MEASURE, "Notiz\nzwei", revision=0))
    found = view(house, file).measure(MEASURE)
    assert (found.evidence, found.note) == (proof, "Notiz\nzwei")
    other = collided(
        plan.set_plan_evidence(ctx, anna, file, MEASURE, Evidence("Anders"), revision=0)
    )
    assert (other.theirs, other.revision) == (proof, shown.revision)
    gone = stored(plan.set_plan_evidence(ctx, anna, file, MEASURE, None, revision=shown.revision))
    assert gone.view.measure(MEASURE).evidence is None
    with pytest.raises(Refusal, match="not_a_link"):
        plan.set_plan_evidence(
            ctx, anna, file, MEASURE, Evidence("A", "javascript:alert(1)"), revision=0
        )
    assert verify_audit(ctx, OPERATOR).broken_at is None


def test_gates_are_questions_with_evidence(house: Installation) -> None:
    file = house.start()
    ctx, anna = house.ctx, house.anna
    with pytest.raises(Refusal) as caught:
        plan.answer_gate(ctx, anna, file, GateEntry("G1", "owner_named", "yes"), revision=0)
    assert (caught.value.code, caught.value.field) == ("text_missing", "gate_evidence")
    said = GateEntry("G1", "owner_named", "yes", "Rollenverzeichnis")
    done = stored(plan.answer_gate(ctx, anna, file, said, revision=0))
    assert done.view.gates["G1", "owner_named"] == said
    assert done.view.revision("gate", "G1 owner_named") == done.revision
    no = replace(said, answer="no", evidence="")
    assert collided(plan.answer_gate(ctx, anna, file, no, revision=0)).theirs == said
    gone = plan.withdraw_gate(ctx, anna, file, "G1", "owner_named", revision=done.revision)
    assert stored(gone).view.gates == {}
    for gate, question in (("G9", "owner_named"), ("G2", "owner_named")):
        with pytest.raises(Refusal, match="unknown_item"):
            plan.withdraw_gate(ctx, anna, file, gate, question, revision=0)


def test_overdue_comes_first_and_nothing_is_late_before_its_day(house: Installation) -> None:
    file = ready(house)
    first = accepted(house, file).version.plan
    fresh = plan.standing_of(view(house, file), TODAY)
    assert fresh is not None
    assert (fresh.overdue, fresh.planned_days, fresh.done_days) == ((), 0, 0)
    house.clock.advance(days=40)
    today = house.clock.now.date()
    ended = [item for item in first.items if item.end < today]
    late = State("done", started_on=ended[0].start, done_on=ended[0].end + timedelta(days=3))
    stored(plan.set_state(house.ctx, house.anna, file, ended[0].measure, late, revision=0))
    dropped = State("dropped", slip_reason="Entfällt")
    stored(plan.set_state(house.ctx, house.anna, file, ended[1].measure, dropped, revision=0))
    found = plan.standing_of(view(house, file), today)
    assert found is not None
    assert {row.item.measure for row in found.overdue} == {i.measure for i in ended[2:]}
    days = [row.days_late for row in found.overdue]
    assert days == sorted(days, reverse=True)
    rows = {row.item.measure: row for row in found.rows}
    assert (rows[ended[0].measure].place, rows[ended[0].measure].days_late) == ("done", 3)
    assert rows[ended[1].measure].place == "dropped"
    assert found.done_days == ended[0].days_of_work
    assert found.planned_days > found.done_days
