"""A system as it is described: name, purpose, origin, stage, people, evidence, days."""

from typing import get_args

import streamlit as st

from aiops_model.domain.day_entry import read_day
from aiops_model.export.text import label_text
from aiops_model.export.text import markdown_text as words
from aiops_model.services import ai_act
from aiops_model.services.ai_act import ActView, Holder, RegisteredSystem, SystemEntry
from aiops_model.services.ai_act.views import OperatingRole, Origin, Stage
from ui.access import actor, locale, t
from ui.act import saving
from ui.act.place import SYSTEM, go
from ui.faults import guarded_at, show_fault
from web.process import context

NAME, PURPOSE, AREA, TITLE, LINK, DAY = 120, 2000, 200, 200, 500, 40
"""Characters a field takes."""
FORM, WHEN = "system.form", "system.days"
"""Where faults about the form and about the days are shown."""
DAYS = ("placed_on", "significant_design_change_on")
ROLES: tuple[OperatingRole, ...] = get_args(OperatingRole)
NEW = SystemEntry("")


def show(view: ActView, system: RegisteredSystem | None) -> None:
    """The form of a new system, or of one that is there with the ways to take it out."""
    key = system.id if system else "new"
    entry = system.entry if system else NEW
    with st.form(f"system.{key}", border=True):
        _what(key, entry)
        if system is None:
            _days(key, None)
        _people(key, entry)
        _evidence(key, entry)
        show_fault(FORM)
        if system:
            saving.show("system", system.id)
        st.form_submit_button(
            t("systems.save" if system else "systems.save_new"),
            type="primary",
            on_click=_change if system else _add,
            args=(view, system) if system else (view,),
        )


def days(view: ActView, system: RegisteredSystem) -> None:
    """The days of a system that is there: facts of their own, saved on their own."""
    with st.form(f"days.{system.id}", border=True):
        st.header(t("systems.days"), anchor=False)
        _days(system.id, system)
        show_fault(WHEN)
        for fact in DAYS:
            saving.show("system_fact", system.id, fact)
        st.form_submit_button(t("systems.days_save"), on_click=_save_days, args=(view, system))


def _what(key: str, entry: SystemEntry) -> None:
    st.text_input(t("field.system_name"), value=entry.name, key=f"{key}.name", max_chars=NAME)
    st.text_area(t("field.purpose"), value=entry.purpose, key=f"{key}.purpose", max_chars=PURPOSE)
    left, right = st.columns(2)
    left.text_input(t("field.vendor"), value=entry.vendor, key=f"{key}.vendor", max_chars=NAME)
    right.text_input(
        t("field.use_area"), value=entry.use_area, key=f"{key}.use_area", max_chars=AREA
    )
    left, right = st.columns(2)
    origins, stages = get_args(Origin), get_args(Stage)
    origin = {value: t(f"systems.{value}") for value in origins}
    stage = {value: t(f"systems.stage_{value}") for value in stages}
    left.radio(
        t("field.own_build"),
        options=origins,
        index=origins.index(entry.own_build),
        format_func=lambda value: words(origin[value]),
        key=f"{key}.own_build",
        horizontal=True,
    )
    right.radio(
        t("field.stage"),
        options=stages,
        index=stages.index(entry.stage),
        format_func=lambda value: words(stage[value]),
        key=f"{key}.stage",
        horizontal=True,
    )


def _days(key: str, system: RegisteredSystem | None) -> None:
    for column, fact in zip(st.columns(2), DAYS, strict=True):
        stored = system.day(fact) if system else None
        column.text_input(
            t(f"systems.day_{fact}"),
            value=locale().date_entry(stored) if stored else "",
            key=f"{key}.{fact}",
            placeholder=t("assess.day_pattern"),
            max_chars=DAY,
        )


def _people(key: str, entry: SystemEntry) -> None:
    """Who has the five operating roles, and who stands in."""
    with st.expander(t("systems.people", n=len(entry.people))):
        st.markdown(t("systems.people_text"))
        for role in ROLES:
            who = entry.people.get(role, Holder())
            left, right = st.columns(2)
            name = t(f"systems.role_{role}")
            left.text_input(
                label_text(name), value=who.name, key=f"{key}.{role}.name", max_chars=NAME
            )
            right.text_input(
                t("systems.deputy", role=name),
                value=who.deputy,
                key=f"{key}.{role}.deputy",
                max_chars=NAME,
            )


def _evidence(key: str, entry: SystemEntry) -> None:
    with st.expander(t("systems.evidence")):
        st.text_input(
            t("assess.evidence_title"),
            value=entry.evidence_title,
            key=f"{key}.evidence_title",
            max_chars=TITLE,
        )
        st.text_input(
            t("assess.evidence_link"),
            value=entry.evidence_link,
            key=f"{key}.evidence_link",
            max_chars=LINK,
        )


def _entry(key: str) -> SystemEntry:
    def typed(name: str) -> str:
        return str(st.session_state.get(f"{key}.{name}") or "")

    return SystemEntry(
        name=typed("name"),
        purpose=typed("purpose"),
        vendor=typed("vendor"),
        own_build=st.session_state.get(f"{key}.own_build", NEW.own_build),
        use_area=typed("use_area"),
        stage=st.session_state.get(f"{key}.stage", NEW.stage),
        people={role: Holder(typed(f"{role}.name"), typed(f"{role}.deputy")) for role in ROLES},
        evidence_title=typed("evidence_title"),
        evidence_link=typed("evidence_link"),
    )


def _facts(key: str) -> dict[str, str]:
    """The days that were typed; an empty field says nothing."""
    typed = {fact: str(st.session_state.get(f"{key}.{fact}") or "").strip() for fact in DAYS}
    return {fact: read_day(text, fact).isoformat() for fact, text in typed.items() if text}


@guarded_at(FORM)
def _add(view: ActView) -> None:
    done = ai_act.add_system(context(), actor(), view.id, _entry("new"), _facts("new"))
    go(**{SYSTEM: done.system_id})


@guarded_at(FORM)
def _change(view: ActView, system: RegisteredSystem) -> None:
    entry = _entry(system.id)
    done = ai_act.edit_system(
        context(), actor(), view.id, system.id, entry, revision=system.revision
    )
    if saving.keep(done):
        go()


@guarded_at(WHEN)
def _save_days(view: ActView, system: RegisteredSystem) -> None:
    """Both days or none; an emptied field takes its day back."""
    typed = _facts(system.id)
    wanted = {
        fact: typed.get(fact)
        for fact in DAYS
        if typed.get(fact) != system.fact(fact) and (fact in typed or system.day(fact))
    }
    if not wanted:
        return
    seen = {fact: system.facts[fact].revision for fact in wanted if fact in system.facts}
    done = ai_act.answer_facts(context(), actor(), view.id, system.id, wanted, revisions=seen)
    if saving.keep(done):
        go()


def remove(view: ActView, system: RegisteredSystem) -> None:
    """Take it out of use, or out of the register after naming what is lost."""
    rated = sum(record.level is not None for record in system.duties.values())
    proofs = sum(record.evidence is not None for record in system.duties.values())
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(t("systems.back"), on_click=go)
        if not system.retired:
            st.button(t("systems.retire"), on_click=_retire, args=(view, system))
        with st.popover(t("systems.remove")):
            lost = t("systems.remove_lost", facts=len(system.facts), rated=rated, proofs=proofs)
            st.markdown(words(t("systems.remove_question", system=system.name)))
            st.markdown(words(lost))
            st.button(
                t("systems.remove_confirm"),
                key=f"remove.{system.id}",
                type="primary",
                on_click=_remove,
                args=(view, system),
            )


@guarded_at(FORM)
def _retire(view: ActView, system: RegisteredSystem) -> None:
    done = ai_act.retire_system(context(), actor(), view.id, system.id, revision=system.revision)
    if saving.keep(done):
        go()


@guarded_at(FORM)
def _remove(view: ActView, system: RegisteredSystem) -> None:
    done = ai_act.remove_system(context(), actor(), view.id, system.id, revision=system.revision)
    if saving.keep(done):
        go()
