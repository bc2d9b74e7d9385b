"""Classification as a question flow: one question a screen, only what is still open."""

import streamlit as st

from aiops_model.content.schema.ai_act import ActQuestion
from aiops_model.export.text import markdown_text as words
from ui.access import locale, t
from ui.act import answers, law
from ui.act.place import QUESTION, RESULT, SHOW, SYSTEM, Place, before, given, go, still_to_ask
from web.process import context

CHANGE = "systems.change"


def show(place: Place, asked: ActQuestion) -> None:
    """The step, the question with why and examples, its answers, the path so far."""
    read = locale().text
    _progress(place, asked)
    with st.container(gap="xsmall"):
        st.title(words(read(asked.question)), anchor=False)
        st.markdown(f"{words(read(asked.why))} ({words(read(asked.citation))})")
    answers.show(place, asked)
    if asked.examples:
        lines = [*asked.examples, asked.find_out]
        with st.expander(t("check.how_do_i_tell")):
            st.markdown("\n".join(f"- {words(read(line))}" for line in lines))
    _ways(place, asked)
    path(place)


def _progress(place: Place, asked: ActQuestion) -> None:
    """Which step of the path this is, and how many questions may still come."""
    steps = [row.id for row in context().content.ai_act.outcomes.path]
    if asked.step in steps:
        name, done = locale().text(law.outcome("path", asked.step).name), steps.index(asked.step)
    else:
        name = t(f"systems.step_{asked.step}")
        done = 0 if asked.step == "company" else len(steps) - 1
    text = t("systems.progress", system=place.system.name, step=name)
    st.progress(done / len(steps), text=words(text))


def _ways(place: Place, asked: ActQuestion) -> None:
    """Back to the answer before, and to what is known so far."""
    earlier = before(place, asked)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.button(
            t("check.back"),
            icon=":material/arrow_back:",
            disabled=earlier is None,
            on_click=go,
            kwargs={SYSTEM: place.system.id, QUESTION: earlier.fact if earlier else ""},
        )
        st.caption(t("assess.saved"), width="content")
        if given(place):
            st.button(
                t("systems.so_far"),
                on_click=go,
                kwargs={SYSTEM: place.system.id, SHOW: RESULT},
            )
    st.caption(t("systems.left", n=len(still_to_ask(place))))


def path(place: Place) -> None:
    """Every answer so far with its provision, each a way to change it; sent once it is opened."""
    rows = given(place)
    if not rows:
        return
    box = st.expander(
        t("systems.path", n=len(rows)), type="compact", key="systems.path", on_change="rerun"
    )
    if not box.open:
        return
    read = locale().text
    lines = [
        f"{words(read(row.question))} **{words(_said(place, row))}** ({words(read(row.citation))})"
        for row in rows
    ]
    with box:
        st.markdown("\n".join(f"- {line}" for line in lines))
        names = {row.fact: read(row.question) for row in rows}
        st.session_state[CHANGE] = None
        st.selectbox(
            t("systems.change"),
            list(names),
            index=None,
            format_func=lambda fact: names[fact],
            placeholder=t("systems.change_none"),
            key=CHANGE,
            on_change=_change,
            args=(place.system.id,),
        )


def _said(place: Place, row: ActQuestion) -> str:
    known = place.known(row.fact)
    return law.answer_text(row, known.value if known else None)


def _change(system_id: str) -> None:
    fact = st.session_state.get(CHANGE)
    if fact:
        go(**{SYSTEM: system_id, QUESTION: fact})
