"""Edits that met another one: nothing is overwritten, both values are shown."""

from collections.abc import Mapping

import streamlit as st

from aiops_model.services.maturity import Choice, Collision, Consensus, Evidence
from ui.access import locale, t
from ui.assess.place import instrument
from ui.faults import show_fault

MET = "assess.collision"
DONT_KNOW = "dont_know"


def keep(done: object) -> None:
    """Remember a collision for the next run; anything else settles the earlier one."""
    if isinstance(done, Collision):
        st.session_state[MET] = done
    else:
        st.session_state.pop(MET, None)


def met(part: str, item_id: str, person: str = "") -> Collision | None:
    """The collision of the last edit, if it was about this part of this item."""
    found: Collision | None = st.session_state.get(MET)
    if found is None:
        return None
    same = (found.part, found.item_id, found.respondent_id) == (part, item_id, person)
    return found if same else None


def show(part: str, item_id: str, person: str = "", *, fault: str | None) -> None:
    """The fault met at the place `fault`, or both values of a collision, and what to do."""
    found = met(part, item_id, person)
    show_fault(fault, None if found is None else (said(found.mine), said(found.theirs)))


def said(value: Choice | str | Evidence | Consensus | None) -> str:
    """The content of a part as a reader knows it."""
    if value is None or value == "":
        return t("assess.nothing")
    if isinstance(value, Evidence):
        return value.title
    text = value if isinstance(value, str) else value.value
    return {**step_names(), **level_names(), **fact_names()}.get(text, text)


def step_names() -> Mapping[str, str]:
    """Answer -> its name: the steps of the scale, then "don't know"."""
    read, about = locale().text, instrument().instrument
    return {step.id: read(step.name) for step in about.scale} | {DONT_KNOW: read(about.dont_know)}


def level_names() -> Mapping[str, str]:
    """Level -> its name, from the floor up."""
    content = instrument()
    names = (locale().text(level.name) for level in content.levels)
    return dict(zip(content.instrument.levels, names, strict=True))


def fact_names() -> Mapping[str, str]:
    """Answer to a fact that is yes or no -> its name."""
    return {name: t(f"assess.fact_{name}") for name in ("yes", "no", "possible", "unknown")}
