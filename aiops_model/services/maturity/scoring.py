"""From what is stored to what the engine is told, and to its result."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from aiops_model.content.maturity import MaturityContent
from aiops_model.domain.maturity import Choice, expand, score
from aiops_model.domain.maturity.answers import Assessment, Fact, Special
from aiops_model.domain.maturity.answers import Vote as Said
from aiops_model.domain.maturity.initiatives import counted_facts
from aiops_model.domain.maturity.result import Result
from aiops_model.report.maturity import NoStart
from aiops_model.services.context import Context
from aiops_model.services.maturity.opening import open_maturity
from aiops_model.services.maturity.views import (
    ItemRecord,
    MaturityView,
    SnapshotAnswers,
    SnapshotHead,
    Vote,
)
from aiops_model.store import Actor
from aiops_model.store.maturity_tables import DONT_KNOW

SEVERE = "4"
"""Answer to the self-check's `consequence` that makes high-risk use possible."""
HIGH_RISK = "high_risk_use"
STATES: Mapping[str, Fact] = {"yes": "yes", "no": "no", "possible": "possible"}


def score_now(ctx: Context, actor: Actor, assessment_id: str, as_of: date | None = None) -> Result:
    """The result of the answers as they are stored now, as of a day (today). Raises NotFound."""
    return score_view(ctx, open_maturity(ctx, actor, assessment_id), as_of)


def score_view(ctx: Context, view: MaturityView, as_of: date | None = None) -> Result:
    """The result of a file a page has read already, as of a day (today)."""
    content = ctx.content.maturity
    return score_answers(content, answers_from_start(content, view), as_of or ctx.clock().date())


def score_answers(content: MaturityContent, answers: SnapshotAnswers, as_of: date) -> Result:
    """The result of answers under an instrument, which may be a newer one than theirs."""
    return score(content.model, assessment_of(content, answers, as_of), content.rules)


def answers_of(view: MaturityView) -> SnapshotAnswers:
    """Everything a level depends on, without a name, a note or a reason."""
    return SnapshotAnswers(
        groups={person.id: person.group for person in view.respondents},
        votes=tuple(view.votes[key] for key in sorted(view.votes)),
        items={item: bare for item, row in view.items.items() if (bare := _bare(row)) is not None},
        facts={**view.register_facts, **_stated(view)},
        targets={capability: row.value for capability, row in view.targets.items()},
        baseline={},
        self_check=view.self_check,
    )


def answers_from_start(content: MaturityContent, view: MaturityView) -> SnapshotAnswers:
    """Answers with their baseline: the first snapshot that this instrument computed.

    Indices of an earlier version are no measure of the way covered under this one.
    """
    first = _start(content, view)
    return replace(answers_of(view), baseline=first.indices if first else {})


def no_start(content: MaturityContent, view: MaturityView) -> NoStart | None:
    """Why the way covered has no baseline; None where it has one."""
    if _start(content, view) is not None:
        return None
    return "older_instrument" if view.snapshots else "no_snapshot"


def _start(content: MaturityContent, view: MaturityView) -> SnapshotHead | None:
    version = content.instrument.version
    same = (head for head in view.snapshots if head.instrument_version == version)
    return next(same, None)


def _stated(view: MaturityView) -> dict[str, str]:
    """What was stated; what is left open gives way where the register knows."""
    return {
        fact: row.value
        for fact, row in view.facts.items()
        if row.value not in {"unknown", "possible"} or fact not in view.register_facts
    }


def assessment_of(content: MaturityContent, answers: SnapshotAnswers, as_of: date) -> Assessment:
    """What the engine computes with. What the instrument does not know (any more) is left out."""
    said = _said(content, answers)
    return Assessment(
        votes=said,
        as_of=as_of,
        consensus=_consensus(content, answers, said),
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
    """The facts that are yes or no, stated or counted.

    High-risk use is possible where an error would hit people and nothing else is said.
    """
    counts: dict[str, int | None] = {}
    known: dict[str, Fact] = {}
    for question in content.instrument.facts:
        value = answers.facts.get(question.id)
        if question.kind == "count":
            counts[question.id] = None if value is None else int(value)
        elif question.kind == "yes_no" and value is not None:
            known[question.id] = STATES.get(value, "unknown")
    if known.get(HIGH_RISK, "unknown") == "unknown" and _severe(answers.self_check):
        known[HIGH_RISK] = "possible"
    return known | counted_facts(counts, content.beside.counted_fact_rules)


def _severe(self_check: Mapping[str, object]) -> bool:
    return str(self_check.get("consequence", "")) == SEVERE


def _said(content: MaturityContent, answers: SnapshotAnswers) -> tuple[Said, ...]:
    """What people say of the items, in the words of the engine.

    For each person their own answer counts, else their choice for the whole capability.
    """
    own, choices = list[Said](), list[Choice]()
    for vote in answers.votes:
        group = answers.groups.get(vote.respondent_id, "")
        level = vote.value in content.instrument.levels or vote.value == DONT_KNOW
        if vote.item_id in content.capability and level:
            choices.append(
                Choice(vote.item_id, vote.respondent_id, vote.value, group, vote.confidence)
            )
        elif vote.item_id in content.item and (value := _value(content, vote)) is not None:
            own.append(Said(vote.item_id, vote.respondent_id, value, group, vote.confidence))
    proven = {item: row.evidence for item, row in answers.items.items() if row.evidence}
    return tuple(
        replace(vote, evidence=True, evidence_until=proven[vote.item].valid_until)
        if vote.item in proven
        else vote
        for vote in expand(content.model, choices, own)
    )


def _value(content: MaturityContent, vote: Vote) -> float | Special | None:
    return "dont_know" if vote.value == DONT_KNOW else content.value.get(vote.value)


def _consensus(
    content: MaturityContent, answers: SnapshotAnswers, said: tuple[Said, ...]
) -> dict[str, float]:
    """Item -> agreed value.

    A level agreed for a capability stands for those of its items that nobody answered alone.
    """
    agreed = {i: row.consensus.value for i, row in answers.items.items() if row.consensus}
    alone = {vote.item for vote in said if vote.choice is None}
    choices = [
        Choice(capability, "", level)
        for capability, level in agreed.items()
        if capability in content.capability and level in content.instrument.levels
    ]
    found = {
        vote.item: vote.value
        for vote in expand(content.model, choices)
        if vote.item not in alone and not isinstance(vote.value, str)
    }
    for item, value in agreed.items():
        if item in content.item and value in content.value:
            found[item] = content.value[value]
    return found


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
