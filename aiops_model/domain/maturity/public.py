"""A result as scripts get it: the names of the `score` interface, ids for everything.

Percentages are 0 to 100, indices 1.0 to the number of levels (models without gates: their own
scale), levels whole numbers from 1; all unrounded.
"""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import Field

from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.result import (
    Change,
    Incident,
    LensGroup,
    NextLevel,
    PatternWarning,
    Reason,
    Result,
    Spread,
    Standing,
    Value,
)

N = TypeVar("N", int, float)


class PublicChange(Value):
    """One answer change."""

    item: str
    now: float | None = Field(description="Value today; null where it is open.")
    to: float = Field(description="Value that is needed.")
    effort: float = Field(description="Person-days, our judgement.")


class PublicNext(Value):
    """The fewest answer changes that reach the next level; ties by effort, then by id."""

    to_level: int
    changes: tuple[PublicChange, ...]
    possible: bool = Field(description="False where no answer change reaches it.")
    facts: tuple[str, ...] = Field(description="Facts that must change besides.")


class PublicStanding(Value):
    """Where the whole, a layer or a capability stands."""

    level: int | None = Field(
        description="The level that every completion of the open answers agrees on; null where "
        "they differ, where less than half is answered, and for models without gates."
    )
    level_range: tuple[int, int] | None = Field(
        description="Lowest and highest level over the open answers."
    )
    uncapped_level: int | None = Field(description="Level by gates alone, before every cap.")
    index: float | None = Field(description="Ungated index over the answered items.")
    index_range: tuple[float, float] | None = Field(
        description="Index with every open answer at its worst and at its best."
    )
    index_max: float | None = Field(description="Highest index the applicable items allow.")
    percent: Mapping[str, float | None] = Field(
        description="Level -> percentage over the answered items."
    )
    answered: int
    applicable: int
    not_applicable: int
    provisional: bool = Field(description="Too much is marked as not applicable.")
    reason: Reason | None = Field(description="What holds the level, the binding cause.")
    reasons: tuple[Reason, ...] = Field(description="All causes, the binding one first.")
    next: PublicNext | None = Field(description="The shortest way to the next level.")


class PublicRobustness(Value):
    """What the level hangs on."""

    weights: tuple[str, ...] = Field(description="Items whose weight alone changes the level.")
    respondents: tuple[str, ...] = Field(description="People without whom the level changes.")
    hangs_on: tuple[str, ...] = Field(description="Items whose one-step change alters the level.")


class PublicResult(Value):
    """Everything `score` says about one assessment."""

    overall: PublicStanding
    layers: Mapping[str, PublicStanding]
    capabilities: Mapping[str, PublicStanding]
    evidenced_level: int | None = Field(
        description="Level counting only answers with evidence valid on `as_of`."
    )
    evidenced_index: float | None
    confidence: float | None = Field(description="Mean confidence, 1 guess to 3 evidenced.")
    spread: Spread
    targets: Mapping[str, float] = Field(description="Capability -> target index.")
    percent_to_target: float | None = Field(description="Share of the targets reached, 0 to 1.")
    progress_to_date: float | None = Field(
        description="Share of the way from baseline to target, over all capabilities with both; "
        "null where there is no way to go."
    )
    progress: Mapping[str, float | None] = Field(
        description="The same by capability; null where held or unknown."
    )
    held: tuple[str, ...] = Field(description="Capabilities whose baseline equals the target.")
    lenses: Mapping[str, Mapping[str, LensGroup]]
    warnings: tuple[PatternWarning, ...]
    likely_incidents: tuple[Incident, ...]
    red_flags: tuple[str, ...] = Field(description="Hard stops with a red flag that hold.")
    next: PublicNext | None = Field(description="The same as overall.next.")
    could_settle: tuple[str, ...] = Field(
        description="Smallest set of open items that decides between the ends of the range."
    )
    find_out: tuple[str, ...] = Field(description="Items answered with dont_know.")
    robust: bool | None = Field(description="The same level under every tried change; or null.")
    robustness: PublicRobustness
    provenance: Mapping[str, str]


def public(model: Model, result: Result, baseline: Mapping[str, float]) -> PublicResult:
    """The result in its public form; `baseline` as it was given."""
    following = _next(result.overall.next)
    robustness = result.robustness
    return PublicResult(
        overall=_standing(result.overall),
        layers={key: _standing(row) for key, row in result.layers.items()},
        capabilities={key: _standing(row) for key, row in result.capabilities.items()},
        evidenced_level=result.evidenced_level,
        evidenced_index=result.evidenced_index,
        confidence=result.confidence,
        spread=result.spread,
        targets=result.progress.targets,
        percent_to_target=result.progress.percent_to_target,
        progress_to_date=_progress_of_all(model, result, baseline),
        progress=result.progress.progress_to_date,
        held=result.progress.held,
        lenses={key: {row.id: row for row in rows} for key, rows in result.lenses.items()},
        warnings=result.warnings,
        likely_incidents=result.likely_incidents,
        red_flags=result.red_flags,
        next=following,
        could_settle=result.could_settle,
        find_out=result.find_out,
        robust=robustness.robust,
        robustness=PublicRobustness(
            weights=robustness.weights,
            respondents=robustness.respondents,
            hangs_on=robustness.hangs_on,
        ),
        provenance=result.provenance,
    )


def _standing(row: Standing) -> PublicStanding:
    return PublicStanding(
        level=row.level,
        level_range=_pair(row.level_low, row.level_high),
        uncapped_level=row.uncapped_level,
        index=row.index,
        index_range=_pair(row.index_low, row.index_high),
        index_max=row.index_max,
        percent=row.percent,
        answered=row.answered,
        applicable=row.applicable,
        not_applicable=row.left_out,
        provisional=row.provisional,
        reason=row.reasons[0] if row.reasons else None,
        reasons=row.reasons,
        next=_next(row.next),
    )


def _pair(low: N | None, high: N | None) -> tuple[N, N] | None:
    return None if low is None or high is None else (low, high)


def _next(row: NextLevel | None) -> PublicNext | None:
    if row is None:
        return None
    changes = tuple(_change(change) for change in row.changes)
    return PublicNext(
        to_level=row.to_level, changes=changes, possible=row.possible, facts=row.facts
    )


def _change(row: Change) -> PublicChange:
    return PublicChange(item=row.item, now=row.current, to=row.to, effort=row.effort)


def _progress_of_all(model: Model, result: Result, baseline: Mapping[str, float]) -> float | None:
    """Rule 10 over the sums of the capabilities with baseline, target and index."""
    done = way = 0.0
    for capability, target in result.progress.targets.items():
        index, start = result.capabilities[capability].index, baseline.get(capability)
        if index is not None and start is not None:
            done += index - start
            way += target - start
    return done / way if abs(way) > model.limits.tolerance else None
