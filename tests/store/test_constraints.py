"""What no path can store: direct SQL with impossible values is refused by the database."""

from typing import Any

import pytest
from sqlalchemy import Engine, insert, text
from sqlalchemy.exc import DBAPIError, StatementError

from aiops_model.store import Store
from aiops_model.store.schema import Record
from tests.store.act_rows import register
from tests.store.plan_rows import accept
from tests.store.rows import ANNA, digest, finish, freeze, join, start

NOW = "2026-11-20T12:00:00.000000Z"
EARLIER = "2026-11-19T12:00:00.000000Z"
HASH = digest("x")
LONG = "x" * 65

GOOD: dict[str, dict[str, Any]] = {
    "tenant": {"id": "t1", "kind": "client"},
    "assessment": {
        "id": "new",
        "tenant_id": "public",
        "lang": "de",
        "company_name": None,
        "content_version": "1",
        "revision": 0,
        "resume_counter": 0,
        "resume_hash": HASH,
        "created_at": NOW,
        "touched_at": NOW,
    },
    "visit_binding": {"assessment_id": "a1", "visit_hash": HASH, "bound_at": NOW},
    "answer": {
        "assessment_id": "a1",
        "item_id": "employees",
        "value": "220",
        "revision": 1,
        "answered_at": NOW,
    },
    "snapshot": {
        "id": "new",
        "assessment_id": "a1",
        "number": 2,
        "created_at": NOW,
        "answers": "{}",
        "level": "{}",
        "estimate": "{}",
        "content_version": "1",
        "model_version": "1",
        "parameter_hash": "1",
        "seed": 1,
        "answers_hash": HASH,
        "engine_version": "1",
    },
    "share_link": {
        "id": "new",
        "assessment_id": "a1",
        "snapshot_id": "s1",
        "token_hash": HASH,
        "created_at": NOW,
        "expires_at": NOW,
        "revoked_at": None,
    },
    "audit_event": {
        "id": 1,
        "at": NOW,
        "actor_kind": "visitor",
        "actor": "x",
        "action": "answered",
        "tenant_id": "public",
        "assessment_id": "a1",
        "item_id": None,
        "revision": 1,
        "previous": HASH,
        "hash": HASH,
    },
    "resume_miss": {"id": "m1", "address_hash": HASH, "at": NOW},
    "respondent": {
        "assessment_id": "a1",
        "id": "r2",
        "number": 2,
        "name": "Produktion",
        "grp": "operations",
        "created_at": NOW,
    },
    "maturity_vote": {
        "assessment_id": "a1",
        "item_id": "o1_m",
        "respondent_id": "r1",
        "value": "half",
        "confidence": 2,
        "revision": 1,
        "answered_at": NOW,
    },
    "maturity_item": {
        "assessment_id": "a1",
        "item_id": "o1_m",
        "left_out_reason": "Trifft uns nicht",
        "left_out_revision": 1,
        "note": "Siehe Protokoll",
        "note_revision": 0,
        "evidence_title": "Betriebshandbuch",
        "evidence_link": "https://example.org/a",
        "evidence_until": "2027-03-31",
        "evidence_added_at": NOW,
        "evidence_revision": 2,
        "consensus_value": "half",
        "consensus_by": "Leitung",
        "consensus_reason": "Nach Gespräch",
        "consensus_at": NOW,
        "consensus_revision": 3,
        "changed_at": NOW,
    },
    "maturity_fact": {
        "assessment_id": "a1",
        "fact_id": "high_risk_use",
        "value": "yes",
        "revision": 1,
        "changed_at": NOW,
    },
    "maturity_target": {
        "assessment_id": "a1",
        "capability_id": "o1",
        "value": 3,
        "revision": 1,
        "changed_at": NOW,
    },
    "maturity_snapshot": {
        "id": "new",
        "assessment_id": "a1",
        "number": 2,
        "name": "Nach einem Jahr",
        "created_at": NOW,
        "as_of": "2026-11-20",
        "instrument_version": "1.0.0",
        "answers": "{}",
        "result": "{}",
        "indices": "{}",
        "answers_hash": HASH,
        "engine_version": "1",
        "content_version": "1",
    },
    "ai_system": {
        "assessment_id": "a1",
        "id": "y2",
        "number": 2,
        "name": "Zweites",
        "purpose": "Ein Zweck",
        "vendor": None,
        "own_build": "unknown",
        "use_area": None,
        "stage": "pilot",
        "evidence_title": "Akte",
        "evidence_link": "https://example.org",
        "person_product": "Leitung",
        "deputy_product": None,
        "revision": 1,
        "created_at": NOW,
        "changed_at": NOW,
    },
    "system_fact": {
        "assessment_id": "a1",
        "system_id": "y1",
        "fact": "uses",
        "value": "true",
        "revision": 1,
        "changed_at": NOW,
    },
    "company_fact": {
        "assessment_id": "a1",
        "fact": "employees",
        "value": "220",
        "revision": 1,
        "changed_at": NOW,
    },
    "system_duty": {
        "assessment_id": "a1",
        "system_id": "y1",
        "duty_id": "ART4",
        "level": "2",
        "reason": None,
        "level_revision": 1,
        "owner": "Leitung",
        "owner_revision": 0,
        "due_on": "2027-03-31",
        "due_revision": 0,
        "evidence_title": "Akte",
        "evidence_link": "https://example.org",
        "evidence_on": "2026-03-31",
        "evidence_until": "2027-03-31",
        "evidence_revision": 0,
        "note": None,
        "note_revision": 0,
        "changed_at": NOW,
    },
    "plan_setup": {
        "assessment_id": "a1",
        "start_on": "2027-01-11",
        "horizon_days": 90,
        "country": "DE",
        "region": "BY",
        "categories": '["catholic"]',
        "closures": "[]",
        "workdays": "[]",
        "buffer_percent": 15,
        "size": "full",
        "day_rate": None,
        "revision": 1,
        "changed_at": NOW,
    },
    "plan_capacity": {
        "assessment_id": "a1",
        "role": "model_owner",
        "units_a_week": 20,
        "people": "[]",
        "absences": "[]",
        "revision": 1,
        "changed_at": NOW,
    },
    "plan_wish": {
        "assessment_id": "a1",
        "measure_id": "name_owners",
        "kind": "pinned",
        "start_on": "2027-01-11",
        "reason": None,
        "decided_by": "Leitung",
        "revision": 1,
        "changed_at": NOW,
    },
    "plan_version": {
        "id": "new",
        "assessment_id": "a1",
        "number": 2,
        "created_at": NOW,
        "as_of": "2026-11-20",
        "reason": "Neu geplant",
        "input": "{}",
        "result": "{}",
        "input_hash": HASH,
        "engine_version": "1",
        "content_version": "1",
        "taken_from": 1,
    },
    "plan_progress": {
        "assessment_id": "a1",
        "measure_id": "name_owners",
        "status": "done",
        "percent": 100,
        "slip_reason": "Urlaub",
        "started_on": "2026-11-02",
        "expected_on": None,
        "done_on": "2026-11-20",
        "state_revision": 1,
        "evidence_title": "Protokoll",
        "evidence_link": "https://example.org",
        "evidence_on": "2026-11-20",
        "evidence_revision": 0,
        "note": None,
        "note_revision": 0,
        "changed_at": NOW,
    },
    "gate_answer": {
        "assessment_id": "a1",
        "gate": "G1",
        "question": "owner_named",
        "answer": "yes",
        "evidence": "Rollenverzeichnis",
        "revision": 1,
        "changed_at": NOW,
    },
}

IMPOSSIBLE: list[tuple[str, dict[str, Any]]] = [
    ("tenant", {"id": ""}),
    ("tenant", {"id": LONG}),
    ("tenant", {"id": "public"}),
    ("tenant", {"kind": "other"}),
    ("tenant", {"kind": None}),
    ("assessment", {"id": ""}),
    ("assessment", {"id": "a1"}),
    ("assessment", {"tenant_id": "nobody"}),
    ("assessment", {"tenant_id": None}),
    ("assessment", {"lang": "fr"}),
    ("assessment", {"lang": "DE"}),
    ("assessment", {"company_name": ""}),
    ("assessment", {"company_name": "x" * 121}),
    ("assessment", {"company_name": "A\0B"}),
    ("assessment", {"content_version": ""}),
    ("assessment", {"revision": -1}),
    ("assessment", {"revision": "many"}),
    ("assessment", {"resume_counter": -1}),
    ("assessment", {"resume_hash": "short"}),
    ("assessment", {"resume_hash": digest("code of a1")}),
    ("assessment", {"touched_at": EARLIER}),
    ("assessment", {"created_at": "some day"}),
    ("assessment", {"created_at": None}),
    ("visit_binding", {"assessment_id": "nobody"}),
    ("visit_binding", {"visit_hash": "anna"}),
    ("visit_binding", {"visit_hash": ANNA.visit}),
    ("visit_binding", {"bound_at": "2026-13-45T12:00:00.000000Z"}),
    ("answer", {"assessment_id": "nobody"}),
    ("answer", {"item_id": ""}),
    ("answer", {"item_id": LONG}),
    ("answer", {"value": ""}),
    ("answer", {"value": "x" * 81}),
    ("answer", {"value": None}),
    ("answer", {"revision": 0}),
    ("answer", {"revision": "x"}),
    ("snapshot", {"assessment_id": "nobody"}),
    ("snapshot", {"number": 0}),
    ("snapshot", {"number": 1}),
    ("snapshot", {"answers": ""}),
    ("snapshot", {"level": None}),
    ("snapshot", {"estimate": "x" * 1_000_001}),
    ("snapshot", {"answers_hash": "x"}),
    ("snapshot", {"seed": -1}),
    ("share_link", {"snapshot_id": "nobody"}),
    ("share_link", {"assessment_id": "nobody"}),
    ("share_link", {"token_hash": "token in clear"}),
    ("share_link", {"expires_at": EARLIER}),
    ("share_link", {"revoked_at": EARLIER}),
    ("audit_event", {"id": 0}),
    ("audit_event", {"action": "renamed"}),
    ("audit_event", {"actor_kind": "root"}),
    ("audit_event", {"actor": "x" * 33}),
    ("audit_event", {"revision": -1}),
    ("audit_event", {"hash": "x"}),
    ("audit_event", {"previous": "x"}),
    ("audit_event", {"at": "soon"}),
    ("resume_miss", {"address_hash": "192.0.2.1"}),
    ("resume_miss", {"at": "later"}),
    ("respondent", {"assessment_id": "nobody"}),
    ("respondent", {"id": "r1"}),
    ("respondent", {"id": ""}),
    ("respondent", {"name": None}),
    ("respondent", {"name": "x" * 121}),
    ("respondent", {"name": "A\0B"}),
    ("respondent", {"grp": "friends"}),
    ("respondent", {"number": 0}),
    ("respondent", {"created_at": "once"}),
    ("maturity_vote", {"assessment_id": "nobody"}),
    ("maturity_vote", {"respondent_id": "nobody"}),
    ("maturity_vote", {"respondent_id": "of another"}),
    ("maturity_vote", {"item_id": LONG}),
    ("maturity_vote", {"value": "all"}),
    ("maturity_vote", {"value": "0.5"}),
    ("maturity_vote", {"value": None}),
    ("maturity_vote", {"confidence": 0}),
    ("maturity_vote", {"confidence": 4}),
    ("maturity_vote", {"revision": 0}),
    ("maturity_vote", {"answered_at": "soon"}),
    ("maturity_item", {"assessment_id": "nobody"}),
    ("maturity_item", {"item_id": ""}),
    ("maturity_item", {"left_out_reason": ""}),
    ("maturity_item", {"left_out_reason": "x" * 501}),
    ("maturity_item", {"note": "x" * 2001}),
    ("maturity_item", {"note": "A\0B"}),
    ("maturity_item", {"evidence_title": "x" * 201}),
    ("maturity_item", {"evidence_title": None}),
    ("maturity_item", {"evidence_link": "x" * 501}),
    ("maturity_item", {"evidence_until": "2027-02-31"}),
    ("maturity_item", {"evidence_until": "soon"}),
    ("maturity_item", {"evidence_added_at": None}),
    ("maturity_item", {"consensus_value": "dont_know"}),
    ("maturity_item", {"consensus_value": None}),
    ("maturity_item", {"consensus_by": "x" * 121}),
    ("maturity_item", {"consensus_reason": "x" * 501}),
    ("maturity_item", {"consensus_at": None}),
    ("maturity_item", {"note_revision": -1}),
    ("maturity_item", {"changed_at": None}),
    ("maturity_fact", {"assessment_id": "nobody"}),
    ("maturity_fact", {"value": ""}),
    ("maturity_fact", {"value": "x" * 41}),
    ("maturity_fact", {"revision": 0}),
    ("maturity_target", {"assessment_id": "nobody"}),
    ("maturity_target", {"value": 0}),
    ("maturity_target", {"value": 5}),
    ("maturity_target", {"revision": 0}),
    ("maturity_snapshot", {"assessment_id": "nobody"}),
    ("maturity_snapshot", {"id": "k1"}),
    ("maturity_snapshot", {"number": 0}),
    ("maturity_snapshot", {"number": 1}),
    ("maturity_snapshot", {"name": ""}),
    ("maturity_snapshot", {"name": "Erste"}),
    ("maturity_snapshot", {"name": "x" * 121}),
    ("maturity_snapshot", {"as_of": "2026-11-31"}),
    ("maturity_snapshot", {"as_of": None}),
    ("maturity_snapshot", {"answers": ""}),
    ("maturity_snapshot", {"result": "x" * 2_000_001}),
    ("maturity_snapshot", {"answers_hash": "x"}),
    ("ai_system", {"assessment_id": "nobody"}),
    ("ai_system", {"id": "y1"}),
    ("ai_system", {"id": ""}),
    ("ai_system", {"number": 0}),
    ("ai_system", {"name": ""}),
    ("ai_system", {"name": None}),
    ("ai_system", {"name": "Name of y1"}),
    ("ai_system", {"name": "x" * 121}),
    ("ai_system", {"name": "A\0B"}),
    ("ai_system", {"purpose": "x" * 2001}),
    ("ai_system", {"vendor": "x" * 121}),
    ("ai_system", {"use_area": "x" * 201}),
    ("ai_system", {"own_build": "perhaps"}),
    ("ai_system", {"own_build": None}),
    ("ai_system", {"stage": "gone"}),
    ("ai_system", {"evidence_title": None}),
    ("ai_system", {"evidence_link": "x" * 501}),
    ("ai_system", {"person_product": ""}),
    ("ai_system", {"person_operations": "x" * 121}),
    ("ai_system", {"deputy_data": "A\0B"}),
    ("ai_system", {"revision": 0}),
    ("ai_system", {"created_at": "once"}),
    ("system_fact", {"system_id": "nobody"}),
    ("system_fact", {"system_id": "of another"}),
    ("system_fact", {"fact": ""}),
    ("system_fact", {"value": ""}),
    ("system_fact", {"value": "x" * 1001}),
    ("system_fact", {"revision": 0}),
    ("company_fact", {"assessment_id": "nobody"}),
    ("company_fact", {"fact": LONG}),
    ("company_fact", {"value": None}),
    ("company_fact", {"changed_at": "soon"}),
    ("system_duty", {"system_id": "of another"}),
    ("system_duty", {"duty_id": ""}),
    ("system_duty", {"level": "4"}),
    ("system_duty", {"level": "not_applicable"}),
    ("system_duty", {"level": "not_applicable", "reason": ""}),
    ("system_duty", {"reason": "A reason for nothing"}),
    ("system_duty", {"level": None, "reason": "A reason for nothing"}),
    ("system_duty", {"level": "not_applicable", "reason": "x" * 501}),
    ("system_duty", {"owner": "x" * 121}),
    ("system_duty", {"due_on": "2027-02-31"}),
    ("system_duty", {"evidence_title": None}),
    ("system_duty", {"evidence_title": "x" * 201}),
    ("system_duty", {"evidence_on": "2027-04-01"}),
    ("system_duty", {"evidence_until": "soon"}),
    ("system_duty", {"note": "x" * 2001}),
    ("system_duty", {"level_revision": -1}),
    ("system_duty", {"level_revision": None}),
    ("plan_setup", {"assessment_id": "nobody"}),
    ("plan_setup", {"horizon_days": 13}),
    ("plan_setup", {"horizon_days": 366}),
    ("plan_setup", {"country": "FR"}),
    ("plan_setup", {"region": ""}),
    ("plan_setup", {"region": "x" * 21}),
    ("plan_setup", {"closures": ""}),
    ("plan_setup", {"buffer_percent": 91}),
    ("plan_setup", {"buffer_percent": -1}),
    ("plan_setup", {"size": "medium"}),
    ("plan_setup", {"day_rate": -1}),
    ("plan_setup", {"start_on": "2027-02-30"}),
    ("plan_setup", {"start_on": None}),
    ("plan_setup", {"revision": 0}),
    ("plan_capacity", {"role": "chief"}),
    ("plan_capacity", {"units_a_week": -1}),
    ("plan_capacity", {"units_a_week": 2_001}),
    ("plan_capacity", {"people": ""}),
    ("plan_capacity", {"absences": "x" * 20_001}),
    ("plan_wish", {"kind": "wanted"}),
    ("plan_wish", {"start_on": None}),
    ("plan_wish", {"kind": "excluded"}),
    ("plan_wish", {"kind": "excluded", "start_on": None}),
    ("plan_wish", {"reason": "x" * 501}),
    ("plan_wish", {"decided_by": "A\0B"}),
    ("plan_version", {"number": 1}),
    ("plan_version", {"number": 0}),
    ("plan_version", {"taken_from": 2}),
    ("plan_version", {"taken_from": 0}),
    ("plan_version", {"input": ""}),
    ("plan_version", {"result": "x" * 2_000_001}),
    ("plan_version", {"input_hash": "x"}),
    ("plan_version", {"reason": "x" * 501}),
    ("plan_progress", {"status": "late"}),
    ("plan_progress", {"percent": 99}),
    ("plan_progress", {"done_on": None}),
    ("plan_progress", {"status": "running"}),
    ("plan_progress", {"status": "running", "done_on": None, "started_on": None}),
    ("plan_progress", {"done_on": "2026-11-01"}),
    ("plan_progress", {"slip_reason": ""}),
    ("plan_progress", {"evidence_title": None}),
    ("plan_progress", {"expected_on": "soon"}),
    ("plan_progress", {"note": "x" * 2001}),
    ("gate_answer", {"gate": "G4"}),
    ("gate_answer", {"answer": "perhaps"}),
    ("gate_answer", {"evidence": "x" * 501}),
    ("gate_answer", {"question": ""}),
]


def _insert(engine: Engine, table: str, values: dict[str, Any]) -> None:
    columns = ", ".join(values)
    places = ", ".join(f":{column}" for column in values)
    statement = text(f"INSERT INTO {table} ({columns}) VALUES ({places})")  # noqa: S608 - constants
    with engine.begin() as connection:
        connection.execute(statement, values)


@pytest.fixture
def filled(store: Store) -> Engine:
    start(store, ANNA, "a1")
    finish(store, ANNA, "a1", "s1")
    start(store, ANNA, "a2")
    join(store, ANNA, "a1", "r1")
    join(store, ANNA, "a2", "of another")
    freeze(store, ANNA, "a1", "k1", title="Erste")
    register(store, ANNA, "a1", "y1")
    register(store, ANNA, "a2", "of another")
    accept(store, ANNA, "a1", "v1")
    return store.engine


def test_the_rows_the_others_are_made_from_are_possible(filled: Engine) -> None:
    for table, values in GOOD.items():
        _insert(filled, table, values)
    with filled.connect() as connection:
        for table in GOOD:
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() >= 1  # noqa: S608


def test_impossible_values_are_refused(filled: Engine) -> None:
    accepted = []
    for table, wrong in IMPOSSIBLE:
        try:
            _insert(filled, table, GOOD[table] | wrong)
        except (DBAPIError, StatementError):
            continue
        accepted.append((table, wrong))
    assert accepted == []
    assert len(IMPOSSIBLE) >= 40


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("assessment", {"revision": 1.5}),
        ("assessment", {"created_at": "yesterday"}),
        ("audit_event", {"at": "now"}),
        ("resume_miss", {"at": "2026-11-20 12:00:00"}),
        ("maturity_vote", {"confidence": 1.5}),
        ("maturity_item", {"evidence_until": "2027-3-31"}),
        ("maturity_snapshot", {"as_of": "20 November 2026"}),
        ("system_duty", {"due_on": "31.3.2027"}),
        ("ai_system", {"number": 1.5}),
    ],
)
def test_what_postgresql_would_convert_sqlite_refuses(
    sqlite_store: Store, table: str, wrong: dict[str, Any]
) -> None:
    with pytest.raises(DBAPIError):
        _insert(sqlite_store.engine, table, GOOD[table] | wrong)


def test_every_table_is_covered() -> None:
    assert set(GOOD) == set(Record.metadata.tables)
    assert {table for table, _ in IMPOSSIBLE} == set(GOOD)


def test_a_tenant_with_data_cannot_be_deleted(filled: Engine) -> None:
    with pytest.raises(DBAPIError), filled.begin() as connection:
        connection.execute(text("DELETE FROM tenant WHERE id = 'public'"))


def test_the_two_tenants_of_the_product_exist(filled: Engine) -> None:
    table = Record.metadata.tables["tenant"]
    with filled.begin() as connection:
        found = {row.id: row.kind for row in connection.execute(table.select())}
    assert found == {"public": "public", "demo": "demo"}
    with pytest.raises(DBAPIError), filled.begin() as connection:
        connection.execute(insert(table).values(id="demo", kind="demo"))
