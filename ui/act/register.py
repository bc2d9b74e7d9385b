"""The register: every AI system of the company as a card, with its class and what is open."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.ai_act.model import ActReport, SystemReport
from aiops_model.services.ai_act import ActView, RegisteredSystem
from ui.access import t
from ui.act import outcome
from ui.act.fields import section
from ui.act.place import COMPANY, EDIT, IMPORT, NEW, SHOW, SIZE, SYSTEM, begin, go
from ui.faults import guarded
from ui.registry import page

ON_A_SCREEN = 8
"""Cards drawn at a time; a register may hold hundreds."""
PAGE = "systems.page"
COLUMNS = 2


def empty() -> None:
    """What will be here, and the two ways to begin."""
    with st.container(border=True, horizontal_alignment="center"):
        st.space("small")
        st.header(t("systems.empty_title"), anchor=False, text_alignment="center")
        st.markdown(t("systems.empty_text"), text_alignment="center")
        st.button(t("systems.add"), type="primary", on_click=guarded(_begin), args=(NEW, ""))
        st.button(t("systems.import"), type="tertiary", on_click=guarded(_begin), args=("", IMPORT))
        st.space("small")


def _begin(system: str, part: str) -> None:
    begin()
    go(**({SYSTEM: system} if system else {SHOW: part}))


def actions() -> None:
    """Register one, take over a list, say what the company is."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(t("systems.add"), type="primary", on_click=go, kwargs={SYSTEM: NEW})
        st.button(t("systems.import"), on_click=go, kwargs={SHOW: IMPORT})
        st.button(t("systems.company"), on_click=go, kwargs={SHOW: COMPANY})


def cards(view: ActView, report: ActReport) -> None:
    """The systems in the order of registration, so many at a time."""
    found = {system.id: system for system in report.systems}
    st.header(t("systems.register"), anchor=False)
    names = [system.name for system in view.systems]
    first = section(t("systems.page"), PAGE, len(names), ON_A_SCREEN, names)
    shown = view.systems[first : first + ON_A_SCREEN]
    for start in range(0, len(shown), COLUMNS):
        pair = st.columns(COLUMNS)
        for column, system in zip(pair, shown[start : start + COLUMNS], strict=False):
            with column.container(border=True, height="stretch", gap="xsmall"):
                _card(view, system, found.get(system.id))


def _card(view: ActView, system: RegisteredSystem, known: SystemReport | None) -> None:
    """Name, class, roles, next date, how many duties are met; the ways on."""
    lines = [known.roles, known.finding, known.next_date] if known else [t("systems.retired")]
    st.caption(words(_about(system)))
    st.subheader(words(system.name), anchor=False)
    bold = f"**{words(outcome.class_name(known))}**\n\n" if known else ""
    st.markdown(bold + "  \n".join(words(line) for line in lines if line))
    with st.container(horizontal=True, gap="small", height="stretch", vertical_alignment="bottom"):
        if known:
            key = "systems.classify" if _unasked(view, system, known) else "systems.see_class"
            st.button(t(key), key=f"classify.{system.id}", on_click=go, kwargs={SYSTEM: system.id})
            if st.button(t("systems.see_duties"), key=f"duties.{system.id}"):
                st.switch_page(page("duties").source, query_params={SYSTEM: system.id})
        st.button(
            t("systems.edit"),
            key=f"edit.{system.id}",
            type="tertiary",
            on_click=go,
            kwargs={SYSTEM: system.id, SHOW: EDIT},
        )


def _about(system: RegisteredSystem) -> str:
    entry = system.entry
    return " · ".join(
        part for part in (t(f"systems.stage_{entry.stage}"), entry.vendor, entry.use_area) if part
    )


def _unasked(view: ActView, system: RegisteredSystem, known: SystemReport) -> bool:
    """Whether a question is left that nobody has answered yet, not even with "unknown"."""
    facts = {row.fact.partition(":")[0] for row in known.to_find_out}
    return bool(facts - system.facts.keys() - view.company.keys() - set(SIZE))


def back() -> None:
    """To the list of systems."""
    st.button(t("systems.back"), on_click=go)
