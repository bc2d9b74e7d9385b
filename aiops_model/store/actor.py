"""Who is asking. Every repository function takes an Actor; a query without one does not exist."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import bindparam

ActorKind = Literal["visitor", "reader", "operator"]


@dataclass(frozen=True)
class Actor:
    """visitor: a browser, known by the keyed hash of its visit cookie; sees what is bound to it.
    reader: the holder of a share link, known by the keyed hash of its token; sees one result.
    operator: the person at the command line of the host; sees everything.
    """

    kind: ActorKind
    visit: str | None = None
    share: str | None = None


OPERATOR = Actor("operator")


def someone(kind: ActorKind, known: bool) -> Actor:
    """An actor for a statement that is written once; `visit` is given whenever it is run."""
    return Actor(kind, visit=bindparam("visit") if known else None)  # type: ignore[arg-type]
