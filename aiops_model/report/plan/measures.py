"""The planned measures: what, who, when, why, and how far each of them is."""

from aiops_model.domain.plan.result import Item
from aiops_model.report.model import Table
from aiops_model.report.plan.given_up import consequences
from aiops_model.report.plan.model import MeasureRow
from aiops_model.report.plan.state import Standing, standing
from aiops_model.report.plan.when import when
from aiops_model.report.plan.why import lifts, why
from aiops_model.report.plan.words import Words

URGENCY = ("late", "running", "planned", "done", "given_up")
METRICS = ("metric_", "economic_")


def measures(words: Words) -> tuple[MeasureRow, ...]:
    """All planned measures by start."""
    return tuple(_row(at, item, words) for at, item in enumerate(words.plan.items, start=1))


def _row(number: int, item: Item, words: Words) -> MeasureRow:
    t, text = words.locale.t, words.locale.text
    told, stands = words.library.measures.get(item.measure), standing(item, words)
    support = [role for role in item.load if role != item.owner]
    return MeasureRow(
        id=item.measure,
        number=number,
        title=words.title(item.measure),
        owner=words.role(item.owner),
        support=words.roles(support),
        period=words.period(item.start, item.end),
        days=t("plan.days", start=item.start_day, end=item.end_day),
        phase=words.phase(item.phase),
        planned=words.effort(item.days_of_work),
        effort=_effort(item, words),
        cost=_cost(item, words),
        why=why(item.closes, words),
        when=when(item, words),
        steps=() if told is None else tuple(text(step) for step in told.steps),
        deliverable="" if told is None else text(told.deliverable),
        done="" if told is None else text(told.done),
        metric=_metric(item.measure, words),
        lifts=lifts(item.closes, words),
        marks=_marks(item, words),
        due=_due(item, words),
        in_time=item.in_time,
        progress=stands.state,
        progress_word=t(f"plan.state_{stands.state}"),
        percent=stands.percent,
        slip=_slip(stands, words),
        given_up=consequences(item, words) if stands.state == "given_up" else (),
        evidence=stands.track.evidence,
        start=item.start,
        end=item.end,
    )


def _effort(item: Item, words: Words) -> str:
    """What is planned, with the range of the library where it has one."""
    planned = words.effort(item.days_of_work)
    told = words.library.measures.get(item.measure)
    if told is None or told.effort.low == told.effort.high:
        return planned
    span = words.locale.number_range(told.effort.low, told.effort.high)
    return words.locale.t("plan.effort_range", planned=planned, range=span)


def _cost(item: Item, words: Words) -> str:
    told = words.library.measures.get(item.measure)
    if told is None or told.cost.high <= 0:
        return ""
    return words.locale.money_range(words.money(told.cost.low), words.money(told.cost.high))


def _metric(measure_id: str, words: Words) -> str:
    """The metric it moves: one of the instrument's, or in words."""
    told = words.library.measures.get(measure_id)
    if told is None:
        return ""
    if isinstance(told.metric, str):
        return words.prerequisite(told.metric)
    return words.locale.text(told.metric)


def _marks(item: Item, words: Words) -> tuple[str, ...]:
    told = words.library.measures.get(item.measure)
    found = {
        "mandatory": item.mandatory,
        "quick_win": item.quick_win,
        "pinned": any(reason.code == "pinned" for reason in item.reasons),
        "employees": told is not None and told.employees_affected,
    }
    return tuple(words.locale.t(f"plan.mark_{name}") for name, holds in found.items() if holds)


def _due(item: Item, words: Words) -> str:
    if item.due is None:
        return ""
    key = "plan.due_late" if item.in_time is False else "plan.due_kept"
    return words.locale.t(key, date=words.locale.date(item.due))


def _slip(stands: Standing, words: Words) -> str:
    if stands.state == "given_up":
        return stands.track.slip_reason
    if not stands.slip:
        return ""
    days = words.locale.t("plan.slip", n=stands.slip)
    reason = stands.track.slip_reason
    return words.locale.t("plan.slip_because", days=days, reason=reason) if reason else days


def overdue_first(rows: tuple[MeasureRow, ...]) -> tuple[MeasureRow, ...]:
    """Overdue ones, then what runs, comes, is done, was given up; within each by its end."""
    return tuple(sorted(rows, key=lambda row: (URGENCY.index(row.progress), row.end, row.number)))


def measures_title(words: Words) -> str:
    """How many are done at the first gate; with none, how many there are."""
    t, items = words.locale.t, words.alive
    if not items:
        return t("plan.measures_none")
    gate = next(iter(words.plan.gates), None)
    by = sum(item.end_day <= gate.day for item in items) if gate is not None else 0
    if gate is None or not by:
        return t("plan.measures_planned", n=len(items))
    return t("plan.done_by", n=by, day=gate.day)


def measures_table(rows: tuple[MeasureRow, ...], words: Words) -> Table:
    """Measure, role, dates: three columns for a phone."""
    t = words.locale.t
    columns = (t("plan.column_measure"), t("plan.column_role"), t("plan.column_dates"))
    cells = tuple((row.title, row.owner, row.period) for row in rows)
    return Table(columns, cells, t("plan.measures_alt"))
