"""Answers of the self-check as proposals: shown with their reason, counted once confirmed."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services import maturity
from ui.access import actor, locale, t
from ui.assess.place import Place, instrument
from ui.faults import guarded, show_fault
from web.process import context

PROPOSALS = "proposals"


def show(place: Place) -> None:
    """What the self-check suggests for open items; the list is sent once it is opened."""
    found = [row for row in place.proposed.values() if row.source == "self_check"]
    if not found:
        return
    title = t("assess.proposals", n=len(found))
    box = st.expander(title, icon=":material/input:", key="assess.proposals", on_change="rerun")
    if not box.open:
        return
    steps = {step.id: locale().text(step.name) for step in instrument().instrument.scale}
    reasons = instrument().beside.proposal
    with box:
        st.markdown(t("assess.proposals_text"))
        with st.form("proposals", border=False):
            for proposed in found:
                question = locale().text(instrument().item[proposed.item_id].question)
                st.checkbox(
                    f"{words(question)} **{words(steps[proposed.value])}**",
                    value=True,
                    key=f"propose.{proposed.item_id}",
                )
                st.caption(words(locale().text(reasons[proposed.rule].reason)))
            st.form_submit_button(
                t("assess.proposals_confirm"),
                on_click=guarded(_confirm, PROPOSALS),
                args=(place, tuple(row.item_id for row in found)),
            )
        show_fault(PROPOSALS)


def _confirm(place: Place, items: tuple[str, ...]) -> None:
    chosen = tuple(item for item in items if st.session_state.get(f"propose.{item}"))
    if chosen:
        maturity.confirm_proposals(context(), actor(), place.view.id, place.person, chosen)
