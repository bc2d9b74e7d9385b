"""Checks across files: what a schema of one file cannot see. Each yields faults, none raises."""

from collections.abc import Callable, Iterator

from aiops_model.content.checks.conditions import check_conditions
from aiops_model.content.checks.demo import check_demo
from aiops_model.content.checks.euro import check_euro
from aiops_model.content.checks.facts import check_facts
from aiops_model.content.checks.guidance import check_guidance
from aiops_model.content.checks.ids import check_ids
from aiops_model.content.checks.levels import check_levels
from aiops_model.content.checks.questions import check_questions
from aiops_model.content.checks.words import check_glossary, check_words
from aiops_model.content.draft import Draft
from aiops_model.content.problems import Fault

Check = Callable[[Draft], Iterator[Fault]]

EVERY_FILE_CHECKS: tuple[Check, ...] = (check_ids, check_conditions, check_facts, check_words)
"""What holds for each file of any kind."""

CHECKS: tuple[Check, ...] = (
    check_questions,
    check_levels,
    check_guidance,
    check_euro,
    check_demo,
)
"""What the self-check and its result rely on."""

STYLE_CHECKS: tuple[Check, ...] = (check_glossary,)
"""How texts are written; no program fails over it."""


def law_checks() -> tuple[Check, ...]:
    """What the duties of the AI Act rely on; imported when they are read."""
    from aiops_model.content.checks.ai_act import check_ai_act
    from aiops_model.content.checks.demo_ai_act import check_demo_ai_act

    return (check_ai_act, check_demo_ai_act)


def instrument_checks() -> tuple[Check, ...]:
    """What the maturity instrument relies on; imported when it is read."""
    from aiops_model.content.checks.demo_maturity import check_demo_maturity
    from aiops_model.content.checks.instrument import check_instrument
    from aiops_model.content.checks.maturity_rules import check_maturity_rules

    return (check_instrument, check_maturity_rules, check_demo_maturity)


def plan_checks() -> tuple[Check, ...]:
    """What the 90-day plan's measures rely on; imported when they are read."""
    from aiops_model.content.checks.demo_plan import check_demo_plan
    from aiops_model.content.checks.measure_coverage import check_coverage
    from aiops_model.content.checks.measures import check_measures

    return (check_measures, check_coverage, check_demo_plan)
