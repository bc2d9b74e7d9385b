"""Opening a company's file for the AI Act, or beginning one without a self-check."""

import json
from collections import defaultdict
from collections.abc import Mapping

from sqlmodel import Session

from aiops_model.services.ai_act.views import (
    ActView,
    DutyEvidence,
    DutyPart,
    DutyRecord,
    FactValue,
    Holder,
    Known,
    OperatingRole,
    RegisteredSystem,
    SystemEntry,
)
from aiops_model.services.codes import shown_code
from aiops_model.services.context import Context
from aiops_model.services.self_check import begin
from aiops_model.services.steps import taken
from aiops_model.services.unchanged import read_or_known, stamp_of
from aiops_model.store import Actor, act_overviews, overviews
from aiops_model.store.act_overviews import ActOverview, FactCell
from aiops_model.store.ai_act_tables import AiSystem, SystemDuty

ROLES: tuple[OperatingRole, ...] = ("product", "data", "model", "control", "operations")


def open_act(ctx: Context, actor: Actor, assessment_id: str) -> ActView:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        return view_of(ctx, act_overviews.one(session, actor, assessment_id))


def current_act(
    ctx: Context,
    actor: Actor,
    chosen: str | None,
    *,
    own: bool = False,
    known: ActView | None = None,
) -> ActView | None:
    """The chosen file of this browser, without one the newest that is no example.

    Among the newest those with systems come first. With `own` an example does not count as chosen.
    None when there is nothing. `known`
    is what this reader was given before: given again while the file is unchanged.
    """
    with ctx.store.read() as session:
        head = overviews.current_head(session, actor, chosen, "newest registered", own=own)
        return read_or_known(
            ctx, head, known, lambda id_: view_of(ctx, act_overviews.one(session, actor, id_))
        )


def start_act(ctx: Context, actor: Actor, lang: str) -> ActView:
    """Begin a file with the register of AI systems.

    Raises Refusal("no_visit") when the browser sent no visit cookie: nothing could be found again.
    """
    with ctx.store.write() as session:
        assessment = begin(ctx, session, actor, lang)
        return current_view(ctx, session, actor, assessment.id)


def current_view(ctx: Context, session: Session, actor: Actor, assessment_id: str) -> ActView:
    """The file as it is after what this session has changed."""
    session.flush()
    return view_of(ctx, act_overviews.one(session, actor, assessment_id))


def view_of(ctx: Context, found: ActOverview) -> ActView:
    """What an owner sees of these rows."""
    facts: dict[str, dict[str, Known]] = defaultdict(dict)
    for cell in found.facts:
        facts[cell.system_id][cell.key] = _known(cell)
    duties: dict[str, dict[str, DutyRecord]] = defaultdict(dict)
    for row in found.duties:
        duties[row.system_id][row.duty_id] = duty_record(row)
    assessment = found.assessment
    return ActView(
        id=assessment.id,
        demo=found.tenant_kind == "demo",
        lang=assessment.lang,
        company_name=assessment.company_name,
        self_check={cell.key: json.loads(cell.value) for cell in found.answers},
        created_at=assessment.created_at,
        touched_at=assessment.touched_at,
        company={cell.key: _known(cell) for cell in found.company},
        systems=tuple(
            registered(row, facts.get(row.id, {}), duties.get(row.id, {})) for row in found.systems
        ),
        resume_code=shown_code(ctx, assessment),
        stamp=stamp_of(ctx, found),
        steps=taken(found),
    )


def registered(
    row: AiSystem, facts: Mapping[str, Known], duties: Mapping[str, DutyRecord]
) -> RegisteredSystem:
    """A system as its row, its facts and its duties say it."""
    return RegisteredSystem(
        id=row.id,
        number=row.number,
        entry=entry_of(row),
        revision=row.revision,
        created_at=row.created_at,
        changed_at=row.changed_at,
        facts=dict(facts),
        duties=dict(duties),
    )


def entry_of(row: AiSystem) -> SystemEntry:
    """What the register's form says of a system."""
    people = {
        role: Holder(getattr(row, f"person_{role}") or "", getattr(row, f"deputy_{role}") or "")
        for role in ROLES
    }
    return SystemEntry(
        name=row.name,
        purpose=row.purpose or "",
        vendor=row.vendor or "",
        own_build=row.own_build,  # type: ignore[arg-type]  # a CHECK of the table
        use_area=row.use_area or "",
        stage=row.stage,  # type: ignore[arg-type]  # a CHECK of the table
        people={role: who for role, who in people.items() if who != Holder()},
        evidence_title=row.evidence_title or "",
        evidence_link=row.evidence_link or "",
    )


def duty_record(row: SystemDuty) -> DutyRecord:
    """What a row says of a duty."""
    revisions: dict[DutyPart, int] = {
        "level": row.level_revision,
        "owner": row.owner_revision,
        "due": row.due_revision,
        "evidence": row.evidence_revision,
        "note": row.note_revision,
    }
    return DutyRecord(
        duty_id=row.duty_id,
        level=row.level,  # type: ignore[arg-type]  # a CHECK of the table
        reason=row.reason or "",
        owner=row.owner or "",
        due_on=row.due_on,
        evidence=_evidence(row),
        note=row.note or "",
        revisions={part: revision for part, revision in revisions.items() if revision},
        changed_at=row.changed_at,
    )


def stored_value(text: str) -> FactValue:
    """A fact as it is handed out; lists of points are tuples."""
    value = json.loads(text)
    return tuple(value) if isinstance(value, list) else value


def _known(cell: FactCell) -> Known:
    return Known(stored_value(cell.value), cell.revision, cell.at)


def _evidence(row: SystemDuty) -> DutyEvidence | None:
    if row.evidence_title is None:
        return None
    return DutyEvidence(
        row.evidence_title, row.evidence_link or "", row.evidence_on, row.evidence_until
    )
