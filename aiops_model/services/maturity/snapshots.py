"""Snapshots: the result of a moment under a name, with everything it was computed from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.result import Result
from aiops_model.services.context import Context
from aiops_model.services.maturity import entries
from aiops_model.services.maturity.editions import edition_from, edition_of, plain_edition
from aiops_model.services.maturity.opening import open_maturity
from aiops_model.services.maturity.people import free_name
from aiops_model.services.maturity.scoring import answers_from_start, answers_of, score_answers
from aiops_model.services.maturity.views import (
    Consensus,
    Evidence,
    ItemRecord,
    MaturitySnapshot,
    MaturityView,
    SnapshotAnswers,
    SnapshotHead,
    Vote,
)
from aiops_model.services.maturity.writing import Writing, writing
from aiops_model.services.views import written
from aiops_model.store import Actor, answers, assessments, maturity_snapshots, maturity_tables
from aiops_model.store.tables import Assessment

_ATTEMPTS = 5
EDITION = "edition"
"""Stands among the stored answers: the instrument they were answers to."""


def take_snapshot(
    ctx: Context, actor: Actor, assessment_id: str, name: str, as_of: date | None = None
) -> MaturitySnapshot:
    """Freeze the result of the answers as they are, as of a day (today), under a name of its own.

    Raises Refusal("text_missing") and Refusal("name_taken", suggestion=...) about "snapshot_name",
    those of `clean_text`, Refusal("not_voted") while nothing is answered, NotFound.
    """
    clean = entries.needed_text(name, maturity_tables.NAME_LIMIT, "snapshot_name")
    day = as_of or ctx.clock().date()
    for _ in range(_ATTEMPTS):
        view = open_maturity(ctx, actor, assessment_id)
        computed = compute(ctx, view, day)
        with writing(ctx, actor, assessment_id) as to:
            assessments.lock(to.session, actor, assessment_id)
            if compared(to.view()) != compared(view):
                continue
            return view_of_snapshot(to, put_snapshot(to, computed, clean))
    raise RuntimeError("the answers changed during each of the computations")


def get_maturity_snapshot(ctx: Context, actor: Actor, snapshot_id: str) -> MaturitySnapshot:
    """One snapshot by its id. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        row = maturity_snapshots.get(session, actor, snapshot_id)
        assessment = assessments.get(session, actor, row.assessment_id)
        given = answers.of_assessment(session, actor, row.assessment_id)
    countries = [json.loads(answer.value) for answer in given if answer.item_id == "country"]
    return _view(row, assessment, countries[0] if countries else None)


def list_snapshots(ctx: Context, actor: Actor, assessment_id: str) -> tuple[SnapshotHead, ...]:
    """The snapshots of a file in one line each, the first one first. Raises NotFound."""
    return open_maturity(ctx, actor, assessment_id).snapshots


def compute(ctx: Context, view: MaturityView, as_of: date) -> maturity_tables.MaturitySnapshot:
    """The result of a file, not yet stored and not yet named. Raises Refusal("not_voted")."""
    if not view.votes:
        raise Refusal("not_voted", "item", item="")
    content = ctx.content.maturity
    given = answers_from_start(content, view)
    result = score_answers(content, given, as_of)
    text = written(plain(given))
    indices = {
        capability: standing.index
        for capability, standing in result.capabilities.items()
        if standing.index is not None
    }
    return maturity_tables.MaturitySnapshot(
        id=ctx.new_id(),
        assessment_id=view.id,
        number=0,
        name="",
        created_at=ctx.clock(),
        as_of=as_of,
        instrument_version=content.instrument.version,
        answers=written(plain(given) | {EDITION: plain_edition(edition_of(content))}),
        result=result.model_dump_json(),
        indices=written(indices),
        answers_hash=hashlib.sha256(text.encode()).hexdigest(),
        engine_version=result.provenance["engine_version"],
        content_version=ctx.content.version,
    )


def put_snapshot(
    to: Writing, computed: maturity_tables.MaturitySnapshot, name: str
) -> maturity_tables.MaturitySnapshot:
    """Store a computed result under a checked name, with its event."""
    taken = maturity_snapshots.names(to.session, to.actor, to.assessment_id)
    if name in taken:
        suggestion = free_name(name, taken)
        raise Refusal("name_taken", "snapshot_name", entered=name, suggestion=suggestion)
    computed.name, computed.created_at = name, to.at
    stored = maturity_snapshots.add(to.session, to.actor, computed)
    assessment = assessments.touch(to.session, to.actor, to.assessment_id, to.now)
    to.note("snapshotted", assessment, stored.id)
    return stored


def view_of_snapshot(to: Writing, row: maturity_tables.MaturitySnapshot) -> MaturitySnapshot:
    """What an owner sees of a snapshot that was just stored."""
    assessment = assessments.get(to.session, to.actor, to.assessment_id)
    return _view(row, assessment, to.view().country)


def compared(view: MaturityView) -> str:
    """Everything a result of this file depends on, as text."""
    return written(plain(answers_of(view)))


def plain(given: SnapshotAnswers) -> dict[str, Any]:
    """Answers as JSON values, for storing."""
    return {
        "groups": dict(given.groups),
        "votes": [
            [v.item_id, v.respondent_id, v.value, v.confidence, v.revision, _iso(v.answered_at)]
            for v in given.votes
        ],
        "items": {item: _plain_item(row) for item, row in given.items.items()},
        "facts": dict(given.facts),
        "targets": dict(given.targets),
        "baseline": dict(given.baseline),
        "self_check": dict(given.self_check),
    }


def answers_from(data: Mapping[str, Any]) -> SnapshotAnswers:
    """Answers from JSON values, as they were stored."""
    return SnapshotAnswers(
        groups=data["groups"],
        votes=tuple(
            Vote(item, person, value, confidence, revision, datetime.fromisoformat(at))
            for item, person, value, confidence, revision, at in data["votes"]
        ),
        items={item: _item(item, row) for item, row in data["items"].items()},
        facts=data["facts"],
        targets=data["targets"],
        baseline=data["baseline"],
        self_check=data["self_check"],
    )


def _plain_item(row: ItemRecord) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if row.left_out:
        found["left_out"] = True
    if row.evidence is not None:
        evidence = asdict(row.evidence)
        found["evidence"] = [_iso(evidence["valid_until"]), _iso(evidence["added_at"])]
    if row.consensus is not None:
        found["consensus"] = [row.consensus.value, _iso(row.consensus.at)]
    return found


def _item(item_id: str, data: Mapping[str, Any]) -> ItemRecord:
    evidence = consensus = None
    if "evidence" in data:
        until, added = data["evidence"]
        day = None if until is None else date.fromisoformat(until)
        evidence = Evidence("", "", day, _moment(added))
    if "consensus" in data:
        value, at = data["consensus"]
        consensus = Consensus(value, "", "", _moment(at))
    return ItemRecord(
        item_id, left_out=data.get("left_out", False), evidence=evidence, consensus=consensus
    )


def _iso(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _view(
    row: maturity_tables.MaturitySnapshot, assessment: Assessment, country: str | None
) -> MaturitySnapshot:
    given = json.loads(row.answers)
    return MaturitySnapshot(
        id=row.id,
        assessment_id=row.assessment_id,
        number=row.number,
        name=row.name,
        created_at=row.created_at,
        as_of=row.as_of,
        company_name=assessment.company_name,
        demo=assessment.tenant_id == "demo",
        lang=assessment.lang,
        country=country,
        answers=answers_from(given),
        result=Result.model_validate_json(row.result),
        instrument_version=row.instrument_version,
        edition=edition_from(given.get(EDITION)),
        content_version=row.content_version,
        engine_version=row.engine_version,
        answers_hash=row.answers_hash,
    )
