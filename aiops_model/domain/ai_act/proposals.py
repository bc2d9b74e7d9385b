"""Maturity and duties, asked once: each proposes answers to the other, to be confirmed by a person.

Nothing confirmed is overwritten; where both sides have spoken and do not fit, it is listed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aiops_model.domain.ai_act.coverage import DutyAnswer, level_on
from aiops_model.domain.ai_act.law import Law
from aiops_model.domain.ai_act.result import DutyState
from aiops_model.domain.maturity.model import Model

Rows = Sequence[tuple[DutyState, DutyAnswer]]
"""Every duty of every system with what is said of it."""


@dataclass(frozen=True, slots=True)
class ProposedValue:
    """A value for a maturity item; `duties` gives the reason."""

    item: str
    value: float
    duties: tuple[str, ...]
    share: float
    """Share of systems that reach the evidence level, before rounding down."""


@dataclass(frozen=True, slots=True)
class ProposedLevel:
    """An evidence level for a duty; `items` gives the reason."""

    duty: str
    level: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A confirmed answer and what the other side would propose."""

    item: str
    duty: str
    said: float
    """The confirmed value of the item, or the confirmed evidence level of the duty."""
    proposed: float


def item_proposals(
    rows: Rows, model: Model, law: Law, as_of: date, confirmed: Collection[str]
) -> tuple[ProposedValue, ...]:
    """Values for items without an answer, from the duties they answer; order of the items.

    Managed items: the share of systems at the level below the highest or above it ("documented").
    Scaled items: at the highest level. Rounded down to the scale; the lowest of several duties.
    Where nobody can say for any system, nothing is proposed.
    """
    found = _values(rows, model, law, as_of)
    return tuple(row for item, row in found.items() if item not in confirmed)


def duty_proposals(
    values: Mapping[str, float],
    documented: Collection[str],
    law: Law,
    duties: Iterable[DutyState],
    confirmed: Collection[str],
) -> tuple[ProposedLevel, ...]:
    """Evidence levels for duties without an answer, from the items that answer them.

    values: confirmed item values. documented: items with a valid document; then "documented" is
    proposed at most, else "informal". A practice that exists nowhere proposes "nothing"; the lowest
    of several items counts.
    """
    found = _levels(values, documented, law, duties)
    return tuple(row for duty, row in found.items() if duty not in confirmed)


def differences(
    rows: Rows, values: Mapping[str, float], model: Model, law: Law, as_of: date
) -> tuple[Difference, ...]:
    """Items whose confirmed value differs from what the duties propose."""
    proposed = _values(rows, model, law, as_of)
    return tuple(
        Difference(item, row.duties[0], values[item], row.value)
        for item, row in proposed.items()
        if item in values and abs(values[item] - row.value) > model.limits.tolerance
    )


def _values(rows: Rows, model: Model, law: Law, as_of: date) -> dict[str, ProposedValue]:
    """What the duties propose for each item, whatever is confirmed."""
    levels: dict[str, list[int | None]] = {}
    for duty, answer in rows:
        if not (duty.good_practice or answer.not_applicable):
            levels.setdefault(duty.id, []).append(level_on(answer, as_of, law))
    needed = {2: law.top_level - 1, model.top - 1: law.top_level}
    found: dict[str, ProposedValue] = {}
    for item in model.items:
        if item.level not in needed:
            continue
        shares = {
            duty.id: _share(levels[duty.id], needed[item.level])
            for duty in law.duties
            if item.id in duty.items and any(n is not None for n in levels.get(duty.id, ()))
        }
        if shares:
            share = min(shares.values())
            lowest = tuple(duty for duty, reached in shares.items() if reached <= share)
            value = max(v for v in model.scale if v <= share + model.limits.tolerance)
            found[item.id] = ProposedValue(item.id, value, lowest, share)
    return found


def _share(levels: Sequence[int | None], needed: int) -> float:
    """Share of systems at the level or above; a system nobody can speak for has not reached it."""
    return sum(level is not None and level >= needed for level in levels) / len(levels)


def _levels(
    values: Mapping[str, float],
    documented: Collection[str],
    law: Law,
    duties: Iterable[DutyState],
) -> dict[str, ProposedLevel]:
    found: dict[str, ProposedLevel] = {}
    for state in duties:
        known = [item for item in law.duty[state.id].items if item in values]
        if not known or state.good_practice:
            continue
        reached = {
            item: 0 if values[item] <= 0 else law.top_level - 1 if item in documented else 1
            for item in known
        }
        level = min(reached.values())
        items = tuple(item for item, n in reached.items() if n == level)
        found[state.id] = ProposedLevel(state.id, level, items)
    return found
