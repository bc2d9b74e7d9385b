"""Every figure of a result by name, exact and as the reader sees it, for comparisons."""

from collections.abc import Iterator

from aiops_model.domain.maturity.result import Result, Standing
from aiops_model.report.maturity.figures import layer_targets
from aiops_model.report.maturity.model import MaturityBasis
from aiops_model.report.maturity.shown import tenth, whole
from aiops_model.report.maturity.votes import agreement
from aiops_model.report.maturity.words import Words


def numbers(result: Result, basis: MaturityBasis, words: Words) -> dict[str, float]:
    """Names: "overall.index", "overall.index.shown", "s1.percent.managed", "s1.target"."""
    parts = {"overall": result.overall, **result.layers, **result.capabilities}
    found = {name: value for part, s in parts.items() for name, value in _standing(part, s)}
    found |= _indices("evidenced.index", result.evidenced_index)
    targets = {**layer_targets(result, words), **result.progress.targets}
    for part, target in targets.items():
        found |= _indices(f"{part}.target", target)
    shares = {
        "confidence": result.confidence,
        "agreement": agreement(result, basis, words),
        "leadership_gap": result.spread.leadership_gap,
        "percent_to_target": result.progress.percent_to_target,
    }
    found |= {name: value for name, value in shares.items() if value is not None}
    for lens, groups in result.lenses.items():
        for group in groups:
            found |= _percent(f"{lens}.{group.id}.percent", group.percent)
    return found


def _standing(part: str, standing: Standing) -> Iterator[tuple[str, float]]:
    for name in ("index", "index_low", "index_high", "index_max"):
        yield from _indices(f"{part}.{name}", getattr(standing, name)).items()
    for name in ("level", "level_low", "level_high", "uncapped_level"):
        value = getattr(standing, name)
        if value is not None:
            yield f"{part}.{name}", value
    for level, percent in standing.percent.items():
        yield from _percent(f"{part}.percent.{level}", percent).items()
    yield f"{part}.answered", standing.answered
    yield f"{part}.applicable", standing.applicable


def _indices(name: str, value: float | None) -> dict[str, float]:
    return {} if value is None else {name: value, f"{name}.shown": float(tenth(value))}


def _percent(name: str, value: float | None) -> dict[str, float]:
    return {} if value is None else {name: value, f"{name}.shown": whole(value)}
