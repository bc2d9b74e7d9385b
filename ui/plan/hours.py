"""The time each role has for the plan, who holds it, when nobody is there."""

from collections.abc import Mapping

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services import plan
from aiops_model.services.plan import Capacity, Days, File
from ui.access import actor, locale, t
from ui.act.fields import entered, fill
from ui.plan import saving
from ui.plan.typed import (
    names_text,
    number_text,
    periods_text,
    read_names,
    read_number,
    read_periods,
)
from web.process import context

WEEK = 168
"""Hours."""
NUMBER, NAMES, LIST = 12, 1000, 2000
"""Characters a field takes."""


def role_names() -> Mapping[str, str]:
    """Role -> its name."""
    return {role.id: locale().text(role.name) for role in context().content.plan.planning.roles}


def fields(file: File) -> None:
    """One row a role: hours a week, people, absences."""
    st.header(t("roadmap.hours_title"), anchor=False)
    st.caption(t("roadmap.hours_text"))
    names = role_names()
    for row in plan.capacities_of(context(), file.plan):
        clash = saving.met("capacity", row.role) is not None
        fill(_key(row), _typed(row), typed=clash)
        name = words(names[row.role])
        left, middle, right = st.columns([1, 1.2, 1.2])
        left.text_input(t("roadmap.hours_of", role=name), key=f"{_key(row)}.0", max_chars=NUMBER)
        middle.text_input(t("roadmap.people_of", role=name), key=f"{_key(row)}.1", max_chars=NAMES)
        right.text_input(
            t("roadmap.absences_of", role=name),
            key=f"{_key(row)}.2",
            placeholder=t("roadmap.absences_pattern"),
            max_chars=LIST,
        )


def collisions() -> None:
    """Where another visitor changed the hours meanwhile."""
    for role in role_names():
        if saving.met("capacity", role):
            saving.show("capacity", role)


def read(file: File) -> tuple[Capacity, ...]:
    """What stands in the fields and differs from what is known.

    Raises Refusal naming the field.
    """
    rows = []
    for known in plan.capacities_of(context(), file.plan):
        key = _key(known)
        if tuple(entered(f"{key}.{at}") for at in range(3)) == _typed(known):
            continue
        rows.append(
            Capacity(
                role=known.role,
                hours_a_week=read_number(entered(f"{key}.0"), "hours_a_week", WEEK),
                people=read_names(entered(f"{key}.1")),
                absences=tuple(
                    Days(row.first, row.last)
                    for row in read_periods(entered(f"{key}.2"), "absences")
                ),
            )
        )
    return tuple(rows)


def store(file: File, rows: tuple[Capacity, ...]) -> bool:
    """Store them one by one; False once one met another edit."""
    view = file.plan
    for row in rows:
        seen = saving.revision("capacity", view.revision("capacity", row.role), row.role)
        if not saving.keep(plan.set_capacity(context(), actor(), view.id, row, revision=seen)):
            return False
    return True


def _key(row: Capacity) -> str:
    return f"plan.hours.{row.role}"


def _typed(row: Capacity) -> tuple[str, str, str]:
    """A role as it stands in its three fields."""
    absences = periods_text(row.absences).replace("\n", "; ")
    return number_text(row.hours_a_week), names_text(row.people), absences
