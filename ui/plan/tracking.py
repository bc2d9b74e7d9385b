"""How far each measure is: overdue first, one open at a time."""

import streamlit as st

from aiops_model.domain.day_entry import read_day
from aiops_model.export.text import markdown_text as words
from aiops_model.report.plan import PlanReport
from aiops_model.report.plan.model import MeasureRow
from aiops_model.services import plan
from aiops_model.services.plan import Evidence, File, Progress, State
from aiops_model.services.plan.views import ProgressPart, Status
from ui.access import actor, locale, t
from ui.act.fields import entered, fill, section
from ui.cards import sign
from ui.faults import guarded
from ui.plan import reports, saving
from ui.plan.blocks import FOLD
from ui.plan.typed import read_number
from web.process import context

PARTS: tuple[ProgressPart, ...] = ("state", "evidence", "note")
"""What is said of a measure, each edited on its own."""
STATUSES: tuple[Status, ...] = ("open", "running", "done", "dropped")
ICONS = {"late": "warning", "running": "play_arrow", "done": "check", "planned": "schedule",
         "given_up": "block"}  # fmt: skip
PERCENT = 100
ON_A_SCREEN = 10
"""Measures drawn at a time."""
TITLE, LINK, REASON, NOTE, DAY, NUMBER = 200, 500, 500, 2000, 40, 6
"""Characters a field takes."""


def title_of(report: PlanReport) -> str:
    """The finding: what is overdue, else how much is done."""
    late = sum(row.progress == "late" for row in report.measures)
    if late:
        return t("tracking.title_late", n=late)
    before = int(report.numbers["done"])
    done = before + sum(row.progress == "done" for row in report.measures)
    return t("tracking.title", done=done, n=before + int(report.numbers["planned"]))


def show(file: File, report: PlanReport) -> None:
    """A line each; what somebody says of it once it is opened."""
    rows = report.overdue
    with st.container(gap="xxsmall"):
        st.header(t("tracking.measures"), anchor=False)
        first = section(t("tracking.section"), "tracking.section", len(rows), ON_A_SCREEN)
        for row in rows[first : first + ON_A_SCREEN]:
            _line(file, row)


def _line(file: File, row: MeasureRow) -> None:
    key = f"{FOLD}{row.id}"
    share = locale().percent(row.percent / PERCENT)
    about = ", ".join(
        part for part in (row.progress_word, share, row.owner, row.period, row.slip) if part
    )
    box = st.expander(
        f"**{words(row.title)}**  \n{words(about)}",
        icon=sign(ICONS[row.progress]),
        key=key,
        on_change=_close_others,
        args=(key,),
    )
    if box.open:
        with box:
            _say(file, row)


def _close_others(key: str) -> None:
    for other in list(st.session_state):
        if str(other).startswith(FOLD) and other != key:
            st.session_state[other] = False


def _say(file: File, row: MeasureRow) -> None:
    """Status, percentage, expected end, reason of a slip, evidence, note: one button saves it."""
    record = file.plan.measure(row.id)
    key = f"track.{row.id}"
    clash = any(saving.met(part, row.id) for part in PARTS)
    fill(key, _typed(record), typed=clash)
    chosen = f"{key}.status"
    if st.session_state.get(f"{chosen}.stored") != record.state.status and not clash:
        st.session_state[chosen] = record.state.status
    st.session_state[f"{chosen}.stored"] = record.state.status
    st.session_state.setdefault(chosen, record.state.status)
    names = {status: t(f"tracking.status_{status}") for status in STATUSES}
    if row.given_up:
        st.markdown(words(" ".join(row.given_up)))
    st.markdown(f"{t('roadmap.part_result')}: {words(row.done)}")
    with st.form(f"{key}.form", border=False):
        st.radio(
            t("field.status"),
            STATUSES,
            format_func=lambda status: words(names[status]),
            key=chosen,
            horizontal=True,
        )
        left, middle = st.columns(2)
        left.text_input(t("field.percent"), key=f"{key}.0", max_chars=NUMBER)
        middle.text_input(
            t("field.expected_on"),
            key=f"{key}.1",
            placeholder=t("assess.day_pattern"),
            max_chars=DAY,
        )
        st.text_input(t("field.slip_reason"), key=f"{key}.2", max_chars=REASON)
        left, right = st.columns(2)
        left.text_input(t("field.evidence_title"), key=f"{key}.3", max_chars=TITLE)
        right.text_input(t("field.evidence_link"), key=f"{key}.4", max_chars=LINK)
        st.text_area(t("field.note"), key=f"{key}.5", max_chars=NOTE)
        for part in PARTS:
            saving.show(part, row.id, fault=key if part == "state" else None)
        st.form_submit_button(
            t("tracking.save"),
            type="secondary" if reports.drafting(file) else "primary",
            on_click=guarded(_save, key),
            args=(file, record, key),
        )


def _typed(record: Progress) -> tuple[str, ...]:
    """What is stored, as it stands in the fields."""
    state, proof = record.state, record.evidence
    expected = locale().date_entry(state.expected_on) if state.expected_on else ""
    about = (proof.title, proof.link) if proof else ("", "")
    return str(state.percent), expected, state.slip_reason, *about, record.note


def _save(file: File, record: Progress, key: str) -> None:
    """Everything is read before anything is written."""
    percent, expected, slip, title, link, note = (entered(f"{key}.{at}") for at in range(6))
    status: Status = st.session_state.get(f"{key}.status", record.state.status)
    state = State(
        status=status,
        percent=read_number(percent or "0", "percent", PERCENT),  # type: ignore[arg-type]
        slip_reason=slip,
        started_on=record.state.started_on,
        expected_on=read_day(expected, "expected_on") if expected else None,
        done_on=record.state.done_on if status == record.state.status else None,
    )
    dated = record.evidence.dated if record.evidence else None
    proof = Evidence(title or link, link, dated) if title or link else None
    at = (context(), actor(), file.id, record.measure_id)
    if state != record.state and not saving.keep(
        plan.set_state(*at, state, revision=_seen(record, "state"))
    ):
        return
    if proof != record.evidence and not saving.keep(
        plan.set_plan_evidence(*at, proof, revision=_seen(record, "evidence"))
    ):
        return
    if note != record.note:
        saving.keep(plan.set_plan_note(*at, note, revision=_seen(record, "note")))


def _seen(record: Progress, part: ProgressPart) -> int:
    """The revision an edit of a part comes with."""
    return saving.revision(part, record.revisions.get(part, 0), record.measure_id)
