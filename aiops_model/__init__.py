"""The model behind the AI Operations Cockpit: usable without the browser, importable as it stands.

`from aiops_model import classify, deadline, estimate, plan, score` costs nothing until one is
called.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from aiops_model.content import Content
    from aiops_model.domain.ai_act.public import PublicClassification, PublicDeadline
    from aiops_model.domain.euro import Estimate
    from aiops_model.domain.maturity.model import Model
    from aiops_model.domain.maturity.public import PublicResult
    from aiops_model.domain.plan.public import PublicPlan, PublicSchedule
    from aiops_model.domain.self_check import SelfCheckAnswers

__all__ = ["classify", "deadline", "estimate", "plan", "score"]


def estimate(
    answers: "Mapping[str, Any] | SelfCheckAnswers", content: "Content | None" = None
) -> "Estimate":
    """Five answers -> what is at stake per year: range, components, net, tornado, provenance.

    `answers`: what `python -m aiops_model estimate --schema` describes, or already typed.
    `content`: another content pack in place of the bundled one. Amounts are EUR per year,
    unrounded but in `shown`. Raises aiops_model.domain.errors.Refusal naming the offending field.
    """
    from aiops_model.content import load_content, read_answers
    from aiops_model.domain.euro.estimate import estimate as run
    from aiops_model.domain.self_check import SelfCheckAnswers

    pack = content or load_content()
    typed = answers if isinstance(answers, SelfCheckAnswers) else read_answers(answers, pack)
    return run(typed, pack.euro)


def score(
    data: object,
    content: "Content | None" = None,
    model: "Model | None" = None,
) -> "PublicResult":
    """Answers to a maturity model -> levels with reasons, ranges, lenses, warnings, ways up.

    `data`: what `python -m aiops_model score --schema` describes. `content`: another content pack
    in place of the bundled one. `model`: another maturity model (`read_model` of a model pack),
    then without the lenses and warnings of ours. Levels are whole numbers from 1, percentages 0 to
    100, nothing is rounded. Raises aiops_model.domain.errors.Refusal naming the offending field.
    """
    from aiops_model.content import load_content
    from aiops_model.content.assessment import asked_of, read_assessment
    from aiops_model.domain.maturity import score as run
    from aiops_model.domain.maturity.public import public
    from aiops_model.domain.maturity.rules import Rules

    pack = content or load_content()
    asked = asked_of(pack, model)
    assessment = read_assessment(data, asked)
    rules = pack.maturity.rules if model is None else Rules()
    result = run(asked.model, assessment, rules)
    return public(asked.model, result, assessment.baseline)


def classify(
    data: object, content: "Content | None" = None, *, as_of: "date | None" = None
) -> "PublicClassification":
    """Facts on a company and an AI system -> scope, roles, class, duties with days, ceilings.

    `data`: what `python -m aiops_model classify --schema` describes. `as_of`: the day, before that
    of the data; without both, the day the content was last checked. Amounts are EUR. An open fact
    never lowers the class. No legal advice. Raises aiops_model.domain.errors.Refusal naming the
    offending field.
    """
    from aiops_model.content import load_content
    from aiops_model.content.act_facts import read_case
    from aiops_model.domain.ai_act import classify as run
    from aiops_model.domain.ai_act.public import public_classification

    pack = content or load_content()
    law = pack.ai_act.law
    case = read_case(data, law, as_of, pack.checked_on)
    found = run(case.company, case.system, case.as_of, law, case.version)
    return public_classification(found, law.law_date)


def deadline(
    data: object, content: "Content | None" = None, *, as_of: "date | None" = None
) -> "PublicDeadline":
    """A serious incident -> whether, to whom and by when to report it, and whether that binds yet.

    `data`: what `python -m aiops_model deadline --schema` describes. `as_of`: the day to look at
    the law, before that of the data; without both, the day of awareness. Moments come in the time
    zone of the authority. No legal advice. Raises aiops_model.domain.errors.Refusal naming the
    offending field.
    """
    from aiops_model.content import load_content
    from aiops_model.content.act_facts import read_incident
    from aiops_model.content.working_days import holidays_of_report
    from aiops_model.domain.ai_act import deadline as run
    from aiops_model.domain.ai_act.public import public_deadline
    from aiops_model.domain.ai_act.standing import standing

    law = (content or load_content()).ai_act.law
    incident, holidays, day = read_incident(data, law)
    if holidays is None:
        holidays = frozenset(holidays_of_report(incident.country, incident.aware_at))
    stands = standing(incident, law, as_of or day)
    return public_deadline(run(incident, law, holidays), stands, law.law_date)


def plan(data: object, content: "Content | None" = None) -> "PublicPlan | PublicSchedule":
    """Gaps and hours -> a 90-day plan with reasons; plain tasks -> the shortest schedule.

    `data`: what `python -m aiops_model plan --schema` describes. The same input gives the same
    plan. Raises aiops_model.domain.errors.Refusal naming the offending field.
    """
    from aiops_model.content import load_content
    from aiops_model.content.plan_request import Tasks, read_request
    from aiops_model.domain.plan.build import build_plan
    from aiops_model.domain.plan.hashing import tasks_hash
    from aiops_model.domain.plan.public import public_plan, public_schedule
    from aiops_model.domain.plan.schedule import schedule

    request = read_request(data, content or load_content())
    if isinstance(request, Tasks):
        found = schedule(request.tasks, request.capacity, request.limit)
        told = tasks_hash(request.tasks, request.capacity)
        return public_schedule(request.tasks, found, told)
    return public_plan(build_plan(request), request.calendar, request.rules.units_per_hour)
