"""Answers of a file that do not go together: pointed out, never corrected."""

from aiops_model.domain.banding import banded
from aiops_model.domain.maturity.contradictions import Contradiction, contradictions
from aiops_model.domain.maturity.respondents import item_states, votes_by_item
from aiops_model.services.context import Context
from aiops_model.services.maturity.scoring import answers_of, assessment_of
from aiops_model.services.maturity.views import MaturityView


def contradictions_of(ctx: Context, view: MaturityView) -> tuple[Contradiction, ...]:
    """Every contradiction among the answers of a file a page has read, the named ones first."""
    content = ctx.content.maturity
    assessment = assessment_of(content, answers_of(view), ctx.clock().date())
    states = item_states(content.model, assessment, votes_by_item(content.model, assessment))
    self_check = banded(view.self_check, ctx.content.euro)
    rules = content.beside.contradiction_rules
    return contradictions(states, assessment.facts, self_check, rules)
