"""Yes, no or open - and which facts an open answer still hangs on."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

FactRef = str
"""A fact ("profiling") or one point of a list ("prohibited:f")."""
NONE: frozenset[FactRef] = frozenset()


class Tri(NamedTuple):
    """A statement. `value` None: open; then `hangs_on` names the facts that can decide it."""

    value: bool | None
    hangs_on: frozenset[FactRef] = NONE


YES = Tri(True)
NO = Tri(False)


@cache
def unknown(fact: FactRef) -> Tri:
    """A statement that hangs on one fact."""
    return Tri(None, frozenset({fact}))


def all_of(*terms: Tri) -> Tri:
    """True where every term is; one false term settles it whatever the others turn out to be."""
    left: Tri | None = None
    for term in terms:
        if term.value is False:
            return NO
        if term.value is None:
            left = term if left is None else Tri(None, left.hangs_on | term.hangs_on)
    return left or YES


def any_of(terms: Iterable[Tri]) -> Tri:
    """True where a term is; one true term settles it whatever the others turn out to be."""
    left: Tri | None = None
    for term in terms:
        if term.value is True:
            return YES
        if term.value is None:
            left = term if left is None else Tri(None, left.hangs_on | term.hangs_on)
    return left or NO


def negation(term: Tri) -> Tri:
    """The opposite; an open statement stays open."""
    return Tri(None if term.value is None else not term.value, term.hangs_on)
