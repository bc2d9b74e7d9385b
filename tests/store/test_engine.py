import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from aiops_model.domain.errors import Refusal
from aiops_model.store import (
    Store,
    StoreError,
    StoreUnavailable,
    assessments,
    open_store,
    overviews,
)
from aiops_model.store.tables import Assessment
from tests.store.rows import ANNA, assessment_row, start


def test_every_connection_of_the_pool_has_the_pragmas(sqlite_store: Store) -> None:
    connections = [sqlite_store.engine.connect() for _ in range(5)]
    try:
        for connection in connections:
            for pragma, expected in {
                "foreign_keys": 1,
                "journal_mode": "wal",
                "synchronous": 2,
                "busy_timeout": 10000,
                "trusted_schema": 0,
                "secure_delete": 1,
                "recursive_triggers": 1,
            }.items():
                found = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
                assert found == expected, pragma
    finally:
        for connection in connections:
            connection.close()


def test_a_write_takes_its_lock_at_the_beginning(sqlite_store: Store) -> None:
    entered = threading.Event()

    def second() -> None:
        with sqlite_store.write():
            entered.set()

    thread = threading.Thread(target=second)
    with sqlite_store.write():
        thread.start()
        assert not entered.wait(0.3), "a second write began beside the first"
    thread.join(10)
    assert entered.is_set()


def test_reading_goes_on_while_someone_writes(sqlite_store: Store) -> None:
    start(sqlite_store, ANNA, "a1")
    with sqlite_store.write() as writing:
        assessments.get(writing, ANNA, "a1").lang = "en"
        writing.flush()
        with sqlite_store.read() as reading:
            assert assessments.get(reading, ANNA, "a1").lang == "de"


def test_an_exception_leaves_nothing_behind(store: Store) -> None:
    def fail_half_way() -> None:
        with store.write() as session:
            assessments.create(session, ANNA, assessment_row("a1"))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail_half_way()
    with store.read() as session:
        assert overviews.newest_first(session, ANNA) == []


def test_a_read_session_stores_nothing(store: Store) -> None:
    start(store, ANNA, "a1")
    with store.read() as session:
        assessments.get(session, ANNA, "a1").lang = "en"
    with store.read() as session:
        assert assessments.get(session, ANNA, "a1").lang == "de"


def test_an_error_of_the_database_quotes_no_value(store: Store) -> None:
    bad = assessment_row("a1")
    bad.company_name = "Geheime Meyer GmbH " * 20
    with pytest.raises(StoreError) as caught, store.write() as session:
        assessments.create(session, ANNA, bad)
    told = repr(caught.value) + str(caught.value.__cause__)
    assert "Geheime" not in told
    assert caught.value.__suppress_context__
    with pytest.raises(IntegrityError) as raw, store.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO tenant (id, kind) VALUES (:id, :kind)"),
            {"id": "x", "kind": "Geheime Meyer GmbH"},
        )
    assert "parameters hidden" in str(raw.value)


def test_the_file_and_its_folder_are_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cockpit.sqlite3"
    opened = open_store(f"sqlite:///{path}")
    with opened.write() as session:
        session.execute(text("CREATE TABLE t (x)"))
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    opened.close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite://", "sqlite:///:memory:", "mysql://root@localhost/x"]
)
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(Refusal) as caught:
        open_store(url)
    assert caught.value.code == "database_url"


def test_a_folder_that_cannot_be_made_is_a_plain_refusal(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Refusal) as caught:
        open_store(f"sqlite:///{tmp_path}/file/cockpit.sqlite3")
    assert caught.value.code == "database_file"


def test_a_full_disk_is_named_and_heals(sqlite_store: Store) -> None:
    start(sqlite_store, ANNA, "a1")

    def fill_the_disk() -> None:
        with sqlite_store.write() as session:
            pages = session.execute(text("PRAGMA page_count")).scalar_one()
            session.execute(text(f"PRAGMA max_page_count={pages}"))
            for number in range(2000):
                session.add(assessment_row(f"filling {number}"))
                session.flush()

    with pytest.raises(StoreUnavailable) as caught:
        fill_the_disk()
    assert caught.value.code == "storage_full"
    with sqlite_store.write() as session:
        session.execute(text("PRAGMA max_page_count=1073741823"))
        session.add(assessment_row("after"))
    with sqlite_store.read() as session:
        assert session.get(Assessment, "after") is not None
        assert session.get(Assessment, "filling 0") is None


def test_a_file_that_may_only_be_read_is_named(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    opened = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    with pytest.raises(StoreUnavailable) as caught:
        start(opened, ANNA, "a1")
    opened.close()
    assert caught.value.code == "storage_read_only"
    assert opened.path == Path(path), "and no folder called `file:` is made where the server stands"


def test_a_database_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cockpit.sqlite3"
    path.write_bytes(b"this is not a database" * 1000)
    opened = open_store(f"sqlite:///{path}")
    with pytest.raises(StoreUnavailable) as caught, opened.read() as session:
        session.execute(text("SELECT 1 FROM tenant"))
    opened.close()
    assert caught.value.code == "storage_broken"


def test_a_server_that_does_not_answer_is_named() -> None:
    opened = open_store("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreUnavailable) as caught, opened.read() as session:
        session.execute(text("SELECT 1"))
    opened.close()
    assert caught.value.code == "storage_unreachable"
