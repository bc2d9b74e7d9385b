"""What people type into a field of a plan: days in a row, names, numbers."""

import re
from collections.abc import Iterable

from aiops_model.content.number_entry import parse_number
from aiops_model.domain.day_entry import read_day
from aiops_model.domain.errors import Refusal
from aiops_model.services.plan import Closure, Days
from ui.access import locale

DAY = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}")
BETWEEN = 2
"""Days in a line at most: the first and the last."""


def periods_text(rows: Iterable[Days]) -> str:
    """One line each: first day, last day, and what a closure is called."""
    return "\n".join(_line(row) for row in rows)


def _line(row: Days) -> str:
    days = dict.fromkeys(locale().date_entry(day) for day in (row.first, row.last))
    name = row.name if isinstance(row, Closure) else ""
    return " ".join(part for part in ("–".join(days), name) if part)


def read_periods(text: str, field: str) -> tuple[Closure, ...]:
    """The periods of a text, a line or a semicolon apart.

    Raises Refusal("not_a_day") about `field` for a line without a day or with more than two.
    """
    lines = (line.strip() for line in re.split(r"[\n;]", text))
    return tuple(_period(line, field) for line in lines if line)


def _period(line: str, field: str) -> Closure:
    found = list(DAY.finditer(line))
    if not 0 < len(found) <= BETWEEN or line[: found[0].start()].strip():
        raise Refusal("not_a_day", field, entered=line)
    first, last = (read_day(row.group(), field) for row in (found[0], found[-1]))
    return Closure(first, last, line[found[-1].end() :].strip())


def names_text(names: Iterable[str]) -> str:
    """Names as they are typed into one field."""
    return ", ".join(names)


def read_names(text: str) -> tuple[str, ...]:
    """Names between commas or semicolons."""
    return tuple(name for part in re.split(r"[,;\n]", text) if (name := part.strip()))


def number_text(value: float) -> str:
    """A number as the reader types it: "1,5", "1.5"."""
    whole = value == int(value)
    return locale().number(value, 0 if whole else 1)


def read_number(text: str, field: str, most: float) -> float:
    """The number. Raises Refusal("not_a_number") about `field`, for an empty text too.

    Whether it lies between nothing and `most` is for the service to say.
    """
    try:
        return parse_number(text, locale().tag, field)
    except Refusal as refusal:
        values = {**refusal.values, "min": 0, "max": most}
        raise Refusal(refusal.code, field, **values) from None
