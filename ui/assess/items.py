"""One item: the question, its answers, how to recognise them. One click answers and is saved."""

import streamlit as st

from aiops_model.content.schema.instrument import DeepItem
from aiops_model.export.text import label_text
from aiops_model.export.text import markdown_text as words
from aiops_model.services import maturity
from ui import prose
from ui.access import actor, locale, t
from ui.assess import consensus, details, saving
from ui.assess.place import Place, instrument
from ui.faults import guarded
from web.process import context


def show(place: Place, item: DeepItem) -> None:
    """The item with its answers, criteria and details."""
    read = locale().text
    with st.container(border=True, gap="small"):
        prose.draw((prose.heading(3, read(item.question)), prose.note(_about(item))))
        if place.view.record(item.id).left_out:
            details.left_out(place, item)
        else:
            _answers(place, item)
        saving.show("vote", item.id, place.person or "", fault=item.id)
        _criteria(item)
        details.show(place, item)
        consensus.show(place, item.id)


def _about(item: DeepItem) -> str:
    """The level the item belongs to, and who can answer it best."""
    read, content = locale().text, instrument()
    number = content.instrument.levels.index(item.level) + 1
    groups = ", ".join(read(content.instrument.groups[group]) for group in item.ask)
    level = t("assess.level", level=read(content.level(number).name))
    return f"{level} · {t('assess.ask', groups=groups)}"


def _answers(place: Place, item: DeepItem) -> None:
    names = saving.step_names()
    vote = place.view.vote(item.id, place.person)
    key = f"vote.{place.view.id}.{place.person or ''}.{item.id}"
    st.session_state[key] = vote.value if vote else None
    st.radio(
        label_text(locale().text(item.question)),
        options=list(names),
        format_func=lambda value: words(names[value]),
        key=key,
        horizontal=True,
        label_visibility="collapsed",
        on_change=guarded(vote_now, item.id),
        args=(place, item.id, key),
    )
    if vote is None and not place.view.record(item.id).consensus:
        _proposed(place, item)


def _proposed(place: Place, item: DeepItem) -> None:
    """What the self-check or the choice for the whole capability suggests, to be confirmed."""
    proposed = place.proposed.get(item.id)
    if proposed is None:
        return
    value = saving.step_names()[proposed.value]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(words(t(f"assess.from_{proposed.source}", value=value)), width="content")
        st.button(
            t("assess.confirm_one"),
            key=f"confirm.{item.id}",
            on_click=guarded(_confirm, item.id),
            args=(place, item.id),
        )


def _confirm(place: Place, item_id: str) -> None:
    maturity.confirm_proposals(context(), actor(), place.view.id, place.person, (item_id,))


def vote_now(place: Place, item_id: str, key: str) -> None:
    """Store what the radio says, if the stored answer is still the one shown."""
    value = st.session_state.get(key)
    if value is None:
        return
    vote = place.view.vote(item_id, place.person)
    saving.keep(
        maturity.record_vote(
            context(),
            actor(),
            place.view.id,
            place.person,
            item_id,
            value,
            vote.confidence if vote else None,
            vote.revision if vote else 0,
        )
    )


def _criteria(item: DeepItem) -> None:
    """Why it matters, what must hold, an example, what proves it; sent once it is opened."""
    read = locale().text
    box = st.expander(
        t("assess.recognise"), type="compact", key=f"help.{item.id}", on_change="rerun"
    )
    if not box.open:
        return
    must = "\n".join(f"- {words(read(criterion))}" for criterion in item.criteria)
    parts = [
        words(read(item.why)),
        f"**{t('assess.criteria')}**\n\n{must}",
        f"**{t('assess.example')}** {words(read(item.example))}",
        f"**{t('assess.evidence_wanted')}** {words(read(item.evidence))}",
    ]
    box.markdown("\n\n".join(parts))
