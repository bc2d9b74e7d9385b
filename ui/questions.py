"""One question a screen: its words for this reader, its answers as buttons, what a click does."""

from dataclasses import dataclass

import streamlit as st

from aiops_model import services
from aiops_model.content.schema import Item, Text
from aiops_model.domain.guidance import matches
from aiops_model.domain.self_check import ITEMS, AnswerValue, asked_items, open_items
from aiops_model.export.text import markdown_text
from aiops_model.i18n import Locale
from aiops_model.services import AssessmentView, Conflict
from ui import state
from ui.access import actor, lang, locale, t
from ui.faults import guarded, guarded_at, show_fault
from web.process import context

UNSURE = "unsure"
EXACT = "exact"


@dataclass(frozen=True)
class Asked:
    """The question on the screen and what is known about it."""

    item: Item
    answers: dict[str, AnswerValue]
    revision: int
    """The revision of the stored answer the reader sees; 0 when there is none."""
    given: AnswerValue | None
    check_id: str | None
    """The self-check it belongs to; None before the first answer."""


def asked(check: AssessmentView | None, wanted: str | None) -> Asked:
    """The wanted question if its turn has come, else the first open one, else the last."""
    answers = dict(check.answers) if check else {}
    order = asked_items(answers)
    missing = open_items(answers)
    reachable = order[: order.index(missing[0]) + 1] if missing else order
    name = wanted if wanted in reachable else (missing[0] if missing else order[-1])
    return Asked(
        item=context().content.self_check.item(name),
        answers=answers,
        revision=check.revisions.get(name, 0) if check else 0,
        given=answers.get(name),
        check_id=check.id if check else None,
    )


def reader(answers: dict[str, AnswerValue]) -> Locale:
    """The locale of these answers: the country gives number patterns and currency."""
    return locale(str(answers["country"]) if "country" in answers else None)


def question_text(question: Asked) -> str:
    """The question in the wording that fits the answers so far."""
    for variant in question.item.variants:
        if matches(variant.when, question.answers):
            return reader(question.answers).text(variant.text)
    return reader(question.answers).text(question.item.text)


def role_line(question: Asked) -> Text | None:
    """The example line for the visitor's role, where the question has one."""
    role = question.answers.get("role")
    return next((line for name, line in question.item.role_lines.items() if name == role), None)


def progress(question: Asked) -> None:
    """Which question of five, and how long the rest takes."""
    order = asked_items(question.answers)
    done = order.index(question.item.id)
    number = question.item.question
    if number == 0:
        text = t("check.progress_before")
    else:
        left = 5 - number + 1
        minutes = t(
            "check.minutes", n=round(left * context().content.self_check.minutes_per_question)
        )
        text = t("check.progress", number=number, minutes=minutes)
    st.progress(done / len(order), text=markdown_text(text))


def answer_buttons(question: Asked) -> None:
    """One stretched button an answer; a chosen one is the only filled button."""
    words = reader(question.answers)
    francs = words.currency == "CHF"
    for option in question.item.options:
        label = option.label_chf if francs and option.label_chf else option.label
        note = words.text(option.note) if option.note else ""
        _button(question, option.id, words.text(label), note)
    if question.item.exact and question.item.options:
        _exact_number(question, words)
    if question.item.unsure:
        unsure = context().content.self_check.not_sure
        note = t("check.not_sure_short") if question.item.options[0].note else ""
        _button(question, UNSURE, words.text(unsure.label), note)


def _button(question: Asked, value: AnswerValue, label: str, note: str) -> None:
    chosen = question.given == value
    text = f"**{markdown_text(label)}**" + (f"  \n{markdown_text(note)}" if note else "")
    st.button(
        text,
        key=f"{question.item.id}.{value}",
        type="primary" if chosen else "secondary",
        icon=":material/check:" if chosen else None,
        on_click=answer,
        args=(question, value),
        width="stretch",
        wrap=True,
    )


def _exact_number(question: Asked, words: Locale) -> None:
    """The choice "enter an exact number" and, once chosen, its field."""
    exact = question.item.exact
    assert exact is not None
    given = question.given if isinstance(question.given, int | float) else None
    key = f"{question.item.id}.{EXACT}"
    if given is None and not st.session_state.get(f"{key}.open"):
        st.button(
            f"**{markdown_text(words.text(exact.label))}**",
            key=key,
            on_click=st.session_state.__setitem__,
            args=(f"{key}.open", True),
            width="stretch",
        )
        return
    with st.form(f"{key}.form", border=True):
        st.text_input(
            markdown_text(words.text(exact.field)),
            value=words.number(given) if given is not None else "",
            key=f"{key}.text",
        )
        low, high = words.number(exact.min), words.number(exact.max)
        st.caption(t("check.exact_help", min=low, max=high))
        show_fault(EXACT)
        st.form_submit_button(
            t("check.save_amount" if exact.unit == "money" else "check.save_number"),
            type="primary" if given is not None else "secondary",
            on_click=_answer_with_number,
            args=(question, f"{key}.text"),
        )


@guarded_at(EXACT)
def _answer_with_number(question: Asked, key: str) -> None:
    text = str(st.session_state.get(key, ""))
    tag = reader(question.answers).tag
    _record(question, context().content.self_check.clean(question.item.id, text, tag))


@guarded
def answer(question: Asked, value: AnswerValue) -> None:
    """Store one answer and move on; the first answer begins the self-check."""
    _record(question, value)


def _record(question: Asked, value: AnswerValue) -> None:
    item_id, check_id = question.item.id, question.check_id
    if check_id is None:
        check_id = services.start_self_check(context(), actor(), lang()).id
    state.choose_check(check_id)
    saved = services.record_answer(context(), actor(), check_id, item_id, value, question.revision)
    if isinstance(saved, Conflict):
        st.session_state["conflict"] = saved
        st.query_params["q"] = item_id
        return
    st.session_state.pop("conflict", None)
    check = saved.check
    if not open_items(check.answers) and (check.snapshot_id or item_id == ITEMS[-1]):
        services.finish_check(context(), actor(), check.id)
        st.session_state["finished"] = True
        return
    state.left_as(check)
    order = asked_items(check.answers)
    st.query_params["q"] = order[min(order.index(item_id) + 1, len(order) - 1)]
    if item_id == "country":
        st.rerun()  # the words around the question follow the country


def answer_text(question: Asked, value: AnswerValue | None) -> str:
    """An answer of this question in the reader's words; None is one that was taken away."""
    words = reader(question.answers)
    if value is None:
        return t("result.refine_nothing")
    if value == UNSURE:
        return words.text(context().content.self_check.not_sure.label)
    option = question.item.option(str(value))
    if option is None:
        return words.number(float(value))
    label = option.label_chf if words.currency == "CHF" and option.label_chf else option.label
    return words.text(label)


def previous_item(question: Asked) -> str | None:
    """The question before this one; None at the first."""
    order = asked_items(question.answers)
    at = order.index(question.item.id)
    return order[at - 1] if at else None


def go_to(item_id: str) -> None:
    """Show another question; the browser's back button undoes it."""
    st.session_state.pop("conflict", None)
    st.query_params["q"] = item_id
