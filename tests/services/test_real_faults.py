"""Faults the operating system itself makes: a file that may not grow, a kill in a migration.

A limit on the size of files (`RLIMIT_FSIZE`) makes every write beyond it fail, as a full or broken
disk does, below SQLite and the driver.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.migrations import newest
from aiops_model.services import OPERATOR
from aiops_model.settings import Settings
from aiops_model.store import StoreUnavailable, open_store
from aiops_model.store.sqlite_copy import check_database
from tests.services.conftest import MANUFACTURER, Installation, install
from tests.services.test_faults import stored
from tests.store.databases import NOON

MIGRATION = """
import shutil, sys
from pathlib import Path
from aiops_model.migrations import migrate
from aiops_model.migrations.upgrade import BUNDLED
scripts = Path(sys.argv[2])
shutil.copytree(BUNDLED, scripts)
(scripts / "versions" / "r9999_slow.py").write_text('''
import time
from alembic import op
revision = "9999"
down_revision = "{newest}"
def upgrade():
    op.execute("DELETE FROM answer")
    op.execute("ALTER TABLE answer ADD COLUMN note TEXT")
    print("half way", flush=True)
    time.sleep(60)
'''.replace("{newest}", sys.argv[3]))
migrate(f"sqlite:///{sys.argv[1]}", scripts=scripts)
"""


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_write_the_system_refuses_is_named_and_the_next_one_goes_through(
    file_house: Installation,
) -> None:
    check = file_house.answered()
    store = file_house.ctx.store
    assert store.path is not None
    assert store.checkpoint()
    before = stored(store)
    with no_file_beyond(8192), pytest.raises(StoreUnavailable) as caught:
        services.finish_check(file_house.ctx, file_house.anna, check)
    assert caught.value.code in {"storage_full", "storage_broken"}
    assert stored(store) == before
    done = services.finish_check(file_house.ctx, file_house.anna, check)
    assert services.latest_snapshot(file_house.ctx, file_house.anna, check) == done
    assert check_database(store.path) == []
    assert services.verify_audit(file_house.ctx, OPERATOR).broken_at is None


def test_a_backup_and_a_restore_that_find_no_room_leave_nothing_half(
    file_house: Installation, tmp_path: Path
) -> None:
    check = file_house.finished()
    path = file_house.ctx.store.path
    assert path is not None
    target = tmp_path / "backups" / "one.sqlite3"
    with no_file_beyond(16_384), pytest.raises(Refusal) as caught:
        services.backup(file_house.ctx, OPERATOR, target)
    assert caught.value.code == "backup_failed"
    assert list(target.parent.iterdir()) == []
    services.backup(file_house.ctx, OPERATOR, target)
    file_house.ctx.close()
    assert target.read_bytes()[18] == 1, "not in the mode that needs a log beside it"
    settings = Settings(home=path.parent, database_url=f"sqlite:///{path}")
    before, kept = path.read_bytes(), target.read_bytes()
    with no_file_beyond(16_384), pytest.raises(Refusal) as caught:
        services.restore(settings, target, NOON, force=True)
    assert caught.value.code == "backup_failed"
    assert path.read_bytes() == before
    assert [file.name for file in target.parent.iterdir()] == ["one.sqlite3"]
    assert target.read_bytes() == kept, "a backup is only read"
    again = install(open_store(settings.database_url))
    assert again.view(check).answers == MANUFACTURER
    again.ctx.close()


def test_a_kill_in_the_middle_of_a_migration_changes_nothing(
    file_house: Installation, tmp_path: Path
) -> None:
    check = file_house.answered()
    path = file_house.ctx.store.path
    assert path is not None
    file_house.ctx.close()
    with subprocess.Popen(
        [sys.executable, "-c", MIGRATION, str(path), str(tmp_path / "scripts"), newest()],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        reached = process.stdout.readline()
        process.kill()
    assert reached == "half way\n"
    began = time.monotonic()
    again = install(open_store(f"sqlite:///{path}"))
    assert time.monotonic() - began < 5
    assert again.view(check).answers == MANUFACTURER
    assert services.ready(again.ctx).schema_current
    again.ctx.close()
    assert check_database(path) == []
    kept = path.with_name(f"{path.name}.before-9999")
    assert check_database(kept) == []
