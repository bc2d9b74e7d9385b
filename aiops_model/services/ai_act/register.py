"""The register of AI systems: added, described anew, taken out of use, removed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from aiops_model.domain.ai_act.contradictions import refuse_contradictions
from aiops_model.domain.errors import Refusal
from aiops_model.services.ai_act import entries, fact_entries
from aiops_model.services.ai_act.opening import ROLES, entry_of
from aiops_model.services.ai_act.views import Collision, FactValue, Holder, Stored, SystemEntry
from aiops_model.services.ai_act.writing import Writing, writing
from aiops_model.services.context import Context
from aiops_model.services.maturity.people import free_name
from aiops_model.services.views import written
from aiops_model.store import Actor, act_facts, ai_systems, assessments
from aiops_model.store.ai_act_tables import AiSystem, SystemFact
from aiops_model.store.edits import Edited

MOST = 2_000
"""Systems in one register."""
NewSystem = tuple[SystemEntry, Mapping[str, FactValue]]
"""An entry and the first facts of it, both as they are stored."""


def add_system(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    entry: SystemEntry,
    facts: Mapping[str, object] | None = None,
) -> Stored:
    """Register a system, with first facts where they are known; it is the last of `systems`.

    Raises Refusal("name_taken", suggestion=...) about "system_name",
    Refusal("too_many_systems", max=...), what `entries.entry_of`, `system_fact_of` and
    `refuse_contradictions` raise, NotFound.
    """
    clean = entries.entry_of(entry)
    said = {fact: fact_entries.system_fact_of(fact, v) for fact, v in (facts or {}).items()}
    refuse_contradictions(fact_entries.system_of(said))
    with writing(ctx, actor, assessment_id) as to:
        (system,) = put_systems(to, [(clean, said)])
        to.note("system_added", assessments.get(to.session, actor, assessment_id), system.id)
        return Stored(system.revision, to.view(), system.id)


def edit_system(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    system_id: str,
    entry: SystemEntry,
    *,
    revision: int,
) -> Stored | Collision:
    """Describe a system anew: everything in the form, the name too.

    Raises what `add_system` raises.
    """
    clean = entries.entry_of(entry)
    with writing(ctx, actor, assessment_id) as to:
        return _change(to, system_id, clean, revision=revision)


def retire_system(
    ctx: Context, actor: Actor, assessment_id: str, system_id: str, *, revision: int
) -> Stored | Collision:
    """Take a system out of use: it stays in the register and leaves gaps and exposure."""
    with writing(ctx, actor, assessment_id) as to:
        row = ai_systems.get(to.session, actor, assessment_id, system_id)
        return _change(to, system_id, replace(entry_of(row), stage="retired"), revision=revision)


def remove_system(
    ctx: Context, actor: Actor, assessment_id: str, system_id: str, *, revision: int
) -> Stored | Collision:
    """Take a system out of the register with its facts and duties.

    Raises NotFound, also for one that is gone already.
    """
    with writing(ctx, actor, assessment_id) as to:
        key = (assessment_id, system_id)
        done = ai_systems.remove(to.session, actor, *key, seen_revision=revision, at=to.now)
        if done.outcome == "stored":
            to.note("system_removed", done.assessment, system_id)
            return Stored(0, to.view())
        return _outcome(to, system_id, None, done)


def put_systems(to: Writing, wanted: Sequence[NewSystem]) -> list[AiSystem]:
    """Store new systems as one change; the caller writes the event."""
    assessments.lock(to.session, to.actor, to.assessment_id)
    present = ai_systems.of_assessment(to.session, to.actor, to.assessment_id)
    if len(present) + len(wanted) > MOST:
        raise Refusal("too_many_systems", max=MOST)
    taken = {row.name for row in present}
    rows, facts = [], []
    for entry, said in wanted:
        _free(taken, entry.name)
        taken.add(entry.name)
        row = _row(to, to.ctx.new_id(), entry)
        rows.append(row)
        facts += [_fact(to, row.id, fact, value) for fact, value in said.items()]
    ai_systems.add(to.session, to.actor, to.assessment_id, rows, to.now)
    act_facts.add(to.session, to.actor, to.assessment_id, facts)
    return rows


def _change(
    to: Writing, system_id: str, entry: SystemEntry, *, revision: int
) -> Stored | Collision:
    assessments.lock(to.session, to.actor, to.assessment_id)
    others = ai_systems.of_assessment(to.session, to.actor, to.assessment_id)
    _free({row.name for row in others if row.id != system_id}, entry.name)
    wanted = _row(to, system_id, entry)
    done = ai_systems.change(to.session, to.actor, wanted, seen_revision=revision)
    if done.outcome == "stored":
        to.note("system_changed", done.assessment, system_id)
    return _outcome(to, system_id, entry, done)


def _outcome(
    to: Writing, system_id: str, mine: SystemEntry | None, done: Edited[AiSystem]
) -> Stored | Collision:
    row = done.current
    assert row is not None  # it was read under the lock
    if done.outcome != "stale":
        return Stored(row.revision, to.view(), system_id)
    return Collision(
        part="system",
        system_id=system_id,
        key="",
        mine=mine,
        theirs=entry_of(row),
        when=row.changed_at,
        revision=row.revision,
    )


def _row(to: Writing, system_id: str, entry: SystemEntry) -> AiSystem:
    people: dict[str, Any] = {}
    for role in ROLES:
        who = entry.people.get(role, Holder())
        people |= {f"person_{role}": who.name or None, f"deputy_{role}": who.deputy or None}
    return AiSystem(
        assessment_id=to.assessment_id,
        id=system_id,
        number=0,
        name=entry.name,
        purpose=entry.purpose or None,
        vendor=entry.vendor or None,
        own_build=entry.own_build,
        use_area=entry.use_area or None,
        stage=entry.stage,
        evidence_title=entry.evidence_title or None,
        evidence_link=entry.evidence_link or None,
        revision=0,
        created_at=to.now,
        changed_at=to.now,
        **people,
    )


def _fact(to: Writing, system_id: str, fact: str, value: FactValue) -> SystemFact:
    return SystemFact(
        assessment_id=to.assessment_id,
        system_id=system_id,
        fact=fact,
        value=written(value),
        revision=0,
        changed_at=to.now,
    )


def _free(taken: set[str], name: str) -> None:
    if name in taken:
        suggestion = free_name(name, taken)
        raise Refusal("name_taken", "system_name", entered=name, suggestion=suggestion)
