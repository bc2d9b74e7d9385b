"""The JSON Schema of what `read_assessment` takes, with the ids and limits of the model."""

from typing import Any, get_args

from aiops_model.content.assessment import Asked
from aiops_model.content.votes import CONFIDENCE, DONT_KNOW, LONGEST_NAME, NOT_APPLICABLE
from aiops_model.domain.maturity.answers import Fact

Schema = dict[str, Any]


def assessment_schema(asked: Asked) -> Schema:
    """The input of `score` for this model."""
    model = asked.model
    low, high = model.index_limits
    capabilities = [row.id for row in model.capabilities]
    index = {"type": "number", "minimum": low, "maximum": high}
    step = {"enum": list(model.scale)}
    day = {"type": "string", "format": "date"}
    return _closed(
        f"Answers to the model {model.id} {model.version}",
        {
            "answers": {
                "type": "array",
                "description": "An item without an answer is open. One answer per item and person.",
                "items": _answer(asked, day),
            },
            "targets": _table("Capability -> index to reach; default: its next level.",
                              capabilities, index),
            "baseline": _table("Capability -> index at the start of the work.",
                               capabilities, index),
            "as_of": _or_null({
                **day,
                "description": "The day the result is for; needed where evidence has an end.",
            }),
            "facts": _facts(asked),
            "consensus": _table("Item -> value agreed after discussion, in place of the votes.",
                                [item.id for item in model.items], step),
        },
        ["answers"],
    )  # fmt: skip


def _facts(asked: Asked) -> Schema:
    counts = {
        fact: {"type": "integer", "minimum": 0, "maximum": most}
        for fact, most in asked.counts.items()
    }
    states = {"enum": list(get_args(Fact))}
    return {
        "type": "object",
        "description": "Facts beside the items. One of a hard stop that is not mentioned does not "
        "hold; unknown counts both ways in the range.",
        "properties": {**dict.fromkeys(asked.facts, states), **counts},
        "additionalProperties": False,
    }


def _answer(asked: Asked, day: Schema) -> Schema:
    model = asked.model
    values = [*model.scale, DONT_KNOW, NOT_APPLICABLE, *model.levels]
    may = sorted(item.id for item in model.items if item.may_be_left_out)
    return _closed(
        "Answer",
        {
            "item": {
                "enum": [*model.item, *(row.id for row in model.capabilities)],
                "description": "An item, or a capability as in a workshop: one choice for its "
                "items.",
            },
            "respondent": {"type": "string", "maxLength": LONGEST_NAME, "default": ""},
            "group": _or_null({"enum": list(asked.groups)}),
            "value": {
                "enum": values,
                "description": "Of an item a number, dont_know or not_applicable; of a capability "
                "a level or dont_know. not_applicable leaves the item out for all, whoever says "
                f"it; allowed for: {', '.join(may) or 'none'}.",
            },
            "confidence": _or_null({"enum": list(CONFIDENCE)}),
            "evidence": _or_null(
                {
                    **_closed("Evidence", {"valid_until": _or_null(day)}, []),
                    "description": "Present where evidence exists; valid_until is its last day.",
                }
            ),
        },
        ["item", "value"],
    )


def _closed(title: str, properties: Schema, required: list[str]) -> Schema:
    return {
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _table(description: str, keys: list[str], value: Schema) -> Schema:
    return {
        "type": "object",
        "description": description,
        "propertyNames": {"enum": keys},
        "additionalProperties": value,
    }


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
