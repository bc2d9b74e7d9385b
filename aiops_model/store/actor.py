"""Who is asking. Every repository function takes an Actor; a query without one does not exist."""

from dataclasses import dataclass
from typing import Literal

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
