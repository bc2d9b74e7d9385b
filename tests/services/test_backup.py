import stat
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, NotFound
from aiops_model.services.context import running_server
from aiops_model.settings import Settings
from aiops_model.store import ServerLock, open_store
from aiops_model.store.sqlite_copy import check_database
from tests.services.conftest import MANUFACTURER, Installation, install
from tests.store.databases import NOON


@pytest.fixture
def settings(sqlite_url: str, tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", database_url=sqlite_url)


def _refusal(call: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value.code


def test_a_backup_is_whole_private_and_says_what_it_holds(
    file_house: Installation, tmp_path: Path
) -> None:
    file_house.finished()
    target = tmp_path / "backups" / "one.sqlite3"
    receipt = services.backup(file_house.ctx, OPERATOR, target)
    assert receipt.path == target
    assert receipt.size == target.stat().st_size
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert check_database(target) == []
    chain = services.verify_audit(file_house.ctx, OPERATOR)
    assert (receipt.audit_events, receipt.last_audit_hash) == (chain.events, chain.last_hash)
    assert [file.name for file in target.parent.iterdir()] == ["one.sqlite3"]
    assert _refusal(lambda: services.backup(file_house.ctx, OPERATOR, target)) == "backup_exists"
    with pytest.raises(NotFound):
        services.backup(file_house.ctx, file_house.anna, tmp_path / "two.sqlite3")


def test_a_backup_under_load_is_one_committed_state(
    file_house: Installation, tmp_path: Path, settings: Settings
) -> None:
    """A writer answers without a pause; each copy holds whole transactions only."""
    stop = threading.Event()
    written: list[str] = []

    def write() -> None:
        while not stop.is_set():
            written.append(file_house.answered())

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            services.backup(file_house.ctx, OPERATOR, tmp_path / f"{number}.sqlite3")
    finally:
        stop.set()
        writer.join(60)
    assert written
    for number in range(3):
        copy = install(open_store(f"sqlite:///{tmp_path / f'{number}.sqlite3'}"))
        chain = services.verify_audit(copy.ctx, OPERATOR)
        assert chain.broken_at is None
        views = services.my_self_checks(copy.ctx, OPERATOR)
        stored = sum(len(view.answers) for view in views)
        assert chain.events == len(views) + stored, "each change with its event, or neither"
        copy.ctx.close()
    file_house.ctx.close()
    restored = services.restore(settings, tmp_path / "2.sqlite3", NOON, force=True)
    assert restored.replaced is not None
    again = install(open_store(settings.database_url))
    assert len(services.my_self_checks(again.ctx, OPERATOR)) <= len(written) + 1
    again.ctx.close()


def test_restoring_brings_back_the_day_of_the_backup(
    file_house: Installation, tmp_path: Path, settings: Settings
) -> None:
    assessment_id = file_house.finished()
    target = tmp_path / "backup.sqlite3"
    services.backup(file_house.ctx, OPERATOR, target)
    result = services.latest_snapshot(file_house.ctx, file_house.anna, assessment_id)
    services.delete_self_check(file_house.ctx, file_house.anna, assessment_id)
    later = file_house.start()
    file_house.ctx.close()

    assert _refusal(lambda: services.restore(settings, target, NOON)) == "restore_exists"
    restored = services.restore(settings, target, NOON, force=True)
    again = install(open_store(settings.database_url))
    assert again.view(assessment_id).answers == MANUFACTURER
    assert services.latest_snapshot(again.ctx, again.anna, assessment_id) == result
    with pytest.raises(NotFound):
        again.view(later)
    again.ctx.close()
    assert stat.S_IMODE(restored.path.stat().st_mode) == 0o600
    assert restored.replaced is not None
    before = install(open_store(f"sqlite:///{restored.replaced}"))
    assert before.view(later).answers == {}
    before.ctx.close()
    assert target.exists()


def test_restoring_onto_a_new_machine_needs_no_force(
    file_house: Installation, tmp_path: Path
) -> None:
    assessment_id = file_house.answered()
    services.backup(file_house.ctx, OPERATOR, tmp_path / "backup.sqlite3")
    elsewhere = Settings(
        home=tmp_path / "new", database_url=f"sqlite:///{tmp_path}/new/cockpit.sqlite3"
    )
    restored = services.restore(elsewhere, tmp_path / "backup.sqlite3", NOON)
    assert restored.replaced is None
    with running_server(elsewhere) as ctx:
        assert services.get_self_check(ctx, OPERATOR, assessment_id).answers == MANUFACTURER


def test_what_is_no_backup_is_refused_and_nothing_changes(
    file_house: Installation, tmp_path: Path, settings: Settings
) -> None:
    kept = file_house.answered()
    services.backup(file_house.ctx, OPERATOR, tmp_path / "good.sqlite3")
    file_house.ctx.close()
    raw = (tmp_path / "good.sqlite3").read_bytes()
    (tmp_path / "text.sqlite3").write_bytes(b"no database at all" * 500)
    (tmp_path / "cut.sqlite3").write_bytes(raw[: len(raw) // 2])
    (tmp_path / "empty.sqlite3").write_bytes(b"")
    expected = {
        "missing": "restore_missing",
        "text": "restore_damaged",
        "cut": "restore_damaged",
        "empty": "restore_foreign",
    }
    for name, code in expected.items():
        source = tmp_path / f"{name}.sqlite3"
        told = _refusal(lambda s=source: services.restore(settings, s, NOON, force=True))  # type: ignore[misc]
        assert told == code, name
    again = install(open_store(settings.database_url))
    assert again.view(kept).answers == MANUFACTURER
    again.ctx.close()


def test_nothing_is_restored_under_a_running_server(
    file_house: Installation, tmp_path: Path, settings: Settings
) -> None:
    services.backup(file_house.ctx, OPERATOR, tmp_path / "backup.sqlite3")
    with ServerLock(file_house.ctx.store.path):
        told = _refusal(
            lambda: services.restore(settings, tmp_path / "backup.sqlite3", NOON, force=True)
        )
    assert told == "server_already_running"


def test_nothing_is_restored_under_an_open_transaction(
    file_house: Installation, tmp_path: Path, settings: Settings
) -> None:
    services.backup(file_house.ctx, OPERATOR, tmp_path / "backup.sqlite3")
    file_house.start()
    with file_house.ctx.store.read() as session:
        session.connection().exec_driver_sql("SELECT * FROM tenant").all()
        told = _refusal(
            lambda: services.restore(settings, tmp_path / "backup.sqlite3", NOON, force=True)
        )
    assert told == "restore_in_use"
    assert len(services.my_self_checks(file_house.ctx, OPERATOR)) == 1


def test_a_damaged_database_can_be_replaced(
    file_house: Installation, tmp_path: Path, settings: Settings
) -> None:
    assessment_id = file_house.answered()
    services.backup(file_house.ctx, OPERATOR, tmp_path / "backup.sqlite3")
    path = file_house.ctx.store.path
    file_house.ctx.close()
    assert path is not None
    path.write_bytes(b"overwritten by something else" * 100)
    services.restore(settings, tmp_path / "backup.sqlite3", NOON + timedelta(days=1), force=True)
    again = install(open_store(settings.database_url))
    assert again.view(assessment_id).answers == MANUFACTURER
    again.ctx.close()


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_postgresql_is_the_hosts(house: Installation, database_url: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        services.backup(house.ctx, OPERATOR, tmp_path / "x")
    assert caught.value.code == "backup_by_host"
    assert str(caught.value.values["command"]).startswith("pg_dump")
    settings = Settings(home=tmp_path, database_url=database_url)
    with pytest.raises(Refusal) as caught:
        services.restore(settings, tmp_path / "x", NOON)
    assert str(caught.value.values["command"]).startswith("pg_restore")
