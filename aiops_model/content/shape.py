"""Plain data into the shape of its kind, or everything that does not fit, in words."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from aiops_model.content.document import Document
from aiops_model.content.problems import Fault, Problem

LONGEST_INPUT_SHOWN = 40


def shaped(document: Document, shape: TypeAdapter[Any]) -> tuple[Any, list[Problem]]:
    """The document's value, or None and what has the wrong shape, each with its line."""
    try:
        return shape.validate_python(document.data, strict=True), []
    except ValidationError as error:
        return None, [
            document.problem(Fault(document.file, detail["loc"], _sentence(dict(detail))))
            for detail in error.errors(include_url=False)
        ]


def _sentence(detail: dict[str, Any]) -> str:
    """A finding of pydantic as a sentence with the remedy."""
    name = str(detail["loc"][-1]) if detail["loc"] else "the file"
    match detail["type"]:
        case "missing" if name == "de":
            return "the German text is missing; write it beside the English one"
        case "missing" if name == "en":
            return "the English text is missing; write it beside the German one"
        case "missing":
            return f"{name} is missing; add it"
        case "extra_forbidden":
            return f"{name} is not known here; correct the spelling or remove it"
        case "string_type":
            return f"needs text, not {_shown(detail['input'])}; put it in quotes"
        case "less_than_equal":
            return f"{_shown(detail['input'])} is too high; at most {detail['ctx']['le']:g} fits"
        case "greater_than_equal":
            return f"{_shown(detail['input'])} is too low; at least {detail['ctx']['ge']:g} fits"
        case "value_error":
            return str(detail["ctx"]["error"])
    return f"{detail['msg']}; found {_shown(detail['input'])}"


def _shown(value: object) -> str:
    text = f"{value!r}"
    return text if len(text) <= LONGEST_INPUT_SHOWN else f"{text[:LONGEST_INPUT_SHOWN]}…"
