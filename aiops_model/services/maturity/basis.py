"""What stands around a maturity result in its report: figures and ids, never a person's name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from aiops_model.content.maturity import MaturityContent
from aiops_model.domain.banding import banded
from aiops_model.domain.indicative import indicative_level
from aiops_model.domain.maturity.answers import Assessment
from aiops_model.domain.self_check import AnswerValue, open_items
from aiops_model.report.maturity import MaturityBasis, Older
from aiops_model.services.context import Context
from aiops_model.services.maturity.comparing import Side, SnapshotComparison
from aiops_model.services.maturity.scoring import answers_of, assessment_of, no_start
from aiops_model.services.maturity.views import MaturitySnapshot, MaturityView, SnapshotAnswers

UNKNOWN_COUNTRY = "DE"
"""Gives the number patterns while the self-check has not said where the company is."""


def basis_now(ctx: Context, view: MaturityView, as_of: date | None = None) -> MaturityBasis:
    """Around the result of the answers of now."""
    found = _basis(ctx, answers_of(view), as_of or ctx.clock().date())
    return replace(
        found,
        assessment_id=view.id,
        company=view.company_name or "",
        demo=view.demo,
        no_start=no_start(ctx.content.maturity, view),
    )


def basis_of(ctx: Context, snapshot: MaturitySnapshot) -> MaturityBasis:
    """Around the result of a snapshot, under the name the company has today."""
    return replace(
        _basis(ctx, snapshot.answers, snapshot.as_of),
        assessment_id=snapshot.assessment_id,
        company=snapshot.company_name or "",
        demo=snapshot.demo,
        snapshot_id=snapshot.id,
        snapshot_name=snapshot.name,
        snapshot_date=snapshot.created_at.date(),
    )


def basis_of_side(ctx: Context, view: MaturityView, side: Side) -> MaturityBasis:
    """Around one side of a comparison of this file."""
    head = next((row for row in view.snapshots if row.id == side.snapshot_id), None)
    found = replace(
        _basis(ctx, side.answers, side.as_of),
        assessment_id=view.id,
        company=view.company_name or "",
        demo=view.demo,
    )
    if head is None:
        return found
    return replace(
        found,
        snapshot_id=head.id,
        snapshot_name=head.name,
        snapshot_date=head.created_at.date(),
    )


def older_sides(found: SnapshotComparison) -> tuple[Older, ...]:
    """The sides of a comparison that another edition of the instrument had computed."""
    return tuple(
        Older(side.name, side.instrument_version, side.edition, side.result, side.rescored)
        for side in (found.before, found.after)
        if side.rescored is not None
    )


def _basis(ctx: Context, answers: SnapshotAnswers, as_of: date) -> MaturityBasis:
    content = ctx.content.maturity
    assessment = assessment_of(content, answers, as_of)
    chosen = sum(vote.choice is not None for vote in assessment.votes)
    return MaturityBasis(
        assessment_id="",
        country=str(answers.self_check.get("country", UNKNOWN_COUNTRY)),
        created=as_of,
        depth="workshop" if chosen > len(assessment.votes) - chosen else "deep",
        respondents=len({vote.respondent for vote in assessment.votes}),
        indicative=_indicative(ctx, answers.self_check),
        who_operates=answers.facts.get("who_operates", ""),
        initiatives=_count(answers, "initiatives"),
        initiatives_with_benefit=_count(answers, "initiatives_live_with_benefit"),
        facts=dict(assessment.facts),
        votes=_votes(content, assessment),
    )


def _indicative(ctx: Context, answers: Mapping[str, AnswerValue]) -> tuple[int, int] | None:
    if open_items(answers):
        return None
    found = indicative_level(banded(answers, ctx.content.euro), ctx.content.indicative)
    return None if found.low is None or found.high is None else (found.low, found.high)


def _count(answers: SnapshotAnswers, fact_id: str) -> int | None:
    value = answers.facts.get(fact_id)
    return None if value is None else int(value)


def _votes(content: MaturityContent, assessment: Assessment) -> dict[str, dict[float, int]]:
    """How many chose what: values by item and, from a workshop, levels by capability."""
    chosen = {
        (content.model.item[vote.item].capability, vote.respondent): float(vote.choice)
        for vote in assessment.votes
        if vote.choice is not None
    }
    said = [(v.item, v.value) for v in assessment.votes if not isinstance(v.value, str)]
    said += [(capability, level) for (capability, _), level in chosen.items()]
    found: dict[str, dict[float, int]] = {}
    for subject, value in said:
        steps = found.setdefault(subject, {})
        steps[value] = steps.get(value, 0) + 1
    return found
