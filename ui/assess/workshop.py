"""One choice for a whole capability: four cards, each describing a level."""

import streamlit as st

from aiops_model.content.schema.instrument import AnyLevelId
from aiops_model.export.text import label_text
from aiops_model.export.text import markdown_text as words
from ui.access import locale, t
from ui.assess import consensus, saving
from ui.assess.items import vote_now
from ui.assess.place import Place, instrument
from ui.faults import guarded

PAIRS = 2
"""Cards beside each other; on a phone they stack in the order of the levels."""


def show(place: Place) -> None:
    """The workshop question of the capability and its level cards."""
    read = locale().text
    question = place.capability.workshop
    vote = place.view.vote(place.part, place.person)
    given = vote.value if vote else None
    with st.container(gap="xxsmall"):
        st.subheader(words(read(question.question)), anchor=False)
        st.markdown(words(read(question.why)))
    saving.show("vote", place.part, place.person or "", fault=place.part)
    levels = instrument().instrument.levels
    for start in range(0, len(levels), PAIRS):
        pair = st.columns(PAIRS, border=True)
        for column, level in zip(pair, levels[start : start + PAIRS], strict=True):
            with column:
                _card(place, level, chosen=given == level)
    _button(
        place,
        saving.DONT_KNOW,
        read(instrument().instrument.dont_know),
        chosen=given == saving.DONT_KNOW,
    )
    with st.expander(t("assess.recognise"), type="compact"):
        st.markdown(words(read(question.help)))
    consensus.show(place, place.part)


def _card(place: Place, level: AnyLevelId, *, chosen: bool) -> None:
    number = instrument().instrument.levels.index(level) + 1
    name = saving.level_names()[level]
    with st.container(gap=None):
        st.caption(t("assess.level_number", number=number))
        st.subheader(words(name), anchor=False)
    st.markdown(words(locale().text(place.capability.workshop.levels[level])))
    with st.container(height="stretch", vertical_alignment="bottom"):
        label = t("assess.level_chosen" if chosen else "assess.level_choose", level=name)
        _button(place, level, label, chosen=chosen)


def _button(place: Place, value: str, label: str, *, chosen: bool) -> None:
    st.button(
        label_text(label),
        key=f"choice.{place.part}.{value}",
        type="primary" if chosen else "secondary",
        icon=":material/check:" if chosen else None,
        width="stretch",
        on_click=guarded(_choose, place.part),
        args=(place, value),
    )


def _choose(place: Place, value: str) -> None:
    key = "assess.choice"
    st.session_state[key] = value
    vote_now(place, place.part, key)
