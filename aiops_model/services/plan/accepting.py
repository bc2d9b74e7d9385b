"""Accepting a plan: a new version that never changes. Undo brings an earlier one back as a new one.

The plan is solved outside the transaction. Inside it is only looked whether it would still be the
same, by the hash of everything it follows from.
"""

from dataclasses import dataclass

from aiops_model.domain.plan.hashing import ENGINE_VERSION, input_hash
from aiops_model.services.context import Context
from aiops_model.services.plan import entries
from aiops_model.services.plan.inputs import input_of
from aiops_model.services.plan.opening import get_plan_version, stored_plan
from aiops_model.services.plan.proposing import Preview, preview_of
from aiops_model.services.plan.reading import file_now, open_file
from aiops_model.services.plan.telling import plain_input
from aiops_model.services.plan.views import PlanView, StoredPlan
from aiops_model.services.plan.writing import Writing, writing
from aiops_model.services.views import written
from aiops_model.store import Actor, assessments, plan_versions
from aiops_model.store.plan_tables import PlanVersion

_ATTEMPTS = 5


@dataclass(frozen=True)
class Accepted:
    """A plan that is on disk."""

    version: StoredPlan
    view: PlanView


@dataclass(frozen=True)
class Outdated:
    """What the plan follows from has changed since it was shown; nothing was written.

    To accept what holds now, come again with this preview.
    """

    preview: Preview


def accept(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    reason: str = "",
    *,
    shown: Preview | None = None,
) -> Accepted | Outdated:
    """Make the plan the one that is followed: the plan that was shown, or none at all.

    Without `shown` the plan of now is solved and accepted. The same plan a second time in a row is
    stored once.

    Raises the Refusals of `clean_text` about "plan_reason", what `propose` raises, NotFound.
    """
    clean = entries.version_reason(reason)
    preview = shown
    for _ in range(_ATTEMPTS):
        if preview is None:
            preview = preview_of(ctx, open_file(ctx, actor, assessment_id))
        with writing(ctx, actor, assessment_id) as to:
            assessments.lock(to.session, actor, assessment_id)
            file = file_now(ctx, to.session, actor, assessment_id)
            latest = file.plan.latest
            if latest is not None and latest.head.input_hash == preview.input_hash:
                return Accepted(latest, file.plan)
            if input_hash(input_of(ctx, file)) == preview.input_hash:
                row = put_version(to, version_row(ctx, preview), clean)
                return Accepted(stored_plan(row), to.view())
        if shown is not None:
            return Outdated(preview_of(ctx, open_file(ctx, actor, assessment_id)))
        preview = None
    raise RuntimeError("the answers changed during each of the computations")


def take_version(ctx: Context, actor: Actor, version_id: str, reason: str = "") -> Accepted:
    """Bring an earlier plan back as a new version, as it was accepted then.

    Raises the Refusals of `clean_text` about "plan_reason", NotFound.
    """
    clean = entries.version_reason(reason)
    earlier = get_plan_version(ctx, actor, version_id)
    with writing(ctx, actor, earlier.assessment_id) as to:
        assessments.lock(to.session, actor, earlier.assessment_id)
        source = plan_versions.get(to.session, actor, version_id)
        latest = to.view().latest
        if latest is not None and latest.head.id == version_id:
            return Accepted(latest, to.view())
        row = PlanVersion(
            id=ctx.new_id(),
            assessment_id=source.assessment_id,
            number=0,
            created_at=to.at,
            as_of=source.as_of,
            input=source.input,
            result=source.result,
            input_hash=source.input_hash,
            engine_version=source.engine_version,
            content_version=source.content_version,
            taken_from=source.number,
        )
        return Accepted(stored_plan(put_version(to, row, clean)), to.view())


def version_row(ctx: Context, preview: Preview) -> PlanVersion:
    """A solved plan as a row, not yet numbered."""
    return PlanVersion(
        id=ctx.new_id(),
        assessment_id=preview.file.id,
        number=0,
        created_at=ctx.clock(),
        as_of=ctx.clock().date(),
        input=written(plain_input(preview.data)),
        result=preview.plan.model_dump_json(),
        input_hash=preview.input_hash,
        engine_version=ENGINE_VERSION,
        content_version=ctx.content.version,
        taken_from=None,
    )


def put_version(to: Writing, row: PlanVersion, reason: str | None) -> PlanVersion:
    """Store a plan under the locked file, with its event."""
    row.created_at, row.reason = to.at, reason
    stored = plan_versions.add(to.session, to.actor, row)
    assessment = assessments.change(to.session, to.actor, to.assessment_id, to.now)
    to.note("planned", assessment, stored.id)
    return stored
