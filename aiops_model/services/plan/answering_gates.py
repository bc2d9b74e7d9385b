"""The questions at the end of a phase, answered with what shows it."""

from aiops_model.services.context import Context
from aiops_model.services.plan import entries
from aiops_model.services.plan.opening import gate_key
from aiops_model.services.plan.views import Collision, GateEntry, Stored
from aiops_model.services.plan.writing import Writing, writing
from aiops_model.store import Actor, gate_answers
from aiops_model.store.edits import Edited
from aiops_model.store.plan_tables import GateAnswer


def answer_gate(
    ctx: Context, actor: Actor, assessment_id: str, entry: GateEntry, *, revision: int
) -> Stored | Collision:
    """Answer a question of a gate; a yes names its evidence.

    Raises what `entries.gate_entry` refuses, NotFound.
    """
    clean = entries.gate_entry(ctx.content.plan, entry)
    with writing(ctx, actor, assessment_id) as to:
        done = put_gate(to, clean, revision=revision)
        return _outcome(to, (clean.gate, clean.question), clean, done)


def withdraw_gate(
    ctx: Context, actor: Actor, assessment_id: str, gate: str, question: str, *, revision: int
) -> Stored | Collision:
    """Take an answer back. Raises Refusal("unknown_item") about "gate" or "question", NotFound."""
    entries.known_question(ctx.content.plan, gate, question)
    with writing(ctx, actor, assessment_id) as to:
        done = gate_answers.remove(
            to.session,
            actor,
            (assessment_id, gate, question),
            seen_revision=revision,
            at=to.now,
        )
        if done.outcome == "stored":
            to.note("gate_answered", done.assessment, f"{gate} {question}")
        return _outcome(to, (gate, question), None, done)


def put_gate(to: Writing, clean: GateEntry, *, revision: int) -> Edited[GateAnswer]:
    """Store a checked answer with its event."""
    row = GateAnswer(
        assessment_id=to.assessment_id,
        gate=clean.gate,
        question=clean.question,
        answer=clean.answer,
        evidence=clean.evidence or None,
        revision=0,
        changed_at=to.at,
    )
    done = gate_answers.record(to.session, to.actor, row, seen_revision=revision)
    if done.outcome == "stored":
        to.note("gate_answered", done.assessment, f"{clean.gate} {clean.question}")
    return done


def _outcome(
    to: Writing, key: tuple[str, str], mine: GateEntry | None, done: Edited[GateAnswer]
) -> Stored | Collision:
    row = done.current
    if done.outcome != "stale":
        return Stored(0 if row is None else row.revision, to.view())
    return Collision(
        part="gate",
        key=gate_key(*key),
        mine=mine,
        theirs=to.view().gates.get(key),
        when=done.assessment.touched_at if row is None else row.changed_at,
        revision=0 if row is None else row.revision,
    )
