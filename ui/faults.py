"""What a visitor sees when something goes wrong: words and a reference, never a trace."""

import logging
import secrets
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial, wraps
from typing import ParamSpec

import streamlit as st

from aiops_model.domain.errors import Refusal
from aiops_model.export.text import markdown_text as words
from aiops_model.i18n import Locale
from ui.access import locale, settle_language, t
from web.process import context

LOG = logging.getLogger("cockpit.page")
QUOTED = 80
"""Characters of an entry that a message quotes."""
KNOWN_AS = {
    "pinned": "pinned_to",
    "excluded": "pinned_to",
    "done": "pinned_to",
    "start": "plan_start",
    "capacity_hours_per_week": "hours_a_week",
    "holiday_categories": "region",
    "categories": "region",
}
"""What a field of a plan's input is called where it is typed."""
P = ParamSpec("P")
FAULT_WIDTH = 1040
"""Width of a fault above a page, in pixels: that of the page."""


def refusal_text(refusal: Refusal, reader: Locale) -> str:
    """The sentence for a refusal: the field by its name, the limits, what was entered."""
    values = dict(refusal.values)
    if refusal.field:
        values["field"] = field_name(refusal.field, reader)
    for name in ("first", "second"):
        if name in values:
            values[name] = field_name(str(values[name]), reader)
    if refusal.field:
        values |= _plan_values(refusal.field, values, reader)
    for name in ("min", "max", "entered"):
        number = values.get(name)
        if isinstance(number, int | float):
            values[name] = reader.number_range(number, number)
        if isinstance(number, str) and len(number) > QUOTED:
            values[name] = f"{number[:QUOTED]}…"
    return reader.t(f"error.{refusal.code}", **values)


def field_name(field: str, reader: Locale) -> str:
    """What the reader calls a field: the name of its number field, else its question."""
    try:
        item = context().content.self_check.item(field)
    except Refusal:
        return _fact_name(field, reader) or reader.t(f"field.{_known_as(field)}")
    return reader.text(item.exact.field if item.exact else item.text)


def _known_as(field: str) -> str:
    """The key of a field's name: the plan's engine has names of its own for some."""
    return KNOWN_AS.get(field.partition(".")[0], field)


def _plan_values(field: str, values: Mapping[str, object], reader: Locale) -> dict[str, object]:
    """Measures by their title, days as the reader writes them."""
    about = dict(values)
    if field.startswith("pinned."):
        about.setdefault("measure", field.partition(".")[2])
    found: dict[str, object] = {
        name: reader.date(value) for name, value in about.items() if isinstance(value, date)
    }
    for name in ("measure", "other"):
        if name in about:
            found[name] = _measure_name(str(about[name]), reader)
    return found


def _measure_name(measure_id: str, reader: Locale) -> str:
    """The title of a measure of the plan."""
    known = context().content.plan.measures.get(measure_id)
    return measure_id if known is None else reader.text(known.title)


def _fact_name(field: str, reader: Locale) -> str:
    """The question of a fact that only the AI Act asks for; "" for anything else."""
    asked = context().content.ai_act.questions.get(field.rpartition(".")[2])
    return reader.text(asked.question) if asked else ""


def explain(fault: Exception) -> str:
    """The sentence a visitor reads about a fault; anything unforeseen becomes a reference."""
    if isinstance(fault, Refusal):
        return refusal_text(fault, locale())
    reference = secrets.token_hex(4).upper()
    LOG.error("unforeseen fault", exc_info=fault, extra={"reference": reference})
    return locale().t("error.internal", reference=reference)


def run_page(page: Callable[[], None]) -> None:
    """Run a page; a fault is shown in its place.

    Streamlit's own control flow (rerun, stop, page switch) is no Exception and passes through.
    """
    slot = st.empty()
    pending = st.session_state.pop("fault.", None)
    if pending:
        with slot.container(horizontal_alignment="center"):
            st.container(width=FAULT_WIDTH).error(words(pending))
    _or_fault(page)


def run_part(part: Callable[[], None]) -> None:
    """Run the part of a page that a click draws anew alone; the page shows what a callback met."""
    settle_language()
    if "fault." in st.session_state:
        st.rerun()
    _or_fault(part)


def _or_fault(draw: Callable[[], None]) -> None:
    try:
        draw()
    except Exception as fault:
        st.error(words(explain(fault)))


def guarded(callback: Callable[P, None], place: str = "") -> Callable[P, None]:
    """A button's callback whose faults are shown by the next run instead of ending it.

    They stand at `place`, where the page calls `show_fault(place)`; by default above the page.
    """

    @wraps(callback)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            callback(*args, **kwargs)
        except Exception as fault:
            st.session_state[f"fault.{place}"] = explain(fault)

    return run


def guarded_at(place: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """`guarded`, with the fault shown at `place`: beside the field it is about."""
    return partial(guarded, place=place)


def show_fault(place: str | None, both: tuple[str, str] | None = None) -> None:
    """Show the fault of the last callback at this place, once.

    Without one the two values of an edit that met another one, mine and theirs. The slot is always
    there, so that what follows keeps its place, its fields and the focus.
    """
    text = None if place is None else st.session_state.pop(f"fault.{place}", None)
    slot = st.empty()
    if text:
        slot.error(words(text))
    elif both is not None:
        body = t("assess.collision_body", mine=both[0], theirs=both[1])
        slot.warning(words(body), title=t("assess.collision_title"))
