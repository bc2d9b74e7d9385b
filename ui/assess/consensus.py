"""The value agreed after discussion: it counts in place of the votes, which stay visible."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services import maturity
from aiops_model.services.maturity import Consensus, ItemRecord
from ui.access import actor, locale, t
from ui.assess import saving
from ui.assess.people import name_of
from ui.assess.place import Place
from ui.faults import guarded
from web.process import context

NAME, REASON = 120, 500
LEAST = 2
"""People who must have answered before there is something to agree on."""


def show(place: Place, item_id: str) -> None:
    """The agreed value, or the way to one where several people answered; sent once it is opened."""
    record = place.view.record(item_id)
    names = saving.step_names() if "_" in item_id else saving.level_names()
    if record.consensus is not None:
        _decided(place, record, names[record.consensus.value])
        return
    given = [person for person in place.view.respondents if place.view.vote(item_id, person.id)]
    if len(given) < LEAST:
        return
    box = st.expander(
        t("assess.decide"), type="compact", key=f"decide.{item_id}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        st.markdown(
            "\n".join(
                f"- {words(name_of(person))}: **{words(saving.said(vote.value))}**"
                for person in given
                if (vote := place.view.vote(item_id, person.id)) is not None
            )
        )
        _form(place, item_id, {k: v for k, v in names.items() if k != saving.DONT_KNOW})
        saving.show("consensus", item_id, fault=f"decide.{item_id}")


def _form(place: Place, item_id: str, names: dict[str, str]) -> None:
    with st.form(f"decide.form.{item_id}", border=False):
        st.radio(
            t("assess.decide_value"),
            options=list(names),
            index=None,
            format_func=lambda value: words(names[value]),
            key=f"decide.{item_id}.value",
            horizontal=True,
        )
        st.text_input(t("assess.decide_by"), key=f"decide.{item_id}.by", max_chars=NAME)
        st.text_input(t("assess.decide_reason"), key=f"decide.{item_id}.reason", max_chars=REASON)
        st.form_submit_button(
            t("assess.decide_save"),
            on_click=guarded(_decide, f"decide.{item_id}"),
            args=(place, item_id),
        )


def _decide(place: Place, item_id: str) -> None:
    value, by, reason = (
        str(st.session_state.get(f"decide.{item_id}.{name}") or "")
        for name in ("value", "by", "reason")
    )
    agreed, revision = Consensus(value, by, reason), _revision(place, item_id)
    file = place.view.id
    saving.keep(maturity.decide(context(), actor(), file, item_id, agreed, revision=revision))


def _decided(place: Place, record: ItemRecord, value: str) -> None:
    agreed = record.consensus
    if agreed is None:
        return
    day = locale().date(agreed.at.date()) if agreed.at else ""
    by = agreed.by or t("assess.decided_by_nobody")
    parts = [t("assess.decided", value=value, by=by, date=day), agreed.reason]
    st.markdown(words(" ".join(part for part in parts if part)))
    st.button(
        t("assess.undecide"),
        key=f"undecide.{record.item_id}",
        on_click=guarded(_undecide, record.item_id),
        args=(place, record.item_id),
    )


def _undecide(place: Place, item_id: str) -> None:
    revision = _revision(place, item_id)
    file = place.view.id
    saving.keep(maturity.undecide(context(), actor(), file, item_id, revision=revision))


def _revision(place: Place, item_id: str) -> int:
    return place.view.record(item_id).revisions.get("consensus", 0)
