import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import NotFound
from tests.services.conftest import Installation

BAD_TOKENS = ["", "0", "-1", "null", "a", "A" * 43, "A" * 10_000, "%00", "abc%2f..", "\0", '["a"]']


def test_a_link_shows_one_result_and_changes_nothing(house: Installation) -> None:
    assessment_id = house.finished()
    snapshot = services.latest_snapshot(house.ctx, house.anna, assessment_id)
    token = services.share(house.ctx, house.anna, assessment_id)
    before = house.view(assessment_id)
    preview = services.open_share(house.ctx, token)
    assert preview is not None
    assert services.open_share(house.ctx, token) == preview
    assert (preview.lang, (preview.expires_at - preview.created_at).days) == ("de", 30)
    reader = services.reader(house.ctx, token)
    assert services.shared_snapshot(house.ctx, reader) == snapshot
    assert house.view(assessment_id) == before
    for call in (services.get_self_check, services.finish_check, services.delete_self_check):
        with pytest.raises(NotFound):
            call(house.ctx, reader, assessment_id)
    with pytest.raises(NotFound):
        services.record_answer(house.ctx, reader, assessment_id, "state", "half", 0)
    assert services.my_self_checks(house.ctx, reader) == []


def test_a_link_stays_with_its_result(house: Installation) -> None:
    assessment_id = house.finished()
    token = services.share(house.ctx, house.anna, assessment_id)
    house.answer(assessment_id, "detection", "A")
    services.finish_check(house.ctx, house.anna, assessment_id)
    shown = services.shared_snapshot(house.ctx, services.reader(house.ctx, token))
    assert shown.answers["detection"] == "D"


def test_there_is_nothing_to_share_before_the_result(house: Installation) -> None:
    with pytest.raises(Refusal) as caught:
        services.share(house.ctx, house.anna, house.answered())
    assert caught.value.code == "not_finished"


def test_wrong_expired_revoked_and_erased_are_one_answer(house: Installation) -> None:
    assessment_id = house.finished()
    first = services.share(house.ctx, house.anna, assessment_id)
    second = services.share(house.ctx, house.anna, assessment_id)
    assert services.revoke_shares(house.ctx, house.anna, assessment_id) == 2
    assert services.revoke_shares(house.ctx, house.anna, assessment_id) == 0
    expired = services.share(house.ctx, house.anna, assessment_id)
    house.clock.advance(days=30)
    erased = services.share(house.ctx, house.anna, assessment_id)
    services.delete_self_check(house.ctx, house.anna, assessment_id)
    told = set()
    for token in (first, second, expired, erased, *BAD_TOKENS):
        assert services.open_share(house.ctx, token) is None
        with pytest.raises(NotFound) as caught:
            services.shared_snapshot(house.ctx, services.reader(house.ctx, token))
        told.add((str(caught.value), caught.value.code, caught.value.field))
    assert len(told) == 1


def test_a_visitor_is_no_reader(house: Installation) -> None:
    house.finished()
    for actor in (house.anna, services.OPERATOR):
        with pytest.raises(NotFound):
            services.shared_snapshot(house.ctx, actor)


def test_the_database_holds_no_usable_token(file_house: Installation) -> None:
    token = services.share(file_house.ctx, file_house.anna, file_house.finished())
    path = file_house.ctx.store.path
    file_house.ctx.store.checkpoint()
    file_house.ctx.store.close()
    assert path is not None
    assert token.encode() not in path.read_bytes()
