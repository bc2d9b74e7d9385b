"""What a session works out from a company's file: kept beside what it was made from.

It is the visitor's own data, seen by no other session and gone with this one.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from aiops_model.services.unchanged import Stamped
from ui.access import locale

T = TypeVar("T")


def kept(name: str, view: Stamped, make: Callable[[], T]) -> T:
    """What `make` gives, made anew only when file, day, content or reader have changed."""
    return kept_by(name, made_from(view), make)


def kept_by(name: str, made_from: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, made anew only when `made_from` is another: all that it reads.

    One value a name: the next one takes its place.
    """
    found: tuple[Hashable, T] | None = st.session_state.get(f"kept.{name}")
    if found is not None and found[0] == made_from:
        return found[1]
    made = make()
    st.session_state[f"kept.{name}"] = (made_from, made)
    return made


def kept_with(make: Callable[[], T], *, value: object, name: str) -> T:
    """What `make` gives of an unchangeable value, made once and kept with it as long as it lives.

    A page draws the same report with each click: its figures and tables are made ready once.
    """
    beside, key = vars(value), f"kept.{name}"  # no field has such a name
    if key not in beside:
        beside[key] = make()
    made: T = beside[key]
    return made


def made_from(view: Stamped) -> tuple[Hashable, ...]:
    """Another one as soon as file, day, content or reader are."""
    return view.stamp, locale().tag
