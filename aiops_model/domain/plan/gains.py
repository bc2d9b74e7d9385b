"""Why a measure is in the plan at all: the gaps it closes, or the measures that need it."""

from aiops_model.domain.plan.assemble import Frame
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
    if not rows:
        needed = [other for other, after in candidates.after.items() if name in after]
        return tuple(Closed(kind="enables", ref=other) for other in sorted(needed))
    return tuple(sorted(rows, key=lambda row: (-row.value, row.kind, row.ref)))
