"""The result of a classification: class, reasons, what to find out, what follows."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.ai_act.model import SystemReport
from ui import cards
from ui.access import locale, t
from ui.act import flow
from ui.act.place import QUESTION, SYSTEM, Place, go, still_to_ask
from ui.registry import page
from web.process import context

FIRST = 6
"""Open facts that stand open; the rest is unfolded on demand."""


def class_name(known: SystemReport) -> str:
    """The class of a system; one that needs review names the stricter candidate."""
    return known.candidate if known.needs_review and known.candidate else known.class_name


def show(place: Place, known: SystemReport) -> None:
    """Class and reasons, what to find out, the path, and the way to the duties."""
    cards.page_header(
        t("systems.result_title", system=place.system.name),
        context=t("systems.result_context", date=locale().date(context().clock().date())),
    )
    _headline(known)
    _ways(place)
    _find_out(place, known)
    _beside(known)
    _path(known)
    flow.path(place)


def _headline(known: SystemReport) -> None:
    with st.container(border=True, gap="small"):
        with st.container(gap=None):
            st.caption(t("systems.class"))
            st.header(words(known.class_name), anchor=False)
        if known.needs_review:
            st.warning(words(known.class_text), title=words(known.candidate))
        else:
            st.markdown(words(known.class_text))
        if known.why:
            st.markdown("\n".join(f"- {words(line)}" for line in known.why))
        rest = [line for line in (known.roles, known.finding, known.next_date) if line]
        st.markdown("  \n".join(words(line) for line in rest))


def _ways(place: Place) -> None:
    """On with the open questions, else to the duties."""
    ahead = still_to_ask(place)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if ahead:
            st.button(
                t("systems.go_on", n=len(ahead)),
                type="primary",
                on_click=go,
                kwargs={SYSTEM: place.system.id},
            )
        if st.button(t("systems.see_duties"), type="secondary" if ahead else "primary"):
            st.switch_page(page("duties").source, query_params={SYSTEM: place.system.id})
        st.button(t("systems.back"), type="tertiary", on_click=go)


def _find_out(place: Place, known: SystemReport) -> None:
    """Facts that are unknown: where to look, and the question again."""
    facts = {row.fact for row in place.found.open_questions if row.state == "unknown"}
    unknown = [row for row in known.to_find_out if row.fact.partition(":")[0] in facts]
    if not unknown:
        return
    with st.container(gap="small"):
        st.header(t("systems.find_out_title"), anchor=False)
        for row in unknown[:FIRST]:
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{words(row.question)}** ({words(row.citation)})")
                st.markdown(words(row.how))
                st.button(
                    t("systems.answer_now"),
                    key=f"find.{row.fact}",
                    on_click=go,
                    kwargs={SYSTEM: place.system.id, QUESTION: row.fact},
                )
        rest = unknown[FIRST:]
        if rest:
            st.markdown("\n".join(f"- {words(row.question)}" for row in rest))


def _beside(known: SystemReport) -> None:
    """Art 50, what the vendor owes, what changes dates or adds duties."""
    lines = [*known.transparency, *known.vendor_check]
    if lines:
        with st.container(gap="xsmall"):
            st.header(t("systems.transparency_title"), anchor=False)
            st.markdown("\n".join(f"- {words(line)}" for line in lines))
    if known.modifiers:
        with st.container(gap="xsmall"):
            st.header(t("systems.modifiers_title"), anchor=False)
            st.markdown(
                "\n\n".join(f"**{words(row.title)}.** {words(row.body)}" for row in known.modifiers)
            )


def _path(known: SystemReport) -> None:
    """Each step of the procedure with its answer and provision; sent once it is opened."""
    box = st.expander(t("systems.steps"), type="compact", key="systems.steps", on_change="rerun")
    if box.open:
        box.markdown(
            "\n".join(
                f"1. **{words(step.name)}:** {words(step.answer)} ({words(step.citation)})"
                for step in known.path
            )
        )
