"""The five steps of the first week, which tick themselves from progress, answers and registers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aiops_model.content.plan import PlanContent
from aiops_model.domain.plan.result import Plan
from aiops_model.services.ai_act.views import ActView, OperatingRole
from aiops_model.services.plan.reading import File

Tick = Literal["measure", "answers", "register"]
OWNERS = "owners"
ROLES: tuple[OperatingRole, ...] = ("data", "control", "operations")
"""Who sees to data quality, rules and the running service."""


@dataclass(frozen=True)
class FirstStep:
    """One step of the first week."""

    id: str
    ticked_by: Tick | None
    """None while it is open."""
    measures: tuple[str, ...]
    """Those that do it; the planned one first."""

    @property
    def done(self) -> bool:
        """Whether it is ticked."""
        return self.ticked_by is not None


def first_week(
    content: PlanContent, file: File, values: Mapping[str, float], plan: Plan | None = None
) -> tuple[FirstStep, ...]:
    """The steps in their order; `values`: item -> value, of the answered ones."""
    planned = set() if plan is None else {item.measure for item in plan.items}
    steps = []
    for step in content.checklist:
        measures = content.closing.get(("checklist", step), ())
        ordered = tuple(sorted(measures, key=lambda name: name not in planned))
        steps.append(FirstStep(step, _tick(content, file, values, step, measures), ordered))
    return tuple(steps)


def ticked(content: PlanContent, file: File, values: Mapping[str, float]) -> frozenset[str]:
    """The steps that are done."""
    return frozenset(step.id for step in first_week(content, file, values) if step.done)


def _tick(
    content: PlanContent,
    file: File,
    values: Mapping[str, float],
    step: str,
    measures: tuple[str, ...],
) -> Tick | None:
    done = set(file.plan.done)
    if any(name in done for name in measures):
        return "measure"
    if step == OWNERS and _all_owned(file.act):
        return "register"
    if any(_answered(content, name, values) for name in measures):
        return "answers"
    return None


def _answered(content: PlanContent, name: str, values: Mapping[str, float]) -> bool:
    """Whether the answers say that what the measure lifts is there already."""
    lifts = [row for row in content.measures[name].closes if row.kind == "item"]
    return bool(lifts) and all(values.get(row.ref, 0.0) >= (row.to or 0.0) for row in lifts)


def _all_owned(act: ActView) -> bool:
    """Whether every system in use has its three people, each with somebody who stands in."""
    return bool(act.in_use) and all(
        (who := system.entry.people.get(role)) is not None and who.name and who.deputy
        for system in act.in_use
        for role in ROLES
    )
