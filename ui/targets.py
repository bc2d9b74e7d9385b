"""The level each capability is meant to reach: one row each, stored at once."""

import streamlit as st

from aiops_model.content.schema.instrument import CapabilityText
from aiops_model.export.text import label_text
from aiops_model.export.text import markdown_text as words
from aiops_model.report.maturity import MaturityReport
from aiops_model.services import maturity
from aiops_model.services.maturity import MaturityView
from ui.access import actor, locale, t
from ui.assess import saving
from ui.assess.place import instrument
from ui.faults import guarded
from web.process import context

NEXT = 0
"""In place of a level: no target of one's own, the next level counts."""


def choose(view: MaturityView, report: MaturityReport) -> None:
    """Every capability under its layer, with today's level and its target."""
    today = {part.id: part.level for part in report.capabilities}
    for layer in instrument().instrument.layers:
        with st.container(gap="small"):
            st.header(words(locale().text(layer.name)), anchor=False)
            for capability_id in layer.capabilities:
                row = instrument().capability[capability_id]
                _target(view, row, today.get(capability_id, ""))


def _target(view: MaturityView, row: CapabilityText, today: str) -> None:
    stored = view.targets.get(row.id)
    levels = enumerate(saving.level_names().values(), start=1)
    names = {NEXT: t("targets.next_level"), **dict(levels)}
    key = f"target.{view.id}.{row.id}"
    st.session_state[key] = int(stored.value) if stored else NEXT
    st.radio(
        label_text(t("targets.label", name=locale().text(row.name), today=today)),
        options=list(names),
        format_func=lambda value: words(names[value]),
        key=key,
        horizontal=True,
        on_change=guarded(_save, row.id),
        args=(view, row.id, key),
    )
    saving.show("target", row.id, fault=row.id)


def _save(view: MaturityView, capability_id: str, key: str) -> None:
    level = int(st.session_state[key]) or None
    stored = view.targets.get(capability_id)
    revision = stored.revision if stored else 0
    done = maturity.set_target(context(), actor(), view.id, capability_id, level, revision=revision)
    saving.keep(done)


def reset(view: MaturityView) -> None:
    """Take every target of one's own back."""
    if not view.targets:
        return
    with st.popover(t("targets.reset")):
        st.markdown(t("targets.reset_question"))
        st.button(
            t("targets.reset_confirm", n=len(view.targets)),
            on_click=guarded(_reset),
            args=(view,),
        )


def _reset(view: MaturityView) -> None:
    for capability_id, stored in view.targets.items():
        maturity.set_target(
            context(), actor(), view.id, capability_id, None, revision=stored.revision
        )
