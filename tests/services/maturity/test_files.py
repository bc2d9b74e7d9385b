"""Which file is open, with and without a self-check; and how a file goes."""

from sqlalchemy import text

from aiops_model import services
from aiops_model.services import OPERATOR, maturity
from aiops_model.services.maturity import Consensus, Evidence
from tests.services.conftest import Installation
from tests.services.maturity.answers import rated, stored, view, vote

CANARY = "Kanarienvogel AG"
TABLES = (
    "respondent",
    "maturity_vote",
    "maturity_item",
    "maturity_fact",
    "maturity_target",
    "maturity_snapshot",
)


def rows(house: Installation) -> int:
    """Rows of all maturity tables."""
    with house.ctx.store.read() as session:
        return sum(
            int(session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())  # noqa: S608
            for name in TABLES
        )


def full(house: Installation) -> str:
    """A file with a row in every table and the canary wherever text goes."""
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o2_t": "half"}, house.answered())
    maturity.add_respondent(ctx, anna, file, CANARY)
    stored(maturity.write_note(ctx, anna, file, "o2_t", CANARY, revision=0))
    stored(maturity.leave_out(ctx, anna, file, "o2_t", CANARY, revision=0))
    proof = Evidence(CANARY, "https://kanarienvogel.example")
    stored(maturity.set_evidence(ctx, anna, file, "o2_t", proof, revision=0))
    agreed = Consensus("half", CANARY, CANARY)
    stored(maturity.decide(ctx, anna, file, "o2_t", agreed, revision=0))
    stored(maturity.set_fact(ctx, anna, file, "initiatives", 3, revision=0))
    stored(maturity.set_target(ctx, anna, file, "o1", 3, revision=0))
    maturity.take_snapshot(ctx, anna, file, CANARY)
    return file


def test_a_file_can_begin_without_a_self_check(house: Installation) -> None:
    begun = maturity.start_maturity(house.ctx, house.anna, "en")
    assert (begun.lang, begun.self_check, begun.country) == ("en", {}, None)
    assert len(begun.respondents) == 1
    assert maturity.current_maturity(house.ctx, house.anna, None) == begun
    assert maturity.current_maturity(house.ctx, house.ben, None) is None


def test_maturity_answers_alone_are_no_half_done_self_check(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    check = house.finished()
    house.clock.advance(hours=1)
    file = rated(house, {"o1_m": "half"})
    offered = services.current_self_check(ctx, anna, None)
    assert offered is not None
    assert offered.id == check, "the self-check that was answered"
    opened = maturity.current_maturity(ctx, anna, None)
    assert opened is not None
    assert opened.id == file, "the file that was rated"
    votes = {found.id: found.maturity_votes for found in services.my_self_checks(ctx, anna)}
    assert votes == {check: 0, file: 1}


def test_alone_it_takes_up_the_self_check_of_the_company(house: Installation) -> None:
    file = rated(house, {"o1_m": "half"})
    offered = services.current_self_check(house.ctx, house.anna, None)
    assert offered is not None
    assert (offered.id, offered.answers, offered.snapshot_id) == (file, {}, None)
    house.answer(file, "country", "CH")
    assert view(house, file).country == "CH"


def test_an_example_is_only_opened_when_it_is_chosen(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    loaded = services.load_demo(ctx, anna, "de")
    assert maturity.current_maturity(ctx, anna, None) is None
    chosen = maturity.current_maturity(ctx, anna, loaded[0].id)
    assert chosen is not None
    assert chosen.demo
    assert maturity.current_maturity(ctx, anna, loaded[0].id, own=True) is None


def test_nothing_but_the_trail_is_left(house: Installation) -> None:
    file = full(house)
    assert rows(house) == 7
    services.delete_self_check(house.ctx, house.anna, file)
    assert rows(house) == 0
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_the_bytes_are_gone_from_the_file(file_house: Installation) -> None:
    store = file_house.ctx.store
    file = full(file_house)
    assert store.path is not None
    store.checkpoint()
    assert CANARY.encode() in store.path.read_bytes()
    services.delete_self_check(file_house.ctx, file_house.anna, file)
    store.close()
    for found in store.path.parent.iterdir():
        assert CANARY.encode() not in found.read_bytes(), found.name
        assert b"kanarienvogel.example" not in found.read_bytes(), found.name


def test_answering_keeps_a_file_and_silence_ends_it(house: Installation) -> None:
    file = full(house)
    house.clock.advance(days=60)
    vote(house, file, "o1_m", "half")
    house.clock.advance(days=60)
    assert services.purge(house.ctx, OPERATOR).self_checks == 0
    house.clock.advance(days=31)
    assert services.purge(house.ctx, OPERATOR).self_checks == 1
    assert rows(house) == 0


def test_the_examples_are_rated(house: Installation) -> None:
    loaded = services.load_demo(house.ctx, house.anna, "en")
    found = [maturity.open_maturity(house.ctx, house.anna, check.id) for check in loaded]
    maker, retailer, insurer = found
    assert len(maker.respondents) == 4
    assert {item for item, _ in maker.votes} == set(house.ctx.content.maturity.item)
    assert [head.name for head in maker.snapshots] == ["First assessment", "After half a year"]
    assert maker.snapshots[0].as_of < maker.snapshots[1].as_of < house.clock.now.date()
    assert maker.targets
    levels = [
        maturity.get_maturity_snapshot(house.ctx, house.anna, head.id).result.overall.level
        for head in maker.snapshots
    ]
    assert levels == [1, 2], "Pilot for want of an owner, then Managed"
    capabilities = set(house.ctx.content.maturity.capability)
    assert {item for item, _ in retailer.votes} <= capabilities
    assert "dont_know" in {given.value for given in retailer.votes.values()}
    flags = maturity.score_view(house.ctx, insurer).red_flags
    assert flags == ("unwatched_high_risk",)
    assert maturity.score_view(house.ctx, insurer).overall.level is None
    names = " ".join(person.name for file in found for person in file.respondents)
    assert names.startswith("Management Production IT Quality")


def test_a_newer_content_replaces_the_examples(house: Installation) -> None:
    first = services.load_demo(house.ctx, house.anna, "de")
    assert services.load_demo(house.ctx, house.anna, "de") == first
    with house.ctx.store.write() as session:
        session.execute(text("UPDATE assessment SET content_version = '2020.1'"))
    again = services.load_demo(house.ctx, house.anna, "de")
    assert {check.id for check in again}.isdisjoint(check.id for check in first)
    assert len(services.my_self_checks(house.ctx, house.anna)) == len(first)
