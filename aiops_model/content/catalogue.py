"""The interface texts: nested YAML per language, flattened to one key per sentence."""

from collections.abc import Mapping
from string import Formatter
from typing import Any

PLURALS = ("one", "other")
"""The forms every sentence that counts `{n}` has; a written zero joins them where zero occurs."""
ZERO = "zero"
CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})

Entry = str | dict[str, str]
"""One sentence, or its forms by plural category."""


def is_plural(value: Mapping[str, Any]) -> bool:
    """Whether a mapping holds plural forms and not further keys."""
    return bool(value) and set(value) <= CATEGORIES


def flatten(tree: Mapping[str, Any], prefix: str = "") -> dict[str, Entry]:
    """Key paths joined with dots -> text or plural forms."""
    flat: dict[str, Entry] = {}
    for key, value in tree.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and not is_plural(value):
            flat |= flatten(value, f"{name}.")
        else:
            flat[name] = value
    return flat


def placeholders(text: str) -> frozenset[str]:
    """The names in braces. Raises ValueError where the braces are not plain `{name}`."""
    if "{" not in text and "}" not in text:
        return frozenset()
    names = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            raise ValueError(f"{{{name}}} is no plain place; write {{name}}")
        names.add(name)
    return frozenset(names)
