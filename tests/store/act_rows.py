"""Rows of the register for the tests of the store."""

from typing import Any

from aiops_model.store import Actor, Store, ai_systems
from aiops_model.store.ai_act_tables import AiSystem, CompanyFact, SystemDuty, SystemFact
from tests.store.databases import NOON


def system_row(name: str, assessment_id: str, **entry: Any) -> AiSystem:
    said = {"name": f"Name of {name}", "own_build": "no", "stage": "live"} | entry
    return AiSystem(
        assessment_id=assessment_id,
        id=name,
        number=0,
        revision=0,
        created_at=NOON,
        changed_at=NOON,
        **said,
    )


def system_fact_row(assessment_id: str, system_id: str, value: str = "true") -> SystemFact:
    return SystemFact(
        assessment_id=assessment_id,
        system_id=system_id,
        fact="uses",
        value=value,
        revision=0,
        changed_at=NOON,
    )


def company_fact_row(assessment_id: str, value: str = "220") -> CompanyFact:
    return CompanyFact(
        assessment_id=assessment_id, fact="employees", value=value, revision=0, changed_at=NOON
    )


def duty_row(assessment_id: str, system_id: str, **said: Any) -> SystemDuty:
    return SystemDuty(
        assessment_id=assessment_id,
        system_id=system_id,
        duty_id="ART4",
        changed_at=NOON,
        **({"level": "1"} | said),
    )


def register(store: Store, actor: Actor, assessment_id: str, name: str) -> str:
    """A system of the assessment; returns its id."""
    with store.write() as session:
        ai_systems.add(session, actor, assessment_id, [system_row(name, assessment_id)], NOON)
    return name
