"""Edits that met another one: nothing is overwritten, both values are shown."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from aiops_model.services.ai_act import Collision, DutyEvidence, SystemEntry
from ui.access import locale, t
from ui.act import law
from ui.faults import show_fault

MET = "act.collision"


def keep(done: object) -> bool:
    """Remember a collision for the next run; anything else settles the earlier one.

    True when the edit is stored.
    """
    if isinstance(done, Collision):
        st.session_state[MET] = done
        return False
    st.session_state.pop(MET, None)
    return True


def met(part: str, system_id: str, key: str = "") -> Collision | None:
    """The collision of the last edit, if it was about this part."""
    found: Collision | None = st.session_state.get(MET)
    if found is None or (found.part, found.system_id, found.key) != (part, system_id, key):
        return None
    return found


def show(
    part: str | tuple[str, ...], system_id: str, key: str = "", fault: str | None = None
) -> None:
    """The fault met at the place `fault`, or both values of a collision, and what to do."""
    parts = (part,) if isinstance(part, str) else part
    found = next((row for name in parts if (row := met(name, system_id, key))), None)
    both = None if found is None else (said(found.mine, key), said(found.theirs, key))
    show_fault(fault, both)


def said(value: object, key: str = "") -> str:
    """The content of a part as a reader knows it."""
    if value is None or value == "":
        return t("assess.nothing")
    if isinstance(value, DutyEvidence):
        return value.title
    if isinstance(value, SystemEntry):
        return value.name
    if isinstance(value, date):
        return locale().date(value)
    if key in law.questions():
        return law.answer_text(law.question(key), value)
    if isinstance(value, tuple | list):
        level, reason = (*value, "")[:2]
        return ", ".join(part for part in (level_name(level), str(reason)) if part)
    return str(value)


def level_name(level: object) -> str:
    """An evidence level in a few words."""
    return t(f"duties.level_{level}") if level is not None else t("assess.nothing")


def revision(revisions: Mapping[str, int], part: str) -> int:
    """The revision of a part as shown; 0 while nobody touched it."""
    return revisions.get(part, 0)
