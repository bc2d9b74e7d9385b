"""What belongs to an item beside its answer: confidence, evidence, note, not applicable."""

import streamlit as st

from aiops_model.content.schema.instrument import DeepItem
from aiops_model.domain.day_entry import read_day
from aiops_model.export.text import markdown_text as words
from aiops_model.services import maturity
from aiops_model.services.maturity import Evidence, ItemRecord
from ui.access import actor, locale, t
from ui.assess import saving
from ui.assess.place import Place, instrument
from ui.faults import guarded
from web.process import context

NOTE, TITLE, LINK, REASON, DAY = 2000, 200, 500, 500, 40
"""Characters a field takes."""
UNTIL = "evidence_until"


def show(place: Place, item: DeepItem) -> None:
    """Confidence, evidence, note and "not applicable"; sent once it is opened."""
    record = place.view.record(item.id)
    if record.evidence:
        st.caption(words(_proof(record.evidence)))
    box = st.expander(
        t("assess.details"), type="compact", key=f"details.{item.id}", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        if not record.left_out:
            _confidence(place, item)
        _evidence(place, record)
        _note(place, record)
        if not record.left_out:
            _leave_out(place, item)
            _withdraw(place, item)


def _proof(kept: Evidence) -> str:
    """The document and until when it counts; what has expired proves nothing any more."""
    if kept.valid_until is None:
        return t("assess.has_evidence", title=kept.title)
    expired = kept.valid_until < context().clock().date()
    key = "assess.evidence_expired" if expired else "assess.has_evidence_until"
    return t(key, title=kept.title, date=locale().date(kept.valid_until))


def _confidence(place: Place, item: DeepItem) -> None:
    vote = place.view.vote(item.id, place.person)
    if vote is None:
        st.caption(t("assess.confidence_later"))
        return
    names = [locale().text(name) for name in instrument().instrument.confidence]
    key = f"confidence.{place.view.id}.{place.person}.{item.id}"
    st.session_state[key] = vote.confidence
    st.radio(
        t("assess.confidence"),
        options=list(range(1, len(names) + 1)),
        format_func=lambda value: words(names[value - 1]),
        key=key,
        horizontal=True,
        on_change=guarded(_set_confidence, f"details.{item.id}"),
        args=(place, item.id, key),
    )


def _set_confidence(place: Place, item_id: str, key: str) -> None:
    vote = place.view.vote(item_id, place.person)
    if vote is None:
        return
    sure = st.session_state.get(key)
    saving.keep(
        maturity.record_vote(
            context(),
            actor(),
            place.view.id,
            place.person,
            item_id,
            vote.value,
            sure,
            vote.revision,
        )
    )


def _evidence(place: Place, record: ItemRecord) -> None:
    item, kept = record.item_id, record.evidence
    until = locale().date_entry(kept.valid_until) if kept and kept.valid_until else ""
    stored = (kept.title, kept.link, until) if kept else ("", "", "")
    _fill(f"evidence.{item}", stored, typed=saving.met("evidence", item) is not None)
    with st.form(f"evidence.form.{item}", border=False):
        st.text_input(t("assess.evidence_title"), key=f"evidence.{item}.0", max_chars=TITLE)
        st.text_input(t("assess.evidence_link"), key=f"evidence.{item}.1", max_chars=LINK)
        st.text_input(
            t("assess.evidence_until"),
            key=f"evidence.{item}.2",
            placeholder=t("assess.day_pattern"),
            max_chars=DAY,
        )
        with st.container(horizontal=True):
            for name, there, act in (
                ("save", True, _save_evidence),
                ("remove", kept is not None, _remove_evidence),
            ):
                if there:
                    st.form_submit_button(
                        t(f"assess.evidence_{name}"),
                        on_click=guarded(act, f"evidence.{item}"),
                        args=(place, item),
                    )
    if kept and kept.link:
        st.link_button(t("assess.evidence_open"), url=kept.link, icon=":material/open_in_new:")
    saving.show("evidence", item, fault=f"evidence.{item}")


def _fill(key: str, stored: tuple[str, ...], *, typed: bool) -> None:
    """Give fields their stored values. What was `typed` stays when someone else changed them."""
    known = st.session_state.get(f"{key}.stored")
    if f"{key}.0" not in st.session_state or (known != stored and not typed):
        for at, value in enumerate(stored):
            st.session_state[f"{key}.{at}"] = value
    st.session_state[f"{key}.stored"] = stored


def _entered(key: str) -> str:
    return str(st.session_state.get(key) or "").strip()


def _save_evidence(place: Place, item_id: str) -> None:
    title, link, until = (_entered(f"evidence.{item_id}.{at}") for at in range(3))
    evidence = Evidence(title, link, read_day(until, UNTIL) if until else None)
    revision = place.view.record(item_id).revisions.get("evidence", 0)
    file = place.view.id
    saving.keep(
        maturity.set_evidence(context(), actor(), file, item_id, evidence, revision=revision)
    )


def _remove_evidence(place: Place, item_id: str) -> None:
    revision = place.view.record(item_id).revisions.get("evidence", 0)
    file = place.view.id
    saving.keep(maturity.remove_evidence(context(), actor(), file, item_id, revision=revision))


def _note(place: Place, record: ItemRecord) -> None:
    item = record.item_id
    _fill(f"note.{item}", (record.note,), typed=saving.met("note", item) is not None)
    with st.form(f"note.form.{item}", border=False):
        st.text_area(t("assess.note"), key=f"note.{item}.0", max_chars=NOTE)
        st.form_submit_button(
            t("assess.note_save"), on_click=guarded(_save_note, f"note.{item}"), args=(place, item)
        )
    saving.show("note", item, fault=f"note.{item}")


def _save_note(place: Place, item_id: str) -> None:
    revision = place.view.record(item_id).revisions.get("note", 0)
    text = _entered(f"note.{item_id}.0")
    file = place.view.id
    saving.keep(maturity.write_note(context(), actor(), file, item_id, text, revision=revision))


def _leave_out(place: Place, item: DeepItem) -> None:
    if item.not_applicable is None:
        st.caption(t("assess.always_applies"))
        return
    with st.form(f"left_out.form.{item.id}", border=False):
        st.text_input(t("assess.left_out_reason"), key=f"left_out.{item.id}", max_chars=REASON)
        st.markdown(words(t("assess.left_out_when", when=locale().text(item.not_applicable))))
        st.form_submit_button(
            t("assess.left_out_save"),
            on_click=guarded(_save_left_out, f"left_out.{item.id}"),
            args=(place, item.id),
        )
    saving.show("left_out", item.id, fault=f"left_out.{item.id}")


def _save_left_out(place: Place, item_id: str) -> None:
    revision = place.view.record(item_id).revisions.get("left_out", 0)
    reason = _entered(f"left_out.{item_id}")
    file = place.view.id
    saving.keep(maturity.leave_out(context(), actor(), file, item_id, reason, revision=revision))


def left_out(place: Place, item: DeepItem) -> None:
    """The item is marked as not applicable: why, and the way back."""
    record = place.view.record(item.id)
    st.markdown(words(t("assess.left_out", reason=record.left_out_reason)))
    st.button(
        t("assess.take_back"),
        key=f"take_back.{item.id}",
        on_click=guarded(_take_back, item.id),
        args=(place, item.id),
    )


def _take_back(place: Place, item_id: str) -> None:
    revision = place.view.record(item_id).revisions.get("left_out", 0)
    file = place.view.id
    saving.keep(maturity.take_back(context(), actor(), file, item_id, revision=revision))


def _withdraw(place: Place, item: DeepItem) -> None:
    if place.view.vote(item.id, place.person):
        st.button(
            t("assess.withdraw"),
            key=f"withdraw.{item.id}",
            on_click=guarded(_withdraw_now, item.id),
            args=(place, item.id),
        )


def _withdraw_now(place: Place, item_id: str) -> None:
    vote = place.view.vote(item_id, place.person)
    if vote is not None:
        who, revision = vote.respondent_id, vote.revision
        file = place.view.id
        saving.keep(
            maturity.withdraw_vote(context(), actor(), file, who, item_id, revision=revision)
        )
