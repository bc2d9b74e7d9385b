"""The duties of one system: a line each, the details of those that are opened."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.ai_act.model import ActReport, DutyRow, SystemReport
from aiops_model.report.ai_act.rows import OPEN
from aiops_model.services.ai_act import ActView, RegisteredSystem
from ui import prose
from ui.access import t
from ui.act import duty
from ui.act.fields import section
from ui.act.outcome import class_name
from ui.act.place import SYSTEM, address
from ui.cards import sign
from ui.registry import page

CHOSEN = "duties.system"
LINE = "duty."
"""How the keys of the lines begin."""
SHOWN: Final[Mapping[str, Callable[[DutyRow], bool]]] = {
    "all": lambda _: True,
    "open": lambda row: row.state in OPEN,
    "in_force": lambda row: row.timing == "in_force",
    "nobody": lambda row: not row.owner,
    "overdue": lambda row: row.overdue,
}
"""What a long list can be narrowed to."""
ON_A_SCREEN = 8
"""Duties drawn at a time: a provider of a high-risk system owes more than twice as many."""


def show(view: ActView, report: ActReport) -> None:
    """The system chosen, its class, its duties."""
    chosen = chosen_system(report)
    system = view.system(chosen.id)
    if system is None:
        return
    with st.container(gap="small"):
        prose.draw(
            (
                prose.heading(2, t("duties.of_system", system=chosen.name)),
                prose.labelled(class_name(chosen), f"· {chosen.roles}\n{chosen.finding}"),
            )
        )
        if len(report.systems) > 1:
            _picker(report, chosen)
        if not chosen.duties:
            st.markdown(words(chosen.class_text))
        certain = [row for row in chosen.duties if row.certain]
        _lines(view, system, _section(_narrowed(system, certain)))
        perhaps = [row for row in chosen.duties if not row.certain]
        if perhaps:
            box = st.expander(
                t("duties.perhaps", n=len(perhaps)),
                type="compact",
                key=f"perhaps.{system.id}",
                on_change="rerun",
            )
            if box.open:
                with box:
                    st.markdown(t("duties.perhaps_text"))
                    st.markdown(
                        "\n".join(f"- {words(row.article)}: {words(row.title)}" for row in perhaps)
                    )
        if st.button(t("duties.to_class"), key="duties.to_class", type="tertiary"):
            st.switch_page(page("systems").source, query_params={SYSTEM: chosen.id})


def chosen_system(report: ActReport) -> SystemReport:
    """The system the address names, else the first one."""
    wanted = address(SYSTEM)
    return next((row for row in report.systems if row.id == wanted), report.systems[0])


def _picker(report: ActReport, chosen: SystemReport) -> None:
    names = {row.id: row.name for row in report.systems}
    st.session_state[CHOSEN] = chosen.id
    st.selectbox(
        t("duties.system"),
        list(names),
        format_func=lambda system: names[system],
        key=CHOSEN,
        on_change=_turn,
    )


def _turn() -> None:
    st.query_params[SYSTEM] = st.session_state[CHOSEN]


def _narrowed(system: RegisteredSystem, rows: list[DutyRow]) -> list[DutyRow]:
    """Those that the reader wants to see of a long list, and the one that stands open."""
    if len(rows) <= ON_A_SCREEN:
        return rows
    names = {name: t(f"duties.show_{name}") for name in SHOWN}
    fits = SHOWN[
        st.selectbox(
            t("duties.show"), list(names), format_func=lambda name: names[name], key="duties.show"
        )
    ]
    found = [row for row in rows if fits(row) or st.session_state.get(_key(system, row))]
    if not found:
        st.caption(t("duties.show_nothing"))
    return found


def _section(rows: list[DutyRow]) -> list[DutyRow]:
    """Those on the screen, so many at a time."""
    count = len(rows)
    if count <= ON_A_SCREEN:
        return rows
    first = section(t("duties.section"), "duties.section", count, ON_A_SCREEN)
    return rows[first : first + ON_A_SCREEN]


def _lines(view: ActView, system: RegisteredSystem, rows: Sequence[DutyRow]) -> None:
    with st.container(gap="xxsmall"):
        for row in rows:
            _line(view, system, row)


def _line(view: ActView, system: RegisteredSystem, row: DutyRow) -> None:
    """Provision and title; details once it is opened; state in words and from when below.

    What changes stands below the line: a line with another title would be a new one to the
    browser, closed and without the focus.
    """
    key = _key(system, row)
    box = st.expander(
        f"**{words(row.article)}: {words(row.title)}**",
        key=key,
        on_change=_close_others,
        args=(key,),
    )
    if box.open:
        with box:
            duty.show(view, system, row)
    about = ", ".join(part for part in (row.word, row.since, row.owner) if part)
    st.caption(f"{sign(row.icon)} {words(about)}")


def _key(system: RegisteredSystem, row: DutyRow) -> str:
    return f"{LINE}{system.id}.{row.id}"


def _close_others(key: str) -> None:
    """One duty in detail at a time: the page stays light, and the reader in place."""
    for other in list(st.session_state):
        if str(other).startswith(LINE) and other != key:
            st.session_state[other] = False
