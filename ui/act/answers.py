"""How a fact is answered: buttons, a list of points with checkboxes, a day."""

from dataclasses import dataclass

import streamlit as st

from aiops_model.content.schema.ai_act import ActQuestion
from aiops_model.domain.day_entry import read_day
from aiops_model.domain.errors import Refusal
from aiops_model.export.text import markdown_text as words
from aiops_model.i18n import plain
from aiops_model.services import ai_act
from aiops_model.services.ai_act import FactValue
from ui.access import actor, locale, t
from ui.act import law, saving
from ui.act.fields import tick
from ui.act.place import NEW, RESULT, SHOW, SYSTEM, Place, address, go
from ui.faults import guarded_at, show_fault
from web.process import context

ANSWER = "act.answer"
"""Where a fault about an answer is shown: above the answers."""
DAY = 40
"""Characters a day takes."""


def show(place: Place, asked: ActQuestion) -> None:
    """The answers of a question; one click (or one form) answers and is saved."""
    show_fault(ANSWER)
    about_company = asked.about == "company"
    saving.show(
        "company_fact" if about_company else "system_fact",
        "" if about_company else place.system.id,
        asked.fact,
    )
    stored = place.known(asked.fact)
    value = stored.value if stored else None
    if asked.kind == "points":
        _points(place, asked, value)
    elif asked.kind == "date":
        _day(place, asked)
    for choice in _choices(asked):
        _button(place, asked, choice, value)


@dataclass(frozen=True)
class Choice:
    """An answer that one click gives."""

    answer: FactValue
    label: str
    note: str = ""

    @property
    def name(self) -> str:
        """Of its button."""
        return law.NONE if isinstance(self.answer, tuple) else str(self.answer).lower()


def _choices(asked: ActQuestion) -> list[Choice]:
    """The answers of a question, "I don't know" last; a country is always known."""
    read, unknown = locale().text, Choice(law.UNKNOWN, t("systems.unknown"))
    if asked.kind == "points":
        return [Choice((), t("systems.none_of_them")), unknown]
    if asked.kind == "date":
        return [Choice(law.NONE, t(f"systems.none_{asked.fact}")), unknown]
    if asked.kind == "choice":
        found = [Choice(row.id, read(row.name), read(row.example)) for row in asked.points]
        stricter = Choice(law.UNKNOWN, t("systems.unknown"), t("systems.stricter"))
        return found if asked.fact == "country" else [*found, stricter]
    return [Choice(True, t("systems.yes")), Choice(False, t("systems.no")), unknown]


def _button(place: Place, asked: ActQuestion, choice: Choice, value: FactValue | None) -> None:
    """One stretched button an answer; the chosen one is the only filled button."""
    chosen = value is not None and type(value) is type(choice.answer) and value == choice.answer
    second = f"  \n{words(choice.note)}" if choice.note else ""
    st.button(
        f"**{words(choice.label)}**{second}",
        key=f"fact.{asked.fact}.{choice.name}",
        type="primary" if chosen else "secondary",
        icon=":material/check:" if chosen else None,
        width="stretch",
        wrap=True,
        on_click=give,
        args=(place, asked, choice.answer),
    )


def _points(place: Place, asked: ActQuestion, value: FactValue | None) -> None:
    """A checkbox a point; those nobody knows are named apart."""
    held, unsure = law.held_and_open(value)
    with st.form(f"points.{asked.fact}", border=True):
        for option in asked.points:
            tick(
                f"{locale().text(option.name)} ({locale().text(option.citation)})",
                locale().text(option.example),
                value=option.id in held,
                key=f"point.{place.system.id}.{asked.fact}.{option.id}",
            )
        names = {option.id: plain(locale().text(option.name)) for option in asked.points}
        st.multiselect(
            t("systems.points_open"),
            options=list(names),
            default=sorted(unsure),
            format_func=lambda point: names[point],
            placeholder=t("systems.points_open_none"),
            select_all=False,
            key=f"points_open.{place.system.id}.{asked.fact}",
        )
        st.form_submit_button(
            t("systems.points_save"),
            type="primary" if held or unsure else "secondary",
            on_click=_give_points,
            args=(place, asked),
        )


@guarded_at(ANSWER)
def _give_points(place: Place, asked: ActQuestion) -> None:
    start = f"{place.system.id}.{asked.fact}"
    held = [p.id for p in asked.points if st.session_state.get(f"point.{start}.{p.id}")]
    unsure = [p for p in st.session_state.get(f"points_open.{start}", ()) if p not in held]
    if not held and not unsure:
        raise Refusal("no_point", asked.fact)
    answer: FactValue = tuple(held)
    if unsure:
        answer = dict.fromkeys(held, True) | dict.fromkeys(unsure, law.UNKNOWN)
    _store(place, asked, answer)


def _day(place: Place, asked: ActQuestion) -> None:
    """A day in the reader's pattern, or that there is none."""
    key = f"day.{place.system.id}.{asked.fact}"
    stored = place.system.day(asked.fact)
    with st.form(f"{key}.form", border=True):
        st.text_input(
            t(f"systems.day_{asked.fact}"),
            value=locale().date_entry(stored) if stored else "",
            key=key,
            placeholder=t("assess.day_pattern"),
            max_chars=DAY,
        )
        st.form_submit_button(
            t("systems.day_save"),
            type="primary" if stored else "secondary",
            on_click=_give_day,
            args=(place, asked, key),
        )


@guarded_at(ANSWER)
def _give_day(place: Place, asked: ActQuestion, key: str) -> None:
    day = read_day(str(st.session_state.get(key) or "").strip(), asked.fact)
    _store(place, asked, day.isoformat())


@guarded_at(ANSWER)
def give(place: Place, asked: ActQuestion, answer: FactValue) -> None:
    """Store an answer and go on: to the next open question, else to the result."""
    _store(place, asked, answer)


def _store(place: Place, asked: ActQuestion, answer: FactValue) -> None:
    ctx, file = context(), place.view.id
    stored = place.known(asked.fact)
    seen = stored.revision if stored else 0
    if asked.about == "company":
        done = ai_act.state_company(ctx, actor(), file, asked.fact, value=answer, revision=seen)
    else:
        done = ai_act.answer_fact(
            ctx, actor(), file, place.system.id, fact=asked.fact, value=answer, revision=seen
        )
    if saving.keep(done):
        change = {SHOW: RESULT} if address(SHOW) == RESULT else {}
        go(**{SYSTEM: place.system.id or NEW}, **change)
