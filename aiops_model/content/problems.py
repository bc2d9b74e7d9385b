"""What is wrong with content, said so that whoever edits a file can put it right."""

from collections.abc import Sequence
from dataclasses import dataclass

Loc = tuple[str | int, ...]
"""Keys and list positions from the top of a file down to a value."""


@dataclass(frozen=True, order=True)
class Fault:
    """A finding of a check: where in the data, what is wrong, what to do."""

    file: str
    """Path below the content folder, with forward slashes."""
    loc: Loc
    message: str
    """One sentence that names the value and the remedy."""


@dataclass(frozen=True, order=True)
class Problem:
    """A fault with the line it was found on."""

    file: str
    line: int
    where: str
    """The loc in readable form: "items[2].options[0].id"; "" for the whole file."""
    message: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {where}{self.message}"


class ContentError(ValueError):
    """Content that cannot be used; lists every problem, each with file and line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        head = f"content has {count} problem{'' if count == 1 else 's'}:"
        super().__init__("\n".join([head, *map(str, self.problems)]))


def readable(loc: Loc) -> str:
    """A loc as people write it: ("items", 2, "id") -> "items[2].id"."""
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
