"""What the services hand out: frozen values, detached from any database session."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from aiops_model.domain.euro import Estimate
from aiops_model.domain.self_check import AnswerValue
from aiops_model.services.codes import shown_code
from aiops_model.services.context import Context
from aiops_model.services.steps import Step, taken
from aiops_model.store import Actor, overviews
from aiops_model.store.overviews import Overview
from aiops_model.store.tables import Assessment, Snapshot


@dataclass(frozen=True)
class AssessmentView:
    """A self-check as its owner sees it. `snapshot_id` is the last result, None before the first.

    `revisions` holds what `record_answer` wants back; an item without an answer has revision 0.
    """

    id: str
    tenant_kind: str
    demo: bool
    lang: str
    company_name: str | None
    answers: dict[str, AnswerValue]
    revisions: dict[str, int]
    content_version: str
    created_at: datetime
    touched_at: datetime
    snapshot_id: str | None
    maturity_votes: int
    """Answers to the maturity instrument in the same file."""
    resume_code: str = field(repr=False)
    """With its hyphen. It opens the self-check, so it is in no trace and no log."""
    steps: frozenset[Step]
    """Those behind the company, as far as its self-check tells."""


@dataclass(frozen=True)
class SnapshotView:
    """A result as it was computed, with its provenance.

    `company_name` is the self-check's present one (a name can be corrected or withdrawn);
    everything else never changes.
    """

    id: str
    assessment_id: str
    created_at: datetime
    company_name: str | None
    demo: bool
    lang: str
    answers: dict[str, AnswerValue]
    level: dict[str, Any]
    estimate: Estimate
    content_version: str
    model_version: str
    parameter_hash: str
    seed: int
    answers_hash: str
    engine_version: str


def written(value: object) -> str:
    """A value as canonical JSON: sorted keys, no spaces, no NaN."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def view_assessment(
    ctx: Context, session: Session, actor: Actor, assessment_id: str
) -> AssessmentView:
    """The view of one assessment. Raises NotFound."""
    return view(ctx, overviews.one(session, actor, assessment_id))


def view(ctx: Context, overview: Overview) -> AssessmentView:
    """What an owner sees of these rows."""
    assessment = overview.assessment
    return AssessmentView(
        id=assessment.id,
        tenant_kind=overview.tenant_kind,
        demo=overview.tenant_kind == "demo",
        lang=assessment.lang,
        company_name=assessment.company_name,
        answers={row.item_id: json.loads(row.value) for row in overview.answers},
        revisions={row.item_id: row.revision for row in overview.answers},
        content_version=assessment.content_version,
        created_at=assessment.created_at,
        touched_at=assessment.touched_at,
        snapshot_id=overview.snapshot_id,
        maturity_votes=overview.votes,
        resume_code=shown_code(ctx, assessment),
        steps=taken(overview),
    )


def view_snapshot(snapshot: Snapshot, assessment: Assessment) -> SnapshotView:
    """The view of a stored result."""
    return SnapshotView(
        id=snapshot.id,
        assessment_id=snapshot.assessment_id,
        created_at=snapshot.created_at,
        company_name=assessment.company_name,
        demo=assessment.tenant_id == "demo",
        lang=assessment.lang,
        answers=json.loads(snapshot.answers),
        level=json.loads(snapshot.level),
        estimate=Estimate.model_validate_json(snapshot.estimate),
        content_version=snapshot.content_version,
        model_version=snapshot.model_version,
        parameter_hash=snapshot.parameter_hash,
        seed=snapshot.seed,
        answers_hash=snapshot.answers_hash,
        engine_version=snapshot.engine_version,
    )
