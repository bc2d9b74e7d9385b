"""Facts beside the items, and the levels capabilities are meant to reach."""

from typing import Literal

from aiops_model.services.context import Context
from aiops_model.services.maturity import entries
from aiops_model.services.maturity.views import Collision, Stored
from aiops_model.services.maturity.writing import Writing, writing
from aiops_model.store import Actor, maturity_facts, maturity_targets
from aiops_model.store.edits import Edited
from aiops_model.store.maturity_tables import MaturityFact, MaturityTarget


def set_fact(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    fact_id: str,
    value: object | None,
    *,
    revision: int,
) -> Stored | Collision:
    """State a fact, or take it back with None, if it is still the one that was shown.

    Raises Refusal about "fact": "unknown_item", "unknown_option", "not_whole", "out_of_range";
    NotFound.
    """
    clean = None if value is None else entries.fact_of(ctx.content.maturity, fact_id, value)
    with writing(ctx, actor, assessment_id) as to:
        done = put_fact(to, fact_id, clean, revision=revision)
        return _outcome(to, "fact", fact_id, clean, done)


def set_target(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    capability_id: str,
    level: int | None,
    *,
    revision: int,
) -> Stored | Collision:
    """Set the level a capability is meant to reach (1 to 4), or take it back with None.

    Raises Refusal("out_of_range") about "target", Refusal("unknown_item"), NotFound.
    """
    content = ctx.content.maturity
    clean = None if level is None else entries.target_of(content, capability_id, level)
    with writing(ctx, actor, assessment_id) as to:
        done = put_target(to, capability_id, clean, revision=revision)
        mine = None if clean is None else str(clean)
        return _outcome(to, "target", capability_id, mine, done)


def put_fact(
    to: Writing, fact_id: str, value: str | None, *, revision: int
) -> Edited[MaturityFact]:
    """Store or remove a checked fact with its event."""
    if value is None:
        key = (to.assessment_id, fact_id)
        done = maturity_facts.remove(to.session, to.actor, *key, seen_revision=revision, at=to.now)
    else:
        fact = MaturityFact(
            assessment_id=to.assessment_id,
            fact_id=fact_id,
            value=value,
            revision=0,
            changed_at=to.at,
        )
        done = maturity_facts.record(to.session, to.actor, fact, seen_revision=revision)
    if done.outcome == "stored":
        to.note("fact_set", done.assessment, fact_id)
    return done


def put_target(
    to: Writing, capability_id: str, level: int | None, *, revision: int
) -> Edited[MaturityTarget]:
    """Store or remove a checked target with its event."""
    if level is None:
        key = (to.assessment_id, capability_id)
        done = maturity_targets.remove(
            to.session, to.actor, *key, seen_revision=revision, at=to.now
        )
    else:
        target = MaturityTarget(
            assessment_id=to.assessment_id,
            capability_id=capability_id,
            value=level,
            revision=0,
            changed_at=to.at,
        )
        done = maturity_targets.record(to.session, to.actor, target, seen_revision=revision)
    if done.outcome == "stored":
        to.note("targeted", done.assessment, capability_id)
    return done


def _outcome(
    to: Writing,
    part: Literal["fact", "target"],
    key: str,
    mine: str | None,
    done: Edited[MaturityFact] | Edited[MaturityTarget],
) -> Stored | Collision:
    row = done.current
    revision = 0 if row is None else row.revision
    if done.outcome != "stale":
        return Stored(revision, to.view())
    return Collision(
        part=part,
        item_id=key,
        respondent_id="",
        mine=mine,
        theirs=None if row is None else str(row.value),
        when=done.assessment.touched_at if row is None else row.changed_at,
        revision=revision,
    )
