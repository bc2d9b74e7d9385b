"""Build the report of one plan: every text final, every figure from the same values."""

from aiops_model.content import Content
from aiops_model.domain.plan.result import Plan
from aiops_model.i18n import Locale, plain
from aiops_model.report.plan import (
    budget,
    capacity,
    checks,
    difference,
    first_week,
    gantt,
    gates,
    given_up,
    heading,
    left_out,
    measures,
    notices,
    progress,
    projection,
    rhythm,
)
from aiops_model.report.plan.basis import PlanBasis
from aiops_model.report.plan.model import PlanReport
from aiops_model.report.plan.state import worth_of
from aiops_model.report.plan.words import Words, words


def build_plan(plan: Plan, basis: PlanBasis, content: Content, locale: Locale) -> PlanReport:
    """The report of a plan of this content's measures, in the reader's language."""
    names = words(plan, basis, content, locale)
    t, state = locale.t, heading.state_of(names)
    rows, dropped = measures.measures(names), left_out.dropped(names)
    watched, week = checks.checks(names), first_week.first_week(names)
    stands = projection.standpoints(names)
    return PlanReport(
        assessment_id=basis.assessment_id,
        lang=locale.tag,
        country=basis.country,
        created=basis.created,
        company=basis.company,
        demo=basis.demo,
        demo_mark=t("app.demo_mark") if basis.demo else "",
        context=heading.context(names),
        state=state,
        title=heading.title(state, names),
        sentence=heading.sentence(state, names),
        proof=heading.proof(names),
        objective=heading.objective(names),
        binding=capacity.binding(names),
        gantt=gantt.gantt(names),
        capacity=capacity.capacity(names),
        capacity_table=capacity.capacity_table(names),
        measures=rows,
        measures_title=measures.measures_title(names),
        measures_table=measures.measures_table(rows, names),
        dropped=dropped,
        dropped_title=left_out.dropped_title(names),
        dropped_table=left_out.dropped_table(dropped, names),
        changes_title=t("plan.changes_title"),
        changes=left_out.changes(names),
        levers=projection.levers(names),
        gates=() if state == "empty" else gates.gates(names),
        rhythm=rhythm.rhythm(names),
        rhythm_title=rhythm.rhythm_title(names),
        checks=watched,
        checks_title=checks.checks_title(watched, names),
        first_week=week,
        first_week_title=first_week.first_week_title(week, names),
        budget=budget.budget(names),
        standpoints=stands,
        standpoints_title=projection.standpoints_title(stands, names),
        standpoints_note=t("plan.stand_note"),
        progress=progress.progress(names),
        progress_sentence=progress.sentence(names),
        overdue=measures.overdue_first(rows),
        difference=difference.difference(names),
        warnings=(*given_up.notice(names), *notices.warnings(names)),
        next_review=heading.next_review(state, names),
        footer=heading.footer(names),
        provenance={
            "content_version": content.version,
            "content_hash": content.content_hash,
            "catalogue_version": plan.catalogue_version,
            "input_hash": plan.input_hash,
        },
        file_stem=f"{basis.created.isoformat()}_{plain(t('plan.file'))}_{locale.lang}",
        numbers=_numbers(names),
    )


def _numbers(names: Words) -> dict[str, float]:
    plan, whole = names.plan, budget.total(budget.shown(names))
    return {
        "planned": len(names.alive),
        "dropped": len(plan.dropped),
        "done": len(plan.done),
        "given_up": len(plan.items) - len(names.alive),
        "days_of_work": sum(item.days_of_work for item in names.alive),
        "days_done": worth_of(names.basis, progress.known_items(names)),
        "closed": plan.objective.closed,
        "closable": plan.objective.closable,
        "budget_low": whole.internal + whole.low,
        "budget_high": whole.internal + whole.high,
    }
