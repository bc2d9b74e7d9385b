"""Every hostile string in every field of the services: kept as it is, or refused with a reason."""

import pytest

from aiops_model import services
from aiops_model.content import load_content
from aiops_model.content.schema import Item
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, AssessmentView, NotFound, Refinement, Renaming
from aiops_model.services.context import reader, visitor
from tests.hostile.corpus import Hostile, strings
from tests.services.conftest import (
    Installation,
    database_url,
    house,
    postgres_shared,
    sqlite_template,
    sqlite_url,
    store,
)

__all__ = [
    "database_url",
    "house",
    "postgres_shared",
    "sqlite_template",
    "sqlite_url",
    "store",
]

LIMIT = 120
TAGS = ("de-DE", "de-AT", "de-CH", "en-DE")


def refused(house: Installation, check: str, one: Hostile) -> str:
    """The code that refuses a company name."""
    with pytest.raises(Refusal) as caught:
        services.set_company_name(house.ctx, house.anna, check, one.text)
    assert caught.value.field == "company_name"
    return caught.value.code


def test_a_company_name_is_kept_as_typed_or_refused(house: Installation) -> None:
    check = house.start()
    kept = 0
    for one in strings():
        before = house.view(check).company_name
        if not one.text.strip():
            view = services.set_company_name(house.ctx, house.anna, check, one.text)
            assert view.company_name is None, one.id
        elif one.fits(LIMIT):
            services.set_company_name(house.ctx, house.anna, check, one.text)
            assert house.view(check).company_name == one.as_stored, one.id
            kept += 1
        elif one.category in {"number", "token"} and len(one.text) <= LIMIT:
            continue  # no number and no token, but a name all the same
        else:
            code = refused(house, check, one)
            assert code in {"text_too_long", "text_control_characters"}, one.id
            assert house.view(check).company_name == before, one.id
    assert kept > 110
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_the_form_of_the_result_takes_the_same_names(house: Installation) -> None:
    check = house.answered()
    for one in strings():
        shown = house.view(check).company_name
        wanted = Refinement(renaming=Renaming(one.text, shown))
        try:
            view = services.refine(house.ctx, house.anna, check, wanted)
        except Refusal as refusal:
            assert not one.fits(LIMIT), one.id
            assert refusal.field == "company_name"  # noqa: PT017
        else:
            assert isinstance(view, AssessmentView)
            assert view.company_name in {one.as_stored, None}, one.id


def is_answer(item: Item, value: object) -> bool:
    """One of the answers of the item, or a number within its limits."""
    if isinstance(value, str):
        return item.option(value) is not None
    exact = item.exact
    return exact is not None and isinstance(value, int | float) and exact.min <= value <= exact.max


def test_an_answer_is_one_of_the_answers_or_a_number_in_its_limits(house: Installation) -> None:
    check = house.answered()
    content = house.ctx.content.self_check
    for one in strings():
        for item in content.all_items():
            shown = house.view(check).revisions.get(item.id, 0)
            try:
                done = services.record_answer(
                    house.ctx, house.anna, check, item.id, one.text, shown
                )
            except Refusal as refusal:
                assert refusal.field == item.id, one.id  # noqa: PT017
            else:
                assert isinstance(done, services.Saved)
                assert is_answer(item, done.value), (one.id, item.id)
        with pytest.raises(Refusal, match="unknown_item"):
            services.record_answer(house.ctx, house.anna, check, one.text, "half", 0)
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_a_number_is_read_the_same_way_or_refused_for_every_reader() -> None:
    items = [item for item in load_content().self_check.all_items() if item.exact]
    read = 0
    for one in strings():
        for item in items:
            for tag in TAGS:
                try:
                    value = item.clean(one.text, tag)
                except Refusal as refusal:
                    assert refusal.field == item.id  # noqa: PT017
                    continue
                assert is_answer(item, value), (one.id, item.id)
                read += 1
    assert read > 0


def test_no_string_opens_anything(house: Installation) -> None:
    check = house.finished()
    services.share(house.ctx, house.anna, check)
    for number, one in enumerate(strings()):
        for call in (services.get_self_check, services.get_snapshot, services.latest_snapshot):
            with pytest.raises(NotFound):
                call(house.ctx, OPERATOR, one.text)
        assert services.open_share(house.ctx, one.text) is None, one.id
        with pytest.raises(NotFound):
            services.shared_snapshot(house.ctx, reader(house.ctx, one.text))
        assert services.my_self_checks(house.ctx, visitor(house.ctx, one.text)) == [], one.id
        with pytest.raises(Refusal) as caught:
            services.resume(house.ctx, house.ben, one.text, f"192.0.2.{number}")
        assert caught.value.code == "resume_unknown", one.id
        with pytest.raises(Refusal) as caught:
            services.start_self_check(house.ctx, house.anna, one.text)
        assert caught.value.code == "unknown_option", one.id
