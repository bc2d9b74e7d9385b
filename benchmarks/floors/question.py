"""The questions of the self-check drawn by Streamlit alone, each answer saved by plain sqlite3.

As many buttons and texts as the product's question has, a fragment as there, the same pragmas: what
an answer costs before there is a language, a file of one's own, a conflict or an audit trail. No
application that saves an answer and shows the next question can do with less.
"""

import sqlite3
from threading import Lock
from typing import Any

import streamlit as st

import benchmarks.floors.settled  # noqa: F401
from aiops_model.content import load_content
from aiops_model.store.engine import PRAGMAS
from benchmarks.scenarios import FIRST

content = load_content()
TEXTS = {name: str(text) for name, text in content.i18n["de"].items()}


@st.cache_resource
def store() -> tuple[sqlite3.Connection, Lock]:
    """One connection for all, one writer at a time."""
    raw = sqlite3.connect("answers.sqlite3", isolation_level=None, check_same_thread=False)
    for name, value in PRAGMAS.items():
        raw.execute(f"PRAGMA {name}={value}")
    raw.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, item TEXT, value TEXT) STRICT")
    return raw, Lock()


def answer(item: str, value: str) -> None:
    """Store one answer and go on."""
    raw, turn = store()
    with turn:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO answer (item, value) VALUES (?, ?)", (item, value))
        raw.execute("COMMIT")
    order = list(FIRST)
    st.session_state["item"] = order[(order.index(item) + 1) % len(order)]


@st.fragment
def question() -> None:
    """One question: progress, texts, a button an answer, help, the way back, the saved state."""
    item: Any = content.self_check.item(st.session_state.get("item", next(iter(FIRST))))
    st.progress(0.5, text=TEXTS["check.progress_before"])
    st.markdown(f"# {item.text.de}")
    labels = {option.id: option.label.de for option in item.options}
    if item.exact and item.options:
        labels["exact"] = item.exact.label.de
    if item.unsure:
        labels["unsure"] = content.self_check.not_sure.label.de
    for value, label in labels.items():
        st.button(
            f"**{label}**",
            key=f"{item.id}.{value}",
            on_click=answer,
            args=(item.id, value),
            width="stretch",
        )
    if item.help:
        with st.expander(TEXTS["check.how_do_i_tell"]):
            st.markdown(item.help.de)
    with st.container(horizontal=True):
        st.button(TEXTS["check.back"])
        st.popover(TEXTS["check.saved_from_first_answer"])


st.navigation([st.Page(question, url_path="question", default=True)]).run()
