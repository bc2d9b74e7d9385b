from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlmodel import select

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, Actor, Conflict, NotFound, Saved
from aiops_model.store.tables import AuditEvent
from tests.services.conftest import MANUFACTURER, Installation


def _actions(house: Installation) -> list[tuple[str, str | None]]:
    with house.ctx.store.read() as session:
        return [(e.action, e.item_id) for e in session.exec(select(AuditEvent))]


def test_a_new_self_check_is_empty_and_the_browsers_own(house: Installation) -> None:
    view = services.start_self_check(house.ctx, house.anna, "en")
    assert (view.lang, view.answers, view.revisions, view.snapshot_id) == ("en", {}, {}, None)
    assert (view.tenant_kind, view.demo, view.company_name) == ("public", False, None)
    assert view.content_version == house.ctx.content.version
    assert services.my_self_checks(house.ctx, house.anna) == [view]
    assert services.my_self_checks(house.ctx, house.ben) == []


def test_the_last_started_comes_first(house: Installation) -> None:
    first = house.start()
    house.clock.advance(minutes=1)
    second = house.start()
    assert [v.id for v in services.my_self_checks(house.ctx, house.anna)] == [second, first]


def test_without_a_cookie_nothing_is_started(house: Installation) -> None:
    for actor in (Actor("visitor"), Actor("reader", share="x"), OPERATOR):
        with pytest.raises(Refusal) as caught:
            services.start_self_check(house.ctx, actor, "de")
        assert caught.value.code == "no_visit"


def test_another_language_is_refused(house: Installation) -> None:
    with pytest.raises(Refusal) as caught:
        house.start(lang="fr")
    assert (caught.value.code, caught.value.field) == ("unknown_option", "lang")
    assert services.my_self_checks(house.ctx, house.anna) == []


def test_answers_are_there_again_after_the_click(house: Installation) -> None:
    view = house.view(house.answered())
    assert view.answers == MANUFACTURER
    assert len(set(view.revisions.values())) == len(MANUFACTURER)


def test_an_answer_can_be_changed_and_the_others_stay(house: Installation) -> None:
    assessment_id = house.answered()
    for item_id, value in {"country": "CH", "role": "ceo", "employees": "unsure"}.items():
        house.answer(assessment_id, item_id, value)
    assert house.view(assessment_id).answers == MANUFACTURER | {
        "country": "CH",
        "role": "ceo",
        "employees": "unsure",
    }


def test_reach_none_takes_depth_away_in_the_same_step(house: Installation) -> None:
    assessment_id = house.answered()
    saved = house.answer(assessment_id, "reach", "none")
    assert saved.removed == ("depth",)
    assert "depth" not in house.view(assessment_id).answers
    with pytest.raises(Refusal) as caught:
        services.record_answer(house.ctx, house.anna, assessment_id, "depth", "both", 0)
    assert (caught.value.code, caught.value.field) == ("not_asked", "depth")
    house.answer(assessment_id, "reach", "<5")
    house.answer(assessment_id, "depth", "both")
    assert house.view(assessment_id).answers["depth"] == "both"


@pytest.mark.parametrize(
    ("item_id", "value", "code"),
    [
        ("employees", 0, "out_of_range"),
        ("employees", -5, "out_of_range"),
        ("employees", 10**12, "out_of_range"),
        ("employees", "many", "unknown_option"),
        ("employees", 12.5, "not_whole"),
        ("employees", float("nan"), "not_a_number"),
        ("employees", None, "unknown_option"),
        ("reach", "all of it", "unknown_option"),
        ("spend", float("inf"), "not_a_number"),
        ("colour", "red", "unknown_item"),
        ("state", "'; DROP TABLE answer;--", "unknown_option"),
        ("country", "unsure", "unknown_option"),
    ],
)
def test_a_bad_answer_is_refused_and_nothing_is_written(
    file_house: Installation, item_id: str, value: object, code: str
) -> None:
    assessment_id = file_house.start()
    before = _actions(file_house)
    with pytest.raises(Refusal) as caught:
        services.record_answer(
            file_house.ctx, file_house.anna, assessment_id, item_id, value, revision=0
        )
    assert (caught.value.code, caught.value.field) == (code, item_id)
    assert file_house.view(assessment_id).answers == {}
    assert _actions(file_house) == before


def test_a_stale_edit_names_both_answers(house: Installation) -> None:
    assessment_id = house.start()
    first = house.answer(assessment_id, "state", "half")
    house.clock.advance(minutes=2)
    house.answer(assessment_id, "state", "most")
    found = services.record_answer(
        house.ctx, house.anna, assessment_id, "state", "all", first.revision
    )
    assert isinstance(found, Conflict)
    assert (found.mine, found.theirs, found.when) == ("all", "most", house.clock.now)
    assert house.view(assessment_id).answers["state"] == "most"
    insisted = services.record_answer(
        house.ctx, house.anna, assessment_id, "state", found.mine, found.revision
    )
    assert isinstance(insisted, Saved)
    assert house.view(assessment_id).answers["state"] == "all"


def test_an_answer_that_was_taken_away_is_a_conflict_too(house: Installation) -> None:
    assessment_id = house.answered()
    shown = house.view(assessment_id).revisions["depth"]
    house.answer(assessment_id, "reach", "none")
    house.answer(assessment_id, "reach", "<5")
    found = services.record_answer(house.ctx, house.anna, assessment_id, "depth", "both", shown)
    assert isinstance(found, Conflict)
    assert (found.theirs, found.revision) == (None, 0)


def test_the_same_answer_twice_is_one_change(house: Installation) -> None:
    assessment_id = house.start()
    first = services.record_answer(house.ctx, house.anna, assessment_id, "state", "half", 0)
    again = services.record_answer(house.ctx, house.anna, assessment_id, "state", "half", 0)
    assert first == again
    assert _actions(house).count(("answered", "state")) == 1


def test_two_tabs_at_once_lose_nothing(house: Installation) -> None:
    assessment_id = house.start()
    items = {k: v for k, v in MANUFACTURER.items() if k != "depth"}

    def tab(_: int) -> int:
        saved = 0
        for item_id, value in items.items():
            done = services.record_answer(house.ctx, house.anna, assessment_id, item_id, value, 0)
            saved += isinstance(done, Saved)
        return saved

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(tab, range(2))) == 2 * len(items)
    assert house.view(assessment_id).answers == items
    assert len([a for a in _actions(house) if a[0] == "answered"]) == len(items)


def test_refined_answers_can_be_withdrawn(house: Installation) -> None:
    assessment_id = house.answered()
    house.answer(assessment_id, "revenue", 45_000_000)
    house.answer(assessment_id, "systems", 3)
    assert services.clear_refine(house.ctx, house.anna, assessment_id, "systems") == ("systems",)
    assert services.clear_refine(house.ctx, house.anna, assessment_id) == ("revenue",)
    assert services.clear_refine(house.ctx, house.anna, assessment_id) == ()
    assert house.view(assessment_id).answers == MANUFACTURER
    with pytest.raises(Refusal, match="unknown_item"):
        services.clear_refine(house.ctx, house.anna, assessment_id, "country")


def test_a_company_name_is_put_on_and_taken_off(house: Installation) -> None:
    assessment_id = house.start()
    view = services.set_company_name(house.ctx, house.anna, assessment_id, "Meyer & Söhne <GmbH>")
    assert view.company_name == "Meyer & Söhne <GmbH>"
    for blank in ("", "  ", None):
        view = services.set_company_name(house.ctx, house.anna, assessment_id, blank)
        assert view.company_name is None
    for bad in ("x" * 121, "A\0B", "\u200b", "\ud800"):
        with pytest.raises(Refusal) as caught:
            services.set_company_name(house.ctx, house.anna, assessment_id, bad)
        assert caught.value.field == "company_name"


def test_every_change_has_one_event_and_no_event_has_a_value(house: Installation) -> None:
    assessment_id = house.start()
    house.answer(assessment_id, "state", "most")
    services.set_company_name(house.ctx, house.anna, assessment_id, "Canary AG")
    assert _actions(house) == [("started", None), ("answered", "state"), ("named", None)]
    with house.ctx.store.read() as session:
        rows = session.execute(text("SELECT * FROM audit_event")).all()
    assert "Canary" not in repr(rows)
    assert "most" not in repr(rows)
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_a_foreign_id_is_a_missing_id(house: Installation) -> None:
    assessment_id = house.finished()
    snapshot = services.latest_snapshot(house.ctx, house.anna, assessment_id)
    assert snapshot is not None
    calls: dict[str, Callable[[Actor, str], object]] = {
        "get_self_check": lambda actor, i: services.get_self_check(house.ctx, actor, i),
        "record_answer": lambda actor, i: services.record_answer(
            house.ctx, actor, i, "state", "half", 0
        ),
        "refine": lambda actor, i: services.refine(house.ctx, actor, i, services.Refinement()),
        "clear_refine": lambda actor, i: services.clear_refine(house.ctx, actor, i),
        "set_company_name": lambda actor, i: services.set_company_name(house.ctx, actor, i, "X"),
        "finish_check": lambda actor, i: services.finish_check(house.ctx, actor, i),
        "latest_snapshot": lambda actor, i: services.latest_snapshot(house.ctx, actor, i),
        "get_snapshot": lambda actor, i: services.get_snapshot(
            house.ctx, actor, snapshot.id if i == assessment_id else i
        ),
        "resume_code": lambda actor, i: services.resume_code(house.ctx, actor, i),
        "share": lambda actor, i: services.share(house.ctx, actor, i),
        "revoke_shares": lambda actor, i: services.revoke_shares(house.ctx, actor, i),
        "delete_self_check": lambda actor, i: services.delete_self_check(house.ctx, actor, i),
    }
    before = house.view(assessment_id)
    for name, call in calls.items():
        for actor in (house.ben, Actor("visitor"), Actor("reader", share="0" * 64)):
            told = []
            for wanted in (assessment_id, "missing", "", "x" * 10_000, "a\x01b", "\0", "\ud800"):
                with pytest.raises(NotFound) as caught:
                    call(actor, wanted)
                told.append((caught.value.code, caught.value.field, caught.value.values))
            assert len({repr(t) for t in told}) == 1, name
    assert house.view(assessment_id) == before
    named = {"start_self_check", "my_self_checks", "load_demo", "remove_demo", "shared_snapshot"}
    named |= {"open_share", "resume", "backup", "restore", "migrate", "purge", "verify_audit"}
    named |= {"healthy", "ready", "open_context", "running_server", "visitor", "reader"}
    named |= {"is_outdated", "sample_report", "current_self_check", "code_days"}
    functions = {name for name in services.__all__ if name[0].islower()}
    assert functions == named | set(calls), "a new service needs its place in this test"
