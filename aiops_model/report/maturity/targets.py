"""Targets: how much of the way is done, capability by capability."""

from aiops_model.domain.maturity.result import Result
from aiops_model.report.maturity.figures import below_target
from aiops_model.report.maturity.model import MaturityBasis
from aiops_model.report.maturity.shown import tenth, whole
from aiops_model.report.maturity.words import Words
from aiops_model.report.model import Section, Table


def targets(result: Result, basis: MaturityBasis, words: Words) -> Section | None:
    """Today, target and the way covered, or why there is none; a surplus offsets nothing."""
    progress, t = result.progress, words.locale.t
    if not progress.targets or progress.percent_to_target is None:
        return None
    share = words.locale.percent(whole(100 * progress.percent_to_target) / 100)
    columns = (
        t("maturity.column_capability"),
        t("maturity.column_target"),
        t("maturity.column_way"),
    )
    rows = tuple(
        (words.capability(i), _aim(result, i, target, words), _way(result, i, words))
        for i, target in progress.targets.items()
    )
    title = t("maturity.targets_title", share=share)
    lines = [t("maturity.targets_note")]
    if held := below_target(result.capabilities, progress.targets):
        lines.append(t("maturity.targets_gates", n=held))
    if basis.no_start:
        lines.append(t(f"maturity.way_{basis.no_start}"))
    return Section("targets", title, tuple(lines), table=Table(columns, rows, title))


def _aim(result: Result, capability: str, target: float, words: Words) -> str:
    index = result.capabilities[capability].index
    if index is None:
        return words.locale.t("maturity.bullet_open_target", target=tenth(target))
    return words.locale.t("maturity.bullet_known_target", index=tenth(index), target=tenth(target))


def _way(result: Result, capability: str, words: Words) -> str:
    """The way from the baseline, "held" where both are equal, a dash where nothing is known."""
    t, progress = words.locale.t, result.progress
    if capability in progress.held:
        return t("maturity.way_held")
    covered = progress.progress_to_date.get(capability)
    if covered is None:
        return t("maturity.way_unknown")
    return words.locale.percent(whole(100 * covered) / 100)
