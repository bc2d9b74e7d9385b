"""Input no plan can be made from: named by its field, with what to do about it in the text."""

from collections.abc import Mapping
from datetime import date, timedelta

from aiops_model.domain.errors import Refusal
from aiops_model.domain.plan.capacity import days_until, first_day_from
from aiops_model.domain.plan.values import Measure, PlanInput


def refuse(data: PlanInput) -> None:
    """Raise what is wrong with an input, the first of it.

    Refusal: "out_of_range" (horizon_days, buffer, hours), "zero_capacity", "no_working_day",
    "unknown_measure", "duplicate_role", "pin_outside", "pin_excluded", "pin_done",
    "pins_contradict".
    """
    _limits(data)
    library = {measure.id: measure for measure in data.measures}
    named = {
        "pinned": list(data.pinned),
        "excluded": [row.measure for row in data.excluded],
        "done": list(data.done),
    }
    for field, names in named.items():
        for name in names:
            if name not in library:
                raise Refusal("unknown_measure", field, entered=name, measure=name)
    _pins(data, library)


def _limits(data: PlanInput) -> None:
    rules = data.rules
    if not rules.least_horizon <= data.horizon_days <= rules.longest_horizon:
        raise Refusal(
            "out_of_range",
            "horizon_days",
            entered=data.horizon_days,
            min=rules.least_horizon,
            max=rules.longest_horizon,
        )
    if not 0 <= data.buffer < 1:
        raise Refusal("out_of_range", "buffer", entered=data.buffer, min=0, max=1)
    ids = [role.id for role in data.roles]
    for role in data.roles:
        if ids.count(role.id) > 1:
            raise Refusal("duplicate_role", "capacity_hours_per_week", entered=role.id)
        if role.hours_a_week < 0:
            raise Refusal("out_of_range", f"capacity_hours_per_week.{role.id}",
                          entered=role.hours_a_week, min=0, max=rules.full_time_hours)  # fmt: skip
    if not any(role.hours_a_week > 0 for role in data.roles):
        raise Refusal("zero_capacity", "capacity_hours_per_week")
    if days_until(data.calendar, _end(data)) == 0:
        raise Refusal("no_working_day", "start", entered=data.start)


def _end(data: PlanInput) -> date:
    return data.start + timedelta(days=data.horizon_days - 1)


def _pins(data: PlanInput, library: Mapping[str, Measure]) -> None:
    """Pins outside the plan, pins of what is taken out, pins against the order of work."""
    excluded = {row.measure for row in data.excluded}
    for name, day in sorted(data.pinned.items()):
        field = f"pinned.{name}"
        if not data.start <= day <= _end(data):
            raise Refusal(
                "pin_outside", field, measure=name, entered=day, min=data.start, max=_end(data)
            )
        if name in excluded:
            raise Refusal("pin_excluded", field, measure=name)
        if name in data.done:
            raise Refusal("pin_done", field, measure=name)
    for name, day in sorted(data.pinned.items()):
        waits = _waits(library, name)
        for other in sorted(set(data.pinned) & set(waits)):
            begins = first_day_from(data.calendar, data.pinned[other])
            free = begins + waits[other]
            if first_day_from(data.calendar, day) < free:
                earliest = data.calendar.days[min(free, len(data.calendar.days) - 1)]
                raise Refusal(
                    "pins_contradict",
                    f"pinned.{name}",
                    measure=name,
                    other=other,
                    entered=day,
                    earliest=earliest,
                )


def _waits(library: Mapping[str, Measure], name: str) -> dict[str, int]:
    """Everything a measure waits for -> working days from its start to that of the measure."""
    found: dict[str, int] = {}
    rows = [(earlier, 0) for earlier in library[name].after]
    while rows:
        earlier, days = rows.pop()
        if earlier not in library:
            continue
        needed = days + library[earlier].least_days
        if needed > found.get(earlier, 0):
            found[earlier] = needed
            rows += [(before, needed) for before in library[earlier].after if before != name]
    return found
