"""The JSON Schema of what `plan` takes, with the ids and limits of the content."""

from typing import Any

from aiops_model.content.content import Content
from aiops_model.content.gap_reading import MOST_EVIDENCE, NEEDED_EVIDENCE
from aiops_model.content.plan_request import (
    COUNTRY,
    LONGEST_ID,
    LONGEST_REASON,
    MOST_UNITS,
    WEEKDAYS,
)
from aiops_model.content.planning import plan_rules

Schema = dict[str, Any]
DAY: Schema = {"type": "string", "format": "date"}
NAME: Schema = {"type": "string", "maxLength": LONGEST_ID}
UNITS: Schema = {"type": "integer", "minimum": 0, "maximum": MOST_UNITS}


def plan_schema(content: Content) -> Schema:
    """The input of `plan`: gaps and hours, or plain tasks."""
    return {"title": "What to plan", "anyOf": [_gaps_and_hours(content), _plain_tasks()]}


def _gaps_and_hours(content: Content) -> Schema:
    pack, rules = content.plan, plan_rules(content.plan)
    measure = {"enum": list(pack.measures)}
    role = {"enum": list(pack.role)}
    hours = {"type": "number", "minimum": 0, "maximum": rules.full_time_hours}
    period = {"from": DAY, "to": DAY}
    defaults = ", ".join(f"{row.id} {row.hours_a_week:g}" for row in pack.role.values())
    return _closed(
        "Gaps and hours -> a plan of measures with reasons",
        {
            "start": {**DAY, "description": "Day 1."},
            "today": {
                **DAY,
                "description": "The start may not lie before it; a command without it takes the "
                "day of its clock.",
            },
            "horizon_days": {
                "type": "integer",
                "minimum": rules.least_horizon,
                "maximum": rules.longest_horizon,
                "default": pack.figure("horizon_days"),
                "description": "Calendar days.",
            },
            "country": {**NAME, "default": COUNTRY, "description": "ISO code."},
            "region": {**NAME, "description": "Code of the subdivision, as BW or BY."},
            "holiday_categories": _list(
                NAME, "Beside the public holidays, as catholic for 15 August in Bavaria."
            ),
            "closures": _list(
                _closed("Closure", period, ["from", "to"]),
                "Days on which the company is closed; default: what the content proposes. "
                "days_off of the output shows what was taken.",
            ),
            "weekdays": {
                **_list({"enum": list(range(1, 8))}, "Working weekdays, 1 is Monday."),
                "default": list(WEEKDAYS),
            },
            "capacity_hours_per_week": _table(
                f"Hours a week for the plan; a role not mentioned has: {defaults}.", role, hours
            ),
            "people": _table(
                "Who holds a role; roles of the same people share their hours.",
                role,
                {"type": "array", "items": NAME},
            ),
            "absences": _list(
                _closed("Absence", {"role": role, **period}, ["role", "from", "to"]),
                "First and last day included.",
            ),
            "buffer": {
                "type": "number",
                "minimum": 0,
                "maximum": 0.9,
                "default": pack.figure("buffer"),
                "description": "Share of the hours that is not planned.",
            },
            "size": {"enum": ["full", "light"], "default": "full"},
            "gaps": _list(_gap(content), "What is not as it should be. The first week's list is "
                          "always a gap, unless ticked."),
            "values": _table(
                "Known values of further items; what is reached needs no measure.",
                {"enum": [item.id for item in content.maturity.model.items]},
                {"type": "number", "minimum": 0, "maximum": 1},
            ),
            "facts": {
                "type": "object",
                "description": "Facts of the assessment; a measure whose needs are known to be "
                "unmet is dropped.",
                "propertyNames": {
                    "enum": [fact.id for fact in content.maturity.instrument.facts]
                },
            },
            "ticked": _list({"enum": list(pack.checklist)}, "Items of the first week's list."),
            "pinned": _table("Measure -> start somebody decided.", measure, DAY),
            "excluded": _list(
                {
                    "anyOf": [
                        measure,
                        _closed(
                            "Excluded",
                            {
                                "measure": measure,
                                "by": NAME,
                                "reason": {"type": "string", "maxLength": LONGEST_REASON},
                            },
                            ["measure"],
                        ),
                    ]
                },
                "Measures somebody took out.",
            ),
            "done": _list(measure, "Measures that are done."),
            "go_lives": _list(
                _closed(
                    "Go-live",
                    {"use_case": NAME, "day": DAY, "high_impact": {"type": "boolean"}},
                    ["day"],
                ),
                "Use cases that go live; without any, the second gate stands for the first.",
            ),
        },
        ["start", "gaps"],
    )  # fmt: skip


def _gap(content: Content) -> Schema:
    evidence = {"type": "number", "minimum": 0, "maximum": MOST_EVIDENCE}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    closing = content.plan.closing
    refs = {
        kind: {"enum": [ref for of, ref in closing if of == kind]}
        for kind in ("pattern", "prerequisite")
    }
    item = {"enum": [row.id for row in content.maturity.model.items]}
    duty = {"enum": list(content.maturity.duties)}
    return {
        "anyOf": [
            _closed(
                "An item below its target",
                {
                    "item": item,
                    "value": {**share, "default": 0},
                    "target": {**share, "default": 1},
                    "holds_next_gate": {"type": "boolean", "default": False},
                },
                ["item"],
            ),
            _closed(
                "A duty whose evidence is lacking",
                {
                    "duty": duty,
                    "level": {**evidence, "default": 0},
                    "target": {**evidence, "default": NEEDED_EVIDENCE},
                    "due": {**DAY, "description": "The legal date."},
                    "in_force": {"type": "boolean", "default": False},
                },
                ["duty"],
            ),
            _closed("A pattern that fits", {"pattern": refs["pattern"]}, ["pattern"]),
            _closed(
                "A prerequisite that is open", {"prerequisite": refs["prerequisite"]},
                ["prerequisite"],
            ),
        ]
    }  # fmt: skip


def _plain_tasks() -> Schema:
    task = _closed(
        "Task",
        {
            "id": NAME,
            "duration": UNITS,
            "demand": {
                "type": "object",
                "additionalProperties": UNITS,
                "description": "Resource -> units while it runs.",
            },
            "after": _list(NAME, "Tasks that must have ended."),
        },
        ["id", "duration"],
    )
    return _closed(
        "Plain tasks -> the shortest schedule",
        {
            "tasks": {"type": "array", "items": task},
            "capacity": {
                "type": "object",
                "additionalProperties": UNITS,
                "description": "Resource -> units at any time.",
            },
            "limit": {
                "type": "number",
                "description": "Deterministic time of the solver; about seconds.",
            },
        },
        ["tasks"],
    )


def _closed(title: str, properties: Schema, required: list[str]) -> Schema:
    return {
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def _table(description: str, keys: Schema, value: Schema) -> Schema:
    return {
        "type": "object",
        "description": description,
        "propertyNames": keys,
        "additionalProperties": value,
    }
