"""From what is stored to a plan, and from one plan to the next."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, NotFound, maturity, plan
from aiops_model.services.plan import Accepted, Capacity, Change, Evidence, Outdated, SetUp, State
from tests.services.conftest import Installation
from tests.services.maturity.answers import everything, vote
from tests.services.plan.plans import START, WEAK, accepted, collided, hours, ready, stored, view


def test_gaps_follow_from_what_somebody_has_said(house: Installation) -> None:
    file = ready(house)
    found = plan.found_in(house.ctx, plan.open_file(house.ctx, house.anna, file))
    refs = {(gap.kind, gap.ref): gap for gap in found.gaps}
    assert ("item", "o1_m") in refs
    assert ("item", "o2_m") not in refs, "nobody has answered it"
    assert refs["item", "o1_m"].because["stop"] == "no_owner"
    assert refs["item", "o4_m"].step_value > 0, "a hard stop hangs on it"
    empty = house.start()
    file_gaps = plan.gaps_of(house.ctx, plan.open_file(house.ctx, house.anna, empty))
    assert {gap.id for gap in file_gaps} == {
        ("checklist", step) for step in house.ctx.content.plan.checklist
    }


def test_the_first_week_ticks_itself(house: Installation) -> None:
    file = ready(house, {})
    content = house.ctx.content.plan
    opened = plan.open_file(house.ctx, house.anna, file)
    assert not any(step.done for step in plan.first_week(content, opened, {}))
    vote(house, file, "o4_m", "most")
    opened = plan.open_file(house.ctx, house.anna, file)
    ticked = plan.found_in(house.ctx, opened).ticked
    assert ticked == {"rollback"}
    done = State("done")
    stored(plan.set_state(house.ctx, house.anna, file, "one_metric", done, revision=0))
    opened = plan.open_file(house.ctx, house.anna, file)
    steps = {row.id: row.ticked_by for row in plan.first_week(content, opened, {"o4_m": 1.0})}
    assert steps["metric"] == "measure"
    assert steps["rollback"] == "answers"


def test_a_plan_needs_a_set_up_and_stores_nothing(house: Installation) -> None:
    file = house.answered()
    with pytest.raises(Refusal) as caught:
        plan.propose(house.ctx, house.anna, file)
    assert (caught.value.code, caught.value.field) == ("no_set_up", "plan_start")
    before = view(house, ready(house))
    preview = plan.propose(house.ctx, house.anna, before.id)
    assert preview.plan.items
    assert preview.difference is None
    assert view(house, before.id) == before


def test_the_same_file_gives_the_same_plan(house: Installation) -> None:
    file = ready(house)
    first, second = (plan.propose(house.ctx, house.anna, file).plan for _ in range(2))
    assert first.model_dump_json() == second.model_dump_json()


def test_the_plan_that_was_shown_is_the_one_that_is_stored(house: Installation) -> None:
    file = ready(house)
    shown = plan.propose(house.ctx, house.anna, file)
    done = plan.accept(house.ctx, house.anna, file, "Erster Plan", shown=shown)
    assert isinstance(done, Accepted)
    assert done.version.plan == shown.plan
    assert (done.version.head.number, done.version.head.reason) == (1, "Erster Plan")
    assert done.version.told["start"] == START.isoformat()
    twice = plan.accept(house.ctx, house.anna, file, shown=shown)
    assert isinstance(twice, Accepted)
    assert len(twice.view.versions) == 1, "a second click changes nothing"
    found = plan.get_plan_version(house.ctx, house.anna, done.version.head.id)
    assert found == done.version == view(house, file).latest == view(house, file).baseline


def test_a_plan_that_is_no_longer_true_is_not_stored(house: Installation) -> None:
    file = ready(house)
    shown = plan.propose(house.ctx, house.anna, file)
    vote(house, file, "q2_m", "none")
    done = plan.accept(house.ctx, house.anna, file, shown=shown)
    assert isinstance(done, Outdated)
    assert view(house, file).versions == ()
    agreed = plan.accept(house.ctx, house.anna, file, shown=done.preview)
    assert isinstance(agreed, Accepted)
    assert agreed.version.head.input_hash != shown.input_hash


def test_planning_again_leaves_done_running_and_frozen_alone(house: Installation) -> None:
    file = ready(house)
    first = accepted(house, file).version.plan
    house.clock.advance(days=17)
    today = house.clock.now.date()
    ended = next(item for item in first.items if item.end < today)
    later = [item for item in first.items if item.measure != ended.measure]
    runs = min(later, key=lambda item: item.start)
    done = State("done", done_on=ended.end, started_on=ended.start)
    stored(plan.set_state(house.ctx, house.anna, file, ended.measure, done, revision=0))
    running = State("running", 40, "Urlaub", runs.start, today + timedelta(days=9))
    stored(plan.set_state(house.ctx, house.anna, file, runs.measure, running, revision=0))
    again = plan.propose(house.ctx, house.anna, file)
    items = {item.measure: item for item in again.plan.items}
    assert ended.measure in again.plan.done
    assert ended.measure not in items
    assert items[runs.measure].start == runs.start
    assert items[runs.measure].end == today + timedelta(days=9)
    calendar = plan.calendar_for(again.file.plan.set_up or SetUp(START, "DE"))
    soon = [day for day in calendar.days if day >= today][:5]
    for item in first.items:
        if today <= item.start <= soon[-1] and item.measure not in (ended.measure, runs.measure):
            assert items[item.measure].start == item.start, "frozen"
    free = {row.measure for row in again.data.fixed}
    assert all(i.start >= today for n, i in items.items() if n not in free)
    assert again.difference is not None
    second = accepted(house, file, "Nach der ersten Verzögerung")
    assert [row.number for row in second.view.versions] == [1, 2]
    assert view(house, file).baseline.plan == first  # type: ignore[union-attr]


def test_what_is_done_closes_its_gap_until_somebody_answers_anew(house: Installation) -> None:
    file = ready(house)
    accepted(house, file)
    house.clock.advance(days=7)
    stored(plan.set_state(house.ctx, house.anna, file, "rollback_path", State("done"), revision=0))

    def standing() -> float | None:
        opened = plan.open_file(house.ctx, house.anna, file)
        return plan.found_in(house.ctx, opened).state.get(("item", "o4_m"))

    lifts = [row for row in house.ctx.content.plan.measures["rollback_path"].closes if row.item]
    assert standing() == next(row.to for row in lifts if row.item == "o4_m")
    house.clock.advance(days=1)
    vote(house, file, "o4_m", "some")
    assert standing() == 0.25, "what people say counts before what the measure promised"


def test_more_hours_another_start_and_leaving_out_are_looked_at_first(
    house: Installation,
) -> None:
    file = ready(house)
    hours(house, file, "control_owner", 1)
    before = view(house, file)
    preview = plan.propose(house.ctx, house.anna, file)
    more = plan.what_if_of(house.ctx, preview, Change(more={"control_owner": 0.2}))
    assert more.plan.objective.closed >= preview.plan.objective.closed
    assert more.against == preview.plan
    later = plan.what_if(
        house.ctx, house.anna, file, Change(start=START + timedelta(days=14), buffer=0.3)
    )
    assert later.plan.start == START + timedelta(days=14)
    out = preview.plan.items[-1].measure
    without = plan.what_if_of(house.ctx, preview, Change(exclude=(out,)))
    assert out not in {item.measure for item in without.plan.items}
    assert without.difference is not None
    assert view(house, file) == before
    for change, code in (
        (Change(more={"chief": 1.0}), "unknown_option"),
        (Change(exclude=("nothing",)), "unknown_measure"),
        (Change(start=date(2026, 1, 1)), "in_the_past"),
        (Change(horizon_days=7), "out_of_range"),
    ):
        with pytest.raises(Refusal) as caught:
            plan.what_if_of(house.ctx, preview, change)
        assert caught.value.code == code


def test_undo_brings_an_earlier_plan_back_as_a_new_one(house: Installation) -> None:
    file = ready(house)
    first = accepted(house, file, "Erster").version
    out = first.plan.items[-1].measure
    stored(plan.exclude(house.ctx, house.anna, file, out, "Nicht jetzt", revision=0))
    second = accepted(house, file, "Ohne").version
    assert out not in {item.measure for item in second.plan.items}
    undone = plan.take_version(house.ctx, house.anna, first.head.id, "Zurück")
    assert undone.version.plan == first.plan
    assert (undone.version.head.number, undone.version.head.taken_from) == (3, 1)
    assert [row.reason for row in undone.view.versions] == ["Erster", "Ohne", "Zurück"]
    same = plan.take_version(house.ctx, house.anna, undone.version.head.id)
    assert len(same.view.versions) == 3


def test_wishes_hold_and_are_released(house: Installation) -> None:
    file = ready(house)
    preview = plan.propose(house.ctx, house.anna, file)
    wished = next(i for i in preview.plan.items if not i.after and i.phase == 1)
    day = START + timedelta(days=14)
    done = stored(plan.pin(house.ctx, house.anna, file, wished.measure, day, revision=0))
    pinned = plan.propose(house.ctx, house.anna, file).plan
    assert next(i for i in pinned.items if i.measure == wished.measure).start == day
    collided(plan.exclude(house.ctx, house.anna, file, wished.measure, "Nein", revision=0))
    stored(
        plan.exclude(
            house.ctx, house.anna, file, wished.measure, "Nein", by="Leitung",
            revision=done.revision,
        )
    )  # fmt: skip
    left = plan.propose(house.ctx, house.anna, file).plan
    (row,) = [row for row in left.dropped if row.measure == wished.measure]
    assert (row.code, row.by, row.reason) == ("excluded", "Leitung", "Nein")
    revision = view(house, file).revision("wish", wished.measure)
    stored(plan.release(house.ctx, house.anna, file, wished.measure, revision=revision))
    assert view(house, file).wishes == {}
    assert plan.propose(house.ctx, house.anna, file).plan == preview.plan
    with pytest.raises(Refusal, match="text_missing"):
        plan.exclude(house.ctx, house.anna, file, wished.measure, " ", revision=0)
    with pytest.raises(Refusal, match="text_missing"):
        plan.pin(house.ctx, house.anna, file, wished.measure, None, revision=0)
    with pytest.raises(Refusal, match="unknown_measure"):
        plan.pin(house.ctx, house.anna, file, "nothing", day, revision=0)


def test_no_hours_at_all_is_said_before_anything_is_solved(house: Installation) -> None:
    file = ready(house)
    for row in plan.capacities_of(house.ctx, view(house, file)):
        stored(plan.set_capacity(house.ctx, house.anna, file, Capacity(row.role, 0), revision=0))
    with pytest.raises(Refusal, match="zero_capacity"):
        plan.propose(house.ctx, house.anna, file)
    with pytest.raises(Refusal, match="zero_capacity"):
        plan.accept(house.ctx, house.anna, file)
    assert view(house, file).versions == ()


def test_what_stands_around_a_plan_is_told_to_its_report(house: Installation) -> None:
    file = ready(house, day_rate=800)
    preview = plan.propose(house.ctx, house.anna, file)
    basis = plan.basis_of_preview(house.ctx, preview)
    assert (basis.budget.day_rate, basis.budget.own_rate) == (800, True)
    assert basis.budget.closable_low is not None
    assert [row.day for row in basis.projections] == [0, 30, 60, 90]
    indices = [row.index or 0 for row in basis.projections]
    assert indices == sorted(indices)
    first, last = basis.projections[0].at_stake, basis.projections[-1].at_stake
    assert first is not None
    assert last is not None
    assert last.p50 <= first.p50
    assert plan.basis_of_plan(house.ctx, preview.file) is None
    accepted(house, file)
    followed = plan.basis_of_plan(house.ctx, plan.open_file(house.ctx, house.anna, file))
    assert followed is not None
    assert (followed.tracking, followed.version) == (True, 1)
    name = followed.baseline.items[0].measure if followed.baseline else ""
    given_up = State("dropped", slip_reason="Kein Geld")
    stored(plan.set_state(house.ctx, house.anna, file, name, given_up, revision=0))
    later = plan.basis_of_plan(house.ctx, plan.open_file(house.ctx, house.anna, file))
    assert later is not None
    assert (later.tracks[name].status, later.tracks[name].slip_reason) == ("given_up", "Kein Geld")
    rate, own = plan.day_rate(house.ctx, None)
    assert (round(rate), own) == (735, False)


def test_finished_measures_count_as_work_in_a_comparison(house: Installation) -> None:
    file = ready(house, everything(house) | WEAK)
    before = maturity.take_snapshot(house.ctx, house.anna, file, "Vorher")
    accepted(house, file)
    house.clock.advance(days=20)
    stored(plan.set_state(house.ctx, house.anna, file, "rollback_path", State("done"), revision=0))
    asked = {row.item: row.reasons for row in
             maturity.reassessment_items(house.ctx, house.anna, file)}  # fmt: skip
    assert "on_plan" in asked["o4_m"]
    vote(house, file, "o4_m", "half")
    vote(house, file, "q1_m", "most")
    found = maturity.compare_snapshots(house.ctx, house.anna, before.id).comparison
    causes = {part.item: part.cause for part in found.parts}
    assert causes == {"o4_m": "work", "q1_m": "answer"}


def test_a_plan_goes_with_its_file_and_leaves_nothing(house: Installation) -> None:
    file = ready(house)
    hours(house, file, "model_owner", 4, "Kanarienvogel")
    first = accepted(house, file, "Kanarienvogel").version
    proof = Evidence("Kanarienvogel", "https://example.org/Kanarienvogel")
    measure = first.plan.items[0].measure
    stored(plan.set_plan_evidence(house.ctx, house.anna, file, measure, proof, revision=0))
    stored(plan.set_plan_note(house.ctx, house.anna, file, measure, "Kanarienvogel", revision=0))
    services.delete_self_check(house.ctx, house.anna, file)
    with pytest.raises(NotFound):
        plan.get_plan_version(house.ctx, house.anna, first.head.id)
    from tests.services.test_erase import _residue

    assert _residue(house, "Kanarienvogel") == set()
    assert _residue(house, file) == {"audit_event"}
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_the_example_company_is_at_day_45_with_a_slip(house: Installation) -> None:
    checks = services.load_demo(house.ctx, house.anna, "de")
    found = view(house, checks[0].id)
    assert found.latest is not None
    today = house.clock.now.date()
    assert (today - found.latest.plan.start).days + 1 == 45
    standing = plan.standing_of(found, today)
    assert standing is not None
    (late,) = standing.overdue
    assert late.progress.state.slip_reason
    assert late.progress.state.status == "running"
    assert standing.rows[0] == late
    assert {row.place for row in standing.rows} >= {"overdue", "running", "done"}
    assert services.load_demo(house.ctx, house.anna, "de") == checks
    assert len(view(house, checks[0].id).versions) == 1
    assert plan.standing_of(view(house, checks[1].id), today) is None
    again = plan.propose(house.ctx, house.anna, checks[0].id)
    assert late.item.measure in {item.measure for item in again.plan.items}


def test_current_plan_prefers_the_file_with_a_plan(house: Installation) -> None:
    assert plan.current_plan(house.ctx, house.anna, None) is None
    file = ready(house)
    house.clock.advance(minutes=1)
    house.start()
    found = plan.current_plan(house.ctx, house.anna, None)
    assert found is not None
    assert found.id == file
    assert plan.current_plan(house.ctx, house.ben, file) is None


def test_replace_is_no_way_round(house: Installation) -> None:
    """A preview of other answers is not stored, however it was made."""
    file = ready(house)
    shown = plan.propose(house.ctx, house.anna, file)
    other = plan.what_if_of(house.ctx, shown, Change(exclude=(shown.plan.items[0].measure,)))
    done = plan.accept(house.ctx, house.anna, file, shown=replace(other))
    assert isinstance(done, Outdated)
