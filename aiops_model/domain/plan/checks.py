"""Mistakes in the making, looked for in every plan; codes are the ids of the mistakes to avoid."""

from collections.abc import Sequence
from datetime import date

from aiops_model.domain.plan.assemble import Frame
from aiops_model.domain.plan.loads import daily_work
from aiops_model.domain.plan.problem import Placement
from aiops_model.domain.plan.result import Dropped, GateDate, Item, Notice, RoleLoad


def notices(
    frame: Frame,
    placement: Placement,
    *,
    items: Sequence[Item],
    dropped: Sequence[Dropped],
    loads: Sequence[RoleLoad],
    gates: Sequence[GateDate],
) -> tuple[Notice, ...]:
    """Everything to look at, in a fixed order."""
    return (
        *_several_before_g2(frame, gates),
        *_prevented_too_late(frame, items, dropped, gates),
        *_nobody_for_employees(frame, items, dropped),
        *_duty_after_date(items, dropped),
        *_role_overloaded(frame, loads),
        *_one_person_majority(frame, placement),
        *_held_by_one(frame),
        *_without_hours(frame),
        *_phase_overruns(gates),
    )


def _second_gate(frame: Frame, gates: Sequence[GateDate]) -> date:
    """The gate before which one use case at most goes live."""
    return next((gate.date for gate in gates if gate.phase == 2), frame.end)


def _several_before_g2(frame: Frame, gates: Sequence[GateDate]) -> list[Notice]:
    gate = _second_gate(frame, gates)
    early = sorted({row.use_case for row in frame.data.go_lives if row.day <= gate})
    if len(early) <= 1:
        return []
    return [Notice(code="several_before_g2", values={"count": len(early), "until": str(gate)})]


def _prevented_too_late(
    frame: Frame, items: Sequence[Item], dropped: Sequence[Dropped], gates: Sequence[GateDate]
) -> list[Notice]:
    """What prevents a mistake ends after the first go-live, or is not in the plan at all."""
    lives = frame.data.go_lives
    first = min((row.day for row in lives), default=_second_gate(frame, gates))
    grave = not lives or any(row.high_impact for row in lives)
    found = []
    for code in ("no_baseline", "explainability_late", "no_human_review", "data_apart_from_model"):
        if code == "no_human_review" and not grave:
            continue
        prevents = frame.data.rules.preventing.get(code, ())
        found += [
            Notice(code=code, measure=item.measure,
                   values={"ends": str(item.end), "live": str(first)})
            for item in items
            if item.measure in prevents and item.end > first
        ]  # fmt: skip
        found += [
            Notice(code=code, measure=row.measure, values={"ends": None, "live": str(first)})
            for row in dropped
            if row.measure in prevents
        ]
    return found


def _nobody_for_employees(
    frame: Frame, items: Sequence[Item], dropped: Sequence[Dropped]
) -> list[Notice]:
    """Work that touches employees begins before works council and data protection are asked."""
    prevents = frame.data.rules.preventing.get("nobody_for_employees", ())
    ends = [item.end for item in items if item.measure in prevents]
    missing = [row.measure for row in dropped if row.measure in prevents]
    return [
        Notice(code="nobody_for_employees", measure=item.measure,
               values={"starts": str(item.start), "asked": str(max(ends)) if ends else None})
        for item in items
        if frame.candidates.measures[item.measure].employees_affected
        and item.measure not in prevents
        and (missing or any(item.start <= end for end in ends))
    ]  # fmt: skip


def _duty_after_date(items: Sequence[Item], dropped: Sequence[Dropped]) -> list[Notice]:
    """A legal date, or the day of the first week's list, comes before its measure ends."""
    late = [(row.measure, str(row.end), row.due) for row in items if row.in_time is False]
    missing = [(row.measure, None, row.due) for row in dropped if row.mandatory]
    return [
        Notice(code="duty_after_date", measure=name, values={"ends": end, "due": str(due)})
        for name, end, due in [*late, *missing]
    ]


def _role_overloaded(frame: Frame, loads: Sequence[RoleLoad]) -> list[Notice]:
    limit, scale = frame.data.rules.load_limit, frame.data.rules.units_per_hour
    found = []
    for row in loads:
        over = [
            (week, load, hours)
            for week, load, hours in zip(row.weeks, row.load, row.hours, strict=True)
            if load > limit * hours and load > 1
        ]
        if over:
            week, load, hours = max(over, key=lambda told: told[1] - told[-1])
            found.append(
                Notice(
                    code="role_overloaded",
                    role=row.role,
                    values={
                        "weeks": len(over),
                        "week": str(week),
                        "planned": load / scale,
                        "hours": hours / scale,
                    },
                )
            )
    for (name, pool), units in sorted(frame.reserved.lacking.items()):
        found.append(
            Notice(
                code="no_hours_left",
                measure=name,
                role=frame.pools[pool].roles[0],
                values={"hours": units / scale},
            )
        )
    return found


def _one_person_majority(frame: Frame, placement: Placement) -> list[Notice]:
    """One pool of hours held by one person carries more than its share of all planned work."""
    sums = [0] * len(frame.pools)
    for pools in daily_work(frame, placement).values():
        for pool, days in pools.items():
            sums[pool] += sum(days.values())
    whole = sum(sums)
    people = {role.id: set(role.people) for role in frame.data.roles}
    carried: dict[str, int] = {}
    for held, units in zip(frame.pools, sums, strict=True):
        holders = people.get(held.roles[0], set())
        for person in holders if len(holders) == 1 else ():
            carried[person] = carried.get(person, 0) + units
    return [
        Notice(code="one_person_majority", values={"person": person, "share": units / whole})
        for person, units in sorted(carried.items())
        if whole > 0 and units > frame.data.rules.largest_share * whole
    ]


def _held_by_one(frame: Frame) -> list[Notice]:
    """Roles that should watch each other, in the hands of the same person."""
    held = {role.id: set(role.people) for role in frame.data.roles}
    rows = [held.get(role, set()) for role in frame.data.rules.apart]
    both = set.intersection(*rows) if len(rows) > 1 else set()
    return [Notice(code="control_is_model", values={"person": person}) for person in sorted(both)]


def _without_hours(frame: Frame) -> list[Notice]:
    """Roles that are needed and have no hours; and those whose meetings eat all of theirs."""
    given = {role.id for role in frame.data.roles if role.hours_a_week > 0}
    found = []
    for pool in frame.pools:
        net = sum(pool.net[: frame.problem.days])
        for role in pool.roles:
            if role not in given:
                found.append(Notice(code="role_without_hours", role=role))
            elif net == 0:
                found.append(Notice(code="hours_gone_to_meetings", role=role))
    return found


def _phase_overruns(gates: Sequence[GateDate]) -> list[Notice]:
    return [
        Notice(code="phase_overruns", measure=name,
               values={"gate": gate.id, "date": str(gate.date)})
        for gate in gates
        for name in gate.late
    ]  # fmt: skip
