"""What is asked beside the items: a few facts about the company and its AI."""

import streamlit as st

from aiops_model.content.schema.instrument import FactQuestion
from aiops_model.export.text import label_text
from aiops_model.export.text import markdown_text as words
from aiops_model.services import maturity
from ui.access import actor, locale
from ui.assess import review, saving
from ui.assess.place import Place, instrument
from ui.faults import guarded
from web.process import context

YES_NO = ("yes", "no", "unknown")
MAYBE = ("yes", "no", "possible", "unknown")
"""Where a possible "yes" caps the level as well, as long as nobody has ruled it out."""


def show(place: Place) -> None:
    """Every fact with its help; each is stored as soon as it is given."""
    for question in instrument().instrument.facts:
        with st.container(border=True, gap="small"):
            with st.container(gap="xxsmall"):
                st.subheader(words(locale().text(question.question)), anchor=False)
                st.caption(words(locale().text(question.help)))
            _field(place, question)
            saving.show("fact", question.id, fault=question.id)
            review.about_fact(place, question.id)


def _field(place: Place, question: FactQuestion) -> None:
    stored = place.view.facts.get(question.id)
    key = f"fact.{place.view.id}.{question.id}"
    label = label_text(locale().text(question.question))
    save = guarded(_save, question.id)
    if question.kind == "count":
        kept = stored.value if stored else ""
        if st.session_state.get(f"{key}.stored") != kept:
            st.session_state[f"{key}.stored"] = st.session_state[key] = kept
        st.text_input(
            label,
            key=key,
            label_visibility="collapsed",
            on_change=save,
            args=(place, question.id, key),
        )
        return
    names, short = _names(question), question.kind == "yes_no"
    st.session_state[key] = stored.value if stored and stored.value in names else None
    st.radio(
        label,
        options=list(names),
        format_func=lambda value: words(names[value]),
        captions=[words(locale().text(option.meaning)) for option in question.options] or None,
        key=key,
        horizontal=short,
        label_visibility="collapsed",
        on_change=save,
        args=(place, question.id, key),
    )


def _names(question: FactQuestion) -> dict[str, str]:
    if question.kind == "yes_no":
        conditional = any(stop.only_if == question.id for stop in instrument().instrument.stops)
        names = saving.fact_names()
        return {value: names[value] for value in (MAYBE if conditional else YES_NO)}
    return {option.id: locale().text(option.label) for option in question.options}


def _save(place: Place, fact_id: str, key: str) -> None:
    stored = place.view.facts.get(fact_id)
    value = str(st.session_state.get(key) or "").strip() or None
    revision = stored.revision if stored else 0
    file = place.view.id
    saving.keep(maturity.set_fact(context(), actor(), file, fact_id, value, revision=revision))
