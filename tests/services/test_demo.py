import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR
from tests.services.conftest import Installation


def test_one_click_loads_the_companies_finished(house: Installation) -> None:
    own = house.start()
    loaded = services.load_demo(house.ctx, house.anna, "de")
    assert [v.company_name for v in loaded] == [c.company for c in house.ctx.content.demo]
    for view, company in zip(loaded, house.ctx.content.demo, strict=True):
        assert (view.demo, view.tenant_kind, view.lang) == (True, "demo", "de")
        assert view.answers.keys() == company.answers.keys()
        snapshot = services.latest_snapshot(house.ctx, house.anna, view.id)
        assert snapshot is not None
        assert snapshot.demo
        assert snapshot.id == view.snapshot_id
    mine = services.my_self_checks(house.ctx, house.anna)
    assert [v.id for v in mine if not v.demo] == [own]
    assert services.my_self_checks(house.ctx, house.ben) == []


def test_loading_twice_changes_nothing(house: Installation) -> None:
    first = services.load_demo(house.ctx, house.anna, "de")
    assert services.load_demo(house.ctx, house.anna, "de") == first


def test_another_language_replaces_them(house: Installation) -> None:
    services.load_demo(house.ctx, house.anna, "de")
    loaded = services.load_demo(house.ctx, house.anna, "en")
    assert {v.lang for v in loaded} == {"en"}
    assert len(services.my_self_checks(house.ctx, house.anna)) == len(loaded)
    with pytest.raises(Refusal, match="unknown_option"):
        services.load_demo(house.ctx, house.anna, "fr")
    assert len(services.my_self_checks(house.ctx, house.anna)) == len(loaded)


def test_one_click_removes_them_and_nothing_else(house: Installation) -> None:
    own = house.start()
    services.load_demo(house.ctx, house.ben, "de")
    count = len(services.load_demo(house.ctx, house.anna, "de"))
    assert services.remove_demo(house.ctx, house.anna) == count
    assert [v.id for v in services.my_self_checks(house.ctx, house.anna)] == [own]
    assert len(services.my_self_checks(house.ctx, house.ben)) == count
    assert services.remove_demo(house.ctx, house.anna) == 0


def test_the_operators_companies_open_with_their_codes(house: Installation) -> None:
    loaded = services.load_demo(house.ctx, OPERATOR, "de")
    assert services.load_demo(house.ctx, OPERATOR, "de") == loaded
    code = services.resume_code(house.ctx, OPERATOR, loaded[0].id)
    opened = services.resume(house.ctx, house.ben, code, "192.0.2.1")
    assert (opened.company_name, opened.demo) == (loaded[0].company_name, True)
    assert services.remove_demo(house.ctx, OPERATOR) == len(loaded) - 1
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_the_sample_is_computed_and_not_stored(house: Installation) -> None:
    from aiops_model.i18n import Locale

    content = house.ctx.content
    locale = Locale(
        lang="de",
        country="AT",
        catalogue=content.i18n["de"],
        swiss_words=content.swiss_words,
        chf_per_eur=content.exchange.value,
    )
    report = services.sample_report(house.ctx, locale)
    assert report.demo
    assert report.company == content.demo[0].company
    assert services.my_self_checks(house.ctx, OPERATOR) == []
