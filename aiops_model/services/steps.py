"""How far a company has come on the way: check, assess, plan, track."""

from typing import Literal, Protocol

Step = Literal["check", "assess", "plan", "track"]
STEPS: tuple[Step, ...] = ("check", "assess", "plan", "track")


class Rows(Protocol):
    """What is read of a file at once."""

    @property
    def snapshot_id(self) -> str | None: ...
    @property
    def planned(self) -> bool: ...


def taken(rows: Rows, *, assessed: bool = False) -> frozenset[Step]:
    """The steps that led to something stored: a result of the self-check, an accepted plan.

    `assessed`: whether each capability has an answer, where the answers have been read.
    """
    known = {"check": rows.snapshot_id is not None, "assess": assessed, "plan": rows.planned}
    return frozenset(step for step in STEPS if known.get(step))
