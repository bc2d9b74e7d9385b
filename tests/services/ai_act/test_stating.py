"""Facts: yes, no, unknown and taken back; of the company from the self-check only on request."""

from typing import Any

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.services import ai_act
from aiops_model.services.ai_act import Collision, CompanyProposal
from tests.services.ai_act.registers import HIGH_RISK, add, file_of, kept, view
from tests.services.conftest import Installation


@pytest.mark.parametrize(
    ("fact", "value", "stored"),
    [
        ("uses", True, True),
        ("uses", False, False),
        ("uses", "unknown", "unknown"),
        ("annex_i", "b", "b"),
        ("placed_on", "2027-03-31", "2027-03-31"),
        ("placed_on", "none", "none"),
        ("placed_on", "unknown", "unknown"),
        ("annex_iii", ["8", "1a"], ("1a", "8")),
        ("annex_iii", [], ()),
        ("annex_iii", "unknown", "unknown"),
        ("prohibited", {"ba": True, "f": "unknown", "a": False}, {"f": "unknown", "ba": True}),
        ("prohibited", {"ba": True, "a": False}, ("ba",)),
    ],
)
def test_an_answer_is_stored_in_one_shape(
    house: Installation, fact: str, value: Any, stored: Any
) -> None:
    file = file_of(house)
    system = add(house, file)
    at = (house.ctx, house.anna, file, system.id)
    done = kept(ai_act.answer_fact(*at, fact=fact, value=value, revision=0))
    assert done.view.systems[0].fact(fact) == stored
    again = kept(ai_act.answer_fact(*at, fact=fact, value=stored, revision=0))
    assert again.revision == done.revision
    gone = kept(ai_act.answer_fact(*at, fact=fact, value=None, revision=done.revision))
    assert gone.view.systems[0].fact(fact) is None
    assert gone.revision == 0


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("uses", 1, "unknown_option"),
        ("uses", "yes", "unknown_option"),
        ("annex_i", "c", "unknown_option"),
        ("placed_on", "31.12.2027", "not_a_date"),
        ("placed_on", "2027-02-31", "not_a_date"),
        ("annex_iii", ["9z"], "unknown_option"),
        ("annex_iii", "4a", "not_a_list"),
        ("employees", 5, "unknown_item"),
    ],
)
def test_no_answer_is_guessed_at(house: Installation, fact: str, value: Any, code: str) -> None:
    file = file_of(house)
    system = add(house, file)
    with pytest.raises(Refusal) as caught:
        ai_act.answer_fact(
            house.ctx, house.anna, file, system.id, fact=fact, value=value, revision=0
        )
    assert caught.value.code == code
    assert caught.value.field.partition("[")[0] == fact
    assert view(house, file).systems[0].facts == {}


def test_facts_that_exclude_each_other_are_refused_by_name(house: Installation) -> None:
    file = file_of(house)
    system = add(house, file, HIGH_RISK)
    before = view(house, file)
    at = (house.ctx, house.anna, file, system.id)
    with pytest.raises(Refusal) as caught:
        ai_act.answer_facts(
            *at, {"is_ai_system": False}, revisions={"is_ai_system": system.revision}
        )
    assert caught.value.values == {"first": "is_ai_system", "second": "annex_iii"}
    with pytest.raises(Refusal) as caught:
        ai_act.answer_facts(
            *at,
            {"profiling": False, "significant_design_change_on": "2027-01-01"},
            revisions={
                "profiling": system.revision,
                "significant_design_change_on": system.revision,
            },
        )
    assert caught.value.code == "dates_order"
    assert view(house, file) == before


def test_several_answers_are_stored_together_or_not_at_all(house: Installation) -> None:
    file = file_of(house)
    system = add(house, file, {"uses": True})
    at = (house.ctx, house.anna, file, system.id)
    before = view(house, file)
    wanted = {"workplace": True, "uses": False, "dpia": "unknown"}
    stale = ai_act.answer_facts(*at, wanted, revisions={"uses": 0})
    assert isinstance(stale, Collision)
    assert (stale.part, stale.key, stale.mine, stale.theirs) == ("system_fact", "uses", False, True)
    assert view(house, file).systems == before.systems
    done = kept(ai_act.answer_facts(*at, wanted, revisions={"uses": stale.revision}))
    found = done.view.systems[0]
    assert {fact: found.fact(fact) for fact in wanted} == wanted


def test_a_removed_answer_collides_too(house: Installation) -> None:
    file = file_of(house)
    system = add(house, file, {"uses": True})
    at = (house.ctx, house.anna, file, system.id)
    kept(ai_act.answer_fact(*at, fact="uses", value=None, revision=system.revision))
    stale = ai_act.answer_fact(*at, fact="uses", value=False, revision=system.revision)
    assert isinstance(stale, Collision)
    assert (stale.mine, stale.theirs, stale.revision) == (False, None, 0)


@pytest.mark.parametrize(
    ("fact", "value", "stored"),
    [
        ("employees", 220, 220),
        ("turnover", 45_000_000.5, 45_000_000.5),
        ("balance", "unknown", "unknown"),
        ("country", "CH", "CH"),
        ("public_body", False, False),
        ("financial_institution", "unknown", "unknown"),
    ],
)
def test_a_fact_of_the_company_is_asked_once(
    house: Installation, fact: str, value: Any, stored: Any
) -> None:
    file = file_of(house)
    at = (house.ctx, house.anna, file, fact)
    done = kept(ai_act.state_company(*at, value=value, revision=0))
    assert done.view.company_fact(fact) == stored
    stale = ai_act.state_company(*at, value=None, revision=0)
    assert isinstance(stale, Collision)
    assert (stale.part, stale.theirs) == ("company_fact", stored)
    assert kept(ai_act.state_company(*at, value=None, revision=done.revision)).view.company == {}


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("employees", -1, "out_of_range"),
        ("employees", 1.5, "not_whole"),
        ("turnover", 1e300, "out_of_range"),
        ("turnover", float("nan"), "not_a_number"),
        ("country", "FR", "unknown_option"),
        ("public_body", "yes", "unknown_option"),
        ("uses", True, "unknown_item"),
    ],
)
def test_no_figure_of_the_company_is_guessed_at(
    house: Installation, fact: str, value: Any, code: str
) -> None:
    file = file_of(house)
    with pytest.raises(Refusal) as caught:
        ai_act.state_company(house.ctx, house.anna, file, fact, value=value, revision=0)
    assert (caught.value.code, caught.value.field) == (code, fact)


def test_the_self_check_proposes_and_nothing_is_taken_over_unasked(house: Installation) -> None:
    house.answers |= {"employees": "150-249"}
    file = house.answered()
    house.answer(file, "revenue", 45_000_000)
    shown = view(house, file)
    assert shown.company == {}
    assert ai_act.company_proposals(shown) == (
        CompanyProposal("country", "AT"),
        CompanyProposal("employees", None, "150-249"),
        CompanyProposal("turnover", 45_000_000),
    )
    ctx, anna = house.ctx, house.anna
    kept(ai_act.state_company(ctx, anna, file, "turnover", value=50_000_000, revision=0))
    done = ai_act.confirm_company(ctx, anna, file, ["country", "employees", "turnover"])
    assert {fact: known.value for fact, known in done.company.items()} == {
        "country": "AT",
        "turnover": 50_000_000,
    }
