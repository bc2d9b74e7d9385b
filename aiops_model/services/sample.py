"""The sample on the start page: the first example company, computed but never stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from aiops_model.content import Content
from aiops_model.domain.banding import banded
from aiops_model.domain.euro import Estimate, parameter_hash
from aiops_model.domain.indicative import indicative_level
from aiops_model.domain.self_check import AnswerValue, complete
from aiops_model.i18n import Locale
from aiops_model.services.context import Context

if TYPE_CHECKING:
    from aiops_model.report import Report


@dataclass(frozen=True)
class Sample:
    """A result of an example company in the shape a report is built from."""

    created_at: datetime
    answers: dict[str, AnswerValue]
    level: dict[str, Any]
    estimate: Estimate
    content_version: str
    model_version: str
    parameter_hash: str
    seed: int
    company_name: str
    id: str = ""
    assessment_id: str = ""
    demo: bool = True
    answers_hash: str = ""
    engine_version: str = ""


def sample_report(ctx: Context, locale: Locale) -> "Report":
    """The report of the first example company, dated today; the estimate is computed once."""
    from aiops_model.report import build  # a self-check does without it

    company = ctx.content.demo[0]
    given = {
        item: ctx.content.self_check.clean(item, value) for item, value in company.answers.items()
    }
    found = _estimate_of_example(ctx.content)
    stored = Sample(
        created_at=ctx.clock(),
        answers=given,
        level=indicative_level(banded(given, ctx.content.euro), ctx.content.indicative).model_dump(
            mode="json"
        ),
        estimate=found,
        content_version=ctx.content.version,
        model_version=found.provenance.model_version,
        parameter_hash=parameter_hash(ctx.content.euro),
        seed=found.provenance.seed,
        company_name=company.company,
    )
    return build(stored, ctx.content, locale)


_ESTIMATES: dict[str, Estimate] = {}
"""Estimate of the sample by content hash: static reference data, never a visitor's."""


def _estimate_of_example(content: Content) -> Estimate:
    from aiops_model.domain.euro.estimate import estimate

    if content.content_hash not in _ESTIMATES:
        _ESTIMATES[content.content_hash] = estimate(
            complete(content.demo[0].answers), content.euro, sensitivity=False
        )
    return _ESTIMATES[content.content_hash]
