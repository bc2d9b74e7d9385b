"""Fictitious companies, loaded and removed in one step; every surface marks them as examples."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from aiops_model.content.schema import DemoCompany
from aiops_model.domain.self_check import AnswerValue
from aiops_model.services.context import Context
from aiops_model.services.result import basis_of, compute, store_result
from aiops_model.services.self_check import new_assessment
from aiops_model.services.views import AssessmentView, view_assessment, written
from aiops_model.store import Actor, answers, assessments, audit
from aiops_model.store.tables import DEMO_TENANT, Assessment, Snapshot


def load_demo(ctx: Context, actor: Actor, lang: str) -> list[AssessmentView]:
    """The demo companies, finished, in the order of the content; made when they are not there.

    A visitor's are bound to the browser. The operator's are bound to none and open with their
    resume codes. Demo companies in another language are replaced.
    """
    with ctx.store.read() as session:
        present = assessments.demo_of(session, actor)
        if _are_current(ctx, present, lang):
            views = [view_assessment(ctx, session, actor, a.id) for a in present]
            return _with_plans(ctx, actor, _in_order(ctx, views))
    prepared = []
    for company in ctx.content.demo:
        given = {
            item: ctx.content.self_check.clean(item, value)
            for item, value in company.answers.items()
        }
        prepared.append(Prepared(company, given, compute(ctx, given, basis_of(ctx, given))))
    with ctx.store.write() as session:
        _erase_all(ctx, session, actor)
        loaded = [_load(ctx, session, actor, lang, company) for company in prepared]
        views = [view_assessment(ctx, session, actor, assessment.id) for assessment in loaded]
    return _with_plans(ctx, actor, views)


def remove_demo(ctx: Context, actor: Actor) -> int:
    """Erase the demo companies of this browser, or the operator's; returns how many there were."""
    with ctx.store.write() as session:
        erased = _erase_all(ctx, session, actor)
    ctx.store.checkpoint()
    return erased


def _are_current(ctx: Context, present: list[Assessment], lang: str) -> bool:
    names = sorted(company.company for company in ctx.content.demo)
    return names == sorted(str(a.company_name) for a in present) and all(
        (a.lang, a.content_version) == (lang, ctx.content.version) for a in present
    )


def _in_order(ctx: Context, views: list[AssessmentView]) -> list[AssessmentView]:
    order = [company.company for company in ctx.content.demo]
    return sorted(views, key=lambda view: order.index(str(view.company_name)))


def _with_plans(ctx: Context, actor: Actor, views: list[AssessmentView]) -> list[AssessmentView]:
    """The same companies, those that have a plan with it: it follows from what is stored."""
    # Measures are read at their first use, and a start does without the services of the plan.
    from aiops_model.services.plan.example import ensure

    ids = {company.company: company.id for company in ctx.content.demo}
    examples = ctx.content.plan.examples
    made = [
        ensure(ctx, actor, view.id, examples[ids[str(view.company_name)]], view.lang)
        for view in views
        if ids[str(view.company_name)] in examples
    ]
    if not any(made):
        return views
    with ctx.store.read() as session:
        return [view_assessment(ctx, session, actor, view.id) for view in views]


@dataclass(frozen=True)
class Prepared:
    """An example company with the result of its self-check, computed before anything is locked."""

    company: DemoCompany
    given: Mapping[str, AnswerValue]
    computed: Snapshot


def _load(
    ctx: Context, session: Session, actor: Actor, lang: str, prepared: Prepared
) -> Assessment:
    # Instrument and law are read at their first use, and a start does without their services.
    from aiops_model.services.ai_act.example import tell as tell_register
    from aiops_model.services.ai_act.writing import Writing as ActWriting
    from aiops_model.services.maturity.example import tell
    from aiops_model.services.maturity.writing import Writing

    now = ctx.clock()
    assessment = new_assessment(ctx, session, actor, lang, DEMO_TENANT)
    assessment.company_name = prepared.company.company
    audit.append(session, actor, "named", assessment, at=now)
    for item_id, value in prepared.given.items():
        answers.record(
            session,
            actor,
            assessment.id,
            item_id,
            value=written(value),
            seen_revision=0,
            at=now,
        )
        audit.append(session, actor, "answered", assessment, at=now, item_id=item_id)
    store_result(ctx, session, actor, assessment, prepared.computed)
    example = ctx.content.maturity.examples.get(prepared.company.id)
    if example is not None:
        tell(Writing(ctx, session, actor, assessment.id, now, now), example, lang)
    register = ctx.content.ai_act.examples.get(prepared.company.id)
    if register is not None:
        tell_register(ActWriting(ctx, session, actor, assessment.id, now, now), register, lang)
    return assessment


def _erase_all(ctx: Context, session: Session, actor: Actor) -> int:
    """Erase the actor's demo companies; all are locked before the trail is, as everywhere."""
    present = assessments.demo_of(session, actor)
    for assessment in present:
        assessments.lock(session, actor, assessment.id)
    for assessment in present:
        erased = assessments.erase(session, actor, assessment.id)
        audit.append(session, actor, "erased", erased, at=ctx.clock())
    return len(present)
