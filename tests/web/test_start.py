import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aiops_model.content import ContentError
from aiops_model.domain.errors import Refusal
from aiops_model.services import migrate
from aiops_model.services.doctor.server import AT_MOST, REQUIRED
from aiops_model.settings import Settings, load_settings
from web import start
from web.effective import check_settings

ROOT = Path(__file__).resolve().parents[2]
SAFE: dict[str, Any] = REQUIRED | AT_MOST


def test_the_committed_settings_are_accepted() -> None:
    asked: list[str] = []

    def option(name: str) -> object:
        asked.append(name)
        return SAFE[name]

    check_settings(option)
    assert set(asked) == set(SAFE)


@pytest.mark.parametrize("name", sorted(SAFE))
def test_a_loosened_setting_stops_the_start_and_is_named(name: str) -> None:
    found = SAFE[name]
    loosened: object = ["https://evil.example"] if found == [] else "full"
    if isinstance(found, bool):
        loosened = not found
    elif isinstance(found, int):
        loosened = found + 1
    with pytest.raises(Refusal) as caught:
        check_settings((SAFE | {name: loosened}).__getitem__)
    assert name in start.refused(caught.value)


def test_a_refusal_is_one_clear_message_and_an_exit(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        start.tell_and_end(Refusal("server_already_running", file="cockpit.sqlite3.server.lock"))
    assert caught.value.code == 2
    said = capsys.readouterr().err
    assert "Another server already uses this database (cockpit.sqlite3.server.lock)" in said
    assert "stop the other one" in said


@pytest.mark.parametrize("code", sorted(start.REASONS))
def test_every_reason_can_be_told(code: str) -> None:
    values = {"reason": "x", "file": "f", "wanted": "w", "problems": "p"}
    assert "{" not in start.refused(Refusal(code, "FIELD", **values))


@pytest.mark.parametrize("code", ["storage_broken", "database_damaged"])
def test_a_damaged_database_is_told_with_the_way_back(code: str) -> None:
    said = start.refused(Refusal(code, "database_url", file="cockpit.sqlite3", problems="p"))
    assert "python -m aiops_model restore FILE --force" in said


def test_an_unforeseen_reason_is_told_by_its_code() -> None:
    assert "new_code (a=1)" in start.refused(Refusal("new_code", a=1))


def test_content_that_cannot_be_used_is_told_with_its_problems() -> None:
    assert "content has 0 problems" in start.refused(ContentError([]))


LATER = {
    *("numpy", "PIL", "pandas", "altair", "reportlab"),
    *("aiops_model.content.maturity", "aiops_model.content.ai_act", "aiops_model.content.plan"),
    *("aiops_model.services.maturity", "aiops_model.services.ai_act", "aiops_model.services.plan"),
    *("aiops_model.store.maturity_tables", "aiops_model.store.ai_act_tables"),
    *("aiops_model.store.plan_tables", "aiops_model.store.schema", "aiops_model.report"),
}
FIRST = """
import sys, app
from ui import copying, frame, questions, state
from web import process
process.context()
print(*sys.modules)
"""


def test_a_start_loads_nothing_that_only_later_pages_need(tmp_path: Path) -> None:
    migrate(Settings(home=tmp_path))
    ended = subprocess.run(
        [sys.executable, "-c", FIRST],
        env=os.environ | {"AIOPS_HOME": str(tmp_path)},
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    loaded = ended.stdout.split()
    assert "ui.questions" in loaded, ended.stderr
    assert not LATER & set(loaded)


class Reading:
    """Content that notes what is asked of it; its law cannot be used."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> str:
        self.asked.append(name)
        if name == "ai_act":
            raise ContentError([])
        return name


def test_what_pages_need_later_is_read_in_the_background(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(start, "HEAVY", ())
    content: Any = Reading()
    start.warm_up(content)
    gc.unfreeze()
    assert content.asked == ["maturity", "ai_act", "plan"]


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No setting of this machine."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"AIOPS_{name.upper()}", raising=False)
    return monkeypatch


def test_without_any_setting_everything_lies_in_one_folder() -> None:
    settings = load_settings()
    assert settings.home.name == "var"
    assert settings.database_url == f"sqlite:///{settings.home}/cockpit.sqlite3"
    assert settings.secret_file == settings.home / "secret.key"
    assert settings.allowed_hosts == ("localhost", "127.0.0.1", "::1")


def test_the_host_decides(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare.setenv("AIOPS_HOME", str(tmp_path))
    bare.setenv("DATABASE_URL", "postgresql://db/cockpit")
    bare.setenv("AIOPS_ALLOWED_HOSTS", " Cockpit.Example , [::1],")
    bare.setenv("AIOPS_BEHIND_TLS", "yes")
    bare.setenv("AIOPS_IMPRINT_URL_DE", "https://example.com/impressum/")
    bare.setenv("AIOPS_PRIVACY_TEXT_EN", "What we keep.")
    bare.setenv("AIOPS_PUBLIC_URL", "")
    settings = load_settings()
    assert settings.secret_file.parent == tmp_path
    assert settings.database_url == "postgresql://db/cockpit"
    assert settings.allowed_hosts == ("cockpit.example", "::1")
    assert settings.behind_tls
    assert settings.legal_url("imprint", "de") == "https://example.com/impressum"
    assert settings.legal_text("privacy", "en") == "What we keep."
    assert settings.legal_text("privacy", "de") == ""


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("AIOPS_RETENTION_DAYS", "soon"),
        ("AIOPS_RETENTION_DAYS", "0"),
        ("AIOPS_PUBLIC_URL", "cockpit.example"),
        ("AIOPS_IMPRINT_URL_EN", "javascript:alert(1)"),
        ("AIOPS_BEHIND_TLS", "perhaps"),
    ],
)
def test_a_wrong_setting_is_named(bare: pytest.MonkeyPatch, variable: str, value: str) -> None:
    bare.setenv(variable, value)
    with pytest.raises(Refusal) as caught:
        load_settings()
    assert caught.value.field == variable
    assert variable in start.refused(caught.value)
    assert value not in start.refused(caught.value)
