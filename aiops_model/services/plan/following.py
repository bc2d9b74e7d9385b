"""How a followed plan stands today: overdue first, then what runs, then what comes next."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.domain.plan.result import Item
from aiops_model.services.plan.views import PlanView, Progress

Place = Literal["overdue", "running", "next", "done", "dropped"]
ORDER: tuple[Place, ...] = ("overdue", "running", "next", "done", "dropped")


@dataclass(frozen=True)
class Late:
    """One measure of the plan that is followed, and what is said of it."""

    item: Item
    progress: Progress
    place: Place
    days_late: int
    """Calendar days past its end, of what is open or running; against the end of the baseline, of
    what is done. Never negative."""


@dataclass(frozen=True)
class Standing:
    """A followed plan on one day."""

    rows: tuple[Late, ...]
    """Overdue first, the latest of them first; then by start."""
    planned_days: float
    """Person-days that should be done by today."""
    done_days: float
    """Person-days that are, counted by percent."""

    @property
    def overdue(self) -> tuple[Late, ...]:
        """What should have ended."""
        return tuple(row for row in self.rows if row.place == "overdue")


def standing_of(view: PlanView, today: date) -> Standing | None:
    """How the plan stands; None while none was accepted."""
    if view.latest is None:
        return None
    first = {} if view.baseline is None else {i.measure: i for i in view.baseline.plan.items}
    items = {item.measure: item for item in view.latest.plan.items}
    items |= {n: first[n] for n in view.done if n in first and n not in items}
    rows = [_row(item, view.measure(name), first.get(name), today) for name, item in items.items()]
    rows.sort(key=lambda r: (ORDER.index(r.place), -r.days_late, r.item.start, r.item.measure))
    alive = [row for row in rows if row.place != "dropped"]
    return Standing(
        rows=tuple(rows),
        planned_days=sum(r.item.days_of_work for r in alive if r.item.end <= today),
        done_days=sum(r.item.days_of_work * r.progress.state.percent / 100 for r in alive),
    )


def _row(item: Item, progress: Progress, first: Item | None, today: date) -> Late:
    state = progress.state
    if state.status == "dropped":
        return Late(item, progress, "dropped", 0)
    if state.status == "done":
        planned = item if first is None else first
        late = 0 if state.done_on is None else (state.done_on - planned.end).days
        return Late(item, progress, "done", max(0, late))
    late = max(0, (today - item.end).days)
    place: Place = "overdue" if late else "running" if state.status == "running" else "next"
    return Late(item, progress, place, late)
