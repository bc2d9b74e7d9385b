"""For which day and under which version of the law the duties are shown: in the address alone."""

from datetime import date

import streamlit as st

from aiops_model.content.schema.act import LawVersion
from aiops_model.domain.ai_act.days import refuse_outside_the_act
from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.day_entry import read_day
from aiops_model.domain.errors import Refusal
from aiops_model.export.text import markdown_text as words
from ui.access import locale, t
from ui.act.fields import entered, fill
from ui.faults import guarded_at, show_fault
from web.process import context

AS_OF, VERSION = "as_of", "version"
VERSIONS: tuple[Version, ...] = ("now", "before_amendment")
DAY = 40
"""Characters a day takes."""
FIELD, CHOICE = "duties.day", "duties.version"


def chosen() -> tuple[date, Version]:
    """The day and the version of the address; today and the law in force without one."""
    today = context().clock().date()
    try:
        day = _read(str(st.query_params.get(AS_OF, "")) or today.isoformat())
    except Refusal:
        day = today
    named = st.query_params.get(VERSION)
    return day, "before_amendment" if named == VERSIONS[1] else "now"


def _read(text: str) -> date:
    """A day of the act. Raises Refusal about the as-of date."""
    day = read_day(text, AS_OF)
    refuse_outside_the_act(day, context().content.ai_act.law, AS_OF, text)
    return day


def switch() -> None:
    """The day and the version to choose; sent once it is opened."""
    day, version = chosen()
    name = _name(version)
    label = t("duties.view", date=locale().date(day), version=name)
    box = st.expander(words(label), type="compact", key="duties.view", on_change="rerun")
    if not box.open:
        return
    with box:
        _day(day)
        names = {version: _name(version) for version in VERSIONS}
        st.session_state[CHOICE] = version
        st.radio(
            t("duties.version"),
            options=VERSIONS,
            format_func=lambda version: words(names[version]),
            captions=[words(locale().text(row.text)) for row in _texts()],
            key=CHOICE,
            on_change=_choose,
        )


def _texts() -> list[LawVersion]:
    rows = {row.id: row for row in context().content.ai_act.act.versions}
    return [rows[version] for version in VERSIONS]


def _name(version: Version) -> str:
    row = next(row for row in context().content.ai_act.act.versions if row.id == version)
    return locale().text(row.name)


def _day(day: date) -> None:
    fill(FIELD, (locale().date_entry(day),))
    with st.form("duties.day.form", border=False):
        st.text_input(
            t("field.as_of"), key=f"{FIELD}.0", placeholder=t("assess.day_pattern"), max_chars=DAY
        )
        with st.container(horizontal=True):
            st.form_submit_button(t("duties.show_day"), on_click=_show)
            st.form_submit_button(t("duties.today"), on_click=_today)
    show_fault(FIELD)


@guarded_at(FIELD)
def _show() -> None:
    st.query_params[AS_OF] = _read(entered(f"{FIELD}.0")).isoformat()


def _today() -> None:
    st.query_params.pop(AS_OF, None)


def _choose() -> None:
    version = st.session_state.get(CHOICE)
    if version == "now":
        st.query_params.pop(VERSION, None)
    else:
        st.query_params[VERSION] = str(version)
