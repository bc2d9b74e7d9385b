"""What goes in and out: JSON on stdin and stdout, one JSON error on stderr."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from aiops_model.domain.errors import Refusal

BAD_INPUT = 2
"""Exit code of everything the caller can put right."""


def read_json(source: str) -> object:
    """The JSON value of a file, or of standard input for "-". Raises Refusal."""
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise Refusal("cannot_read", "source", entered=source, reason=error.strerror) from None
    try:
        text = raw.decode("utf-8-sig")
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise Refusal("not_json", "", reason=str(error)) from None


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {twice} stands there twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def print_json(value: object) -> None:
    """Write a value to stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def complain(code: str, field: str, message: str, **more: Any) -> int:
    """Write an error to stderr; the exit code that goes with it."""
    error = {"error": {"code": code, "field": field, "message": message, **more}}
    json.dump(error, sys.stderr, ensure_ascii=False, indent=2)
    sys.stderr.write("\n")
    return BAD_INPUT
