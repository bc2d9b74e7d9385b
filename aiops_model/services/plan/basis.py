"""What stands around a plan in its report: figures, ids, and what somebody typed beside them."""

from collections.abc import Mapping
from math import sqrt

from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.plan.result import Notice, Plan
from aiops_model.domain.self_check import complete, open_items
from aiops_model.report.plan.basis import Budget, GateAnswer, PlanBasis, Status, Track
from aiops_model.services.context import Context
from aiops_model.services.plan.gaps import Found, found_in
from aiops_model.services.plan.inputs import calendar_for
from aiops_model.services.plan.projecting import levers_of, projections
from aiops_model.services.plan.proposing import Preview
from aiops_model.services.plan.reading import File
from aiops_model.services.plan.views import Progress, SetUp
from aiops_model.services.plan.views import Status as Said

STATUSES: Mapping[Said, Status] = {
    "open": "planned",
    "running": "running",
    "done": "done",
    "dropped": "given_up",
}
UNKNOWN_COUNTRY = "DE"
"""Gives number patterns while nobody has said where the company is."""


def basis_of_preview(ctx: Context, preview: Preview) -> PlanBasis:
    """Around a plan that nobody has accepted yet."""
    number = len(preview.file.plan.versions) + 1
    return _basis(ctx, preview.file, preview.found, preview.plan, before=preview.against,
                  version=number, reason="")  # fmt: skip


def basis_of_plan(ctx: Context, file: File) -> PlanBasis | None:
    """Around the plan that is followed; None while none was accepted."""
    latest = file.plan.latest
    if latest is None:
        return None
    return _basis(ctx, file, found_in(ctx, file), latest.plan, before=None,
                  version=latest.head.number, reason=latest.head.reason)  # fmt: skip


def day_rate(ctx: Context, set_up: SetUp | None) -> tuple[float, bool]:
    """EUR for an internal person-day, and whether it is the company's own.

    Without one of its own, the median of the euro model's rate.
    """
    if set_up is not None and set_up.day_rate is not None:
        return float(set_up.day_rate), True
    parameter = ctx.content.euro.parameters[ctx.content.plan.planning.rate_parameter]
    span = next(iter(parameter.figures.values()))
    return sqrt(span.low * span.high), False


def _basis(
    ctx: Context,
    file: File,
    found: Found,
    plan: Plan,
    *,
    before: Plan | None,
    version: int,
    reason: str,
) -> PlanBasis:
    view, content = file.plan, ctx.content.plan
    set_up, baseline = view.set_up, view.baseline
    followed = view.latest is not None and before is None
    rate, own = day_rate(ctx, set_up)
    return PlanBasis(
        assessment_id=view.id,
        country=view.country or (set_up.country if set_up else UNKNOWN_COUNTRY),
        created=ctx.clock().date(),
        budget=Budget(rate, own, _closable(ctx, file)),
        off=()
        if set_up is None
        else tuple(d for d in calendar_for(set_up).off if plan.start <= d.day <= plan.end),
        buffer=0.0 if set_up is None else set_up.buffer,
        hours_per_day=content.figure("hours_per_day"),
        units_per_hour=int(content.figure("units_per_hour")),
        company=view.company_name or "",
        demo=view.demo,
        light=set_up is not None and set_up.size == "light",
        version=version,
        version_reason=reason,
        tracking=followed,
        tracks={name: _track(row) for name, row in view.progress.items()},
        baseline=None if baseline is None else baseline.plan,
        before=before,
        gates={
            question: GateAnswer("" if row.answer == "unclear" else row.answer, row.evidence)
            for (_, question), row in view.gates.items()
        },
        ticked=found.ticked,
        checks=mistakes_known(file),
        projections=projections(ctx, file, found, plan),
        levers=levers_of(ctx, file, found, plan),
        names={system.id: system.name for system in file.act.systems},
    )


def mistakes_known(file: File) -> dict[str, tuple[Notice, ...] | None]:
    """Mistakes that only the register could show: None where it is empty."""
    return {} if file.act.in_use else {"several_before_g2": None}


def _track(row: Progress) -> Track:
    state = row.state
    evidence = "" if row.evidence is None else row.evidence.link or row.evidence.title
    return Track(
        status=STATUSES[state.status],
        percent=state.percent,
        done_on=state.done_on,
        slip_reason=state.slip_reason,
        evidence=evidence,
    )


def _closable(ctx: Context, file: File) -> float | None:
    """The lower value of what twelve months can close; None while the self-check is open."""
    answers = dict(file.maturity.self_check)
    if open_items(answers):
        return None
    return estimate(complete(answers), ctx.content.euro, sensitivity=False).net.p10
