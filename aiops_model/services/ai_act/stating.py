"""Facts of the systems and of the company: answered, answered with "unknown", taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiops_model.domain.ai_act.contradictions import refuse_contradictions
from aiops_model.domain.errors import Refusal
from aiops_model.services.ai_act import fact_entries
from aiops_model.services.ai_act.opening import stored_value
from aiops_model.services.ai_act.views import ActView, Collision, FactValue, Stored
from aiops_model.services.ai_act.writing import Writing, writing
from aiops_model.services.context import Context
from aiops_model.services.views import written
from aiops_model.store import Actor, NotFound, act_facts
from aiops_model.store.ai_act_tables import CompanyFact, SystemFact
from aiops_model.store.edits import Edited


@dataclass(frozen=True)
class CompanyProposal:
    """What the self-check suggests for a fact of the company; it counts only once confirmed."""

    fact: str
    value: FactValue | None
    """None where the self-check knows a band only."""
    band: str = ""
    """Id of the band: the exact number has to be asked."""


def answer_fact(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    system_id: str,
    *,
    fact: str,
    value: object | None,
    revision: int,
) -> Stored | Collision:
    """Answer one question about a system, or take the answer back with None.

    "unknown" is an answer: it has to be found out, and is not asked again. Raises Refusal about the
    fact (`system_fact_of`), Refusal("contradiction") and Refusal("dates_order") with both fields
    (`first`, `second`), NotFound.
    """
    return answer_facts(
        ctx, actor, assessment_id, system_id, {fact: value}, revisions={fact: revision}
    )


def answer_facts(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    system_id: str,
    values: Mapping[str, object | None],
    *,
    revisions: Mapping[str, int],
) -> Stored | Collision:
    """Answer several questions about a system: all are stored or, on a refusal or collision, none.

    `revisions` are those of the facts as they were shown; a fact without one was not there. The
    `Collision` is about the first fact that somebody else changed. Raises what `answer_fact` does.
    """
    wanted = {
        fact: None if value is None else fact_entries.system_fact_of(fact, value)
        for fact, value in values.items()
    }
    with writing(ctx, actor, assessment_id) as to:
        revision = 0
        for fact, value in wanted.items():
            done = put_fact(to, system_id, fact, value, revision=revisions.get(fact, 0))
            if done.outcome == "stale":
                collision = _collision(system_id, fact, value, done)
                to.session.rollback()
                return collision
            revision = 0 if done.current is None else done.current.revision
        view = to.view()
        system = view.system(system_id)
        if system is None:
            raise NotFound
        said = {fact: known.value for fact, known in system.facts.items()}
        refuse_contradictions(fact_entries.system_of(said))
        return Stored(revision, view, system_id)


def state_company(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    fact: str,
    *,
    value: object | None,
    revision: int,
) -> Stored | Collision:
    """State a fact of the company, or take it back with None.

    Raises Refusal about the fact (`company_fact_of`), NotFound.
    """
    clean = None if value is None else fact_entries.company_fact_of(fact, value)
    with writing(ctx, actor, assessment_id) as to:
        done = put_company_fact(to, fact, clean, revision=revision)
        if done.outcome == "stale":
            return _collision("", fact, clean, done)
        return Stored(0 if done.current is None else done.current.revision, to.view())


def company_proposals(view: ActView) -> tuple[CompanyProposal, ...]:
    """What the self-check says of facts of the company that nobody has stated."""
    found = []
    for fact, item in (("country", "country"), ("employees", "employees"), ("turnover", "revenue")):
        said = view.self_check.get(item)
        if said is None or fact in view.company:
            continue
        try:
            found.append(CompanyProposal(fact, fact_entries.company_fact_of(fact, said)))
        except Refusal:
            if said != "unsure":
                found.append(CompanyProposal(fact, None, str(said)))
    return tuple(found)


def confirm_company(
    ctx: Context, actor: Actor, assessment_id: str, facts: Sequence[str]
) -> ActView:
    """Take over what the self-check says of these facts; what is stated already stays.

    A fact that is not proposed any more, or as a band only, stays open. Raises NotFound.
    """
    with writing(ctx, actor, assessment_id) as to:
        for row in company_proposals(to.view()):
            if row.fact in facts and row.value is not None:
                put_company_fact(to, row.fact, row.value, revision=0)
        return to.view()


def put_fact(
    to: Writing, system_id: str, fact: str, value: FactValue | None, *, revision: int
) -> Edited[SystemFact]:
    """Store or remove a checked fact of a system with its event."""
    if value is None:
        key = (to.assessment_id, system_id, fact)
        done = act_facts.remove(to.session, to.actor, key, seen_revision=revision, at=to.now)
    else:
        row = SystemFact(
            assessment_id=to.assessment_id,
            system_id=system_id,
            fact=fact,
            value=written(value),
            revision=0,
            changed_at=to.now,
        )
        done = act_facts.record(to.session, to.actor, row, seen_revision=revision)
    if done.outcome == "stored":
        to.note("system_fact_set", done.assessment, system_id)
    return done


def put_company_fact(
    to: Writing, fact: str, value: FactValue | None, *, revision: int
) -> Edited[CompanyFact]:
    """Store or remove a checked fact of the company with its event."""
    if value is None:
        done = act_facts.remove_company(
            to.session, to.actor, to.assessment_id, fact, seen_revision=revision, at=to.now
        )
    else:
        row = CompanyFact(
            assessment_id=to.assessment_id,
            fact=fact,
            value=written(value),
            revision=0,
            changed_at=to.now,
        )
        done = act_facts.record_company(to.session, to.actor, row, seen_revision=revision)
    if done.outcome == "stored":
        to.note("company_fact_set", done.assessment, fact)
    return done


def _collision(
    system_id: str,
    fact: str,
    mine: FactValue | None,
    done: Edited[SystemFact] | Edited[CompanyFact],
) -> Collision:
    row = done.current
    return Collision(
        part="system_fact" if system_id else "company_fact",
        system_id=system_id,
        key=fact,
        mine=mine,
        theirs=None if row is None else stored_value(row.value),
        when=done.assessment.touched_at if row is None else row.changed_at,
        revision=0 if row is None else row.revision,
    )
