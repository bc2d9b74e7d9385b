"""The refine form: several fields sent together, from what the form has shown."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import AssessmentView, Conflict, Refinement, Renaming
from tests.services.conftest import MANUFACTURER, Installation


def refine(house: Installation, assessment_id: str, **changes: object) -> AssessmentView:
    """Change figures as a page does: from the revisions it shows."""
    shown = house.view(assessment_id).revisions
    done = services.refine(house.ctx, house.anna, assessment_id, Refinement(changes, shown))
    assert isinstance(done, AssessmentView)
    return done


def rename(house: Installation, assessment_id: str, name: str | None, shown: str | None) -> object:
    wanted = Refinement(renaming=Renaming(name, shown))
    return services.refine(house.ctx, house.anna, assessment_id, wanted)


def test_refine_is_stored_whole_or_not_at_all(house: Installation) -> None:
    assessment_id = house.answered()
    figures = {"revenue": 45_000_000, "systems": -1}
    with pytest.raises(Refusal) as caught:
        services.refine(
            house.ctx, house.anna, assessment_id, Refinement(figures, {}, Renaming("Muster", None))
        )
    assert caught.value.field == "systems"
    assert house.view(assessment_id).answers == MANUFACTURER
    assert house.view(assessment_id).company_name is None
    view = refine(house, assessment_id, revenue=45_000_000, systems=2)
    assert view.answers == MANUFACTURER | {"revenue": 45_000_000, "systems": 2}
    view = refine(house, assessment_id, systems=None)
    assert view.answers == MANUFACTURER | {"revenue": 45_000_000}
    with pytest.raises(Refusal, match="unknown_item"):
        refine(house, assessment_id, country="CH")


def test_a_name_is_put_on_changed_and_taken_off(house: Installation) -> None:
    assessment_id = house.answered()
    for name, shown, stored in [
        ("Muster", None, "Muster"),
        ("Meyer & Söhne", "Muster", "Meyer & Söhne"),
        (" ", "Meyer & Söhne", None),
        (None, "", None),
    ]:
        view = rename(house, assessment_id, name, shown)
        assert isinstance(view, AssessmentView)
        assert view.company_name == stored


def test_a_stale_form_changes_nothing_and_names_every_value(house: Installation) -> None:
    assessment_id = house.answered()
    refine(house, assessment_id, revenue=45_000_000, systems=2)
    shown = dict(house.view(assessment_id).revisions)
    house.clock.advance(minutes=2)
    refine(house, assessment_id, revenue=50_000_000, systems=None)
    rename(house, assessment_id, "Muster", None)
    before = house.view(assessment_id)
    mine = Refinement(
        {"revenue": 40_000_000, "systems": 7, "hourly_labour_cost": 60},
        shown,
        Renaming("Meyer", None),
    )
    found = services.refine(house.ctx, house.anna, assessment_id, mine)
    assert isinstance(found, list)
    assert [(c.item_id, c.mine, c.theirs) for c in found] == [
        ("revenue", 40_000_000, 50_000_000),
        ("systems", 7, None),
        ("company_name", "Meyer", "Muster"),
    ]
    assert {c.when for c in found} == {house.clock.now}
    assert house.view(assessment_id) == before
    insisting = Refinement(
        mine.figures, shown | {c.item_id: c.revision for c in found}, Renaming("Meyer", "Muster")
    )
    view = services.refine(house.ctx, house.anna, assessment_id, insisting)
    assert isinstance(view, AssessmentView)
    assert view.company_name == "Meyer"
    assert view.answers == {**MANUFACTURER, **mine.figures}
    assert services.verify_audit(house.ctx, services.OPERATOR).broken_at is None


def test_what_another_window_did_the_same_way_is_no_conflict(house: Installation) -> None:
    assessment_id = house.answered()
    wanted = Refinement({"revenue": 1_000_000}, {}, Renaming("Muster", None))
    first = services.refine(house.ctx, house.anna, assessment_id, wanted)
    again = services.refine(house.ctx, house.anna, assessment_id, wanted)
    assert isinstance(first, AssessmentView)
    assert first == again


def test_writers_of_one_form_never_overwrite_each_other(house: Installation) -> None:
    """Each change that was acknowledged is a revision of its own; the others are conflicts."""
    assessment_id = house.answered()
    start = max(house.view(assessment_id).revisions.values())

    def writer(number: int) -> tuple[int, int]:
        stored = conflicts = shown = 0
        for edit in range(10):
            value = 1_000_000 + number * 1000 + edit
            done = services.refine(
                house.ctx,
                house.anna,
                assessment_id,
                Refinement({"revenue": value}, {"revenue": shown}),
            )
            if isinstance(done, AssessmentView):
                stored, shown = stored + 1, done.revisions["revenue"]
            else:
                conflicts, shown = conflicts + 1, done[0].revision
        return stored, conflicts

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(writer, range(4)))
    stored = sum(count for count, _ in counts)
    assert stored + sum(count for _, count in counts) == 40
    assert house.view(assessment_id).revisions["revenue"] == start + stored


def test_a_conflict_of_an_answer_has_the_same_shape(house: Installation) -> None:
    assessment_id = house.answered()
    found = services.record_answer(house.ctx, house.anna, assessment_id, "state", "half", 0)
    assert isinstance(found, Conflict)
    assert (found.mine, found.theirs) == ("half", "most")
