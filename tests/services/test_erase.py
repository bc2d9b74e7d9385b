import pytest
from sqlalchemy import text

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, NotFound, ai_act
from aiops_model.services.ai_act import DutyPlace, Holder, SystemEntry
from aiops_model.store.schema import Record
from tests.services.conftest import Installation

CANARY = "Canary Kanarienvogel AG"


def _rows(house: Installation, name: str) -> int:
    with house.ctx.store.read() as session:
        return int(session.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())  # noqa: S608


def _residue(house: Installation, wanted: str) -> set[str]:
    """The tables in which the text still occurs."""
    found = set()
    with house.ctx.store.read() as session:
        for name, table in Record.metadata.tables.items():
            if any(wanted in repr(tuple(row)) for row in session.execute(table.select())):
                found.add(name)
    return found


def _register(house: Installation, file: str) -> None:
    """A system with a fact and a rated duty, a fact of the company; names that must go."""
    ctx, anna = house.ctx, house.anna
    entry = SystemEntry(CANARY, people={"data": Holder(CANARY)})
    system = ai_act.add_system(ctx, anna, file, entry, {"uses": True}).system_id
    ai_act.state_company(ctx, anna, file, "employees", value=5, revision=0)
    ai_act.set_owner(ctx, anna, DutyPlace(file, system, "ART4"), CANARY, revision=0)
    tables = ("ai_system", "system_fact", "company_fact", "system_duty")
    assert [_rows(house, name) for name in tables] == [1, 1, 1, 1]


def test_nothing_but_the_trail_is_left(house: Installation) -> None:
    assessment_id = house.finished()
    services.set_company_name(house.ctx, house.anna, assessment_id, CANARY)
    services.share(house.ctx, house.anna, assessment_id)
    _register(house, assessment_id)
    kept = house.start()
    services.delete_self_check(house.ctx, house.anna, assessment_id)
    assert _residue(house, assessment_id) == {"audit_event"}
    assert _residue(house, CANARY) == set()
    assert [_rows(house, name) for name in ("ai_system", "company_fact", "system_duty")] == [0] * 3
    assert [v.id for v in services.my_self_checks(house.ctx, house.anna)] == [kept]
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None
    with pytest.raises(NotFound):
        house.view(assessment_id)


def test_the_bytes_are_gone_from_the_file(file_house: Installation) -> None:
    store = file_house.ctx.store
    assert store.path is not None
    assessment_id = file_house.finished()
    services.set_company_name(file_house.ctx, file_house.anna, assessment_id, CANARY)
    answers_hash = services.finish_check(
        file_house.ctx, file_house.anna, assessment_id
    ).answers_hash
    marks = [CANARY.encode(), answers_hash.encode()]
    assert store.checkpoint()
    store.close()
    assert all(mark in store.path.read_bytes() for mark in marks)
    services.delete_self_check(file_house.ctx, file_house.anna, assessment_id)
    store.close()
    for file in store.path.parent.iterdir():
        raw = file.read_bytes()
        assert not any(mark in raw for mark in marks), file.name


def test_either_browser_may_erase(house: Installation) -> None:
    assessment_id = house.start()
    code = services.resume_code(house.ctx, house.anna, assessment_id)
    services.resume(house.ctx, house.ben, code, "192.0.2.1")
    services.delete_self_check(house.ctx, house.ben, assessment_id)
    assert services.my_self_checks(house.ctx, house.anna) == []


def test_old_self_checks_links_and_misses_go(house: Installation) -> None:
    old = house.finished()
    services.share(house.ctx, house.anna, old)
    with pytest.raises(Refusal, match="resume_unknown"):
        services.resume(house.ctx, house.anna, "2222-2222", "192.0.2.1")
    house.clock.advance(days=60)
    touched = house.start()
    house.clock.advance(days=30, seconds=1)
    tried = services.purge(house.ctx, OPERATOR, dry_run=True)
    assert (tried.self_checks, tried.share_links, tried.misses) == (1, 1, 1)
    assert len(services.my_self_checks(house.ctx, house.anna)) == 2
    assert (_rows(house, "share_link"), _rows(house, "resume_miss")) == (1, 1)
    done = services.purge(house.ctx, OPERATOR)
    assert (done.self_checks, done.share_links, done.misses) == (1, 1, 1)
    assert [v.id for v in services.my_self_checks(house.ctx, house.anna)] == [touched]
    assert (_rows(house, "share_link"), _rows(house, "resume_miss")) == (0, 0)
    again = services.purge(house.ctx, OPERATOR)
    assert (again.self_checks, again.share_links, again.misses) == (0, 0, 0)
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_only_the_operator_purges(house: Installation) -> None:
    for actor in (house.anna, services.reader(house.ctx, "x")):
        with pytest.raises(NotFound):
            services.purge(house.ctx, actor)
