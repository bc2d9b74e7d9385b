"""How far a duty is met: four described levels, unclear, not applicable with a reason."""

from typing import get_args

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services import ai_act
from aiops_model.services.ai_act import DutyPlace, DutyRecord, Level
from ui.access import actor, locale, t
from ui.act import saving
from ui.act.fields import entered
from ui.faults import guarded
from web.process import context

LEVELS: tuple[Level, ...] = get_args(Level)
NOT_APPLICABLE: Level = "not_applicable"
REASON = 500
"""Characters a reason takes."""


def choose(place: DutyPlace, record: DutyRecord) -> None:
    """One click on a level is stored; "not applicable" asks for its reason first."""
    key = f"level.{place.system_id}.{place.duty_id}"
    waits = bool(st.session_state.get(f"{key}.waits")) and record.level != NOT_APPLICABLE
    st.session_state[key] = NOT_APPLICABLE if waits else record.level
    told = context().content.ai_act.duties[place.duty_id]
    described = [locale().text(text) for text in told.levels]
    names = {level: saving.level_name(level) for level in LEVELS}
    st.radio(
        t("duties.level"),
        options=LEVELS,
        format_func=lambda level: words(names[level]),
        captions=[words(text) for text in [*described, *_beside(record)]],
        key=key,
        on_change=guarded(_choose, key),
        args=(place, record, key),
    )
    if waits or record.level == NOT_APPLICABLE:
        _reason(place, record, key)
    saving.show("level", place.system_id, place.duty_id, fault=key)


def _beside(record: DutyRecord) -> list[str]:
    """What stands under "unclear" and "not applicable"."""
    return [t("duties.unclear_text"), record.reason or t("duties.not_applicable_text")]


def _choose(place: DutyPlace, record: DutyRecord, key: str) -> None:
    chosen: Level | None = st.session_state.get(key)
    waits = chosen == NOT_APPLICABLE
    st.session_state[f"{key}.waits"] = waits
    if not waits and chosen is not None:
        _store(place, record, chosen)


def _reason(place: DutyPlace, record: DutyRecord, key: str) -> None:
    with st.form(f"{key}.form", border=False):
        st.text_input(
            t("duties.reason"), value=record.reason, key=f"{key}.reason", max_chars=REASON
        )
        st.form_submit_button(
            t("duties.reason_save"), on_click=guarded(_save, key), args=(place, record, key)
        )


def _save(place: DutyPlace, record: DutyRecord, key: str) -> None:
    _store(place, record, NOT_APPLICABLE, entered(f"{key}.reason"))
    st.session_state[f"{key}.waits"] = False


def _store(place: DutyPlace, record: DutyRecord, level: Level, reason: str = "") -> None:
    seen = record.revisions.get("level", 0)
    saving.keep(ai_act.set_level(context(), actor(), place, level, reason=reason, revision=seen))
