"""Targets and baseline per capability: how much of the way is done (rule 10)."""

from collections.abc import Mapping

from aiops_model.domain.maturity.answers import Assessment
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.result import Progress, Standing


def progress(
    model: Model, capabilities: Mapping[str, Standing], assessment: Assessment
) -> Progress:
    """Share of the targets reached and of the way from the baseline covered.

    With c, t, b the current, target and baseline index above the lowest (1 with gates):
    percent-to-target = 1 - sum(max(0, t - c)) / sum(t) over the capabilities with a target and an
    index, so a surplus offsets nothing; None where no target lies above the floor.
    Progress-to-date = (c - b) / (t - b) per capability; "held" where baseline and target are equal.
    """
    targets = {
        standing_id: target
        for standing_id, standing in capabilities.items()
        if (target := _target(model, standing_id, standing, assessment)) is not None
    }
    floor, _ = model.index_limits
    gaps, wanted = 0.0, 0.0
    to_date: dict[str, float | None] = {}
    held: list[str] = []
    for capability, target in targets.items():
        index = capabilities[capability].index
        if index is not None:
            gaps += max(0.0, target - index)
            wanted += target - floor
        baseline = assessment.baseline.get(capability)
        to_date[capability] = None
        if baseline is not None and abs(target - baseline) <= model.limits.tolerance:
            held.append(capability)
        elif baseline is not None and index is not None:
            to_date[capability] = (index - baseline) / (target - baseline)
    return Progress(
        targets=targets,
        percent_to_target=max(0.0, 1 - gaps / wanted) if wanted > 0 else None,
        progress_to_date=to_date,
        held=tuple(held),
    )


def _target(
    model: Model, capability: str, standing: Standing, assessment: Assessment
) -> float | None:
    """The agreed target, else the next level the applicable items allow; None without a level."""
    agreed = assessment.targets.get(capability)
    if agreed is not None:
        return agreed
    level = standing.level_low if standing.level is None else standing.level
    if level is None:
        return None
    highest = model.top if standing.index_max is None else standing.index_max
    return min(float(level + 1), highest)
