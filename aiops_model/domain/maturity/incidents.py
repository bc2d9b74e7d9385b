"""The gaps most likely to become incidents: what lacks monitoring, an owner, a way back."""

from collections.abc import Mapping, Sequence
from math import fsum

from aiops_model.domain.maturity.result import Incident, ItemState
from aiops_model.domain.maturity.rules import IncidentRule


def likely_incidents(
    states: Mapping[str, ItemState], rules: Sequence[IncidentRule], count: int
) -> tuple[Incident, ...]:
    """The `count` likeliest kinds of incident, the likeliest first, ties by id.

    The score is the part of a rule's shares, 0 to 1, that the answers show to be missing. An open
    answer is no "no": it adds nothing. Items that do not apply leave the shares; a rule of which
    nothing is missing is not named. `items` lists what is missing, the largest part first.
    """
    found = (_incident(states, rule) for rule in rules)
    ranked = sorted((i for i in found if i is not None), key=lambda i: (-i.score, i.id))
    return tuple(ranked[:count])


def _incident(states: Mapping[str, ItemState], rule: IncidentRule) -> Incident | None:
    shares: list[float] = []
    missing: dict[str, float] = {}
    for item, share in rule.shares:
        state = states.get(item)
        if state is not None and state.state == "not_applicable":
            continue
        shares.append(share)
        if state is not None and state.value is not None and state.value < 1:
            missing[item] = share * (1 - state.value)
    if not missing:
        return None
    items = tuple(sorted(missing, key=lambda item: (-missing[item], item)))
    return Incident(id=rule.id, score=fsum(missing.values()) / fsum(shares), items=items)
