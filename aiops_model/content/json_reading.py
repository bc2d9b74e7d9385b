"""Values of a JSON input, each read strictly and refused by the path it stands at."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from aiops_model.domain.errors import Refusal

T = TypeVar("T")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def object_at(data: object, path: str, keys: Sequence[str]) -> Mapping[str, object]:
    """A JSON object with no other keys. Raises Refusal: "not_an_object", "unknown_item"."""
    if not isinstance(data, Mapping):
        raise Refusal("not_an_object", path, entered=type(data).__name__)
    for key in data:
        if key not in keys:
            raise Refusal("unknown_item", below(path, str(key)), options=list(keys))
    return data


def list_at(data: object, path: str) -> Sequence[object]:
    """A JSON array. Raises Refusal("not_a_list")."""
    if not isinstance(data, list | tuple):
        raise Refusal("not_a_list", path, entered=type(data).__name__)
    return data


def table_at(
    given: Mapping[str, object], name: str, keys: Sequence[str], read: Callable[[object, str], T]
) -> dict[str, T]:
    """A part of the input that maps known ids to values; an absent part and null say nothing."""
    if given.get(name) is None:
        return {}
    rows = object_at(given[name], name, keys)
    return {key: read(value, below(name, key)) for key, value in rows.items()}


def one_of(value: object, path: str, options: Sequence[T]) -> T:
    """One of the options, of the same type. Raises Refusal("unknown_option")."""
    for option in options:
        if value == option and type(value) is type(option):
            return option
    raise Refusal("unknown_option", path, entered=value, options=list(options))


def number_at(value: object, path: str, low: float, high: float) -> float:
    """A number within the limits. Raises Refusal: "not_a_number", "out_of_range"."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Refusal("not_a_number", path, entered=value, min=low, max=high)
    if isinstance(value, float) and math.isnan(value):
        raise Refusal("not_a_number", path, entered=value, min=low, max=high)
    if not low <= value <= high:
        raise Refusal("out_of_range", path, entered=value, min=low, max=high)
    return float(value)


def count_at(value: object, path: str, most: int) -> int:
    """A whole number from 0. Raises Refusal: "not_whole", "out_of_range"."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refusal("not_whole", path, entered=value, min=0, max=most)
    if not 0 <= value <= most:
        raise Refusal("out_of_range", path, entered=value, min=0, max=most)
    return value


def text_at(value: object, path: str, most: int) -> str:
    """A short text; null is the empty one. Raises Refusal: "not_text", "text_too_long"."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refusal("not_text", path, entered=value)
    if len(value) > most:
        raise Refusal("text_too_long", path, max=most, entered=len(value))
    return value


def day_at(value: object, path: str) -> date:
    """A day written as YYYY-MM-DD. Raises Refusal("not_a_date")."""
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Refusal("not_a_date", path, entered=value)


def below(path: str, key: str) -> str:
    """The path of a key."""
    return f"{path}.{key}" if path else key
