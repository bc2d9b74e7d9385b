"""From what is stored to what the engine is told, and to class, duties and coverage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aiops_model.domain.ai_act.classify import classify
from aiops_model.domain.ai_act.coverage import Coverage, DutyAnswer, coverage
from aiops_model.domain.ai_act.facts import COUNTRIES, System
from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.ai_act.result import Classification, DutyState
from aiops_model.report.ai_act.basis import ActBasis, Proof, SystemBasis
from aiops_model.report.ai_act.basis import DutyAnswer as ToldAnswer
from aiops_model.services.ai_act.fact_entries import company_of, system_of
from aiops_model.services.ai_act.views import (
    ActView,
    DutyRecord,
    FactValue,
    Known,
    RegisteredSystem,
)
from aiops_model.services.context import Context

UNKNOWN_COUNTRY = "DE"
"""Gives number patterns and authorities while nobody has said where the company is."""


@dataclass(frozen=True)
class DutyLine:
    """One duty of one system: what the law says, and what the company says of it."""

    state: DutyState
    record: DutyRecord

    @property
    def answer(self) -> DutyAnswer:
        """The part of the record that the coverage counts."""
        return answer_of(self.record)


@dataclass(frozen=True)
class ClassifiedSystem:
    """A system in use with its class and duties on the day."""

    system: RegisteredSystem
    facts: System
    classification: Classification
    lines: tuple[DutyLine, ...]
    """In the order of the law."""


def classified(
    ctx: Context, view: ActView, as_of: date | None = None, version: Version = "now"
) -> tuple[ClassifiedSystem, ...]:
    """Class and duties of every system that is not retired, as of a day (today)."""
    law, company = ctx.content.ai_act.law, company_of(_said(view.company))
    day = as_of or ctx.clock().date()
    found = []
    for system in view.in_use:
        facts = system_of(_said(system.facts))
        result = classify(company, facts, day, law, version)
        lines = tuple(DutyLine(state, system.duty(state.id)) for state in result.duties)
        found.append(ClassifiedSystem(system, facts, result, lines))
    return tuple(found)


def act_summary(
    ctx: Context, systems: Sequence[ClassifiedSystem], as_of: date | None = None
) -> Coverage:
    """How many duties are met, unclear and so on over these systems, and the next date.

    Computed from the answers; a duty nobody has spoken of is unclear.
    """
    rows = [(line.state, line.answer) for system in systems for line in system.lines]
    return coverage(rows, as_of or ctx.clock().date(), ctx.content.ai_act.law)


def act_basis(
    ctx: Context, view: ActView, as_of: date | None = None, version: Version = "now"
) -> ActBasis:
    """What the report on the duties is made of."""
    today = ctx.clock().date()
    country = str(view.company_fact("country") or view.self_check.get("country") or "")
    return ActBasis(
        assessment_id=view.id,
        country=country if country in COUNTRIES else UNKNOWN_COUNTRY,
        as_of=as_of or today,
        facts=company_of(_said(view.company)),
        systems=tuple(_basis(row) for row in classified(ctx, view, as_of, version)),
        version=version,
        company=view.company_name or "",
        demo=view.demo,
        today=today,
    )


def answer_of(record: DutyRecord) -> DutyAnswer:
    """What is said of a duty, in the words of the engine."""
    return DutyAnswer(
        level=int(record.level) if record.level is not None and record.level.isdigit() else None,
        not_applicable=record.level == "not_applicable",
        evidence=() if record.evidence is None else (record.evidence.valid_until,),
    )


def _said(known: Mapping[str, Known]) -> dict[str, FactValue]:
    return {fact: row.value for fact, row in known.items()}


def _basis(row: ClassifiedSystem) -> SystemBasis:
    return SystemBasis(
        id=row.system.id,
        name=row.system.name,
        facts=row.facts,
        classification=row.classification,
        purpose=row.system.entry.purpose,
        answers={duty: _told(record) for duty, record in row.system.duties.items()},
    )


def _told(record: DutyRecord) -> ToldAnswer:
    judged, proof = answer_of(record), record.evidence
    return ToldAnswer(
        level=judged.level,
        not_applicable=judged.not_applicable,
        reason=record.reason,
        owner=record.owner,
        due=record.due_on,
        proofs=()
        if proof is None
        else (Proof(proof.title, proof.link, proof.dated, proof.valid_until),),
        note=record.note,
    )
