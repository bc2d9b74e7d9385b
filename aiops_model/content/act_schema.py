"""The JSON Schema of what `classify` and `deadline` take."""

from typing import Any

from aiops_model.content.act_facts import LARGEST_AMOUNT
from aiops_model.content.ai_act import ActContent
from aiops_model.content.schema.ai_act import ActQuestion
from aiops_model.domain.ai_act.law import Law

Schema = dict[str, Any]
UNKNOWN: Schema = {"const": "unknown"}
DAY: Schema = {"type": "string", "format": "date"}
ANSWER: Schema = {"enum": [True, False, "unknown"]}


def facts_schema(content: ActContent) -> Schema:
    """The input of `classify`: every fact with its question."""
    rows = content.questions.values()
    parts: dict[str, Schema] = {
        about: _closed({row.fact: _fact(row) for row in rows if row.about == about}, [])
        for about in ("company", "system")
    }
    return {
        "title": "Facts on a company and one of its AI systems",
        "description": 'An absent fact was not asked; "unknown" has to be found out. Neither '
        "lowers the class.",
        **_closed(
            {
                **parts,
                "as_of": {**DAY, "description": "The day; default: the last check of the content."},
                "version": {"enum": ["now", "before_amendment"], "default": "now"},
            },
            ["company", "system"],
        ),
    }


def incident_schema(law: Law) -> Schema:
    """The input of `deadline`."""
    kinds: Schema = {"enum": [row.kind for row in law.clocks]}
    return {
        "title": "A serious incident",
        **_closed(
            {
                "kind": {
                    "anyOf": [kinds, {"type": "array", "items": kinds, "minItems": 1}],
                    "description": "One kind or several; the shortest clock decides.",
                },
                "serious_and_irreversible": {
                    **ANSWER, "description": "Of a disruption of critical infrastructure."
                },
                "aware_at": {
                    "type": "string",
                    "format": "date-time",
                    "description": "Moment of awareness, with its offset from UTC.",
                },
                "role": {"enum": ["provider", "deployer"]},
                "provider_reachable": {**ANSWER, "description": "Asked of a deployer."},
                "equivalent_reporting": {
                    **ANSWER,
                    "description": "Other Union law has the system report already (medical "
                    "devices among others).",
                },
                "country": {"enum": list(law.zones), "default": "DE"},
                "as_of": {**DAY, "description": "Day to look at the law; that of awareness."},
                "holidays": {
                    "type": "array",
                    "items": DAY,
                    "description": "Public holidays where the report is made; without the list "
                    "those that the law of the country sets for all of it.",
                },
            },
            ["kind", "aware_at", "role"],
        ),
    }  # fmt: skip


def _fact(row: ActQuestion) -> Schema:
    points = [point.id for point in row.points]
    shapes: dict[str, Schema] = {
        "yes_no": ANSWER,
        "date": {"anyOf": [DAY, UNKNOWN, {"const": "none"}, {"type": "null"}]},
        "amount": _amount("number"),
        "count": _amount("integer"),
        "choice": {"enum": [*points, "unknown"]},
        "points": {
            "anyOf": [
                {"type": "array", "items": {"enum": points}, "uniqueItems": True},
                {
                    "type": "object",
                    "properties": dict.fromkeys(points, ANSWER),
                    "additionalProperties": False,
                },
                UNKNOWN,
            ]
        },
    }
    return {**shapes[row.kind], "description": f"{row.question.en} {row.citation.en}"}


def _amount(kind: str) -> Schema:
    number: Schema = {"type": kind, "minimum": 0, "maximum": LARGEST_AMOUNT}
    return {"anyOf": [number, UNKNOWN, {"type": "null"}]}


def _closed(properties: dict[str, Schema], required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
