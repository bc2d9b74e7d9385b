"""One thing that is wrong, in words for the person at the console."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`check` is the part examined, `remedy` a sentence that says what to do."""

    check: str
    problem: str
    remedy: str
