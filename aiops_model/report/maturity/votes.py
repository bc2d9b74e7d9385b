"""How far people agree. Nothing is shown from which a group below the smallest could be read."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from aiops_model.domain.maturity.result import Result
from aiops_model.i18n import plain
from aiops_model.report.maturity.model import MaturityBasis
from aiops_model.report.maturity.shown import tenth, whole
from aiops_model.report.maturity.words import Words
from aiops_model.report.model import Figure, Row, Section, Table

SHOWN = 6
"""Items a reader can weigh at once."""


def votes(result: Result, basis: MaturityBasis, words: Words) -> Section | None:
    """Where the votes lie furthest apart: circles a step, most divided first."""
    t = words.locale.t
    subjects = words.maturity.capability if basis.depth == "workshop" else words.maturity.item
    asked = {item: basis.votes[item] for item in basis.votes if item in subjects}
    if basis.respondents <= 1 or not asked:
        return None
    steps = _steps(basis, words)
    counted = {
        item: _by_step(by_value, steps)
        for item, by_value in asked.items()
        if _enough(item, basis, words)
    }
    if not counted:
        return Section("votes", t("maturity.votes_hidden_title"), (t("maturity.votes_hidden"),))
    order = sorted(counted, key=lambda item: (-_spread(counted[item]), -_distance(counted[item])))
    shown = {item: counted[item] for item in order[:SHOWN] if _spread(counted[item])}
    figure = _figure(shown, steps, words) if shown else None
    hidden = len(order) - len(shown)
    lines = [t("maturity.votes_more", n=hidden)] if figure and hidden else []
    together = agreement(result, basis, words)
    if together is not None:
        share = words.locale.percent(whole(100 * together) / 100)
        lines.append(t("maturity.agreement", share=share))
    if result.spread.leadership_gap is not None:
        lines.append(_leadership(result.spread.leadership_gap, words))
    title = figure.finding if figure else t("maturity.votes_agree")
    return Section("votes", title, tuple(lines), figure=figure)


def agreement(result: Result, basis: MaturityBasis, words: Words) -> float | None:
    """Mean agreement (0 to 1) over the items of which enough people told a value."""
    found = [
        state.agreement
        for item, state in result.items.items()
        if state.agreement is not None and _enough(item, basis, words)
    ]
    return fmean(found) if found else None


def _enough(item: str, basis: MaturityBasis, words: Words) -> bool:
    """Whether so many told a value that none of them can be read; don't-knows tell none."""
    smallest = words.maturity.model.limits.smallest_group
    return sum(basis.votes.get(item, {}).values()) >= smallest


def _steps(basis: MaturityBasis, words: Words) -> dict[float, str]:
    """Value -> word: levels in a workshop, else the scale."""
    if basis.depth == "workshop":
        return {float(n): name for n, name in enumerate(words.levels(), start=1)}
    scale = words.maturity.instrument.scale
    return {step.value: words.locale.text(step.name) for step in scale}


def _by_step(by_value: Mapping[float, int], steps: Mapping[float, str]) -> dict[int, int]:
    """Position on the scale -> how many people; steps nobody chose are left out."""
    places = {value: at for at, value in enumerate(steps)}
    return {places[value]: n for value, n in sorted(by_value.items()) if n and value in places}


def _spread(counts: Mapping[int, int]) -> int:
    return max(counts) - min(counts) if counts else 0


def _distance(counts: Mapping[int, int]) -> float:
    """Mean distance to the lower median, in steps."""
    people = [step for step, n in counts.items() for _ in range(n)]
    if not people:
        return 0.0
    median = people[(len(people) - 1) // 2]
    return sum(abs(step - median) for step in people) / len(people)


def _figure(
    shown: Mapping[str, Mapping[int, int]], steps: Mapping[float, str], words: Words
) -> Figure:
    t, names = words.locale.t, tuple(steps.values())
    top = max(n for counts in shown.values() for n in counts.values())
    rows: list[Row] = []
    alt = []
    for line, (item, counts) in enumerate(shown.items()):
        for first, (step, count) in enumerate(counts.items()):
            rows.append(
                {
                    "id": item,
                    "name": "" if first else words.item(item),
                    "line": line,
                    "step": step,
                    "count": count,
                    "low": min(counts),
                    "high": max(counts),
                    "top": top,
                }
            )
        chosen = ", ".join(
            t("maturity.votes_count", step=names[step], n=count) for step, count in counts.items()
        )
        alt.append(f"{words.item(item)}: {chosen}")
    most = next(iter(shown.values()))
    finding = t("maturity.votes_range", low=names[min(most)], high=names[max(most)])
    how_to_read = t("maturity.votes_help")
    return Figure("votes", finding, how_to_read, plain("; ".join(alt)), tuple(rows), names)


def _leadership(gap: float, words: Words) -> str:
    """Whether the leadership sees more than operations do, in index points of the scale."""
    shown = tenth(abs(gap))
    if not shown:
        return words.locale.t("maturity.leadership_equal")
    key = "maturity.leadership_higher" if gap > 0 else "maturity.leadership_lower"
    return words.locale.t(key, gap=shown)


def divided(result: Result, basis: MaturityBasis, words: Words) -> Section | None:
    """Items two or more steps apart, to be talked about first."""
    t = words.locale.t
    apart = [i for i in result.spread.divided if _enough(i, basis, words)]
    if not apart:
        return None
    if basis.depth == "workshop":
        return _divided_choices(result, apart, words)
    title = t("maturity.divided_title", n=len(apart))
    columns = (t("maturity.column_item"), t("maturity.column_apart"))
    rows = tuple((words.asked(i), _apart(result, i, words)) for i in apart)
    return Section("divided", title, table=Table(columns, rows, title))


def _apart(result: Result, item: str, words: Words) -> str:
    t, state = words.locale.t, result.items[item]
    key = "maturity.apart_decided" if state.decided else "maturity.apart"
    return t(key, n=state.spread)


def _divided_choices(result: Result, items: Sequence[str], words: Words) -> Section:
    """The same in a workshop, where one choice stands for all items of a capability."""
    t = words.locale.t
    first = {words.maturity.model.item[i].capability: i for i in reversed(items)}
    apart = dict(reversed(first.items()))
    title = t("maturity.divided_choices_title", n=len(apart))
    columns = (t("maturity.column_capability"), t("maturity.column_apart"))
    rows = tuple((words.asked(c), _apart(result, i, words)) for c, i in apart.items())
    return Section("divided", title, table=Table(columns, rows, title))
