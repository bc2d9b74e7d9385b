"""Who answers: choose the person, add others, rename or remove them."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services import maturity
from aiops_model.services.maturity import Respondent
from ui.access import actor, locale, t
from ui.assess.place import KEPT, PERSON, Place, instrument, keep
from ui.faults import guarded, show_fault
from web.process import context

NAME = 120
PEOPLE = "people"
"""Where a fault about people is shown."""


def name_of(person: Respondent) -> str:
    """A respondent as the reader knows them; the first one may have no name."""
    return person.name or t("assess.me")


def chooser(place: Place) -> None:
    """Whose answers are on the screen; only where there is a choice."""
    people = {row.id: name_of(row) for row in place.view.respondents}
    if len(people) > 1:
        st.session_state[PERSON] = place.person
        st.selectbox(
            t("assess.person"),
            list(people),
            format_func=lambda person: people[person],
            key=PERSON,
            on_change=_turn,
        )


def _turn() -> None:
    keep(PERSON, st.session_state[PERSON])


def manage(place: Place) -> None:
    """Everyone who answers, with what can be changed; sent once it is opened."""
    box = st.expander(t("assess.people"), key="assess.people", on_change="rerun")
    if not box.open:
        return
    with box:
        st.markdown(t("assess.people_text"))
        for person in place.view.respondents:
            _change(place, person)
        _add(place)
        show_fault(PEOPLE)


def _groups() -> dict[str, str]:
    return {group: locale().text(name) for group, name in instrument().instrument.groups.items()}


def _change(place: Place, person: Respondent) -> None:
    groups = _groups()
    with st.form(f"person.{person.id}"):
        st.markdown(f"**{words(name_of(person))}**")
        left, right = st.columns(2)
        left.text_input(
            t("assess.person_name"), value=person.name, key=f"{person.id}.name", max_chars=NAME
        )
        right.selectbox(
            t("assess.person_group"),
            list(groups),
            index=list(groups).index(person.group) if person.group in groups else None,
            format_func=lambda group: groups[group],
            placeholder=t("assess.group_open"),
            key=f"{person.id}.group",
        )
        st.form_submit_button(
            t("assess.person_save"), on_click=guarded(_save, PEOPLE), args=(place, person.id)
        )
    if len(place.view.respondents) > 1:
        votes = sum(vote.respondent_id == person.id for vote in place.view.votes.values())
        with st.popover(words(t("assess.person_remove", name=name_of(person)))):
            st.markdown(words(t("assess.person_remove_question", n=votes)))
            st.button(
                t("assess.person_remove_confirm", n=votes),
                key=f"{person.id}.remove",
                on_click=guarded(_remove, PEOPLE),
                args=(place, person.id),
            )


def _save(place: Place, person_id: str) -> None:
    maturity.rename_respondent(
        context(),
        actor(),
        place.view.id,
        person_id,
        str(st.session_state.get(f"{person_id}.name") or ""),
        group=str(st.session_state.get(f"{person_id}.group") or ""),
    )


def _remove(place: Place, person_id: str) -> None:
    maturity.remove_respondent(context(), actor(), place.view.id, person_id)
    st.session_state.pop(PERSON, None)
    st.session_state.pop(f"{PERSON}{KEPT}", None)


def _add(place: Place) -> None:
    groups = _groups()
    with st.form("person.new", clear_on_submit=True):
        st.markdown(f"**{t('assess.person_new')}**")
        left, right = st.columns(2)
        left.text_input(t("assess.person_name"), key="person.new.name", max_chars=NAME)
        right.selectbox(
            t("assess.person_group"),
            list(groups),
            index=None,
            format_func=lambda group: groups[group],
            placeholder=t("assess.group_open"),
            key="person.new.group",
        )
        st.form_submit_button(
            t("assess.person_add"), on_click=guarded(_add_now, PEOPLE), args=(place,)
        )


def _add_now(place: Place) -> None:
    maturity.add_respondent(
        context(),
        actor(),
        place.view.id,
        str(st.session_state.get("person.new.name") or ""),
        str(st.session_state.get("person.new.group") or ""),
    )
