"""The questions at the end of a phase, answered with what shows it."""

from functools import partial

import streamlit as st

from aiops_model.content.schema.plan_frame import Gate, GateQuestion
from aiops_model.export.text import markdown_text as words
from aiops_model.report.plan import PlanReport
from aiops_model.report.plan.model import GateBlock
from aiops_model.services import plan
from aiops_model.services.plan import File, GateEntry
from aiops_model.services.plan.opening import gate_key
from aiops_model.services.plan.views import GateSaid
from ui.access import actor, locale, t
from ui.act.fields import entered, fill
from ui.faults import guarded
from ui.plan import saving
from ui.plan.blocks import fold, listed
from web.process import context

ANSWERS: tuple[GateSaid, ...] = ("yes", "no", "unclear")
EVIDENCE = 500
"""Characters a field takes."""


def show(file: File, report: PlanReport) -> None:
    """Each gate of the plan folded, with its date and how it stands."""
    if not report.gates:
        return
    content = context().content.plan.gate
    with st.container(gap="xsmall"):
        st.header(t("tracking.gates"), anchor=False)
        for block in report.gates:
            label = f"{block.name} ({block.date}): {block.word}"
            fold(f"gate.{block.id}", label, partial(_questions, file, block, content[block.id]))


def _questions(file: File, block: GateBlock, gate: Gate) -> None:
    st.markdown(words(block.decides))
    for question in gate.questions:
        _question(file, gate, question)
    if block.state == "no_go":
        text = f"{words(block.no_go.body)}\n\n{listed(block.no_go_steps)}"
        st.warning(text, title=words(block.no_go.title))


def _question(file: File, gate: Gate, question: GateQuestion) -> None:
    known = file.plan.gates.get((gate.id, question.id))
    name = gate_key(gate.id, question.id)
    key = f"gate.{gate.id}.{question.id}"
    clash = saving.met("gate", name) is not None
    fill(key, (known.evidence if known else "",), typed=clash)
    stored = known.answer if known else None
    choice = f"{key}.answer"
    if st.session_state.get(f"{choice}.stored", "") != stored and not clash:
        st.session_state[choice] = stored
    st.session_state[f"{choice}.stored"] = stored
    names = {answer: t(f"tracking.answer_{answer}") for answer in ANSWERS}
    with st.form(f"{key}.form", border=False):
        st.radio(
            words(locale().text(question.question)),
            ANSWERS,
            index=None,
            format_func=lambda answer: words(names[answer]),
            key=choice,
            horizontal=True,
        )
        with st.container(gap="xsmall"):
            st.text_input(
                words(t("tracking.shown_by", evidence=locale().text(question.evidence))),
                key=f"{key}.0",
                max_chars=EVIDENCE,
            )
            st.form_submit_button(
                t("tracking.answer_save"),
                on_click=guarded(_save, key),
                args=(file, gate, question, key),
            )
    saving.show("gate", name, fault=key)


def _save(file: File, gate: Gate, question: GateQuestion, key: str) -> None:
    answer: GateSaid | None = st.session_state.get(f"{key}.answer")
    name = gate_key(gate.id, question.id)
    seen = saving.revision("gate", file.plan.revision("gate", name), name)
    at = (context(), actor(), file.id)
    if answer is None:
        return
    entry = GateEntry(gate.id, question.id, answer, entered(f"{key}.0"))
    saving.keep(plan.answer_gate(*at, entry, revision=seen))
