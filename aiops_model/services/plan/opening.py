"""Opening a company's file for the 90-day plan."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from aiops_model.content.later import Later
from aiops_model.domain.plan.result import Plan
from aiops_model.services.codes import shown_code
from aiops_model.services.context import Context
from aiops_model.services.plan.views import (
    Capacity,
    Closure,
    Days,
    Evidence,
    GateEntry,
    Known,
    PlanView,
    Progress,
    ProgressPart,
    SetUp,
    State,
    StoredPlan,
    VersionHead,
    Wish,
)
from aiops_model.services.unchanged import read_or_known, stamp_of
from aiops_model.store import Actor, assessments, overviews, plan_overviews, plan_versions
from aiops_model.store.plan_overviews import PlanCell, PlanOverview, VersionCell
from aiops_model.store.plan_tables import PlanProgress, PlanSetup, PlanVersion

UNITS = 10
"""Units of six minutes in an hour, as they are stored."""


def open_plan(ctx: Context, actor: Actor, assessment_id: str) -> PlanView:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        return view_of(ctx, plan_overviews.one(session, actor, assessment_id))


def current_plan(
    ctx: Context,
    actor: Actor,
    chosen: str | None,
    *,
    own: bool = False,
    known: PlanView | None = None,
) -> PlanView | None:
    """The chosen file of this browser, without one the newest that is no example.

    Among the newest those with a plan or maturity answers come first. With `own` an example does
    not count as chosen. None when there is nothing. `known`
    is what this reader was given before: given again while the file is unchanged.
    """
    with ctx.store.read() as session:
        head = overviews.current_head(session, actor, chosen, "newest planned", own=own)
        return read_or_known(
            ctx, head, known, lambda id_: view_of(ctx, plan_overviews.one(session, actor, id_))
        )


def get_plan_version(ctx: Context, actor: Actor, version_id: str) -> StoredPlan:
    """One accepted plan by its id. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        row = plan_versions.get(session, actor, version_id)
        assessments.get(session, actor, row.assessment_id)
        return stored_plan(row)


def current_view(ctx: Context, session: Session, actor: Actor, assessment_id: str) -> PlanView:
    """The file as it is after what this session has changed."""
    session.flush()
    return view_of(ctx, plan_overviews.one(session, actor, assessment_id))


def view_of(ctx: Context, found: PlanOverview) -> PlanView:
    """What an owner sees of these rows."""
    assessment = found.assessment
    answers = {cell.key: json.loads(cell.text or "null") for cell in found.answers}
    country = answers.get("country")
    versions = found.versions
    first, last = (versions[0], versions[-1]) if versions else (None, None)
    return PlanView(
        id=assessment.id,
        demo=found.tenant_kind == "demo",
        lang=assessment.lang,
        company_name=assessment.company_name,
        country=None if country is None else str(country),
        touched_at=assessment.touched_at,
        set_up=None if found.setup is None else set_up_of(found.setup),
        capacities={cell.key: _capacity(cell) for cell in found.capacities},
        wishes={cell.key: _wish(cell) for cell in found.wishes},
        progress={row.measure_id: progress_of(row) for row in found.progress},
        gates={(cell.key, cell.other or ""): _gate(cell) for cell in found.gates},
        known=_known(found),
        versions=tuple(map(_head, versions)),
        latest_plan=Later(lambda: _stored_cell(assessment.id, last)),
        baseline_plan=Later(lambda: _stored_cell(assessment.id, first)),
        resume_code=shown_code(ctx, assessment),
        stamp=stamp_of(ctx, found),
    )


def stored_plan(row: PlanVersion) -> StoredPlan:
    """What an owner sees of an accepted plan."""
    return StoredPlan(
        head=_head(row),
        assessment_id=row.assessment_id,
        plan=Plan.model_validate_json(row.result),
        told=json.loads(row.input),
        engine_version=row.engine_version,
        content_version=row.content_version,
    )


def set_up_of(row: PlanSetup) -> SetUp:
    """The set-up as its row says it."""
    return SetUp(
        start=row.start_on,
        country=row.country,
        region=row.region or "",
        horizon_days=row.horizon_days,
        categories=tuple(json.loads(row.categories)),
        closures=tuple(
            Closure(date.fromisoformat(first), date.fromisoformat(last), name)
            for first, last, name in json.loads(row.closures)
        ),
        workdays=tuple(map(date.fromisoformat, json.loads(row.workdays))),
        buffer=row.buffer_percent / 100,
        size=row.size,  # type: ignore[arg-type]  # a CHECK of the table
        day_rate=row.day_rate,
    )


def progress_of(row: PlanProgress) -> Progress:
    """What a row says of a measure."""
    revisions: dict[ProgressPart, int] = {
        "state": row.state_revision,
        "evidence": row.evidence_revision,
        "note": row.note_revision,
    }
    return Progress(
        measure_id=row.measure_id,
        state=State(
            status=row.status,  # type: ignore[arg-type]  # a CHECK of the table
            percent=row.percent,
            slip_reason=row.slip_reason or "",
            started_on=row.started_on,
            expected_on=row.expected_on,
            done_on=row.done_on,
        ),
        evidence=None
        if row.evidence_title is None
        else Evidence(row.evidence_title, row.evidence_link or "", row.evidence_on),
        note=row.note or "",
        revisions={part: revision for part, revision in revisions.items() if revision},
        changed_at=row.changed_at,
    )


def days_from(text: str) -> tuple[Days, ...]:
    """Days in a row, from JSON."""
    return tuple(
        Days(date.fromisoformat(first), date.fromisoformat(last))
        for first, last in json.loads(text)
    )


def capacity_of(role: str, units: int, people: str | None, absences: str | None) -> Capacity:
    """The time of a role, from the columns of its row."""
    return Capacity(
        role=role,  # type: ignore[arg-type]  # a CHECK of the table
        hours_a_week=units / UNITS,
        people=tuple(json.loads(people or "[]")),
        absences=days_from(absences or "[]"),
    )


def _capacity(cell: PlanCell) -> Capacity:
    return capacity_of(cell.key, cell.number or 0, cell.text, cell.more)


def _wish(cell: PlanCell) -> Wish:
    kind: Any = cell.text
    return Wish(cell.key, kind, cell.day, cell.more or "", cell.other or "")


def _gate(cell: PlanCell) -> GateEntry:
    gate: Any = cell.key
    answer: Any = cell.text
    return GateEntry(gate, cell.other or "", answer, cell.more or "")


def _known(found: PlanOverview) -> Mapping[tuple[str, str], Known]:
    rows: dict[tuple[str, str], Known] = {}
    if found.setup is not None:
        rows["set_up", ""] = Known(found.setup.revision, found.setup.changed_at)
    for kind, cells in (("capacity", found.capacities), ("wish", found.wishes)):
        rows |= {(kind, cell.key): Known(cell.revision, cell.at) for cell in cells}
    rows |= {
        ("gate", gate_key(cell.key, cell.other or "")): Known(cell.revision, cell.at)
        for cell in found.gates
    }
    return rows


def gate_key(gate: str, question: str) -> str:
    """The key of an answer in `PlanView.known` and in a `Collision`."""
    return f"{gate} {question}"


def _head(row: VersionCell | PlanVersion) -> VersionHead:
    return VersionHead(
        id=row.id,
        number=row.number,
        created_at=row.created_at,
        as_of=row.as_of,
        reason=row.reason or "",
        input_hash=row.input_hash,
        taken_from=row.taken_from,
    )


def _stored_cell(assessment_id: str, row: VersionCell | None) -> StoredPlan | None:
    if row is None or row.result is None or row.input is None:
        return None
    return StoredPlan(
        head=_head(row),
        assessment_id=assessment_id,
        plan=Plan.model_validate_json(row.result),
        told=json.loads(row.input),
        engine_version=row.engine_version,
        content_version=row.content_version,
    )
