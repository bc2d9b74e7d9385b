"""Rows of the 90-day plan for the tests of the store."""

from datetime import date

from aiops_model.store import Actor, Store, plan_versions
from aiops_model.store.plan_tables import (
    GateAnswer,
    PlanCapacity,
    PlanProgress,
    PlanSetup,
    PlanVersion,
    PlanWish,
)
from tests.store.databases import NOON
from tests.store.rows import digest


def setup_row(assessment_id: str) -> PlanSetup:
    return PlanSetup(
        assessment_id=assessment_id,
        start_on=date(2027, 1, 11),
        horizon_days=90,
        country="DE",
        categories="[]",
        closures="[]",
        workdays="[]",
        buffer_percent=15,
        size="full",
        revision=0,
        changed_at=NOON,
    )


def capacity_row(assessment_id: str) -> PlanCapacity:
    return PlanCapacity(
        assessment_id=assessment_id,
        role="model_owner",
        units_a_week=60,
        people="[]",
        absences="[]",
        revision=0,
        changed_at=NOON,
    )


def wish_row(assessment_id: str) -> PlanWish:
    return PlanWish(
        assessment_id=assessment_id,
        measure_id="name_owners",
        kind="excluded",
        reason="A reason",
        revision=0,
        changed_at=NOON,
    )


def progress_row(assessment_id: str, percent: int = 10) -> PlanProgress:
    return PlanProgress(
        assessment_id=assessment_id,
        measure_id="name_owners",
        status="running",
        percent=percent,
        started_on=date(2026, 11, 2),
        changed_at=NOON,
    )


def gate_row(assessment_id: str) -> GateAnswer:
    return GateAnswer(
        assessment_id=assessment_id,
        gate="G1",
        question="owner_named",
        answer="unclear",
        revision=0,
        changed_at=NOON,
    )


def version_row(name: str, assessment_id: str) -> PlanVersion:
    return PlanVersion(
        id=name,
        assessment_id=assessment_id,
        number=0,
        created_at=NOON,
        as_of=NOON.date(),
        input="{}",
        result="{}",
        input_hash=digest("input"),
        engine_version="1",
        content_version="2026.11.0",
    )


def accept(store: Store, actor: Actor, assessment_id: str, name: str) -> str:
    """An accepted plan of the assessment; returns its id."""
    with store.write() as session:
        plan_versions.add(session, actor, version_row(name, assessment_id))
    return name
