"""A plan as scripts ask for it: one JSON object, gaps and hours or plain tasks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from aiops_model.content.content import Content
from aiops_model.content.gap_reading import read_gaps
from aiops_model.content.json_reading import (
    below,
    count_at,
    day_at,
    list_at,
    number_at,
    object_at,
    one_of,
    table_at,
    text_at,
)
from aiops_model.content.planning import (
    gap_worth,
    meeting_days,
    plan_measures,
    plan_rules,
)
from aiops_model.content.working_days import calendar_of, closed_days
from aiops_model.domain.errors import Refusal
from aiops_model.domain.plan.gaps import checklist_gaps
from aiops_model.domain.plan.schedule import PlainTask
from aiops_model.domain.plan.values import Absence, Excluded, GoLive, PlanInput, Role, Size

KEYS = (
    "start", "today", "horizon_days", "country", "region", "holiday_categories", "closures",
    "weekdays", "capacity_hours_per_week", "people", "absences", "buffer", "size", "gaps",
    "values", "facts", "ticked", "pinned", "excluded", "done", "go_lives",
)  # fmt: skip
TASK_KEYS = ("tasks", "capacity", "limit")
LONGEST_ID, LONGEST_REASON, MOST_UNITS = 120, 500, 1_000_000
COUNTRY, WEEKDAYS = "DE", (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Tasks:
    """Plain tasks with their resources."""

    tasks: tuple[PlainTask, ...]
    capacity: Mapping[str, int]
    limit: float
    """Deterministic time of the solver."""


def read_request(data: object, content: Content) -> PlanInput | Tasks:
    """What to plan (`plan_schema` describes it). Raises Refusal with the path of the field."""
    if isinstance(data, Mapping) and "tasks" in data:
        return _tasks(object_at(data, "", TASK_KEYS), content)
    return _plan(object_at(data, "", KEYS), content)


def _tasks(given: Mapping[str, object], content: Content) -> Tasks:
    def units(value: object, path: str) -> int:
        return count_at(value, path, MOST_UNITS)

    names = given.get("capacity")
    known = [str(name) for name in names] if isinstance(names, Mapping) else []
    capacity = table_at(given, "capacity", known, units) if "capacity" in given else {}
    tasks = []
    for number, row in enumerate(list_at(given["tasks"], "tasks")):
        path = f"tasks[{number}]"
        told = object_at(row, path, ("id", "duration", "demand", "after"))
        for key in ("id", "duration"):
            if told.get(key) is None:
                raise Refusal("incomplete", below(path, key), open=1)
        demand = told.get("demand")
        needs = {} if demand is None else object_at(demand, below(path, "demand"), known)
        after = list_at(told.get("after") or (), below(path, "after"))
        tasks.append(
            PlainTask(
                id=text_at(told["id"], below(path, "id"), LONGEST_ID),
                duration=units(told["duration"], below(path, "duration")),
                demand={name: units(n, f"{path}.demand.{name}") for name, n in needs.items()},
                after=tuple(
                    text_at(name, f"{path}.after[{n}]", LONGEST_ID) for n, name in enumerate(after)
                ),
            )
        )
    limit = given.get("limit")
    usual, most = (content.plan.figure(name) for name in ("solver_limit", "longest_solver_limit"))
    return Tasks(
        tuple(tasks),
        capacity,
        usual if limit is None else number_at(limit, "limit", 0.01, most),
    )


def _plan(given: Mapping[str, object], content: Content) -> PlanInput:
    pack, rules = content.plan, plan_rules(content.plan)
    for key in ("start", "gaps"):
        if given.get(key) is None:
            raise Refusal("incomplete", key, open=1)
    start = day_at(given["start"], "start")
    if given.get("today") is not None and start < day_at(given["today"], "today"):
        raise Refusal("start_in_past", "start", entered=start, today=given["today"])
    horizon = given.get("horizon_days")
    days = int(pack.figure("horizon_days"))
    if horizon is not None:
        days = int(number_at(horizon, "horizon_days", rules.least_horizon, rules.longest_horizon))
        if days != horizon:
            raise Refusal("not_whole", "horizon_days", entered=horizon,
                          min=rules.least_horizon, max=rules.longest_horizon)  # fmt: skip
    weekdays = _weekdays(given)
    calendar = calendar_of(
        start,
        country=text_at(given.get("country") or COUNTRY, "country", LONGEST_ID),
        region=text_at(given.get("region"), "region", LONGEST_ID),
        categories=[
            text_at(row, f"holiday_categories[{n}]", LONGEST_ID)
            for n, row in enumerate(
                list_at(given.get("holiday_categories") or (), "holiday_categories")
            )
        ],
        closures=_closures(given, content, start, start + timedelta(days=days)),
        weekdays=weekdays,
    )
    sizes: tuple[Size, ...] = ("full", "light")
    size: Size = one_of("full" if given.get("size") is None else given["size"], "size", sizes)
    facts = _facts(given, content)
    measures = tuple(pack.measures)
    ticked = _names(given, "ticked", tuple(pack.checklist))
    buffer = given.get("buffer")
    gaps, state = read_gaps(given, content, gap_worth(pack), facts)
    return PlanInput(
        start=start,
        horizon_days=days,
        calendar=calendar,
        roles=_roles(given, content, rules.full_time_hours),
        measures=plan_measures(pack, facts),
        gaps=(*gaps, *checklist_gaps(row for row in pack.checklist if row not in ticked)),
        rules=rules,
        buffer=pack.figure("buffer") if buffer is None else number_at(buffer, "buffer", 0, 0.9),
        meetings=meeting_days(pack, calendar, start, days, size),
        state={**state, **{("checklist", row): 1.0 for row in ticked}},
        size=size,
        pinned=table_at(given, "pinned", measures, day_at),
        excluded=_excluded(given, measures),
        done=_names(given, "done", measures),
        go_lives=_go_lives(given),
        catalogue_version=content.version,
    )


def _weekdays(given: Mapping[str, object]) -> tuple[int, ...]:
    rows = given.get("weekdays")
    if rows is None:
        return tuple(day - 1 for day in WEEKDAYS)
    week = tuple(range(1, 8))
    found = {
        one_of(row, f"weekdays[{n}]", week) - 1 for n, row in enumerate(list_at(rows, "weekdays"))
    }
    if not found:
        raise Refusal("incomplete", "weekdays", open=1)
    return tuple(sorted(found))


def _closures(
    given: Mapping[str, object], content: Content, first: date, last: date
) -> tuple[tuple[date, date], ...]:
    """Closures as given; without any word about them, those the content proposes."""
    rows = given.get("closures")
    if rows is None:
        proposed = [
            (row.from_day, row.to_day) for row in content.plan.planning.closures if row.proposed
        ]
        return closed_days(proposed, first, last + (last - first))
    return tuple(
        _period(object_at(row, path, ("from", "to")), path)
        for row, path in (
            (row, f"closures[{n}]") for n, row in enumerate(list_at(rows, "closures"))
        )
    )


def _period(told: Mapping[str, object], path: str) -> tuple[date, date]:
    for key in ("from", "to"):
        if told.get(key) is None:
            raise Refusal("incomplete", below(path, key), open=1)
    first, last = day_at(told["from"], below(path, "from")), day_at(told["to"], below(path, "to"))
    if last < first:
        raise Refusal(
            "dates_order", below(path, "to"), first=below(path, "from"), second=below(path, "to")
        )
    return first, last


def _roles(given: Mapping[str, object], content: Content, most: float) -> tuple[Role, ...]:
    """Hours of every role; one that is not mentioned has the hours of the content."""
    pack = content.plan
    ids = tuple(pack.role)
    hours = table_at(
        given, "capacity_hours_per_week", ids, lambda v, path: number_at(v, path, 0, most)
    )
    people = table_at(
        given,
        "people",
        ids,
        lambda rows, path: tuple(
            text_at(row, f"{path}[{n}]", LONGEST_ID) for n, row in enumerate(list_at(rows, path))
        ),
    )
    away: dict[str, list[Absence]] = {}
    for n, row in enumerate(list_at(given.get("absences") or (), "absences")):
        path = f"absences[{n}]"
        told = object_at(row, path, ("role", "from", "to"))
        role = one_of(told.get("role"), below(path, "role"), ids)
        away.setdefault(role, []).append(Absence(*_period(told, path)))
    return tuple(
        Role(
            id=role,
            hours_a_week=hours.get(role, pack.role[role].hours_a_week),
            people=people.get(role, ()),
            absences=tuple(away.get(role, ())),
        )
        for role in ids
    )


def _facts(given: Mapping[str, object], content: Content) -> dict[str, str | int]:
    """Facts as told: states of yes-or-no facts and choices, numbers of counts."""
    known = {fact.id: fact for fact in content.maturity.instrument.facts}

    def read(value: object, path: str) -> str | int:
        fact = known[path.removeprefix("facts.")]
        if fact.maximum is not None:
            return count_at(value, path, fact.maximum)
        options = tuple(option.id for option in fact.options)
        return one_of(value, path, options or ("yes", "no", "possible", "unknown"))

    return table_at(given, "facts", tuple(known), read)


def _names(given: Mapping[str, object], key: str, options: tuple[str, ...]) -> tuple[str, ...]:
    rows = list_at(given.get(key) or (), key)
    return tuple(dict.fromkeys(one_of(row, f"{key}[{n}]", options) for n, row in enumerate(rows)))


def _excluded(given: Mapping[str, object], measures: tuple[str, ...]) -> tuple[Excluded, ...]:
    found = []
    for n, row in enumerate(list_at(given.get("excluded") or (), "excluded")):
        path = f"excluded[{n}]"
        told = {"measure": row} if isinstance(row, str) else row
        told = object_at(told, path, ("measure", "by", "reason"))
        found.append(
            Excluded(
                one_of(told.get("measure"), below(path, "measure"), measures),
                text_at(told.get("by"), below(path, "by"), LONGEST_ID),
                text_at(told.get("reason"), below(path, "reason"), LONGEST_REASON),
            )
        )
    return tuple(found)


def _go_lives(given: Mapping[str, object]) -> tuple[GoLive, ...]:
    found = []
    for n, row in enumerate(list_at(given.get("go_lives") or (), "go_lives")):
        path = f"go_lives[{n}]"
        told = object_at(row, path, ("use_case", "day", "high_impact"))
        if told.get("day") is None:
            raise Refusal("incomplete", below(path, "day"), open=1)
        impact = told.get("high_impact")
        found.append(
            GoLive(
                text_at(told.get("use_case"), below(path, "use_case"), LONGEST_ID),
                day_at(told["day"], below(path, "day")),
                high_impact=impact is not None
                and one_of(impact, below(path, "high_impact"), (True, False)),
            )
        )
    return tuple(found)
