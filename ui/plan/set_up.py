"""The set-up of a plan: when it begins, on which days nobody works, how much time each role has."""

from dataclasses import replace
from datetime import date
from typing import get_args

import streamlit as st

from aiops_model.domain.day_entry import read_day
from aiops_model.export.text import markdown_text as words
from aiops_model.services import plan
from aiops_model.services.plan import Closure, File, SetUp
from aiops_model.services.plan.views import Size
from ui.access import COUNTRIES, actor, locale, t
from ui.act.fields import entered, fill
from ui.faults import guarded_at, show_fault
from ui.plan import calendar, hours, reports, saving
from ui.plan.place import go
from ui.plan.typed import number_text, periods_text, read_number, read_periods
from web.process import context

FAULT = "plan.set_up"
FIELDS = "plan.frame"
COUNTRY, REGION, KIND, FREE, SIZE = (
    f"plan.{name}" for name in ("country", "region", "kind", "free", "size")
)
DAY, NUMBER, LIST = 40, 12, 4000
"""Characters a field takes."""
PERCENT, YEAR, MOST_RATE = 100, 365, 10_000
"""What the numbers end at."""


def stored_or_proposed(file: File) -> SetUp:
    """The set-up of the file; before there is one, what the content proposes."""
    known = file.plan.set_up
    if known is not None:
        return known
    return plan.proposed_set_up(context(), file.plan, file.maturity.self_check)


def show(file: File) -> None:
    """Place, then one form with everything a plan asks for, then the button that solves it."""
    known = stored_or_proposed(file)
    _place(known)
    typed = replace(known, **_place_now())  # type: ignore[arg-type]  # country, region, kinds
    with st.form("plan.set_up", border=True):
        _days(file, known, typed)
        hours.fields(file)
        _size(known)
        show_fault(FAULT)
        saving.show("set_up")
        hours.collisions()
        st.form_submit_button(
            t("roadmap.solve"),
            type="primary",
            icon=":material/event_note:",
            on_click=_save,
            args=(file, typed),
        )
    if file.plan.set_up is not None:
        st.button(t("roadmap.back"), on_click=_back, args=(file,), key="plan.back")


def _back(file: File) -> None:
    """To the plan that is followed, where there is one; else to the proposal."""
    if file.plan.versions:
        reports.want_draft(None)
    go()


def _place(known: SetUp) -> None:
    """Country and region decide the holidays below."""
    if COUNTRY not in st.session_state:
        st.session_state[COUNTRY] = known.country
        st.session_state[REGION] = known.region
        st.session_state[KIND] = bool(known.categories)
    left, right = st.columns(2)
    names = {country: t(f"country.{country}") for country in COUNTRIES}
    left.selectbox(
        t("field.country"),
        COUNTRIES,
        format_func=lambda code: names[code],
        key=COUNTRY,
        on_change=_other_country,
    )
    regions = {"": t("roadmap.no_region"), **calendar.regions(st.session_state[COUNTRY])}
    right.selectbox(
        t("field.region"), list(regions), format_func=lambda code: regions[code], key=REGION
    )
    about = calendar.notes(st.session_state[COUNTRY], st.session_state[REGION])
    if about:
        st.caption("  \n".join(words(line) for line in about))
    if calendar.categories(st.session_state[COUNTRY], st.session_state[REGION]):
        st.checkbox(t("roadmap.local_holidays"), key=KIND)


def _other_country() -> None:
    st.session_state[REGION] = ""
    st.session_state[KIND] = False


def _place_now() -> dict[str, object]:
    country, region = st.session_state[COUNTRY], st.session_state[REGION]
    kinds = calendar.categories(country, region) if st.session_state.get(KIND) else ()
    return {"country": country, "region": region, "categories": kinds}


def _days(file: File, known: SetUp, typed: SetUp) -> None:
    """Start, length, holidays, closures."""
    clash = saving.met("set_up") is not None
    rate = "" if known.day_rate is None else str(known.day_rate)
    stored = (
        locale().date_entry(known.start),
        str(known.horizon_days),
        number_text(known.buffer * PERCENT),
        rate,
        periods_text(known.closures),
    )
    fill(FIELDS, stored, typed=clash)
    left, right = st.columns(2)
    left.text_input(
        t("field.plan_start"), key=f"{FIELDS}.0", placeholder=t("assess.day_pattern"), max_chars=DAY
    )
    right.text_input(t("field.horizon_days"), key=f"{FIELDS}.1", max_chars=NUMBER)
    _holidays(typed)
    st.text_area(
        t("roadmap.closures"),
        key=f"{FIELDS}.4",
        placeholder=t("roadmap.closures_pattern"),
        max_chars=LIST,
    )
    proposals = context().content.plan.planning.closures
    notes = [locale().text(row.note) for row in proposals if row.note]
    if file.plan.set_up is None and known.closures:
        st.caption("  \n".join(words(note) for note in notes))


def _holidays(typed: SetUp) -> None:
    """The holidays of the place; one that is taken out is a working day."""
    found = calendar.holidays(typed)
    if not found:
        st.caption(t("roadmap.no_holidays"))
        return
    names = {day: f"{locale().date_short(day)} {name}" for day, name in found.items()}
    with st.container(gap=None):
        st.markdown(f":small[{t('roadmap.holidays')}]")
        for day, name in names.items():
            free = day not in typed.workdays
            st.checkbox(words(name), value=free, key=_free_key(typed, day))


def _free_key(typed: SetUp, day: date) -> str:
    """The box of a holiday: the same day is another one elsewhere."""
    return f"{FREE}.{typed.country}.{typed.region}.{day}"


def _size(known: SetUp) -> None:
    sizes = get_args(Size)
    names = {size: t(f"roadmap.size_{size}") for size in sizes}
    st.radio(
        t("field.size"),
        options=sizes,
        index=sizes.index(known.size),
        format_func=lambda size: words(names[size]),
        key=SIZE,
    )
    left, right = st.columns(2)
    left.text_input(t("field.buffer"), key=f"{FIELDS}.2", max_chars=NUMBER)
    right.text_input(
        t("field.day_rate"),
        key=f"{FIELDS}.3",
        placeholder=t("roadmap.rate_open"),
        max_chars=NUMBER,
    )


def _read(typed: SetUp) -> SetUp:
    """The set-up as it stands in the fields. Raises Refusal naming the field."""
    rate = entered(f"{FIELDS}.3")
    days = tuple(calendar.holidays(typed))
    worked = [day for day in days if not st.session_state.get(_free_key(typed, day), True)]
    return replace(
        typed,
        start=read_day(entered(f"{FIELDS}.0"), "plan_start"),
        horizon_days=read_number(entered(f"{FIELDS}.1"), "horizon_days", YEAR),  # type: ignore[arg-type]
        buffer=read_number(entered(f"{FIELDS}.2"), "buffer", PERCENT) / PERCENT,
        day_rate=read_number(rate, "day_rate", MOST_RATE) if rate else None,  # type: ignore[arg-type]
        closures=tuple(
            Closure(row.first, row.last, row.name)
            for row in read_periods(entered(f"{FIELDS}.4"), "closures")
        ),
        workdays=(
            *(day for day in typed.workdays if day not in days),
            *worked,
        ),
        size=st.session_state.get(SIZE, typed.size),
    )


@guarded_at(FAULT)
def _save(file: File, typed: SetUp) -> None:
    """Read everything first, then store what changed, then let the plan be solved."""
    wanted, times = _read(typed), hours.read(file)
    view = file.plan
    seen = saving.revision("set_up", view.revision("set_up"))
    stored = wanted == view.set_up or saving.keep(
        plan.set_up(context(), actor(), view.id, wanted, revision=seen)
    )
    if stored and hours.store(file, times):
        reports.want_draft(view.id)
        go()
