"""From what is stored to what the engine is told, and to its result."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from aiops_model.content.maturity import MaturityContent
from aiops_model.domain.maturity import score
from aiops_model.domain.maturity.answers import Assessment, Fact
from aiops_model.domain.maturity.answers import Vote as Said
from aiops_model.domain.maturity.model import Item
from aiops_model.domain.maturity.result import Result
from aiops_model.services.context import Context
from aiops_model.services.maturity.opening import open_maturity
from aiops_model.services.maturity.proposing import expanded
from aiops_model.services.maturity.views import (
    ItemRecord,
    MaturityView,
    SnapshotAnswers,
    Vote,
)
from aiops_model.store import Actor
from aiops_model.store.maturity_tables import DONT_KNOW

SEVERE = "4"
"""Answer to the self-check's `consequence` that makes high-risk use possible."""
HIGH_RISK = "high_risk_use"


def score_now(ctx: Context, actor: Actor, assessment_id: str, as_of: date | None = None) -> Result:
    """The result of the answers as they are stored now, as of a day (today). Raises NotFound."""
    return score_view(ctx, open_maturity(ctx, actor, assessment_id), as_of)


def score_view(ctx: Context, view: MaturityView, as_of: date | None = None) -> Result:
    """The result of a file a page has read already, as of a day (today)."""
    return score_answers(ctx.content.maturity, answers_of(view), as_of or ctx.clock().date())


def score_answers(content: MaturityContent, answers: SnapshotAnswers, as_of: date) -> Result:
    """The result of answers under an instrument, which may be a newer one than theirs."""
    return score(content.model, assessment_of(content, answers, as_of), content.rules)


def answers_of(view: MaturityView) -> SnapshotAnswers:
    """Everything a result depends on, without a name, a note or a reason."""
    return SnapshotAnswers(
        groups={person.id: person.group for person in view.respondents},
        votes=tuple(view.votes[key] for key in sorted(view.votes)),
        items={item: bare for item, row in view.items.items() if (bare := _bare(row)) is not None},
        facts={fact: row.value for fact, row in view.facts.items()},
        targets={capability: row.value for capability, row in view.targets.items()},
        baseline=view.snapshots[0].indices if view.snapshots else {},
        self_check=view.self_check,
    )


def assessment_of(content: MaturityContent, answers: SnapshotAnswers, as_of: date) -> Assessment:
    """What the engine computes with. What the instrument does not know (any more) is left out."""
    agreed = {
        item: row.consensus.value
        for item, row in answers.items.items()
        if row.consensus is not None
    }
    votes = {(vote.item_id, vote.respondent_id): vote for vote in answers.votes}
    said: list[Said] = []
    consensus: dict[str, float] = {}
    for item, place in content.model.item.items():
        own = list(_said(content, answers, votes, place))
        said += own
        common = _stands_for(content, place.capability, agreed.get(place.capability, ""))
        if agreed.get(item, "") in content.value:
            consensus[item] = content.value[agreed[item]]
        elif item in common and all(vote.choice is not None for vote in own):
            consensus[item] = common[item]
    return Assessment(
        votes=tuple(said),
        as_of=as_of,
        consensus=consensus,
        left_out=frozenset(
            item
            for item, row in answers.items.items()
            if row.left_out and item in content.item and content.item[item].not_applicable
        ),
        facts=facts_of(content, answers),
        targets={
            capability: float(level)
            for capability, level in answers.targets.items()
            if capability in content.capability
        },
        baseline={
            capability: index
            for capability, index in answers.baseline.items()
            if capability in content.capability
        },
    )


def facts_of(content: MaturityContent, answers: SnapshotAnswers) -> dict[str, Fact]:
    """The facts that are yes or no; high-risk use is possible where errors would hit people."""
    known: dict[str, Fact] = {}
    for question in content.instrument.facts:
        value = answers.facts.get(question.id)
        if question.kind == "yes_no" and value is not None:
            known[question.id] = _fact(value)
    if known.get(HIGH_RISK, "unknown") == "unknown" and _severe(answers.self_check):
        known[HIGH_RISK] = "possible"
    return known


def _severe(self_check: Mapping[str, object]) -> bool:
    return str(self_check.get("consequence", "")) == SEVERE


def _fact(value: str) -> Fact:
    states: dict[str, Fact] = {"yes": "yes", "no": "no", "possible": "possible"}
    return states.get(value, "unknown")


def _stands_for(content: MaturityContent, capability_id: str, level: str) -> dict[str, float]:
    known = level in content.instrument.levels
    return expanded(content, capability_id, level) if known else {}


def _said(
    content: MaturityContent,
    answers: SnapshotAnswers,
    votes: Mapping[tuple[str, str], Vote],
    item: Item,
) -> Iterator[Said]:
    """What people say of an item, in the words of the engine.

    For each person their own answer counts, else their choice for the whole capability.
    """
    evidence = answers.items.get(item.id, ItemRecord(item.id)).evidence
    for person, group in answers.groups.items():
        own = votes.get((item.id, person))
        vote = own or votes.get((item.capability, person))
        if vote is None:
            continue
        found = Said(
            item=item.id,
            respondent=person,
            value="dont_know",
            group=group,
            confidence=vote.confidence,
            evidence_until=None if evidence is None else evidence.valid_until,
            evidence=evidence is not None,
        )
        if vote.value == DONT_KNOW:
            yield found
        elif own is not None and own.value in content.value:
            yield replace(found, value=content.value[own.value])
        elif own is None and vote.value in content.instrument.levels:
            value = _stands_for(content, item.capability, vote.value)[item.id]
            level = content.instrument.levels.index(vote.value) + 1
            yield replace(found, value=value, choice=level)


def _bare(row: ItemRecord) -> ItemRecord | None:
    """What of a record a result depends on; None when that is nothing."""
    if not row.left_out and row.evidence is None and row.consensus is None:
        return None
    return ItemRecord(
        item_id=row.item_id,
        left_out=row.left_out,
        evidence=None if row.evidence is None else replace(row.evidence, title="", link=""),
        consensus=None if row.consensus is None else replace(row.consensus, by="", reason=""),
    )
