"""`doctor` finds each fault it claims to find, says what to do, and changes nothing."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from aiops_model import services
from aiops_model.services import OPERATOR, running_server
from aiops_model.services.doctor.database import check_database
from aiops_model.services.doctor.examination import examine
from aiops_model.services.doctor.files import check_files
from aiops_model.services.doctor.finding import Finding
from aiops_model.services.doctor.packages import check_packages, numbers
from aiops_model.services.doctor.server import (
    AT_MOST,
    REQUIRED,
    check_server,
    effective,
    loosened,
)
from aiops_model.settings import ROOT, Settings
from tests.conftest import postgres_url

TODAY = date(2026, 11, 20)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An installation with a database and one demo company."""
    for name in list(os.environ):
        if name.startswith("STREAMLIT_"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    made = Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3")
    with running_server(made) as ctx:
        services.load_demo(ctx, OPERATOR, "de")
    return made


def of_database(settings: Settings) -> list[Finding]:
    return list(check_database(settings, {}))


def test_a_sound_installation_has_no_finding_and_is_left_alone(settings: Settings) -> None:
    before = {path: path.stat().st_mode for path in settings.home.iterdir()}
    found = examine(settings, TODAY)
    assert found.sound, found.findings
    assert found.measured["journal_mode"] == "wal"
    assert found.measured["foreign_keys"] == 1
    assert {path: path.stat().st_mode for path in settings.home.iterdir()} == before


def test_what_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    home = tmp_path / "none"
    settings = Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3")
    (finding,) = of_database(settings)
    assert finding.remedy == "python -m aiops_model migrate"
    assert list(check_files(settings)) == []
    assert not home.exists()


@pytest.mark.parametrize("name", sorted(REQUIRED | AT_MOST))
def test_every_loosened_setting_is_found(name: str) -> None:
    found: dict[str, object] = {**REQUIRED, **AT_MOST}
    assert list(loosened(found.get)) == []
    for loose in ("full", None if name not in AT_MOST else 10_000):
        if loose is None and REQUIRED.get(name) == []:
            continue
        assert [n for n, _ in loosened((found | {name: loose}).get)] == [name]


def test_streamlit_itself_is_asked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(check_server(settings)) == []
    monkeypatch.setenv("STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION", "false")
    monkeypatch.setenv("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")
    told = " ".join(finding.problem for finding in check_server(settings))
    assert "server.enableXsrfProtection is False" in told
    assert "client.showErrorDetails is full" in told


def test_without_the_committed_file_nothing_is_safe(settings: Settings, tmp_path: Path) -> None:
    found = effective(tmp_path)
    assert found is not None
    assert len(list(loosened(found.get))) > 5
    assert len(list(check_server(settings, tmp_path))) > 5


def test_open_doors_are_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    wide = settings.model_copy(
        update={"allowed_hosts": ("*",), "public_url": "https://cockpit.example"}
    )
    told = " ".join(finding.problem for finding in check_server(wide))
    assert "AIOPS_ALLOWED_HOSTS" in told
    assert "AIOPS_BEHIND_TLS" in told
    assert "FORWARDED_ALLOW_IPS" in told


def damage(settings: Settings) -> None:
    path = settings.home / "cockpit.sqlite3"
    raw = bytearray(path.read_bytes())
    raw[4096 * 3 : 4096 * 12] = b"\xa5" * 4096 * 9
    path.write_bytes(raw)


def overwrite(settings: Settings) -> None:
    (settings.home / "cockpit.sqlite3").write_bytes(b"no database" * 1000)


def older(settings: Settings) -> None:
    with closing(sqlite3.connect(settings.home / "cockpit.sqlite3")) as database, database:
        database.execute("DELETE FROM alembic_version")


def newer(settings: Settings) -> None:
    with closing(sqlite3.connect(settings.home / "cockpit.sqlite3")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")


def lose_the_key(settings: Settings) -> None:
    settings.secret_file.unlink()


@pytest.mark.parametrize(
    ("fault", "check", "remedy"),
    [
        (damage, "database", "aiops_model restore FILE --force"),
        (overwrite, "database", "aiops_model restore FILE --force"),
        (older, "schema", "python -m aiops_model migrate"),
        (newer, "schema", "Install the newer program"),
        (lose_the_key, "files", "Restore it from a copy"),
    ],
)
def test_a_fault_of_the_database_is_told_with_the_way_out(
    settings: Settings, fault: Callable[[Settings], None], check: str, remedy: str
) -> None:
    fault(settings)
    (finding,) = of_database(settings)
    assert finding.check == check
    assert remedy in finding.remedy


def test_files_that_others_can_read_are_told(settings: Settings) -> None:
    assert list(check_files(settings)) == []
    settings.home.chmod(0o755)
    settings.secret_file.chmod(0o640)
    (settings.home / "cockpit.sqlite3").chmod(0o644)
    remedies = [finding.remedy for finding in check_files(settings)]
    assert remedies == [
        f"chmod 700 {settings.home}",
        f"chmod 600 {settings.secret_file}",
        f"chmod 600 {settings.home / 'cockpit.sqlite3'}",
    ]
    settings.secret_file.write_bytes(b"short")
    assert "is damaged" in list(check_files(settings))[-1].problem


def test_versions_are_held_to_the_lock_and_the_floors(tmp_path: Path) -> None:
    assert list(check_packages()) == []
    lock = tmp_path / "requirements.txt"
    lock.write_text("streamlit==0.0.1 \\\n    --hash=sha256:0\nno-such-package==1.0\n")
    (finding,) = check_packages(lock)
    assert "streamlit" in finding.problem
    assert "no-such-package" not in finding.problem
    assert numbers("1.10.0") > numbers("1.9.9rc1") > numbers("missing")


def test_old_content_and_a_full_disk_are_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiops_model.services.doctor.database.DISK_NEEDED", 2**62)
    found = examine(settings, date(2028, 1, 1)).findings
    assert [finding.check for finding in found] == ["disk", "content"]


@pytest.mark.postgres
def test_postgresql_must_keep_what_it_acknowledges(settings: Settings) -> None:
    told: dict[str, object] = {}
    there = settings.model_copy(update={"database_url": postgres_url()})
    problems = [finding.check for finding in check_database(there, told)]
    assert set(problems) <= {"schema", "database"}
    assert told["fsync"] in {"on", "off"}
    (gone,) = of_database(
        settings.model_copy(update={"database_url": "postgresql://x@127.0.0.1:1/x"})
    )
    assert "database server" in gone.remedy


def test_the_command_says_it_in_json_and_by_its_exit_code(settings: Settings) -> None:
    settings.secret_file.chmod(0o644)
    done = subprocess.run(
        [sys.executable, "-m", "aiops_model", "doctor"],
        cwd=ROOT,
        env=os.environ | {"AIOPS_HOME": str(settings.home), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    said = json.loads(done.stdout)
    assert (done.returncode, said["sound"]) == (2, False)
    assert [finding["check"] for finding in said["findings"]] == ["files"]
    assert done.stderr == ""
