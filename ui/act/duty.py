"""One duty of one system: what it asks, how far it is met, who sees to it, what proves it."""

import streamlit as st

from aiops_model.domain.day_entry import read_day
from aiops_model.export.text import markdown_text as words
from aiops_model.report.ai_act.model import DutyRow
from aiops_model.services import ai_act
from aiops_model.services.ai_act import (
    ActView,
    DutyEvidence,
    DutyPlace,
    DutyRecord,
    RegisteredSystem,
)
from ui.access import actor, locale, t
from ui.act import level, saving
from ui.act.fields import entered, fill
from ui.faults import guarded
from web.process import context

OWNER, TITLE, LINK, NOTE, DAY = 120, 200, 500, 2000, 40
"""Characters a field takes."""
FIELDS = ("evidence_title", "evidence_link", "evidence_dated", "valid_until")


def show(view: ActView, system: RegisteredSystem, row: DutyRow) -> None:
    """The duty in words, then everything the company says of it."""
    place = DutyPlace(view.id, system.id, row.id)
    record = system.duty(row.id)
    _what(row)
    level.choose(place, record)
    _who(place, record)
    _evidence(place, record)
    _note(place, record)


def _what(row: DutyRow) -> None:
    lines = [line for line in (row.numbers, *row.parts, *row.remarks) if line]
    st.caption(words(f"{row.role} · {row.fine}"))
    st.markdown(words(row.text))
    if lines:
        st.markdown("\n".join(f"- {words(line)}" for line in lines))
    if row.missing:
        proof = f"**{t('assess.evidence_wanted')}** {words(row.missing)}"
        st.markdown(f"{proof}\n\n**{t('duties.next_level')}** {words(row.next_level)}")


def _key(name: str, place: DutyPlace) -> str:
    return f"{name}.{place.system_id}.{place.duty_id}"


def _day_text(day: object) -> str:
    return locale().date_entry(day) if day else ""  # type: ignore[arg-type]


def _who(place: DutyPlace, record: DutyRecord) -> None:
    key = _key("who", place)
    clash = any(saving.met(part, place.system_id, place.duty_id) for part in ("owner", "due"))
    fill(key, (record.owner, _day_text(record.due_on)), typed=clash)
    with st.form(f"{key}.form", border=False):
        row = st.container(horizontal=True)
        row.text_input(t("field.owner"), key=f"{key}.0", max_chars=OWNER)
        row.text_input(
            t("field.due"), key=f"{key}.1", placeholder=t("assess.day_pattern"), max_chars=DAY
        )
        st.form_submit_button(
            t("duties.who_save"), on_click=guarded(_save_who, key), args=(place, record)
        )
    saving.show(("owner", "due"), place.system_id, place.duty_id, fault=key)


def _save_who(place: DutyPlace, record: DutyRecord) -> None:
    """The day is read before anything is written."""
    key = _key("who", place)
    owner, typed = entered(f"{key}.0"), entered(f"{key}.1")
    due = read_day(typed, "due") if typed else None
    at = (context(), actor(), place)
    if owner != record.owner:
        seen = record.revisions.get("owner", 0)
        if not saving.keep(ai_act.set_owner(*at, owner, revision=seen)):
            return
    if due != record.due_on:
        seen = record.revisions.get("due", 0)
        saving.keep(ai_act.set_due(*at, due, revision=seen))


def _evidence(place: DutyPlace, record: DutyRecord) -> None:
    key, kept = _key("proof", place), record.evidence
    clash = saving.met("evidence", place.system_id, place.duty_id) is not None
    days = (_day_text(kept.dated), _day_text(kept.valid_until)) if kept else ("", "")
    fill(key, (kept.title, kept.link, *days) if kept else ("", "", "", ""), typed=clash)
    with st.form(f"{key}.form", border=False):
        row = st.container(horizontal=True)
        row.text_input(t("field.evidence_title"), key=f"{key}.0", max_chars=TITLE)
        row.text_input(t("field.evidence_link"), key=f"{key}.1", max_chars=LINK)
        row = st.container(horizontal=True)
        row.text_input(
            t("field.evidence_dated"),
            key=f"{key}.2",
            placeholder=t("assess.day_pattern"),
            max_chars=DAY,
        )
        row.text_input(
            t("field.valid_until"),
            key=f"{key}.3",
            placeholder=t("assess.day_pattern"),
            max_chars=DAY,
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                t("assess.evidence_save"), on_click=guarded(_save_proof, key), args=(place, record)
            )
            if kept:
                st.form_submit_button(
                    t("assess.evidence_remove"),
                    on_click=guarded(_store_proof, key),
                    args=(place, record, None),
                )
    saving.show("evidence", place.system_id, place.duty_id, fault=key)


def _save_proof(place: DutyPlace, record: DutyRecord) -> None:
    key = _key("proof", place)
    title, link, dated, until = (entered(f"{key}.{at}") for at in range(len(FIELDS)))
    _store_proof(
        place,
        record,
        DutyEvidence(
            title,
            link,
            read_day(dated, "evidence_dated") if dated else None,
            read_day(until, "valid_until") if until else None,
        ),
    )


def _store_proof(place: DutyPlace, record: DutyRecord, proof: DutyEvidence | None) -> None:
    seen = record.revisions.get("evidence", 0)
    saving.keep(ai_act.set_duty_evidence(context(), actor(), place, proof, revision=seen))


def _note(place: DutyPlace, record: DutyRecord) -> None:
    key = _key("note", place)
    clash = saving.met("note", place.system_id, place.duty_id) is not None
    fill(key, (record.note,), typed=clash)
    with st.form(f"{key}.form", border=False):
        st.text_area(t("assess.note"), key=f"{key}.0", max_chars=NOTE)
        st.form_submit_button(
            t("assess.note_save"), on_click=guarded(_save_note, key), args=(place, record)
        )
    saving.show("note", place.system_id, place.duty_id, fault=key)


def _save_note(place: DutyPlace, record: DutyRecord) -> None:
    text = entered(f"{_key('note', place)}.0")
    seen = record.revisions.get("note", 0)
    saving.keep(ai_act.set_duty_note(context(), actor(), place, text, revision=seen))
