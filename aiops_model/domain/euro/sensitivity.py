"""What moves the gross figure, and what would be worth knowing first."""

import math
from collections.abc import Sequence

import numpy as np

from aiops_model.domain.euro.case import Case
from aiops_model.domain.euro.draws import Picks, Values, quantiles
from aiops_model.domain.euro.inputs import Draws, Quantities, quantities, with_input
from aiops_model.domain.euro.model import gross, incident, live_systems
from aiops_model.domain.euro.result import LearnFirstRow, TornadoRow
from aiops_model.domain.euro.values import CHOICES, PARAMETERS, TABLES

INPUTS: tuple[str, ...] = (*TABLES, *CHOICES, *PARAMETERS)


def total_at_stake(case: Case, x: Quantities) -> Values:
    """Gross total per draw."""
    constants = case.model.constants
    systems = live_systems(x, constants)
    event = incident(x, systems, constants) if case.covers_incidents else None
    return gross(x, systems, event, constants).total


def tornado(case: Case) -> tuple[TornadoRow, ...]:
    """One row per input that moves the figure, widest swing first.

    All others stay at their median. An unsure answer is one input: the quantile p of its
    mixture lies in option floor(p m) of its m options.
    """
    q = case.model.constants.quantiles
    sides = [(name, p) for name in INPUTS for p in (q.p10, q.p90)]
    totals = np.broadcast_to(
        total_at_stake(case, quantities(case, _one_at_a_time(case, sides))), len(sides)
    )
    rows = [
        TornadoRow(id=name, low=float(totals[2 * i]), high=float(totals[2 * i + 1]))
        for i, name in enumerate(INPUTS)
    ]
    return tuple(sorted((r for r in rows if r.low != r.high), key=lambda r: -abs(r.high - r.low)))


def at_medians(case: Case) -> float:
    """The gross figure with every input at its median: the line the tornado bars lie around.

    It lies below the middle value of the range, because most inputs are skewed to the right.
    """
    nothing_moved = [("", case.model.constants.quantiles.p50)]
    totals = total_at_stake(case, quantities(case, _one_at_a_time(case, nothing_moved)))
    return float(np.broadcast_to(totals, 1)[0])


def learn_first(case: Case, draws: Draws) -> tuple[LearnFirstRow, ...]:
    """How much narrower the range would be if one input were known, largest share first."""
    known = quantities(case, draws)
    width = _log_width(case, total_at_stake(case, known))
    if width <= 0:
        return ()
    rows = []
    for name in INPUTS:
        if name in case.fixed:
            continue
        settled = with_input(case, _settled(case, draws, name), known, name)
        share = 1 - _log_width(case, total_at_stake(case, settled)) / width
        rows.append(LearnFirstRow(id=name, share=share))
    return tuple(sorted((r for r in rows if r.share > 0), key=lambda r: -r.share))


def perfect_information(net: Values) -> float:
    """EVPI: how much better one could decide on `net` (EUR a year) if it were known beforehand."""
    return max(float(np.mean(np.maximum(net, 0))) - max(float(np.mean(net)), 0.0), 0.0)


def _one_at_a_time(case: Case, sides: Sequence[tuple[str, float]]) -> Draws:
    """One column per side: the named input at quantile p, the others at their median."""
    constants = case.model.constants
    columns = len(sides)
    scores: dict[str, Values] = {name: np.zeros(columns) for name in PARAMETERS}
    picks: dict[str, Picks] = {}
    for name in (*TABLES, *CHOICES):
        quantile = np.full(columns, constants.quantiles.p50)
        quantile[[i for i, (moved, _) in enumerate(sides) if moved == name]] = [
            p for moved, p in sides if moved == name
        ]
        position = quantile * _options(case, name)
        picks[name] = position.astype(np.intp)
        scores[name] = position - picks[name]
    for i, (moved, p) in enumerate(sides):
        if moved in PARAMETERS:
            scores[moved][i] = (
                constants.tornado_z if p > constants.quantiles.p50 else -constants.tornado_z
            )
    return Draws(scores, picks)


def _settled(case: Case, draws: Draws, name: str) -> Draws:
    """The same draws with one input at its median."""
    if name in PARAMETERS:
        return Draws({**draws.scores, name: np.zeros(())}, draws.picks)
    position = case.model.constants.quantiles.p50 * _options(case, name)
    pick = int(position)
    return Draws(
        {**draws.scores, name: np.asarray(position - pick)},
        {**draws.picks, name: np.asarray(pick)},
    )


def _options(case: Case, name: str) -> int:
    return len(case.spans[name] if name in TABLES else case.options[name])


def _log_width(case: Case, totals: Values) -> float:
    """ln(P90/P10), totals floored at 1 EUR."""
    q = case.model.constants.quantiles
    low, high = quantiles(np.maximum(totals, 1), [q.p10, q.p90])
    return math.log(high / low)
