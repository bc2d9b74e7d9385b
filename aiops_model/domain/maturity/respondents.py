"""Rule 8: from what several people say to one state per item.

Every person weighs the same. The value is the lower median, so that an even split counts as the
weaker answer; who does not know is left out of it, and where fewer than half have a value nobody
knows. A consensus replaces the value and leaves the votes, with their spread, as they were. "Not
applicable" is the facilitator's decision: said by a respondent it is no value, like "don't know".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.result import ItemState, Spread

LEADERSHIP = "leadership"
OPERATIONS = "operations"

Votes = Mapping[str, Sequence[Vote]]


def votes_by_item(model: Model, assessment: Assessment) -> dict[str, list[Vote]]:
    """Every item of the model with its votes.

    Raises Refusal about an item: "left_out_not_allowed", "unknown_item", "unknown_option" for a
    value that is not on the scale (entered).
    """
    for item in model.items:
        if item.id in assessment.left_out and not item.may_be_left_out:
            raise Refusal("left_out_not_allowed", item.id, item=item.id)
    found: dict[str, list[Vote]] = {item.id: [] for item in model.items}
    for vote in assessment.votes:
        if vote.item not in found:
            raise Refusal("unknown_item", vote.item)
        if not isinstance(vote.value, str) and vote.value not in model.scale:
            raise Refusal("unknown_option", vote.item, entered=vote.value)
        found[vote.item].append(vote)
    for item_id, agreed in assessment.consensus.items():
        if agreed not in model.scale:
            raise Refusal("unknown_option", item_id, entered=agreed)
    return found


def lower_median(values: Sequence[float]) -> float:
    """The middle one of the sorted values, the lower of two."""
    return values[(len(values) - 1) // 2]


def common_value(votes: Iterable[float | str]) -> float | None:
    """What the votes on one item come to; None where fewer than half have a value."""
    values: list[float] = []
    without = 0
    for value in votes:
        if isinstance(value, str):
            without += 1
        else:
            values.append(value)
    if not values or len(values) < without:
        return None
    return lower_median(sorted(values))


def item_states(model: Model, assessment: Assessment, votes: Votes) -> dict[str, ItemState]:
    """The state of every item, in the order of the model."""
    steps = {value: step for step, value in enumerate(model.scale)}
    return {
        item.id: _state(model, assessment, steps, item.id, votes[item.id]) for item in model.items
    }


def _state(
    model: Model,
    assessment: Assessment,
    steps: Mapping[float, int],
    item: str,
    votes: Sequence[Vote],
) -> ItemState:
    said = [vote for vote in votes if not isinstance(vote.value, str)]
    apart = _distance(model, steps, said)
    known = [vote.confidence for vote in said if vote.confidence is not None]
    agreed = assessment.consensus.get(item)
    value = agreed if agreed is not None else common_value(vote.value for vote in votes)
    out = item in assessment.left_out
    return ItemState(
        value=None if out else value,
        state=_name(out=out, value=value, votes=votes),
        votes=len(votes),
        spread=apart.spread,
        agreement=apart.agreement,
        divided=len(said) > 1 and apart.spread >= model.limits.divided_steps,
        decided=agreed is not None,
        confidence=fmean(known) if known else None,
        evidenced=any(_proven(vote, assessment) for vote in votes),
    )


def _name(*, out: bool, value: float | None, votes: Sequence[Vote]
          ) -> Literal["answered", "dont_know", "not_applicable", "open"]:  # fmt: skip
    if out:
        return "not_applicable"
    if value is not None:
        return "answered"
    return "dont_know" if votes else "open"


def _proven(vote: Vote, assessment: Assessment) -> bool:
    """Whether a vote brings evidence that counts on the day of the assessment."""
    if vote.evidence_until is None:
        return vote.evidence
    return vote.evidence_until >= assessment.as_of


@dataclass(frozen=True)
class Distance:
    """How far the votes on one item are apart."""

    spread: int
    agreement: float | None


def _distance(model: Model, steps: Mapping[float, int], said: Sequence[Vote]) -> Distance:
    """Steps between the outermost votes, and 1 - mean distance to the median / unit.

    Items answered by workshop choices alone are measured in levels, in steps and unit: there a
    difference of one level moves single items over the whole scale.
    """
    if len(said) < 2:
        return Distance(0, None)
    limits = model.limits
    values = sorted(float(vote.value) for vote in said)
    chosen = sorted(vote.choice for vote in said if vote.choice is not None)
    if len(chosen) == len(said):
        middle = chosen[(len(chosen) - 1) // 2]
        mean = sum(abs(choice - middle) for choice in chosen) / len(chosen)
        unit = limits.workshop_agreement_unit or limits.agreement_unit
        return Distance(chosen[-1] - chosen[0], 1 - mean / unit)
    median = lower_median(values)
    mean = sum(abs(value - median) for value in values) / len(values)
    return Distance(steps[values[-1]] - steps[values[0]], 1 - mean / limits.agreement_unit)


def spread(
    model: Model, states: Mapping[str, ItemState], votes: Votes, people: Sequence[str]
) -> Spread:
    """How far people agree over the items with two or more values."""
    agreements = [state.agreement for state in states.values() if state.agreement is not None]
    divided = [item for item, state in states.items() if state.divided]
    return Spread(
        agreement=fmean(agreements) if agreements else None,
        divided=tuple(sorted(divided, key=lambda item: (-states[item].spread, item))),
        leadership_gap=leadership_gap(model, votes),
        respondents=len(people),
    )


def leadership_gap(model: Model, votes: Votes) -> float | None:
    """Mean of leadership minus mean of operations, over the items where both can be shown.

    An item counts where both groups have at least the smallest number of values, and where the
    values of everybody else are none or as many: else theirs could be had by subtraction.
    """
    least = model.limits.smallest_group
    gaps: list[float] = []
    for item in sorted(votes):
        groups: dict[str, list[float]] = {LEADERSHIP: [], OPERATIONS: []}
        others = 0
        for vote in votes[item]:
            if isinstance(vote.value, str):
                continue
            if vote.group in groups:
                groups[vote.group].append(vote.value)
            else:
                others += 1
        large = all(len(values) >= least for values in groups.values())
        if large and (others == 0 or others >= least):
            gaps.append(fmean(sorted(groups[LEADERSHIP])) - fmean(sorted(groups[OPERATIONS])))
    return fmean(gaps) if gaps else None


def confidence(votes: Votes) -> float | None:
    """Mean confidence of all answers with a value, 1 to 3; never part of a level."""
    said = [
        vote.confidence
        for votes_on_item in votes.values()
        for vote in votes_on_item
        if vote.confidence is not None and not isinstance(vote.value, str)
    ]
    return fmean(said) if said else None
