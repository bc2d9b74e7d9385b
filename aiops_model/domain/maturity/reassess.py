"""Reassessment: what is asked again, and why; everything else stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.result import ItemState

AskReason = Literal["unanswered", "dont_know", "on_plan", "evidence_expired", "aged"]
"""In the order in which they are named."""


@dataclass(frozen=True)
class AskAgain:
    """An item to ask, with every reason that holds, the strongest first."""

    item: str
    reasons: tuple[AskReason, ...]


def reassessment(
    model: Model,
    states: Mapping[str, ItemState],
    *,
    answered_on: Mapping[str, date],
    evidence_until: Mapping[str, date],
    on_plan: Collection[str],
    as_of: date,
    max_age_days: int,
) -> tuple[AskAgain, ...]:
    """The items to ask, in the order of the model.

    answered_on: item -> day of its latest answer; without a day nothing is known to have aged.
    evidence_until: item -> last day its evidence counts. on_plan: items that a measure is lifting.
    An item that does not apply is asked again only where that decision has aged.
    """
    found = []
    for item in model.items:
        state = states.get(item.id)
        kind = "open" if state is None else state.state
        until, answered = evidence_until.get(item.id), answered_on.get(item.id)
        holds: dict[AskReason, bool] = {
            "unanswered": kind == "open",
            "dont_know": kind == "dont_know",
            "on_plan": item.id in on_plan and kind == "answered",
            "evidence_expired": kind == "answered" and until is not None and until < as_of,
            "aged": kind in ("answered", "not_applicable")
            and answered is not None
            and (as_of - answered).days > max_age_days,
        }
        reasons = tuple(reason for reason, held in holds.items() if held)
        if reasons:
            found.append(AskAgain(item.id, reasons))
    return tuple(found)
