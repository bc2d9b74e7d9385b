"""The planned measures as they are shown, those placed by the solver and the fixed ones."""

from datetime import date

from aiops_model.domain.plan.assemble import Frame
from aiops_model.domain.plan.capacity import days_until, first_day_from
from aiops_model.domain.plan.dropped import units_per_day
from aiops_model.domain.plan.gains import closes_of
from aiops_model.domain.plan.problem import Placement
from aiops_model.domain.plan.result import Item, Reason
from aiops_model.domain.plan.starts import reasons_of
from aiops_model.domain.plan.work import work_of


def items_of(frame: Frame, placement: Placement) -> tuple[Item, ...]:
    """Every planned measure by start, then id."""
    days, reasons = frame.data.calendar.days, reasons_of(frame, placement)
    rows = [
        _item(
            frame,
            task.id,
            days[placement[number].start],
            days[placement[number].end - 1],
            reasons=reasons[task.id],
        )
        for number, task in enumerate(frame.problem.tasks)
        if number in placement
    ]
    rows += [
        _item(
            frame, row.measure, row.start, row.end, reasons=(Reason(code=row.kind),), left=row.left
        )
        for row in frame.fixed.values()
    ]
    planned = {row.measure for row in rows}
    rows = [
        row.model_copy(update={"after": tuple(n for n in row.after if n in planned)})
        for row in rows
    ]
    return tuple(sorted(rows, key=lambda row: (row.start, row.measure)))


def _item(
    frame: Frame,
    name: str,
    start: date,
    end: date,
    *,
    reasons: tuple[Reason, ...],
    left: float = 1.0,
) -> Item:
    data, measure = frame.data, frame.candidates.measures[name]
    load = work_of(measure, left)
    due = frame.candidates.due.get(name)
    return Item(
        measure=name,
        start=start,
        end=end,
        start_day=(start - data.start).days + 1,
        end_day=(end - data.start).days + 1,
        working_days=days_until(data.calendar, end) - first_day_from(data.calendar, start),
        owner=measure.owner,
        phase=measure.phase,
        load=load,
        days_of_work=sum(load.values()) / units_per_day(frame),
        reasons=reasons,
        closes=closes_of(frame, name),
        after=frame.candidates.after[name],
        mandatory=name in frame.candidates.due,
        due=due,
        in_time=None if due is None else end <= due,
        quick_win=measure.quick_win,
    )
