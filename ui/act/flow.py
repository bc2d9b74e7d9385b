"""Classification as a question flow: one question a screen, only what is still open."""

import streamlit as st

from aiops_model.content.schema.ai_act import ActQuestion
from aiops_model.export.text import markdown_text as words
from ui.access import locale, t
from ui.act import answers, law
from ui.act.place import QUESTION, RESULT, SHOW, SYSTEM, Place, before, given, go, still_to_ask
from web.process import context


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
    with box, st.container(gap="xxsmall"):
        for row in rows:
            known = place.known(row.fact)
            answer = law.answer_text(row, known.value if known else None)
            st.button(
                f"{words(locale().text(row.question))} **{words(answer)}** "
                f"({words(locale().text(row.citation))})",
                key=f"again.{row.fact}",
                type="tertiary",
                icon=":material/edit:",
                wrap=True,
                on_click=go,
                kwargs={SYSTEM: place.system.id, QUESTION: row.fact},
            )
