"""Before and after: what moved, and where the change of the overall index comes from.

The split goes one step at a time, each from where the last one ended, so the parts add up exactly:

1. another instrument version: the earlier answers under the later model;
2. other respondents: what changes when only those who answered an item both times are heard; an
   item that other people answered each time moves here as a whole;
3. item by item in the order of the model, from the earlier to the later answer of those people:
   "work" where a measure was done or evidence is dated between the two, else a changed answer.

What the group decided (an agreed value, "not applicable") is an answer, whoever voted.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

import numpy as np

from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.maturity.frame import WHOLE
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.percent import shares
from aiops_model.domain.maturity.respondents import Votes, item_states, votes_by_item
from aiops_model.domain.maturity.result import Result, Standing

Cause = Literal["instrument", "respondents", "work", "answer"]


@dataclass(frozen=True)
class Moved:
    """The whole (id ""), a layer or a capability, before and after."""

    id: str
    before: float | None
    after: float | None
    level_before: int | None
    level_after: int | None

    @property
    def change(self) -> float | None:
        """After minus before; None where either has no index."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Part:
    """A share of the change of the overall index."""

    cause: Cause
    amount: float
    item: str = ""
    """For work and answer."""
    before: float | None = None
    """Value of the item among those who answered both times, None when it was open; of everybody
    where the others were so few that theirs could be had by comparing the two."""
    after: float | None = None
    few: bool = False
    """So few answered both times that neither the values nor the item may be shown."""


@dataclass(frozen=True)
class Comparison:
    """Two results of one company side by side."""

    overall: Moved
    layers: tuple[Moved, ...]
    capabilities: tuple[Moved, ...]
    parts: tuple[Part, ...]
    """In the order of the split; they add up to `overall.change`. Empty where that is None."""
    versions: tuple[str, str]


class Way(NamedTuple):
    """Values of one item on the way from the first round to the second; None while open."""

    all_before: float | None
    same_before: float | None
    """Among those who answered it both times."""
    same_after: float | None
    all_after: float | None
    few: bool = False
    """Fewer than the smallest group answered it both times, others once."""
    mixed: bool = False
    """The others were fewer than the smallest group."""


@dataclass(frozen=True)
class Round:
    """One scored assessment: the model it was scored under, its answers, its result."""

    model: Model
    assessment: Assessment
    result: Result


def items_worked_on(dated: Iterable[tuple[str, date]], since: date, until: date) -> frozenset[str]:
    """Items with a measure done, or evidence dated, after `since` and up to `until`."""
    return frozenset(item for item, day in dated if since < day <= until)


def compare(before: Round, after: Round, worked_on: Collection[str]) -> Comparison:
    """Deltas of the whole, the layers and the capabilities, and the split of the overall change.

    `worked_on` as `items_worked_on` gives it. Layers and capabilities that only one of the two
    models has are left out of the deltas.
    """
    whole = _moved("", before.result.overall, after.result.overall)
    parts = () if whole.change is None else _split(before, after, whole, worked_on)
    return Comparison(
        overall=whole,
        layers=_all_moved(before.result.layers, after.result.layers),
        capabilities=_all_moved(before.result.capabilities, after.result.capabilities),
        parts=parts,
        versions=(before.model.version, after.model.version),
    )


def _moved(part: str, before: Standing, after: Standing) -> Moved:
    return Moved(part, before.index, after.index, before.level, after.level)


def _all_moved(before: Mapping[str, Standing], after: Mapping[str, Standing]) -> tuple[Moved, ...]:
    return tuple(
        _moved(part, before[part], standing) for part, standing in after.items() if part in before
    )


def _split(
    before: Round, after: Round, whole: Moved, worked_on: Collection[str]
) -> tuple[Part, ...]:
    """The parts of the change, in their order; what changed nothing is left out."""
    model = after.model
    earlier, later = _under(model, before.assessment), after.assessment
    heard = _heard(model, earlier, later)
    steps = [{item: way.all_before for item, way in heard.items()}]
    steps.append({item: way.same_before for item, way in heard.items()})
    changed = [item for item, way in heard.items() if way.same_before != way.same_after]
    for item in changed:
        steps.append(steps[-1] | {item: heard[item].same_after})
    steps.append({item: way.all_after for item, way in heard.items()})
    found = _indices(model, steps)
    causes: list[Cause] = ["work" if item in worked_on else "answer" for item in changed]
    parts = [
        Part("instrument", found[0] - (whole.before or 0.0)),
        Part("respondents", found[1] - found[0] + found[-1] - found[-2]),
        *(
            _part(cause, found[step + 1] - found[step], item, heard[item])
            for step, (item, cause) in enumerate(zip(changed, causes, strict=True), start=1)
        ),
    ]
    return tuple(part for part in parts if abs(part.amount) > model.limits.tolerance)


def _part(cause: Cause, amount: float, item: str, way: Way) -> Part:
    ends = (way.all_before, way.all_after) if way.mixed else (way.same_before, way.same_after)
    return Part(cause, amount, item, *ends, few=way.few)


def _heard(model: Model, earlier: Assessment, later: Assessment) -> dict[str, Way]:
    """Item -> its way from the first to the last value."""
    first, last = votes_by_item(model, earlier), votes_by_item(model, later)
    everybody = _people(earlier.votes) & _people(later.votes)
    values = _values(model, earlier), _values(model, later)
    both = _in_both(first, last)
    of_both = _values(model, _of(earlier, both)), _values(model, _of(later, both))
    ways: dict[str, Way] = {}
    for item in first:
        start, end = values[0][item], values[1][item]
        people = _people(first[item]), _people(last[item])
        decided = _decision(earlier, item) != _decision(later, item)
        answered_once = not (people[0] and people[1]) and bool((people[0] | people[1]) & everybody)
        if decided or people[0] == people[1] or answered_once:
            ways[item] = Way(start, start, end, end)
        elif same := people[0] & people[1]:
            others = [len(group - same) for group in people]
            ways[item] = Way(
                start,
                of_both[0][item],
                of_both[1][item],
                end,
                few=len(same) < model.limits.smallest_group,
                mixed=any(0 < count < model.limits.smallest_group for count in others),
            )
        else:
            ways[item] = Way(start, end, end, end)
    return ways


def _decision(assessment: Assessment, item: str) -> tuple[float | None, bool]:
    """What the group decided on an item, beside the votes."""
    return assessment.consensus.get(item), item in assessment.left_out


def _people(votes: Iterable[Vote]) -> frozenset[str]:
    return frozenset(vote.respondent for vote in votes)


def _in_both(first: Votes, last: Votes) -> frozenset[tuple[str, str]]:
    """Item and person, for everyone who answered the item in both rounds."""
    return frozenset(
        (item, person) for item in first for person in _people(first[item]) & _people(last[item])
    )


def _of(assessment: Assessment, kept: Collection[tuple[str, str]]) -> Assessment:
    """Only these answers; what the group decided stays."""
    votes = tuple(vote for vote in assessment.votes if (vote.item, vote.respondent) in kept)
    return replace(assessment, votes=votes)


def _under(model: Model, assessment: Assessment) -> Assessment:
    """The answers to items this model has, on its scale; what it does not let leave out is open."""
    votes = (vote for vote in assessment.votes if vote.item in model.item)
    return replace(
        assessment,
        votes=tuple(
            vote if isinstance(vote.value, str) else replace(vote, value=_step(model, vote.value))
            for vote in votes
        ),
        consensus={
            item: _step(model, value)
            for item, value in assessment.consensus.items()
            if item in model.item
        },
        left_out=frozenset(
            i for i in assessment.left_out if i in model.item and model.item[i].may_be_left_out
        ),
    )


def _step(model: Model, value: float) -> float:
    """The step of the scale the value reaches: itself, but for another version's scale."""
    reached = [step for step in model.scale if step <= value + model.limits.tolerance]
    return reached[-1] if reached else model.scale[0]


def _values(model: Model, assessment: Assessment) -> dict[str, float | None]:
    states = item_states(model, assessment, votes_by_item(model, assessment))
    return {item: state.value for item, state in states.items()}


def _indices(model: Model, steps: Sequence[Mapping[str, float | None]]) -> list[float]:
    """The overall index over the answered items, for every step at once."""
    values = [[step[item] for item in model.frame.ids] for step in steps]
    counts = np.array([[value is not None for value in row] for row in values], dtype=np.bool_)
    numbers = np.array([[value or 0.0 for value in row] for row in values], dtype=np.float64)
    return [float(index) for index in shares(model, numbers, counts).index[:, WHOLE]]
