from sqlalchemy import text

from aiops_model import services
from aiops_model.services.health import DISK_NEEDED, Readiness
from aiops_model.store import open_store
from tests.services.conftest import Installation, install


def test_a_running_installation_is_ready(house: Installation) -> None:
    assert services.healthy(house.ctx)
    found = services.ready(house.ctx)
    assert found.ready
    assert (found.disk_free is None) == (house.ctx.store.path is None)
    with house.ctx.store.read() as session:
        assert session.execute(text("SELECT count(*) FROM tenant")).scalar_one() == 2


def test_a_database_that_may_only_be_read_is_alive_and_not_ready(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    ctx = install(open_store(f"sqlite:///file:{path}?mode=ro&uri=true")).ctx
    assert services.healthy(ctx)
    found = services.ready(ctx)
    assert (found.schema_current, found.writable, found.ready) == (True, False, False)
    ctx.close()


def test_another_schema_is_not_ready(house: Installation) -> None:
    with house.ctx.store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not services.ready(house.ctx).ready


def test_a_database_that_is_gone_is_neither() -> None:
    ctx = install(open_store("postgresql://nobody@127.0.0.1:1/none")).ctx
    assert not services.healthy(ctx)
    assert services.ready(ctx) == Readiness(schema_current=False, writable=False, disk_free=None)
    ctx.close()


def test_a_full_disk_is_not_ready() -> None:
    full = Readiness(schema_current=True, writable=True, disk_free=DISK_NEEDED - 1)
    assert not full.ready
    assert Readiness(schema_current=True, writable=True, disk_free=DISK_NEEDED).ready
