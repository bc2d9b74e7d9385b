"""Opening an installation: first start, second server, command line beside a server."""

import stat
import subprocess
import sys
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, open_context, running_server, visitor
from aiops_model.settings import Settings

SECOND_SERVER = """
import sys
from pathlib import Path
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, my_self_checks, open_context, running_server
from aiops_model.settings import Settings
settings = Settings(home=Path(sys.argv[1]))
try:
    with running_server(settings):
        print("running")
except Refusal as refusal:
    print(refusal.code)
ctx = open_context(settings)
print(len(my_self_checks(ctx, OPERATOR)))
ctx.close()
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    home = tmp_path / "home"
    return Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3")


def test_the_first_start_makes_everything_and_keeps_it_private(settings: Settings) -> None:
    with running_server(settings) as ctx:
        assessment = services.start_self_check(ctx, visitor(ctx, "cookie"), "de")
        assert ctx.clock().tzinfo is UTC
        assert len(ctx.new_token()) == 43
    for file in settings.home.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700
    with running_server(settings) as ctx:
        found = services.my_self_checks(ctx, visitor(ctx, "cookie"))
        assert found == [assessment]


def test_a_second_server_is_refused_and_the_command_line_is_not(settings: Settings) -> None:
    with running_server(settings) as ctx:
        services.start_self_check(ctx, visitor(ctx, "cookie"), "de")
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", SECOND_SERVER, str(settings.home)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ".", "DATABASE_URL": settings.database_url},
            cwd=Path(__file__).parents[2],
        )
    assert done.stdout.split() == ["server_already_running", "1"]


def test_the_command_line_may_come_first(settings: Settings) -> None:
    ctx = open_context(settings)
    assert services.my_self_checks(ctx, OPERATOR) == []
    ctx.close()
    assert services.migrate(settings).backup is None


def test_a_schema_of_another_program_is_refused(settings: Settings) -> None:
    ctx = open_context(settings)
    with ctx.store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ctx.close()
    with pytest.raises(Refusal) as for_the_command_line:
        open_context(settings)
    with pytest.raises(Refusal) as for_the_server, running_server(settings):
        pass
    assert for_the_command_line.value.code == for_the_server.value.code == "schema_newer"


def test_retention_is_the_hosts_decision(settings: Settings) -> None:
    ctx = open_context(settings.model_copy(update={"retention_days": 30}))
    assert ctx.retention == timedelta(days=30)
    ctx.close()


def test_an_actor_without_a_cookie_owns_nothing(settings: Settings) -> None:
    ctx = open_context(settings)
    assert visitor(ctx, None).visit is None
    assert visitor(ctx, "").visit is None
    assert services.my_self_checks(ctx, visitor(ctx, None)) == []
    ctx.close()
