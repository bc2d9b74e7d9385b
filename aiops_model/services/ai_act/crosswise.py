"""Maturity and duties, asked once: what answers of the instrument propose for duties, and gaps.

The other direction, from duties to items, is a proposal of the instrument (`maturity.proposing`).
Nothing confirmed is overwritten: where both sides have spoken and do not fit, it is listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aiops_model.domain.ai_act.proposals import Difference, ProposedLevel, differences
from aiops_model.domain.ai_act.proposals import duty_proposals as proposed_levels
from aiops_model.domain.maturity.respondents import item_states, votes_by_item
from aiops_model.domain.maturity.result import ItemState
from aiops_model.services.ai_act.classifying import ClassifiedSystem, classified
from aiops_model.services.ai_act.duties import put_part
from aiops_model.services.ai_act.entries import LEVELS
from aiops_model.services.ai_act.views import ActView, DutyPlace
from aiops_model.services.ai_act.writing import writing
from aiops_model.services.context import Context
from aiops_model.services.maturity.opening import current_view as maturity_now
from aiops_model.services.maturity.scoring import answers_of, assessment_of
from aiops_model.services.maturity.views import MaturityView
from aiops_model.store import Actor, NotFound, assessments

DEFINITE = ("yes", "no")


@dataclass(frozen=True)
class FactDifference:
    """A fact stated in the instrument that the register tells otherwise."""

    fact: str
    stated: str
    register: str


@dataclass(frozen=True)
class Differences:
    """Where instrument and register do not fit together; both stand as they are."""

    items: tuple[Difference, ...]
    facts: tuple[FactDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.items or self.facts)


def duty_proposals(
    ctx: Context, systems: Iterable[ClassifiedSystem], maturity: MaturityView
) -> dict[str, tuple[ProposedLevel, ...]]:
    """System id -> evidence levels proposed for its duties that nobody has rated."""
    states, law = _states(ctx, maturity), ctx.content.ai_act.law
    documented = [item for item, state in states.items() if state.evidenced]
    values = _values(states)
    found = {}
    for row in systems:
        rated = [line.record.duty_id for line in row.lines if line.record.level is not None]
        duties = [line.state for line in row.lines]
        found[row.system.id] = proposed_levels(values, documented, law, duties, rated)
    return found


def confirm_levels(
    ctx: Context, actor: Actor, assessment_id: str, system_id: str, duty_ids: Iterable[str]
) -> ActView:
    """Make proposed levels of a system's duties the company's own, as they are proposed now.

    A duty that somebody rated meanwhile keeps its level; one for which nothing is proposed any more
    stays open. Raises NotFound.
    """
    wanted = set(duty_ids)
    with writing(ctx, actor, assessment_id) as to:
        assessments.lock(to.session, actor, assessment_id)
        systems = {row.system.id: row for row in classified(ctx, to.view())}
        if system_id not in systems:
            raise NotFound
        system = systems[system_id].system
        maturity = maturity_now(ctx, to.session, actor, assessment_id)
        for row in duty_proposals(ctx, [systems[system_id]], maturity)[system_id]:
            if row.duty in wanted:
                seen = system.duty(row.duty).revisions.get("level", 0)
                place = DutyPlace(assessment_id, system_id, row.duty)
                put_part(to, place, "level", (LEVELS[row.level], ""), revision=seen)
        return to.view()


def differences_between(
    ctx: Context, systems: Iterable[ClassifiedSystem], maturity: MaturityView
) -> Differences:
    """Confirmed answers of the instrument that the register tells otherwise."""
    content = ctx.content.maturity
    rows = [(line.state, line.answer) for row in systems for line in row.lines]
    day, law = ctx.clock().date(), ctx.content.ai_act.law
    values = _values(_states(ctx, maturity))
    stated = {fact: row.value for fact, row in maturity.facts.items() if row.value in DEFINITE}
    return Differences(
        items=differences(rows, values, content.model, law, day),
        facts=tuple(
            FactDifference(fact, stated[fact], told)
            for fact, told in maturity.register_facts.items()
            if fact in stated and told in DEFINITE and stated[fact] != told
        ),
    )


def _states(ctx: Context, maturity: MaturityView) -> Mapping[str, ItemState]:
    """The items of the instrument after all votes."""
    content = ctx.content.maturity
    told = assessment_of(content, answers_of(maturity), ctx.clock().date())
    return item_states(content.model, told, votes_by_item(content.model, told))


def _values(states: Mapping[str, ItemState]) -> dict[str, float]:
    return {item: state.value for item, state in states.items() if state.value is not None}
