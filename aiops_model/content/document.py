"""One YAML file as plain data that still knows its lines.

A narrow YAML is read: the one a person would write into a handbook. No anchors, aliases or tags
(nothing can explode, nothing is hidden), every key is text and occurs once, and only `true`,
`false`, `null`, plain numbers and ISO dates are not text: a country code NO stays text.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from aiops_model.content.problems import Fault, Loc, Problem, readable

LARGEST_FILE = 2_000_000
"""Bytes; a longer file is no content file and is not parsed."""
DEEPEST = 30
"""Levels of nesting."""

_TAG = "tag:yaml.org,2002:"
_TAGS = frozenset(
    ["map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"]
)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9_]*)")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9_]*)?\.?[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*\.")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIGURES = frozenset("+-.0123456789")
"""What a number or a day begins with."""
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class _RefusedError(Exception):
    """A construct outside the narrow YAML, at a node."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True)
class Document:
    """A parsed file: its data (mappings, tuples, scalars) and where each value stands."""

    file: str
    """Path below the content folder, with forward slashes."""
    shown: str
    """The path as problems name it."""
    data: Any
    lines: dict[Loc, int]

    def line(self, loc: Loc) -> int:
        """The line of the value at `loc`, or of the nearest value around it."""
        known: Loc = ()
        for part in loc:
            # a loc of pydantic also names union members, which are no keys: skip those
            if (*known, part) in self.lines:
                known = (*known, part)
        return self.lines.get(known, 1)

    def problem(self, fault: Fault) -> Problem:
        """The fault with its line."""
        return Problem(self.shown, self.line(fault.loc), readable(fault.loc), fault.message)

    def walk(self) -> tuple[tuple[Loc, Any], ...]:
        """Every value with its loc, the whole first."""
        return self._values

    @cached_property
    def _values(self) -> tuple[tuple[Loc, Any], ...]:
        found: list[tuple[Loc, Any]] = []
        _walk((), self.data, found)
        return tuple(found)


def _walk(loc: Loc, value: Any, found: list[tuple[Loc, Any]]) -> None:
    found.append((loc, value))
    if isinstance(value, dict):
        for key, inner in value.items():
            _walk((*loc, key), inner, found)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _walk((*loc, index), inner, found)


def read_document(path: Path, file: str, shown: str) -> Document | Problem:
    """The file as data with lines, or the first thing in it that is not our YAML."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Problem(shown, 1, "", f"cannot be read ({error.strerror}); check the file")
    if len(raw) > LARGEST_FILE:
        return Problem(shown, 1, "", f"has {len(raw)} bytes; split it below {LARGEST_FILE}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Problem(shown, line, "", "is not UTF-8 here; save the file as UTF-8")
    lines: dict[Loc, int] = {}
    try:
        data = _Reading(lines, set()).value(_compose(text), ())
    except _RefusedError as refused:
        return Problem(shown, refused.line, "", refused.message)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(filter(None, (error.context, error.problem)))
        return Problem(shown, mark.line + 1 if mark else 1, "", f"is not YAML: {what}")
    except yaml.YAMLError as error:
        return Problem(shown, 1, "", f"is not YAML: {error}")
    except RecursionError:
        return Problem(shown, 1, "", f"is nested deeper than {DEEPEST} levels; flatten it")
    return Document(file, shown, data, lines)


def _compose(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if node is None:
        raise _RefusedError("is empty; write the content or remove the file", 1)
    return node


@dataclass(frozen=True)
class _Reading:
    """The state of one reading: lines by loc, and the nodes met so far."""

    lines: dict[Loc, int]
    met: set[int]

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        line = node.start_mark.line + 1
        if id(node) in self.met:
            raise _RefusedError(
                "an alias (*) repeats this value; write it out where it is used", line
            )
        self.met.add(id(node))
        if node.tag.removeprefix(_TAG) not in _TAGS:
            raise _RefusedError(f"the tag {node.tag} is not used; write plain YAML", line)
        if len(loc) > DEEPEST:
            raise _RefusedError(f"is nested deeper than {DEEPEST} levels; flatten it", line)
        self.lines.setdefault(loc, line)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(inner, (*loc, i)) for i, inner in enumerate(node.value))
        return _scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = _scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str):
                shown = key_node.value if isinstance(key_node, yaml.ScalarNode) else "given here"
                raise _RefusedError(f"the key {shown} is not text; put it in quotes", line)
            if key == "<<":
                raise _RefusedError("merge keys are not used; write the values out", line)
            if key in data:
                first = self.lines[(*loc, key)]
                raise _RefusedError(f"the key {key} occurs twice (first on line {first})", line)
            self.lines[(*loc, key)] = line
            data[key] = self.value(value_node, (*loc, key))
        return data


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIGURES:
        return text
    if _INT.fullmatch(text):
        return int(text.replace("_", ""))
    if _FLOAT.fullmatch(text):
        return float(text.replace("_", ""))
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise _RefusedError(
                f"{text} is no day of the calendar", node.start_mark.line + 1
            ) from None
    return text
