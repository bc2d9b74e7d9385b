"""The result of a self-check: computed once for the same answers, stored with its provenance.

A stored result is never computed again: new content or a new model gives a new result beside it,
and only when someone asks for it.
"""

import hashlib
import json
from dataclasses import dataclass

from sqlmodel import Session

from aiops_model.domain.banding import banded
from aiops_model.domain.euro import Estimate
from aiops_model.domain.indicative import indicative_level
from aiops_model.domain.self_check import AnswerValue, complete
from aiops_model.services.context import Context
from aiops_model.services.views import SnapshotView, view_snapshot, written
from aiops_model.store import Actor, answers, assessments, audit, snapshots
from aiops_model.store.tables import Assessment, Snapshot

ENGINE_VERSION = "1"
"""Raised when the same answers and the same content would give another result."""

_ATTEMPTS = 5


@dataclass(frozen=True)
class Basis:
    """What a result follows from; two equal ones give the same result."""

    answers_hash: str
    content_version: str
    parameter_hash: str
    engine_version: str = ENGINE_VERSION

    def is_of(self, snapshot: Snapshot | None) -> bool:
        return snapshot is not None and self == Basis(
            snapshot.answers_hash,
            snapshot.content_version,
            snapshot.parameter_hash,
            snapshot.engine_version,
        )


def finish_check(ctx: Context, actor: Actor, assessment_id: str) -> SnapshotView:
    """Compute and store the result; the latest one again when nothing it rests on has changed.

    Raises Refusal("incomplete") naming the first open item, NotFound.
    """
    for _ in range(_ATTEMPTS):
        with ctx.store.read() as session:
            given = stored_answers(session, actor, assessment_id)
            basis = basis_of(ctx, given)
            known = snapshots.latest(session, actor, assessment_id)
            if known is not None and basis.is_of(known):
                assessment = assessments.get(session, actor, assessment_id)
                return view_snapshot(known, assessment)
        computed = compute(ctx, given, basis)
        with ctx.store.write() as session:
            assessment = assessments.lock(session, actor, assessment_id)
            if basis_of(ctx, stored_answers(session, actor, assessment_id)) == basis:
                stored = store_result(ctx, session, actor, assessment, computed)
                return view_snapshot(stored, assessment)
    raise RuntimeError("the answers changed during each of the computations")


def latest_snapshot(ctx: Context, actor: Actor, assessment_id: str) -> SnapshotView | None:
    """The last result of the self-check, None before the first."""
    with ctx.store.read() as session:
        assessment, found = snapshots.with_latest(session, actor, assessment_id)
        return None if found is None else view_snapshot(found, assessment)


def get_snapshot(ctx: Context, actor: Actor, snapshot_id: str) -> SnapshotView:
    """One result by its id. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        found = snapshots.get(session, actor, snapshot_id)
        assessment = assessments.get(session, actor, found.assessment_id)
        return view_snapshot(found, assessment)


def is_outdated(ctx: Context, snapshot: SnapshotView) -> bool:
    """Whether the same answers would be computed with other content or another model today."""
    return (snapshot.content_version, snapshot.parameter_hash, snapshot.engine_version) != (
        ctx.content.version,
        ctx.parameter_hash,
        ENGINE_VERSION,
    )


def stored_answers(session: Session, actor: Actor, assessment_id: str) -> dict[str, AnswerValue]:
    """The answers of the assessment as they are stored."""
    rows = answers.of_assessment(session, actor, assessment_id)
    return {row.item_id: json.loads(row.value) for row in rows}


def basis_of(ctx: Context, given: dict[str, AnswerValue]) -> Basis:
    """What a result of these answers would rest on. Raises Refusal("incomplete")."""
    typed = complete(given)
    text = written(typed.model_dump(mode="json"))
    return Basis(
        answers_hash=hashlib.sha256(text.encode()).hexdigest(),
        content_version=ctx.content.version,
        parameter_hash=ctx.parameter_hash,
    )


def compute(ctx: Context, given: dict[str, AnswerValue], basis: Basis) -> Snapshot:
    """The result of complete answers, not yet stored and not yet of an assessment."""
    from aiops_model.domain.euro.estimate import estimate  # a start does without numpy

    found: Estimate = estimate(complete(given), ctx.content.euro)
    level = indicative_level(banded(given, ctx.content.euro), ctx.content.indicative)
    return Snapshot(
        id=ctx.new_id(),
        assessment_id="",
        number=0,
        created_at=ctx.clock(),
        answers=written(given),
        level=written(level.model_dump(mode="json")),
        estimate=found.model_dump_json(),
        content_version=basis.content_version,
        model_version=found.provenance.model_version,
        parameter_hash=basis.parameter_hash,
        seed=found.provenance.seed,
        answers_hash=basis.answers_hash,
        engine_version=basis.engine_version,
    )


def store_result(
    ctx: Context, session: Session, actor: Actor, assessment: Assessment, computed: Snapshot
) -> Snapshot:
    """Store a computed result under the locked assessment, unless its latest one is the same."""
    latest = snapshots.latest(session, actor, assessment.id)
    basis = Basis(
        computed.answers_hash,
        computed.content_version,
        computed.parameter_hash,
        computed.engine_version,
    )
    if latest is not None and basis.is_of(latest):
        return latest
    computed.assessment_id = assessment.id
    stored = snapshots.add(session, actor, computed)
    now = ctx.clock()
    assessments.touch(session, actor, assessment.id, now)
    audit.append(session, actor, "finished", assessment, at=now)
    return stored
