from dataclasses import replace

import pytest
from sqlalchemy import text

from aiops_model import services
from aiops_model.content import Content
from aiops_model.domain.errors import Refusal
from aiops_model.domain.euro import parameter_hash
from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.indicative import indicative_level
from aiops_model.domain.self_check import AnswerValue, complete
from tests.services.conftest import MANUFACTURER, Installation


def _newer(content: Content) -> Content:
    """The content with another version and a changed euro model, as an update would bring it."""
    known = content.euro.constants
    constants = known.model_copy(update={"seed": known.seed + 1})
    euro = content.euro.model_copy(update={"constants": constants})
    pack = content.pack.model_copy(update={"version": "2027.1.0"})
    return replace(content, pack=pack, euro=euro)


def test_a_result_carries_its_provenance(house: Installation) -> None:
    assessment_id = house.answered()
    found = services.finish_check(house.ctx, house.anna, assessment_id)
    content = house.ctx.content
    assert found.answers == MANUFACTURER
    assert found.estimate == estimate(complete(MANUFACTURER), content.euro)
    assert found.level == indicative_level(MANUFACTURER, content.indicative).model_dump(mode="json")
    assert found.content_version == content.version
    assert found.parameter_hash == parameter_hash(content.euro)
    assert found.model_version == found.estimate.provenance.model_version
    assert found.seed == found.estimate.provenance.seed
    assert found.created_at == house.clock.now
    assert (len(found.answers_hash), found.engine_version) == (64, "1")
    assert services.latest_snapshot(house.ctx, house.anna, assessment_id) == found
    assert services.get_snapshot(house.ctx, house.anna, found.id) == found
    assert house.view(assessment_id).snapshot_id == found.id


def test_the_same_answers_give_the_same_result_once(house: Installation) -> None:
    assessment_id = house.answered()
    first = services.finish_check(house.ctx, house.anna, assessment_id)
    house.clock.advance(days=1)
    assert services.finish_check(house.ctx, house.anna, assessment_id) == first


def test_other_answers_give_a_result_beside_the_old_one(house: Installation) -> None:
    assessment_id = house.answered()
    first = services.finish_check(house.ctx, house.anna, assessment_id)
    house.answer(assessment_id, "detection", "A")
    assert services.latest_snapshot(house.ctx, house.anna, assessment_id) == first
    second = services.finish_check(house.ctx, house.anna, assessment_id)
    assert second.id != first.id
    assert second.answers_hash != first.answers_hash
    assert services.get_snapshot(house.ctx, house.anna, first.id) == first


def test_an_old_result_is_not_computed_again_when_content_changes(house: Installation) -> None:
    assessment_id = house.answered()
    old = services.finish_check(house.ctx, house.anna, assessment_id)
    later = house.with_content(_newer(house.ctx.content))
    assert services.latest_snapshot(later.ctx, house.anna, assessment_id) == old
    assert services.is_outdated(later.ctx, old)
    assert not services.is_outdated(house.ctx, old)
    new = services.finish_check(later.ctx, house.anna, assessment_id)
    assert (new.content_version, new.seed) == ("2027.1.0", old.seed + 1)
    assert new.estimate.gross != old.estimate.gross
    assert services.get_snapshot(later.ctx, house.anna, old.id) == old


def test_there_is_no_result_without_answers(house: Installation) -> None:
    assessment_id = house.start()
    assert services.latest_snapshot(house.ctx, house.anna, assessment_id) is None
    with pytest.raises(Refusal) as caught:
        services.finish_check(house.ctx, house.anna, assessment_id)
    assert (caught.value.code, caught.value.field) == ("incomplete", "role")
    for item_id, value in list(MANUFACTURER.items())[:-1]:
        house.answer(assessment_id, item_id, value)
    with pytest.raises(Refusal) as caught:
        services.finish_check(house.ctx, house.anna, assessment_id)
    assert caught.value.field == "consequence"
    assert services.latest_snapshot(house.ctx, house.anna, assessment_id) is None


@pytest.mark.parametrize(
    "answers",
    [
        {item: "unsure" for item in MANUFACTURER if item not in {"role", "country"}}
        | {"role": "ceo", "country": "CH"},
        {k: v for k, v in MANUFACTURER.items() if k != "depth"}
        | {"reach": "none", "spend": "0", "state": "nothing"},
        MANUFACTURER | {"country": "CH", "spend": ">10M", "employees": "5000+"},
    ],
    ids=["not sure of anything", "not started", "large and Swiss"],
)
def test_results_come_back_as_they_were_computed(
    house: Installation, answers: dict[str, AnswerValue]
) -> None:
    house.answers = dict(answers)
    assessment_id = house.answered()
    first = services.finish_check(house.ctx, house.anna, assessment_id)
    again = services.latest_snapshot(house.ctx, house.anna, assessment_id)
    assert again == first
    assert again.estimate == estimate(complete(answers), house.ctx.content.euro)


def test_a_name_is_no_new_result_and_can_be_withdrawn(house: Installation) -> None:
    assessment_id = house.finished()
    services.set_company_name(house.ctx, house.anna, assessment_id, "Muster AG")
    found = services.finish_check(house.ctx, house.anna, assessment_id)
    assert found.company_name == "Muster AG"
    services.set_company_name(house.ctx, house.anna, assessment_id, None)
    assert services.get_snapshot(house.ctx, house.anna, found.id).company_name is None
    with house.ctx.store.read() as session:
        assert session.execute(text("SELECT count(*) FROM snapshot")).scalar_one() == 1
