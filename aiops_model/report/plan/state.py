"""How far each measure is, and by how much it slips."""

from dataclasses import dataclass
from datetime import date

from aiops_model.domain.plan.result import Item, Plan
from aiops_model.report.plan.basis import UNTRACKED, PlanBasis, Track
from aiops_model.report.plan.model import Progress
from aiops_model.report.plan.words import Words

WHOLE = 100


@dataclass(frozen=True)
class Standing:
    """One measure on the day of the view."""

    track: Track
    state: Progress
    percent: int
    slip: int
    """Days later than in the first plan, or overdue today; 0 where it is in time."""


def standing(item: Item, words: Words) -> Standing:
    """What was said of a measure, and what the day of the view makes of it."""
    basis = words.basis
    track = basis.tracks.get(item.measure, UNTRACKED)
    percent = WHOLE if track.status == "done" else min(max(track.percent, 0), WHOLE)
    promised = _promised(item, basis.baseline)
    if track.status == "done":
        ended = track.done_on or item.end
        return Standing(track, "done", percent, _later(promised, ended))
    if track.status == "given_up":
        return Standing(track, "given_up", 0, 0)
    late = basis.tracking and item.end < basis.created
    slip = _later(promised, max(item.end, basis.created) if late else item.end)
    state: Progress = "late" if late else "running" if track.status == "running" else "planned"
    return Standing(track, state, percent, slip)


def _promised(item: Item, baseline: Plan | None) -> date:
    """The end in the first plan that was accepted."""
    rows = () if baseline is None else baseline.items
    return next((row.end for row in rows if row.measure == item.measure), item.end)


def _later(promised: date, ended: date) -> int:
    return max(0, (ended - promised).days)


def worth_of(basis: PlanBasis, items: tuple[Item, ...]) -> float:
    """Person-days done so far: done ones whole, running ones by their share."""
    done = 0.0
    for item in items:
        track = basis.tracks.get(item.measure, UNTRACKED)
        if track.status == "given_up":
            continue
        share = WHOLE if track.status == "done" else min(max(track.percent, 0), WHOLE)
        done += item.days_of_work * share / WHOLE
    return done
