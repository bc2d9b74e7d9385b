"""A disk that is full or fails at any statement of a journey: nothing half, and it goes on after.

The fault comes where the driver would raise it, at each statement and each commit in turn; the
statements of a step are counted by trying until the step gets through.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, select

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import (
    OPERATOR,
    Refinement,
    Renaming,
    ai_act,
    maturity,
    plan,
    running_server,
)
from aiops_model.services.ai_act import (
    DutyEvidence,
    DutyPlace,
    Holder,
    ImportRow,
    Preview,
    SystemEntry,
)
from aiops_model.services.context import visitor
from aiops_model.services.maturity import Consensus, Evidence
from aiops_model.settings import Settings
from aiops_model.store import Store, StoreUnavailable
from aiops_model.store.schema import Record
from tests.services.conftest import MANUFACTURER, Installation
from tests.store.databases import NOON

FAULTS = {
    "storage_full": ("SQLITE_FULL", psycopg.errors.DiskFull),
    "storage_broken": ("SQLITE_IOERR_WRITE", psycopg.errors.IoError),
}


def driver_error(code: str, on_file: bool) -> Exception:
    """The error the driver raises for a fault."""
    name, postgres = FAULTS[code]
    if not on_file:
        return postgres("the disk of Geheime Meyer GmbH")
    fault = sqlite3.OperationalError("the disk of Geheime Meyer GmbH")
    fault.sqlite_errorname = name
    return fault


@dataclass
class Disk:
    """Counts statements and commits; the one numbered `fails_at` fails."""

    store: Store
    code: str
    fails_at: int = 0
    done: int = 0

    def step(self, *_: Any) -> None:
        self.done += 1
        if self.done == self.fails_at:
            raise driver_error(self.code, self.store.path is not None)

    @contextmanager
    def failing_at(self, number: int) -> Iterator[None]:
        self.fails_at, self.done = number, 0
        try:
            yield
        finally:
            self.fails_at = 0


@pytest.fixture(params=sorted(FAULTS))
def disk(
    house: Installation, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Disk:
    """The disk under the store."""
    engine = house.ctx.store.engine
    found = Disk(house.ctx.store, request.param)
    for moment in ("do_execute", "do_execute_no_params", "do_executemany"):
        event.listen(engine, moment, found.step)
    commit = engine.dialect.do_commit

    def failing_commit(connection: Any) -> None:
        found.step()
        commit(connection)

    monkeypatch.setattr(engine.dialect, "do_commit", failing_commit)
    return found


def stored(store: Store) -> dict[str, list[Any]]:
    """Every row of every table."""
    with store.read() as session:
        return {
            name: sorted(map(repr, session.execute(select(table)).all()))
            for name, table in Record.metadata.tables.items()
        }


def journey(house: Installation) -> Iterator[Callable[[], object]]:
    """A visitor's way from the first question to the deletion, one service after the other."""
    ctx, anna, ben = house.ctx, house.anna, house.ben
    yield lambda: services.start_self_check(ctx, anna, "de")
    (check,) = services.my_self_checks(ctx, anna)
    for item, value in MANUFACTURER.items():
        yield partial(services.record_answer, ctx, anna, check.id, item, value, 0)
    yield lambda: services.finish_check(ctx, anna, check.id)
    wanted = Refinement({"revenue": 45_000_000, "systems": 2}, {}, Renaming("Muster", None))
    yield lambda: services.refine(ctx, anna, check.id, wanted)
    yield lambda: services.finish_check(ctx, anna, check.id)
    yield lambda: services.share(ctx, anna, check.id)
    yield lambda: services.revoke_shares(ctx, anna, check.id)
    code = services.resume_code(ctx, anna, check.id)
    yield lambda: services.resume(ctx, ben, code, "203.0.113.7")
    yield lambda: services.set_company_name(ctx, ben, check.id, None)
    yield lambda: services.clear_refine(ctx, ben, check.id)
    yield from maturity_journey(house, check.id)
    yield from register_journey(house, check.id)
    yield from plan_journey(house, check.id)
    yield lambda: services.delete_self_check(ctx, ben, check.id)


def maturity_journey(house: Installation, file: str) -> Iterator[Callable[[], object]]:
    """Every kind of edit of the maturity instrument."""
    ctx, ben = house.ctx, house.ben
    proof, agreed = Evidence("Handbuch", "https://example.org"), Consensus("half", "Runde", "Grund")
    yield lambda: maturity.start_maturity(ctx, house.anna, "de")
    yield lambda: maturity.record_vote(ctx, ben, file, None, "o2_t", "half", 1)
    yield lambda: maturity.record_vote(ctx, ben, file, None, "s1", "managed")
    yield lambda: maturity.confirm_proposals(ctx, ben, file, None, ["s1_m", "s1_s"])
    yield lambda: maturity.add_respondent(ctx, ben, file, "IT", "technology")
    second = maturity.open_maturity(ctx, ben, file).respondents[1].id
    yield lambda: maturity.rename_respondent(ctx, ben, file, second, "Technik")
    yield lambda: maturity.leave_out(ctx, ben, file, "o2_t", "Grund", revision=0)
    yield lambda: maturity.write_note(ctx, ben, file, "o2_t", "Notiz", revision=0)
    yield lambda: maturity.set_evidence(ctx, ben, file, "o2_t", proof, revision=0)
    yield lambda: maturity.decide(ctx, ben, file, "o2_t", agreed, revision=0)
    yield lambda: maturity.set_fact(ctx, ben, file, "initiatives", 3, revision=0)
    yield lambda: maturity.set_target(ctx, ben, file, "o1", 3, revision=0)
    yield lambda: maturity.take_snapshot(ctx, ben, file, "Erste")
    seen = maturity.open_maturity(ctx, ben, file).record("o2_t").revisions
    yield lambda: maturity.take_back(ctx, ben, file, "o2_t", revision=seen["left_out"])
    yield lambda: maturity.remove_evidence(ctx, ben, file, "o2_t", revision=seen["evidence"])
    yield lambda: maturity.undecide(ctx, ben, file, "o2_t", revision=seen["consensus"])
    yield lambda: maturity.remove_respondent(ctx, ben, file, second)


def register_journey(house: Installation, file: str) -> Iterator[Callable[[], object]]:
    """Every kind of edit of the register and of the duties."""
    ctx, ben = house.ctx, house.ben
    entry = SystemEntry("Chat", people={"product": Holder("Leitung")})
    yield lambda: ai_act.start_act(ctx, house.anna, "de")
    yield lambda: ai_act.add_system(ctx, ben, file, entry, {"uses": True, "is_ai_system": True})
    (system,) = ai_act.open_act(ctx, ben, file).systems
    at = (ctx, ben, file, system.id)
    yield lambda: ai_act.edit_system(*at, replace(entry, name="Bot"), revision=system.revision)
    yield lambda: ai_act.answer_facts(*at, {"dpia": True, "workplace": "unknown"}, revisions={})
    yield lambda: ai_act.state_company(ctx, ben, file, "public_body", value=False, revision=0)
    yield lambda: ai_act.confirm_company(ctx, ben, file, ["country", "employees"])
    duty = DutyPlace(file, system.id, "ART4")
    yield lambda: ai_act.set_level(ctx, ben, duty, "1", revision=0)
    yield lambda: ai_act.set_owner(ctx, ben, duty, "Leitung", revision=0)
    yield lambda: ai_act.set_due(ctx, ben, duty, NOON.date(), revision=0)
    yield lambda: ai_act.set_duty_evidence(ctx, ben, duty, DutyEvidence("Plan"), revision=0)
    yield lambda: ai_act.set_duty_note(ctx, ben, duty, "Notiz", revision=0)
    rows = tuple(ImportRow(n, SystemEntry(f"System {n}"), {"uses": True}) for n in range(3))
    preview = Preview("", rows, (), (), ())
    yield lambda: ai_act.import_systems(ctx, ben, file, preview)
    seen = ai_act.open_act(ctx, ben, file).systems[0].revision
    yield lambda: ai_act.retire_system(*at, revision=seen)
    last = ai_act.open_act(ctx, ben, file).systems[0].revision
    yield lambda: ai_act.remove_system(*at, revision=last)


def plan_journey(house: Installation, file: str) -> Iterator[Callable[[], object]]:
    """Every kind of edit of the 90-day plan."""
    ctx, ben, measure = house.ctx, house.ben, "name_owners"
    frame = plan.SetUp(date(2026, 11, 23), "DE", horizon_days=30, size="light")
    yield lambda: plan.set_up(ctx, ben, file, frame, revision=0)
    hours = plan.Capacity("data_owner", 3, ("Daten",))
    yield lambda: plan.set_capacity(ctx, ben, file, hours, revision=0)
    yield lambda: plan.exclude(ctx, ben, file, "three_rules", "Grund", revision=0)
    shown = plan.propose(ctx, ben, file)
    yield lambda: plan.accept(ctx, ben, file, "Erster", shown=shown)
    yield lambda: plan.set_state(ctx, ben, file, measure, plan.State("running"), revision=0)
    proof = plan.Evidence("Protokoll")
    yield lambda: plan.set_plan_evidence(ctx, ben, file, measure, proof, revision=0)
    yield lambda: plan.set_plan_note(ctx, ben, file, measure, "Notiz", revision=0)
    gate = plan.GateEntry("G1", "owner_named", "no")
    yield lambda: plan.answer_gate(ctx, ben, file, gate, revision=0)
    again = plan.propose(ctx, ben, file)
    yield lambda: plan.accept(ctx, ben, file, shown=again)
    view = plan.open_plan(ctx, ben, file)
    first = view.versions[0].id
    yield lambda: plan.take_version(ctx, ben, first, "Zurück")
    seen = view.revision("gate", "G1 owner_named")
    yield lambda: plan.withdraw_gate(ctx, ben, file, "G1", "owner_named", revision=seen)
    wished = view.revision("wish", "three_rules")
    yield lambda: plan.release(ctx, ben, file, "three_rules", revision=wished)
    held = view.revision("capacity", "data_owner")
    yield lambda: plan.forget_capacity(ctx, ben, file, "data_owner", revision=held)


def attempts(step: Callable[[], object], disk: Disk) -> Iterator[StoreUnavailable]:
    """Try a step with the fault one statement later each time, until it gets through."""
    before = stored(disk.store)
    for number in range(1, 200):
        try:
            with disk.failing_at(number):
                step()
        except StoreUnavailable as fault:
            yield fault
        else:
            return
        assert stored(disk.store) == before, "a failed step must leave no trace"
    pytest.fail("the step never got through")


def test_a_fault_at_any_statement_of_a_journey_leaves_nothing_half(
    house: Installation, disk: Disk
) -> None:
    store, failed = house.ctx.store, 0
    for step in journey(house):
        before = stored(store)
        faults = list(attempts(step, disk))
        for fault in faults:
            assert fault.code == disk.code
            assert "Meyer" not in repr(fault)
        assert len(faults) > 0, "the step touched the database"
        assert stored(store) != before
        failed += len(faults)
    assert failed > 100
    chain = services.verify_audit(house.ctx, OPERATOR)
    assert (chain.broken_at, chain.events > 15) == (None, True)


def test_a_disk_that_is_really_full_heals_without_a_restart(file_house: Installation) -> None:
    """SQLite itself says no here, at the page a result would need."""
    check = file_house.answered()
    store = file_house.ctx.store
    before = stored(store)
    raw = store.engine.raw_connection()
    pages = raw.cursor().execute("PRAGMA page_count").fetchone()[0]
    raw.close()

    def limit(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(store.engine, "checkout", limit)
    with pytest.raises(StoreUnavailable) as caught:
        services.finish_check(file_house.ctx, file_house.anna, check)
    assert caught.value.code == "storage_full"
    assert stored(store) == before
    assert services.ready(file_house.ctx).schema_current, "reading goes on"
    event.remove(store.engine, "checkout", limit)
    event.listen(
        store.engine,
        "checkout",
        lambda connection, *_: connection.execute("PRAGMA max_page_count=1073741823"),
    )
    done = services.finish_check(file_house.ctx, file_house.anna, check)
    assert services.latest_snapshot(file_house.ctx, file_house.anna, check) == done


def test_results_can_be_read_where_nothing_can_be_written(
    file_house: Installation, tmp_path: Path
) -> None:
    check = file_house.finished()
    file_house.ctx.close()
    path = file_house.ctx.store.path
    assert path is not None
    settings = Settings(
        home=tmp_path / "home", database_url=f"sqlite:///file:{path}?mode=ro&uri=true"
    )
    ctx = services.open_context(settings)
    anna = visitor(ctx, "anna")
    assert services.latest_snapshot(ctx, OPERATOR, check) is not None
    assert not services.ready(ctx).ready
    for attempt in (
        lambda: services.record_answer(ctx, OPERATOR, check, "state", "half", 7),
        lambda: services.start_self_check(ctx, anna, "de"),
    ):
        with pytest.raises(StoreUnavailable) as caught:
            attempt()
        assert caught.value.code == "storage_read_only"
    ctx.close()


def test_a_folder_that_takes_no_journal_is_named_and_heals(file_house: Installation) -> None:
    check = file_house.start()
    path = file_house.ctx.store.path
    assert path is not None
    file_house.ctx.close()
    log = path.with_name(path.name + "-wal")
    log.unlink(missing_ok=True)
    log.mkdir()
    with pytest.raises(StoreUnavailable) as caught:
        file_house.answer(check, "state", "half")
    assert caught.value.code in {"storage_unreachable", "storage_read_only"}
    log.rmdir()
    assert file_house.answer(check, "state", "half").revision == 1


def header(raw: bytearray) -> None:
    raw[:100] = b"\xff" * 100


def middle(raw: bytearray) -> None:
    raw[4096 * 3 : 4096 * 12] = b"\xa5" * 4096 * 9


def cut(raw: bytearray) -> None:
    del raw[len(raw) // 2 :]


@pytest.mark.parametrize("damage", [header, middle, cut])
def test_a_damaged_file_stops_the_start_and_a_backup_heals_it(
    file_house: Installation, tmp_path: Path, damage: Callable[[bytearray], None]
) -> None:
    check = file_house.finished()
    services.backup(file_house.ctx, OPERATOR, tmp_path / "backup.sqlite3")
    path = file_house.ctx.store.path
    assert path is not None
    file_house.ctx.close()
    settings = Settings(home=tmp_path / "home", database_url=f"sqlite:///{path}")
    raw = bytearray(path.read_bytes())
    damage(raw)
    path.write_bytes(raw)
    with pytest.raises(Refusal) as caught, running_server(settings):
        pass
    assert caught.value.code in {"storage_broken", "database_damaged"}
    assert path.read_bytes() == bytes(raw), "a damaged file is not touched"
    restored = services.restore(settings, tmp_path / "backup.sqlite3", NOON, force=True)
    assert restored.replaced is not None
    with running_server(settings) as ctx:
        view = services.get_self_check(ctx, OPERATOR, check)
        assert view.answers == MANUFACTURER


def test_a_place_where_nothing_can_be_made_is_named_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    home = tmp_path / "file" / "home"
    settings = Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3")
    with pytest.raises(Refusal) as caught, running_server(settings):
        pass
    assert caught.value.code == "database_file"
