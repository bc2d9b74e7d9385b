from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from aiops_model.store import OPERATOR, NotFound, Store, assessments, audit
from aiops_model.store.tables import AuditEvent
from tests.store.databases import NOON
from tests.store.rows import ANNA, BEN, start


def _events(store: Store, count: int) -> None:
    with store.write() as session:
        assessment = assessments.get(session, ANNA, "a1")
        for number in range(count):
            audit.append(session, ANNA, "answered", assessment, at=NOON, item_id=f"item_{number}")


def test_a_whole_chain_verifies(store: Store) -> None:
    start(store, ANNA, "a1")
    _events(store, 5)
    with store.read() as session:
        found = audit.verify(session, OPERATOR)
        last = session.exec(select(AuditEvent).order_by(col(AuditEvent.id).desc())).first()
    assert last is not None
    assert found == audit.ChainCheck(5, None, last.hash)


def test_an_empty_chain_verifies(store: Store) -> None:
    with store.read() as session:
        assert audit.verify(session, OPERATOR) == audit.ChainCheck(0, None, audit.FIRST)


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("UPDATE audit_event SET item_id = 'item_x' WHERE id = 3", 3),
        ("UPDATE audit_event SET at = '2026-11-20T12:00:01.000000Z' WHERE id = 1", 1),
        ("UPDATE audit_event SET revision = revision + 1 WHERE id = 5", 5),
        ("DELETE FROM audit_event WHERE id = 2", 3),
        ("DELETE FROM audit_event WHERE id = 1", 2),
    ],
)
def test_whoever_gets_past_the_triggers_is_found_out(
    sqlite_store: Store, tampering: str, broken_at: int
) -> None:
    start(sqlite_store, ANNA, "a1")
    _events(sqlite_store, 5)
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_event_no_update"))
        connection.execute(text("DROP TRIGGER audit_event_no_delete"))
        connection.execute(text(tampering))
    with sqlite_store.read() as session:
        assert audit.verify(session, OPERATOR).broken_at == broken_at


def test_events_of_many_writers_form_one_chain(store: Store) -> None:
    for worker in range(6):
        start(store, ANNA, f"w{worker}")

    def write(worker: int) -> None:
        for _ in range(10):
            with store.write() as session:
                assessment = assessments.change(session, ANNA, f"w{worker}", NOON)
                audit.append(session, ANNA, "answered", assessment, at=NOON, item_id="state")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    with store.read() as session:
        found = audit.verify(session, OPERATOR)
    assert (found.events, found.broken_at) == (60, None)


def test_an_event_of_a_change_that_failed_is_gone_too(store: Store) -> None:
    start(store, ANNA, "a1")

    def fail() -> None:
        with store.write() as session:
            audit.append(session, ANNA, "named", assessments.get(session, ANNA, "a1"), at=NOON)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with store.read() as session:
        assert audit.verify(session, OPERATOR).events == 0


def test_the_trail_does_not_name_the_browser(store: Store) -> None:
    start(store, ANNA, "a1")
    start(store, ANNA, "a2")
    start(store, BEN, "b1")
    with store.write() as session:
        for actor, name in ((ANNA, "a1"), (ANNA, "a2"), (BEN, "b1"), (OPERATOR, "a1")):
            audit.append(session, actor, "named", assessments.get(session, actor, name), at=NOON)
    with store.read() as session:
        actors = [event.actor for event in session.exec(select(AuditEvent))]
    assert len(set(actors)) == 4, "the same browser must look different on another assessment"
    assert not any(str(ANNA.visit).startswith(actor) for actor in actors)


def test_only_the_operator_reads_the_trail(store: Store) -> None:
    with store.read() as session, pytest.raises(NotFound):
        audit.verify(session, ANNA)
