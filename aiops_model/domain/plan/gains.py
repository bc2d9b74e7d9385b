"""Why a measure is in the plan at all: gaps it closes, a gate that asks, measures that need it."""

from aiops_model.domain.plan.assemble import Frame, calendar_day, gate_of
from aiops_model.domain.plan.capacity import days_until
from aiops_model.domain.plan.result import Closed
from aiops_model.domain.plan.worth import worth_until


def closes_of(frame: Frame, name: str) -> tuple[Closed, ...]:
    """All reasons of a measure, the worthiest first; several gaps are several reasons."""
    candidates, scale = frame.candidates, frame.data.rules.value_scale
    rows = []
    for lift in candidates.measures[name].closes:
        gap = candidates.gaps.get(lift.gap)
        if gap is None or max(gap.current, lift.start) >= min(lift.to, gap.target):
            continue
        to = min(lift.to, gap.target)
        rows.append(
            Closed(
                kind=gap.kind,
                ref=gap.ref,
                current=gap.current,
                to=to,
                value=(worth_until(gap, to) - worth_until(gap, lift.start)) / scale,
                due=gap.due,
                in_force=gap.in_force,
                because=dict(gap.because),
            )
        )
    gate = _asked_for(frame, name)
    if not rows and not gate:
        needed = [other for other, after in candidates.after.items() if name in after]
        return tuple(Closed(kind="enables", ref=other) for other in sorted(needed))
    return (*sorted(rows, key=lambda row: (-row.value, row.kind, row.ref)), *gate)


def _asked_for(frame: Frame, name: str) -> tuple[Closed, ...]:
    """The gate that asks for its evidence first."""
    gate, scale = gate_of(frame.data, name), frame.data.rules.value_scale
    if gate is None:
        return ()
    working = days_until(frame.data.calendar, calendar_day(frame.data, gate.day))
    day = frame.data.calendar.days[max(0, working - 1)]
    return (Closed(kind="gate", ref=gate.id, value=frame.data.rules.gate_value / scale, due=day),)
