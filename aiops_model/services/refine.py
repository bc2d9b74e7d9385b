"""The refine step: several optional figures and the company name, stored together or not at all."""

from collections.abc import Mapping

from aiops_model.domain.errors import Refusal
from aiops_model.domain.self_check import REFINE_ITEMS
from aiops_model.domain.text import clean_text
from aiops_model.services.context import Context
from aiops_model.services.views import AssessmentView, view_assessment, written
from aiops_model.store import Actor, answers, assessments, audit
from aiops_model.store.tables import COMPANY_NAME_LIMIT


def refine(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    entered: Mapping[str, object | None],
    company_name: str | None = None,
) -> AssessmentView:
    """Store what the visitor added; None withdraws a figure, a blank name takes the name off.

    All of it is checked before any of it is written. The last writer wins here: the form shows
    and saves every field at once. Raises the Refusals of `SelfCheckContent.clean` and `clean_text`,
    Refusal("unknown_item") for an item that is not part of the refine step, NotFound.
    """
    clean = {}
    for item_id, value in entered.items():
        if item_id not in REFINE_ITEMS:
            raise Refusal("unknown_item", item_id)
        clean[item_id] = None if value is None else ctx.content.self_check.clean(item_id, value)
    blank = company_name is None or not company_name.strip()
    name = None if blank else clean_text(str(company_name), COMPANY_NAME_LIMIT, "company_name")
    now = ctx.clock()
    with ctx.store.write() as session:
        assessment = assessments.lock(session, actor, assessment_id)
        rows = answers.of_assessment(session, actor, assessment_id)
        revisions = {row.item_id: row.revision for row in rows}
        withdrawn = [item for item, value in clean.items() if value is None and item in revisions]
        if withdrawn:
            answers.remove(session, actor, assessment_id, tuple(withdrawn))
        for item_id in withdrawn:
            audit.append(session, actor, "cleared", assessment, at=now, item_id=item_id)
        for item_id, value in clean.items():
            if value is None:
                continue
            done = answers.record(
                session,
                actor,
                assessment_id,
                item_id,
                value=written(value),
                seen_revision=revisions.get(item_id, 0),
                at=now,
            )
            if done.outcome == "stored":
                audit.append(session, actor, "answered", assessment, at=now, item_id=item_id)
        if assessment.company_name != name:
            assessment = assessments.change(session, actor, assessment_id, now)
            assessment.company_name = name
            audit.append(session, actor, "named", assessment, at=now)
        return view_assessment(session, actor, assessment_id)
