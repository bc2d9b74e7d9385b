from datetime import date, timedelta

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, maturity
from aiops_model.services.maturity import Consensus, Evidence
from tests.services.conftest import Installation
from tests.services.maturity.answers import collided, rated, stored, view
from tests.store.databases import NOON

PROOF = Evidence("Betriebshandbuch", "https://wiki.example/handbuch?x=1", date(2027, 3, 31))


def test_leaving_out_takes_a_reason_and_can_be_taken_back(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o2_t": "none"})
    done = stored(maturity.leave_out(ctx, anna, file, "o2_t", "Kein neuer Prozess", revision=0))
    record = done.view.record("o2_t")
    assert (record.left_out, record.left_out_reason) == (True, "Kein neuer Prozess")
    assert len(done.view.votes) == 1, "votes are kept"
    back = stored(maturity.take_back(ctx, anna, file, "o2_t", revision=done.revision))
    assert back.view.record("o2_t").left_out is False
    for reason in ("", "  \n"):
        with pytest.raises(Refusal) as caught:
            maturity.leave_out(ctx, anna, file, "o2_t", reason, revision=back.revision)
        assert (caught.value.code, caught.value.field) == ("text_missing", "reason")
    with pytest.raises(Refusal) as caught:
        maturity.leave_out(ctx, anna, file, "o1_m", "Passt nicht", revision=0)
    assert (caught.value.code, caught.value.field) == ("left_out_not_allowed", "item")


def test_a_note_belongs_to_an_item_or_a_capability(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {})
    stored(maturity.write_note(ctx, anna, file, "o1_m", "Notiz", revision=0))
    done = stored(maturity.write_note(ctx, anna, file, "o1", "Erste\r\nZweite", revision=0))
    assert done.view.record("o1_m").note == "Notiz"
    assert done.view.record("o1").note == "Erste\nZweite"
    gone = stored(maturity.write_note(ctx, anna, file, "o1", " ", revision=done.revision))
    assert gone.view.record("o1").note == ""
    assert gone.revision > done.revision, "what is removed keeps its place in the order"


def test_evidence_is_dated_when_it_is_named(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {})
    house.clock.advance(days=2)
    done = stored(maturity.set_evidence(ctx, anna, file, "o4_m", PROOF, revision=0))
    found = done.view.record("o4_m").evidence
    assert found is not None
    assert (found.title, found.link, found.valid_until) == (
        PROOF.title,
        PROOF.link,
        PROOF.valid_until,
    )
    assert found.added_at == NOON + timedelta(days=2)
    gone = stored(maturity.remove_evidence(ctx, anna, file, "o4_m", revision=done.revision))
    assert gone.view.record("o4_m").evidence is None


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "ftp://example.org/a",
        "//example.org",
        "example.org",
        "https://",
        "http://[::1",
        "https://exa mple.org",
        "data:text/html,x",
        "file:///etc/passwd",
        "https:///nowhere",
    ],
)
def test_a_link_is_an_address_of_the_web(house: Installation, link: str) -> None:
    file = rated(house, {})
    with pytest.raises(Refusal) as caught:
        maturity.set_evidence(
            house.ctx, house.anna, file, "o4_m", Evidence("Nachweis", link), revision=0
        )
    assert (caught.value.code, caught.value.field) == ("not_a_link", "evidence_link")
    assert view(house, file).items == {}


def test_an_agreed_value_keeps_who_when_and_why(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o1_m": "none", "q1": "pilot"})
    agreed = Consensus("half", "Runde im Mai", "Linie 2 ist geregelt")
    done = stored(maturity.decide(ctx, anna, file, "o1_m", agreed, revision=0))
    found = done.view.record("o1_m").consensus
    assert found is not None
    assert (found.value, found.by, found.reason) == ("half", agreed.by, agreed.reason)
    assert found.at == NOON
    assert len(done.view.votes) == 2
    for item, value in (("q1_m", "some"), ("q1", "managed")):
        stored(maturity.decide(ctx, anna, file, item, Consensus(value, "", ""), revision=0))
    free = stored(maturity.undecide(ctx, anna, file, "o1_m", revision=done.revision))
    assert free.view.record("o1_m").consensus is None
    with pytest.raises(Refusal) as caught:
        maturity.decide(ctx, anna, file, "o2_m", agreed, revision=0)
    assert (caught.value.code, caught.value.field) == ("not_voted", "item")
    for item, value in (("o1_m", "managed"), ("q1", "half"), ("o1_m", "dont_know")):
        with pytest.raises(Refusal) as caught:
            maturity.decide(ctx, anna, file, item, Consensus(value, "", ""), revision=0)
        assert (caught.value.code, caught.value.field) == ("unknown_option", "answer")


def test_the_parts_of_an_item_never_collide(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o2_t": "none"})
    stored(maturity.write_note(ctx, anna, file, "o2_t", "Notiz", revision=0))
    stored(maturity.set_evidence(ctx, anna, file, "o2_t", PROOF, revision=0))
    stored(maturity.leave_out(ctx, anna, file, "o2_t", "Grund", revision=0))
    done = stored(maturity.decide(ctx, anna, file, "o2_t", Consensus("half", "", ""), revision=0))
    record = done.view.record("o2_t")
    assert (record.note, record.left_out_reason) == ("Notiz", "Grund")
    assert len(set(record.revisions.values())) == 4


def test_a_stale_part_names_both_and_changes_nothing(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o2_t": "none"})
    stored(maturity.write_note(ctx, anna, file, "o2_t", "Ihre Notiz", revision=0))
    stored(maturity.set_evidence(ctx, anna, file, "o2_t", PROOF, revision=0))
    stored(maturity.leave_out(ctx, anna, file, "o2_t", "Ihr Grund", revision=0))
    agreed = Consensus("half", "Runde", "")
    stored(maturity.decide(ctx, anna, file, "o2_t", agreed, revision=0))
    before = view(house, file)
    other = Evidence("Anderer Nachweis")
    met = [
        collided(maturity.write_note(ctx, anna, file, "o2_t", "Meine", revision=0)),
        collided(maturity.set_evidence(ctx, anna, file, "o2_t", other, revision=0)),
        collided(maturity.leave_out(ctx, anna, file, "o2_t", "Mein Grund", revision=0)),
        collided(maturity.undecide(ctx, anna, file, "o2_t", revision=0)),
    ]
    assert [(m.part, m.mine, m.theirs) for m in met] == [
        ("note", "Meine", "Ihre Notiz"),
        ("evidence", other, PROOF),
        ("left_out", "Mein Grund", "Ihr Grund"),
        ("consensus", None, agreed),
    ]
    assert view(house, file).items == before.items
    insisted = maturity.write_note(ctx, anna, file, "o2_t", "Meine", revision=met[0].revision)
    assert stored(insisted).view.record("o2_t").note == "Meine"
    same = maturity.write_note(ctx, anna, file, "o2_t", "Meine", revision=0)
    assert stored(same).revision == stored(insisted).revision


def test_each_change_is_one_event(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o2_t": "none"})
    before = services.verify_audit(ctx, OPERATOR).events
    done = stored(maturity.leave_out(ctx, anna, file, "o2_t", "Grund", revision=0))
    stored(maturity.leave_out(ctx, anna, file, "o2_t", "Grund", revision=0))
    stored(maturity.take_back(ctx, anna, file, "o2_t", revision=done.revision))
    stored(maturity.write_note(ctx, anna, file, "o2_t", None, revision=0))
    chain = services.verify_audit(ctx, OPERATOR)
    assert (chain.events - before, chain.broken_at) == (2, None)
