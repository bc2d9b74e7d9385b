import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.services import NotFound, ai_act, maturity
from aiops_model.services.maturity import people
from tests.services.conftest import Installation
from tests.services.maturity.answers import rated, stored, view, vote


def test_people_join_in_order_and_are_named_once(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {})
    maturity.add_respondent(ctx, anna, file, "Produktion", "operations")
    shown = maturity.add_respondent(ctx, anna, file, "IT")
    assert [(p.name, p.group) for p in shown.respondents] == [
        ("", ""),
        ("Produktion", "operations"),
        ("IT", ""),
    ]
    assert shown.me == shown.respondents[0].id
    for name, code in (("IT", "name_taken"), (" ", "text_missing"), ("x" * 121, "text_too_long")):
        with pytest.raises(Refusal) as caught:
            maturity.add_respondent(ctx, anna, file, name)
        assert (caught.value.code, caught.value.field) == (code, "respondent_name")
    with pytest.raises(Refusal) as caught:
        maturity.add_respondent(ctx, anna, file, "Neu", "friends")
    assert (caught.value.code, caught.value.field) == ("unknown_option", "group")
    assert view(house, file) == shown


def test_whoever_began_answers_too_when_the_first_other_one_joins(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = ai_act.start_act(ctx, anna, "de").id
    assert view(house, file).respondents == ()
    shown = maturity.add_respondent(ctx, anna, file, "Produktion")
    assert [person.name for person in shown.respondents] == ["", "Produktion"]
    assert vote(house, file, "o1_m", "half").respondent_id == shown.respondents[0].id


def test_someone_gets_another_name_or_group(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o1_m": "half"})
    me = str(view(house, file).me)
    shown = maturity.rename_respondent(ctx, anna, file, me, "Leitung", group="leadership")
    assert [(p.id, p.name, p.group) for p in shown.respondents] == [(me, "Leitung", "leadership")]
    assert maturity.rename_respondent(ctx, anna, file, me, "Leitung", group="leadership") == shown
    second = maturity.add_respondent(ctx, anna, file, "IT").respondents[1].id
    with pytest.raises(Refusal, match="name_taken"):
        maturity.rename_respondent(ctx, anna, file, second, "Leitung")
    assert maturity.rename_respondent(ctx, anna, file, me, "").respondents[0].name == ""
    with pytest.raises(Refusal, match="text_missing"):
        maturity.rename_respondent(ctx, anna, file, second, "")


def test_who_leaves_takes_the_answers_along(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o1_m": "half", "o2_m": "half"})
    second = maturity.add_respondent(ctx, anna, file, "IT").respondents[1].id
    vote(house, file, "o1_m", "none", second)
    frozen = maturity.take_snapshot(ctx, anna, file, "Erste")
    me = str(view(house, file).me)
    left = maturity.remove_respondent(ctx, anna, file, me)
    assert {who for _, who in left.votes} == {second}
    assert left.me == second
    kept = maturity.get_maturity_snapshot(ctx, anna, frozen.id)
    assert len(kept.answers.votes) == 3
    with pytest.raises(NotFound):
        maturity.remove_respondent(ctx, anna, file, me)
    assert vote(house, file, "o3_m", "most").respondent_id == second
    maturity.remove_respondent(ctx, anna, file, second)
    assert vote(house, file, "o3_m", "most").respondent_id not in {me, second}


def test_a_file_holds_so_many_people(house: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "MOST", 2)
    file = rated(house, {})
    maturity.add_respondent(house.ctx, house.anna, file, "A")
    with pytest.raises(Refusal) as caught:
        maturity.add_respondent(house.ctx, house.anna, file, "B")
    assert (caught.value.code, caught.value.values) == ("too_many_respondents", {"max": 2})


def test_the_largest_file_there_can_be_still_fits_a_snapshot(house: Installation) -> None:
    """Everybody there can be answers everything there is."""
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o1_m": "half"})
    found = maturity.take_snapshot(ctx, anna, file, "Erste")
    from aiops_model.services.maturity.snapshots import plain
    from aiops_model.services.views import written
    from aiops_model.store.maturity_tables import ANSWERS_LIMIT

    (one,) = plain(found.answers)["votes"]
    items = len(ctx.content.maturity.item) + len(ctx.content.maturity.capability)
    longest = len(written([*one[:1], "x" * 32, *one[2:]])) + 12
    assert longest * items * people.MOST < ANSWERS_LIMIT


def test_facts_and_targets_are_stated_and_taken_back(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {})
    done = stored(maturity.set_fact(ctx, anna, file, "initiatives", "12", revision=0))
    assert done.view.facts["initiatives"].value == "12"
    assert done.view.facts["initiatives"].revision == done.revision
    met = maturity.set_fact(ctx, anna, file, "initiatives", 3, revision=0)
    assert isinstance(met, maturity.Collision)
    assert (met.part, met.mine, met.theirs) == ("fact", "3", "12")
    gone = stored(maturity.set_fact(ctx, anna, file, "initiatives", None, revision=met.revision))
    assert gone.view.facts == {}
    target = stored(maturity.set_target(ctx, anna, file, "o1", 3, revision=0))
    assert target.view.targets["o1"].value == "3"
    met = maturity.set_target(ctx, anna, file, "o1", None, revision=0)
    assert isinstance(met, maturity.Collision)
    assert (met.part, met.mine, met.theirs) == ("target", None, "3")
    back = stored(maturity.set_target(ctx, anna, file, "o1", None, revision=target.revision))
    assert back.view.targets == {}


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("no_such_fact", "yes", "unknown_item"),
        ("live_without_owner", "possible", "unknown_option"),
        ("live_without_owner", True, "unknown_option"),
        ("who_operates", "me", "unknown_option"),
        ("initiatives", "many", "not_whole"),
        ("initiatives", 1.5, "not_whole"),
        ("initiatives", True, "not_whole"),
        ("initiatives", "²", "not_whole"),
        ("initiatives", -1, "not_whole"),
        ("initiatives", 10_001, "out_of_range"),
        ("initiatives", "9" * 500, "out_of_range"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(
    house: Installation, fact: str, value: object, code: str
) -> None:
    file = rated(house, {})
    with pytest.raises(Refusal) as caught:
        maturity.set_fact(house.ctx, house.anna, file, fact, value, revision=0)
    assert (caught.value.code, caught.value.field) == (code, "fact")


@pytest.mark.parametrize(("where", "level"), [("o1", 0), ("o1", 5), ("o1", 2.5), ("x1", 2)])
def test_a_target_that_cannot_be_is_refused(house: Installation, where: str, level: int) -> None:
    file = rated(house, {})
    with pytest.raises(Refusal):
        maturity.set_target(house.ctx, house.anna, file, where, level, revision=0)
    assert view(house, file).targets == {}
