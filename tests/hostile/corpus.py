"""Hostile text: what each string is, and what a field may make of it."""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


@dataclass(frozen=True)
class Hostile:
    """One string. `valid`: it is text, and has to come back as it was typed (in NFC)."""

    id: str
    category: str
    text: str
    valid: bool
    why: str

    @property
    def as_stored(self) -> str:
        """The text as a field of one line keeps it."""
        return unicodedata.normalize("NFC", _LINE_END.sub(" ", self.text))

    def fits(self, limit: int) -> bool:
        """Whether a field of one line and so many characters takes it."""
        return self.valid and len(self.as_stored) <= limit


@cache
def strings() -> tuple[Hostile, ...]:
    """All of them, in the order of the file."""
    raw = json.loads(Path(__file__).with_name("strings.json").read_text("ascii"))["strings"]
    return tuple(
        Hostile(
            id=entry["id"],
            category=entry["category"],
            text=entry.get("text", entry.get("repeat", "") * entry.get("times", 1)),
            valid=entry["valid_text"],
            why=entry["why"],
        )
        for entry in raw
    )


def names(limit: int = 120) -> tuple[Hostile, ...]:
    """Those that can be the name of a company."""
    return tuple(one for one in strings() if one.fits(limit))
