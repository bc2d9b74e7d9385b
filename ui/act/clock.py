"""The incident clock: what happened, by when to report to whom, the record to print."""

from datetime import datetime
from typing import Final, Literal

import streamlit as st

from aiops_model.content.schema.act import IncidentKind
from aiops_model.content.working_days import holidays_of_report
from aiops_model.domain.ai_act.days import refuse_before_the_act
from aiops_model.domain.ai_act.facts import Answer
from aiops_model.domain.ai_act.incident import Incident, deadline
from aiops_model.domain.ai_act.standing import standing
from aiops_model.domain.day_entry import read_day, read_time
from aiops_model.domain.errors import Refusal
from aiops_model.export.text import file_name
from aiops_model.export.text import markdown_text as words
from aiops_model.report.ai_act import IncidentReport, build_form, build_incident
from aiops_model.report.ai_act.incident import IncidentBasis
from aiops_model.services.ai_act import ActView
from ui import cards
from ui.access import home_country, lang, locale, t
from ui.act.fields import entered, tick
from ui.faults import guarded_at, show_fault
from web.process import context

CLOCK, FOUND = "clock", "clock.found"
ANSWERS: Final[dict[str, Answer]] = {"yes": True, "no": False, "unknown": "unknown"}
FACTS = ("serious_and_irreversible", "provider_reachable", "equivalent_reporting")
ROLES = ("deployer", "provider")
DAY, TIME = 40, 10
"""Characters a field takes."""
FIRST = 5
"""Reasons that stand open."""


def ask(view: ActView | None) -> None:
    """The event questions; nothing of it is stored."""
    kinds = _kinds()
    with st.form("clock.form", border=True):
        st.header(t("clock.kinds"), anchor=False)
        for row in kinds:
            read = locale().text
            tick(
                f"{read(row.name)} ({read(row.citation)})",
                read(row.definition),
                key=f"clock.kind.{row.id}",
            )
        st.header(t("clock.aware"), anchor=False)
        left, right = st.columns(2)
        left.text_input(
            t("field.aware_day"),
            key="clock.day",
            placeholder=t("assess.day_pattern"),
            max_chars=DAY,
        )
        right.text_input(
            t("field.aware_time"), key="clock.time", placeholder=t("clock.time_pattern"),
            max_chars=TIME,
        )  # fmt: skip
        _about(view)
        show_fault(CLOCK)
        st.form_submit_button(t("clock.compute"), type="primary", on_click=_compute)


def _kinds() -> list[IncidentKind]:
    return [row for row in context().content.ai_act.incident.kinds if row.id != "none"]


def _about(view: ActView | None) -> None:
    """Role, country, and the facts that change the clock."""
    roles = {role: t(f"clock.role_{role}") for role in ROLES}
    answers = {answer: t(f"systems.{answer}") for answer in ANSWERS}
    left, right = st.columns(2)
    left.radio(
        t("field.incident_role"),
        options=ROLES,
        format_func=lambda role: words(roles[role]),
        key="clock.role",
        horizontal=True,
    )
    countries = list(context().content.ai_act.law.zones)
    names = {country: t(f"clock.country_{country}") for country in countries}
    right.selectbox(
        t("field.incident_country"),
        countries,
        index=countries.index(home_country()) if home_country() in countries else 0,
        format_func=lambda country: names[country],
        key="clock.country",
    )
    for fact in FACTS:
        st.radio(
            t(f"field.{fact}"),
            options=list(ANSWERS),
            index=2,
            format_func=lambda answer: words(answers[answer]),
            key=f"clock.{fact}",
            horizontal=True,
        )
    systems = [system.name for system in view.in_use] if view else []
    if systems:
        st.selectbox(
            t("clock.system"), systems, index=None, placeholder=t("clock.no_system"),
            key="clock.system",
        )  # fmt: skip


@guarded_at(CLOCK)
def _compute() -> None:
    """Read the entries; the clock of an earlier run goes first."""
    st.session_state.pop(FOUND, None)
    said = st.session_state
    kinds = tuple(row.id for row in _kinds() if said.get(f"clock.kind.{row.id}"))
    if not kinds:
        kinds = ("none",)
    day = read_day(entered("clock.day"), "aware_day")
    hour = read_time(entered("clock.time"), "aware_time")
    law = context().content.ai_act.law
    refuse_before_the_act(day, law, "aware_day", entered("clock.day"))
    country = str(said.get("clock.country") or home_country())
    zone = law.zones[country]
    aware = datetime.combine(day, hour, zone)
    if aware > context().clock():
        raise Refusal("in_the_future", "aware_day", entered=entered("clock.day"))
    facts = {fact: ANSWERS[said.get(f"clock.{fact}", "unknown")] for fact in FACTS}
    role: Literal["provider", "deployer"] = (
        "provider" if said.get("clock.role") == "provider" else "deployer"
    )
    st.session_state[FOUND] = Incident(
        kinds,
        aware,
        role,
        facts["serious_and_irreversible"],
        facts["provider_reachable"] if role == "deployer" else None,
        facts["equivalent_reporting"],
        country,
    )


def found(view: ActView | None) -> IncidentReport | None:
    """The report of the entries last computed; None before."""
    incident: Incident | None = st.session_state.get(FOUND)
    if incident is None:
        return None
    ctx = context()
    system = str(st.session_state.get("clock.system") or "")
    holidays = holidays_of_report(incident.country, incident.aware_at, lang())
    basis = IncidentBasis(
        incident,
        deadline(incident, ctx.content.ai_act.law, holidays.keys()),
        standing(incident, ctx.content.ai_act.law),
        ctx.clock().date(),
        company=(view.company_name or "") if view else "",
        known={"system": system} if system else {},
        holidays=holidays,
    )
    return build_incident(basis, ctx.content, locale())


def show(report: IncidentReport) -> None:
    """The finding, both readings, to whom first, what to do in which order."""
    with st.container(gap="small"):
        st.header(words(report.title), anchor=False)
        st.markdown(words(report.sentence))
        if report.standing:
            st.warning(words(report.standing.body), title=words(report.standing.title))
        if report.deadlines.rows:
            st.markdown(
                "\n".join(
                    f"- **{words(reading)}: {words(end)}**  \n{words(counted)}"
                    for reading, end, counted in report.deadlines.rows
                )
            )
        if report.reportable:
            st.warning(words(report.first.body), title=words(report.first.title))
        if report.steps:
            st.markdown("\n".join(f"1. {words(step)}" for step in report.steps))
        if report.authority:
            st.markdown(words(report.authority))
        _reasons(report)
        st.info(words(report.good_practice.body), title=words(report.good_practice.title))


def _reasons(report: IncidentReport) -> None:
    """Which period and why; what else to know is unfolded on demand."""
    lines = report.clock.lines
    with st.container(gap="xsmall"):
        st.subheader(words(report.clock.title), anchor=False)
        st.markdown("\n".join(f"- {words(line)}" for line in lines[:FIRST]))
        rest = lines[FIRST:]
        if rest:
            box = st.expander(
                t("duties.more", n=len(rest)), type="compact", key="clock.more", on_change="rerun"
            )
            if box.open:
                box.markdown("\n".join(f"- {words(line)}" for line in rest))


def form(report: IncidentReport | None) -> None:
    """The record form, filled in as far as known, else empty."""
    ctx = context()
    reader = locale()
    printed = report or build_form(ctx.content, reader, ctx.clock().date())

    def build() -> bytes:
        from aiops_model.export.pdf.incident_form import incident_form

        return incident_form(printed, reader)

    with st.container(gap="xsmall"):
        st.header(words(printed.record.title), anchor=False)
        st.markdown(cards.listed(printed.record.lines))
        if printed.record.table:
            box = st.expander(
                t("clock.fields", n=len(printed.record.table.rows)),
                type="compact",
                key="clock.fields",
                on_change="rerun",
            )
            if box.open:
                with box:
                    cards.table(printed.record.table)
    st.download_button(
        t("clock.form_button"),
        data=build,
        file_name=file_name(printed.file_stem, "pdf"),
        mime="application/pdf",
        icon=":material/download:",
        on_click="ignore",
    )
