from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import event

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, NotFound, maturity
from aiops_model.services.maturity import Choice, VoteSaved
from tests.services.conftest import Installation
from tests.services.maturity.answers import collided, rated, stored, view, vote
from tests.store.databases import NOON


def test_the_first_answer_makes_its_respondent(house: Installation) -> None:
    file = house.answered()
    assert view(house, file).respondents == ()
    saved = vote(house, file, "s1_m", "half")
    (me,) = saved.view.respondents
    assert (me.name, me.group, saved.respondent_id) == ("", "", me.id)
    assert vote(house, file, "s1_s", "none").respondent_id == me.id
    assert saved.view.self_check == house.answers
    assert saved.view.country == "AT"


def test_first_answers_at_one_moment_make_one_respondent(house: Installation) -> None:
    file = house.answered()
    items = list(house.ctx.content.maturity.item)[:16]

    def answer(item: str) -> str:
        saved = maturity.record_vote(house.ctx, house.anna, file, None, item, "half")
        return stored(saved).respondent_id

    with ThreadPoolExecutor(8) as pool:
        people = set(pool.map(answer, items))
    shown = view(house, file)
    assert people == {shown.me}
    assert {item for item, _ in shown.votes} == set(items)


def test_an_answer_is_stored_with_confidence_and_date(house: Installation) -> None:
    file = rated(house, {})
    house.clock.advance(minutes=3)
    saved = stored(maturity.record_vote(house.ctx, house.anna, file, None, "o3_m", "most", 2, 0))
    found = view(house, file).vote("o3_m", saved.respondent_id)
    assert found is not None
    assert (found.value, found.confidence) == ("most", 2)
    assert found.answered_at == NOON + timedelta(minutes=3)
    assert found.revision == saved.revision
    assert saved.view == view(house, file)


def test_the_same_answer_again_is_a_success(house: Installation) -> None:
    file = rated(house, {"o3_m": "most"})
    events = services.verify_audit(house.ctx, OPERATOR).events
    again = stored(maturity.record_vote(house.ctx, house.anna, file, None, "o3_m", "most"))
    assert again.revision == vote(house, file, "o3_m", "most").revision
    assert services.verify_audit(house.ctx, OPERATOR).events == events


def test_a_stale_answer_names_both(house: Installation) -> None:
    file = rated(house, {"o3_m": "most"})
    me = view(house, file).me
    assert me is not None
    met = collided(maturity.record_vote(house.ctx, house.anna, file, me, "o3_m", "none", 1, 0))
    assert (met.part, met.item_id, met.respondent_id) == ("vote", "o3_m", me)
    assert (met.mine, met.theirs) == (Choice("none", 1), Choice("most"))
    assert view(house, file).votes["o3_m", me].value == "most"
    insisted = maturity.record_vote(
        house.ctx, house.anna, file, me, "o3_m", "none", 1, met.revision
    )
    assert isinstance(insisted, VoteSaved)


def test_an_answer_withdrawn_meanwhile_collides_with_nothing(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o3_m": "most"})
    shown = vote(house, file, "o3_m", "most")
    stored(
        maturity.withdraw_vote(
            ctx, anna, file, shown.respondent_id, "o3_m", revision=shown.revision
        )
    )
    assert view(house, file).votes == {}
    met = collided(
        maturity.record_vote(ctx, anna, file, None, "o3_m", "some", None, shown.revision)
    )
    assert (met.theirs, met.revision) == (None, 0)
    gone = maturity.withdraw_vote(ctx, anna, file, shown.respondent_id, "o3_m", revision=7)
    assert stored(gone).revision == 0


def test_a_stale_withdrawal_changes_nothing(house: Installation) -> None:
    file = rated(house, {"o3_m": "most"})
    me = str(view(house, file).me)
    met = collided(maturity.withdraw_vote(house.ctx, house.anna, file, me, "o3_m", revision=99))
    assert (met.mine, met.theirs) == (None, Choice("most"))
    assert (("o3_m", me) in view(house, file).votes) is True


@pytest.mark.parametrize(
    ("item", "value", "confidence", "field"),
    [
        ("o9_m", "half", None, "item"),
        ("", "half", None, "item"),
        ("state", "half", None, "item"),
        ("o1_m", "managed", None, "answer"),
        ("o1_m", "0.5", None, "answer"),
        ("o1_m", None, None, "answer"),
        ("o1_m", "not_applicable", None, "answer"),
        ("o1", "half", None, "answer"),
        ("o1", "level 2", None, "answer"),
        ("o1_m", "half", 0, "confidence"),
        ("o1_m", "half", 4, "confidence"),
        ("o1_m", "half", True, "confidence"),
    ],
)
def test_what_is_no_answer_is_refused(
    house: Installation, item: str, value: object, confidence: int | None, field: str
) -> None:
    file = rated(house, {})
    with pytest.raises(Refusal) as caught:
        maturity.record_vote(house.ctx, house.anna, file, None, item, value, confidence)
    assert caught.value.field == field
    assert view(house, file).votes == {}


def test_someone_of_another_file_cannot_answer(house: Installation) -> None:
    file, other = rated(house, {}), rated(house, {})
    stranger = str(view(house, other).me)
    for who in (stranger, "nobody", "\0", "x" * 10_000):
        with pytest.raises(NotFound):
            maturity.record_vote(house.ctx, house.anna, file, who, "o1_m", "half")
        with pytest.raises(NotFound):
            maturity.withdraw_vote(house.ctx, house.anna, file, who, "o1_m", revision=0)


def test_proposals_become_answers_and_overwrite_none(house: Installation) -> None:
    file = house.answered()
    vote(house, file, "s1", "scaled")
    vote(house, file, "o3_m", "half")
    shown = view(house, file)
    proposed = {p.item_id: p for p in maturity.proposals_for(house.ctx.content, shown, None)}
    assert {p.value for p in proposed.values() if p.source == "workshop"} == {"most", "none"}
    assert proposed["s1_s"].value == "most"
    assert proposed["s1_t"].value == "none"
    assert proposed["o3_s"].source == "self_check"
    assert proposed["o3_s"].rule in house.ctx.content.maturity.beside.proposal
    assert "o3_m" not in proposed
    done = maturity.confirm_proposals(
        house.ctx, house.anna, file, None, ["s1_s", "o3_m", "o3_s", "s1_s", "a4_t"]
    )
    assert done.item_ids == ("s1_s", "o3_s")
    votes = {item: found.value for (item, _), found in done.view.votes.items()}
    assert votes == {"s1": "scaled", "o3_m": "half", "s1_s": "most", "o3_s": "none"}
    again = maturity.confirm_proposals(house.ctx, house.anna, file, None, ["s1_s"])
    assert again.item_ids == ()
    with pytest.raises(Refusal, match="unknown_item"):
        maturity.confirm_proposals(house.ctx, house.anna, file, None, ["s1"])


def test_a_click_costs_few_statements(house: Installation) -> None:
    file = rated(house, {"o1_m": "half"})
    who = str(view(house, file).me)
    seen: list[str] = []
    for moment in ("do_execute", "do_execute_no_params", "do_executemany"):
        event.listen(
            house.ctx.store.engine,
            moment,
            lambda _cursor, statement, *_: seen.append(statement),
        )
    view(house, file)
    assert len([s for s in seen if s.lstrip().startswith("SELECT")]) == 3
    seen.clear()
    maturity.record_vote(house.ctx, house.anna, file, who, "o2_m", "half")
    assert len(seen) <= 13
