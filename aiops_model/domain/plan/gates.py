"""Gates keep their dates; what ends after them is named."""

from collections.abc import Sequence

from aiops_model.domain.plan.assemble import Frame, calendar_day, last_day
from aiops_model.domain.plan.capacity import days_until, first_day_from
from aiops_model.domain.plan.result import GateDate, Item


def gate_dates(frame: Frame, items: Sequence[Item]) -> tuple[GateDate, ...]:
    """The gates inside the horizon, on the last working day up to their calendar day."""
    data, planned = frame.data, {item.measure: item for item in items}
    found = []
    for gate in data.rules.gates:
        meant = calendar_day(data, gate.day)
        if meant > last_day(data):
            continue
        working = days_until(data.calendar, meant)
        day = data.calendar.days[working - 1] if working > 0 else meant
        asked = tuple(name for name in gate.measures if name in planned or name in data.done)
        own = [n for n in planned if planned[n].phase == gate.phase and _fits(frame, n, working)]
        late = [n for n in dict.fromkeys([*asked, *own]) if n in planned and planned[n].end > day]
        wanted = set(frame.candidates.measures)
        found.append(
            GateDate(
                id=gate.id,
                phase=gate.phase,
                day=gate.day,
                date=day,
                asks_for=asked,
                late=tuple(sorted(late)),
                missing=tuple(n for n in gate.measures if n in wanted and n not in asked),
            )
        )
    return tuple(found)


def _fits(frame: Frame, name: str, until: int) -> bool:
    """Whether a measure could end inside its phase at all; what runs for weeks is no overrun."""
    data, measure = frame.data, frame.candidates.measures[name]
    begins = calendar_day(data, data.rules.phase_days.get(measure.phase, 1))
    return measure.least_days <= until - first_day_from(data.calendar, begins)
