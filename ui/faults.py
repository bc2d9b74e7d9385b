"""What a visitor sees when something goes wrong: words and a reference, never a trace."""

import logging
import secrets
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from aiops_model.domain.errors import Refusal
from aiops_model.i18n import Locale
from ui.access import locale
from web.process import context

LOG = logging.getLogger("cockpit.page")
P = ParamSpec("P")


def refusal_text(refusal: Refusal, reader: Locale) -> str:
    """The sentence for a refusal: the field by its name, the limits, what was entered."""
    values = dict(refusal.values)
    if refusal.field:
        values["field"] = field_name(refusal.field, reader)
    for name in ("min", "max"):
        if isinstance(values.get(name), int | float):
            values[name] = reader.number(float(str(values[name])))
    return reader.t(f"error.{refusal.code}", **values)


def field_name(field: str, reader: Locale) -> str:
    """What the reader calls a field: the name of its number field, else its question."""
    try:
        item = context().content.self_check.item(field)
    except Refusal:
        return reader.t(f"field.{field}")
    return reader.text(item.exact.field if item.exact else item.text)


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
    pending = st.session_state.pop("fault", None)
    place = st.empty()  # always there: the page below keeps its place, its fields and the focus
    if pending:
        with place.container(horizontal_alignment="center"):
            st.container(width=1040).error(pending)
    try:
        page()
    except Exception as fault:
        st.error(explain(fault))


def guarded(callback: Callable[P, None]) -> Callable[P, None]:
    """A button's callback whose faults are shown by the next run instead of ending it."""

    @wraps(callback)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            callback(*args, **kwargs)
        except Exception as fault:
            st.session_state["fault"] = explain(fault)

    return run
