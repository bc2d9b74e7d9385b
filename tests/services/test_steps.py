"""How far a company has come is told by what it has stored, on each page alike."""

from aiops_model import services
from aiops_model.services import ai_act, maturity, plan
from aiops_model.services.plan import SetUp
from tests.services.conftest import Installation
from tests.services.maturity.answers import everything, rated, stored
from tests.services.plan.plans import START, accepted


def steps(house: Installation, file: str) -> set[str]:
    """The steps behind the company, by its assessment; the other pages agree as far as they see."""
    found = maturity.open_maturity(house.ctx, house.anna, file).steps
    others = (
        services.get_self_check(house.ctx, house.anna, file).steps,
        ai_act.open_act(house.ctx, house.anna, file).steps,
    )
    assert all(other == found - {"assess"} for other in others)
    assert plan.open_file(house.ctx, house.anna, file).steps == found
    return set(found)


def test_each_step_is_ticked_by_what_it_left_behind(house: Installation) -> None:
    file = house.answered()
    assert steps(house, file) == set()
    services.finish_check(house.ctx, house.anna, file)
    assert steps(house, file) == {"check"}
    rated(house, everything(house), file)
    assert steps(house, file) == {"check", "assess"}
    stored(plan.set_up(house.ctx, house.anna, file, SetUp(START, "AT"), revision=0))
    assert steps(house, file) == {"check", "assess"}
    accepted(house, file)
    assert steps(house, file) == {"check", "assess", "plan"}


def test_who_began_with_the_assessment_has_no_self_check_behind_them(house: Installation) -> None:
    assert steps(house, rated(house, everything(house))) == {"assess"}


def test_the_assessment_is_behind_when_each_capability_has_an_answer(house: Installation) -> None:
    """As a whole, to one item, or as not applicable: the last one is still open."""
    content = house.ctx.content.maturity
    item = next(row for row in content.item.values() if row.not_applicable is not None)
    first, *rest, last = (row for row in content.capabilities if item not in row.items)
    file = rated(house, {row.id: "pilot" for row in rest} | {first.items[0].id: "dont_know"})
    stored(maturity.leave_out(house.ctx, house.anna, file, item.id, "Kein Fall", revision=0))
    assert steps(house, file) == set()
    rated(house, {last.items[0].id: "none"}, file)
    assert steps(house, file) == {"assess"}


def test_an_example_stands_where_its_data_stand(house: Installation) -> None:
    loaded = services.load_demo(house.ctx, house.anna, "de")
    found = {row.company_name: steps(house, row.id) for row in loaded}
    assert found["Muster Maschinenbau GmbH"] == {"check", "assess", "plan"}
    assert all("check" in taken for taken in found.values())
