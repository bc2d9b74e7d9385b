"""Edits that met another one: nothing is overwritten, both values are shown."""

import streamlit as st

from aiops_model.services.plan import Capacity, Collision, Evidence, GateEntry, SetUp, State, Wish
from ui.access import locale, t
from ui.faults import show_fault

MET = "plan.collision"


def keep(done: object) -> bool:
    """Remember a collision for the next run; anything else settles the earlier one.

    True when the edit is stored.
    """
    if isinstance(done, Collision):
        st.session_state[MET] = done
        return False
    st.session_state.pop(MET, None)
    return True


def met(part: str, key: str = "") -> Collision | None:
    """The collision of the last edit, if it was about this part."""
    found: Collision | None = st.session_state.get(MET)
    return found if found is not None and (found.part, found.key) == (part, key) else None


def revision(part: str, shown: int, key: str = "") -> int:
    """The revision an edit comes with: that of the other value once both were shown."""
    found = met(part, key)
    return shown if found is None else found.revision


def show(part: str, key: str = "", fault: str | None = None) -> None:
    """The fault met at the place `fault`, or both values of a collision, and what to do."""
    found = met(part, key)
    show_fault(fault, None if found is None else (said(found.mine), said(found.theirs)))


def said(value: object) -> str:
    """The content of a part as a reader knows it."""
    if value is None or value == "":
        return t("assess.nothing")
    if isinstance(value, State):
        return t("tracking.said", state=t(f"tracking.status_{value.status}"), n=value.percent)
    if isinstance(value, SetUp):
        return locale().date(value.start)
    if isinstance(value, Capacity):
        return t("roadmap.hours_said", hours=locale().number(value.hours_a_week, 1))
    if isinstance(value, Wish):
        return t(f"roadmap.wish_{value.kind}")
    if isinstance(value, GateEntry):
        return t(f"tracking.answer_{value.answer}")
    return value.title if isinstance(value, Evidence) else str(value)
