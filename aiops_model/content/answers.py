"""Answers as scripts give them: one JSON object, checked against the limits of the content."""

from collections.abc import Mapping
from typing import Any, get_args

from aiops_model.content.content import Content
from aiops_model.domain.errors import Refusal
from aiops_model.domain.self_check import (
    ITEMS,
    REFINE_ITEMS,
    AnswerValue,
    Currency,
    Refine,
    SelfCheckAnswers,
    asked_items,
)

OPTIONAL = frozenset({"role"})
"""Items with a default; the role changes examples and order, never a figure."""
KEYS = (*ITEMS, "currency", "refine")


def read_answers(data: object, content: Content) -> SelfCheckAnswers:
    """The typed answers of a JSON object (`answers_schema` describes it).

    Raises Refusal with the path of the offending field ("refine.revenue"): "not_an_object",
    "unknown_item", "incomplete", and what `SelfCheckContent.clean` refuses.
    """
    given = _object(data, "")
    unknown = next((key for key in given if key not in KEYS), None)
    if unknown is not None:
        raise Refusal("unknown_item", str(unknown), options=list(KEYS))
    cleaned = {
        item: _clean(content, item, given[item], item)
        for item in ITEMS
        if item in given and not (item == "depth" and given[item] is None)
    }
    asked = asked_items(cleaned)
    missing = [item for item in asked if item not in cleaned and item not in OPTIONAL]
    if missing:
        raise Refusal("incomplete", missing[0], open=len(missing))
    currency = given.get("currency", "EUR")
    if currency not in get_args(Currency):
        options = list(get_args(Currency))
        raise Refusal("unknown_option", "currency", entered=currency, options=options)
    answers: dict[str, Any] = {item: cleaned[item] for item in asked if item in cleaned}
    answers["currency"] = currency
    if given.get("refine") is not None:
        answers["refine"] = _read_refine(given["refine"], content)
    return SelfCheckAnswers(**answers)


def _read_refine(data: object, content: Content) -> Refine:
    given = _object(data, "refine")
    known = {key: value for key, value in given.items() if value is not None}
    unknown = next((key for key in given if key not in REFINE_ITEMS), None)
    if unknown is not None:
        raise Refusal("unknown_item", f"refine.{unknown}", options=list(REFINE_ITEMS))
    refine: dict[str, Any] = {
        item: _clean(content, item, value, f"refine.{item}") for item, value in known.items()
    }
    if "system_is_product" in refine:
        refine["system_is_product"] = refine["system_is_product"] == "yes"
    return Refine(**refine)


def _object(data: object, path: str) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise Refusal("not_an_object", path, entered=type(data).__name__)
    return data


def _clean(content: Content, item: str, value: object, path: str) -> AnswerValue:
    try:
        return content.self_check.clean(item, value)
    except Refusal as refusal:
        raise Refusal(refusal.code, path, **refusal.values) from None


def answers_schema(content: Content) -> dict[str, Any]:
    """The JSON Schema of what `read_answers` takes, with the limits of the content."""
    schema = SelfCheckAnswers.model_json_schema()
    schema["title"] = "Answers to the self-check"
    fields: dict[str, Any] = schema["properties"]
    fields["consequence"]["anyOf"].append({"type": "integer", "minimum": 1, "maximum": 4})
    refine: dict[str, Any] = schema["$defs"]["Refine"]["properties"]
    refine["system_is_product"] = {
        "anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}],
        "default": False,
    }
    for item in content.self_check.all_items():
        field = fields.get(item.id) or refine[item.id]
        field["description"] = item.text.en
        for branch in field.get("anyOf", []):
            if item.exact is not None and branch.get("type") in ("integer", "number"):
                branch.pop("exclusiveMinimum", None)
                branch["minimum"], branch["maximum"] = item.exact.min, item.exact.max
    fields["currency"]["description"] = "Currency of every amount and spend band given."
    return schema
