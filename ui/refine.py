"""The optional step below a result: own figures and the name on the page, sent together."""

from dataclasses import dataclass

import streamlit as st

from aiops_model import services
from aiops_model.content.schema import Item
from aiops_model.domain.self_check import REFINE_ITEMS, AnswerValue
from aiops_model.export.text import label_text
from aiops_model.export.text import markdown_text as words
from aiops_model.i18n import Locale
from aiops_model.services import AssessmentView, Conflict, Refinement, Renaming
from ui.access import actor, locale, t
from ui.faults import field_name, guarded_at, show_fault
from web.process import context

REFINE = "refine"
"""Where a fault of this step is shown: beside its button."""
NAME = "company_name"
SHOWN = "refine.shown"
"""Session key of what the form holds as stored, with its revisions."""
CONFLICTS = "refine.conflicts"
DONE = "refine.done"
"""Set once the form is stored and the result computed anew."""


@dataclass(frozen=True)
class Shown:
    """A stored value as the form showed it; a change of it counts from here."""

    value: AnswerValue | None
    revision: int


def form(check: AssessmentView, reader: Locale) -> None:
    """Revenue, labour cost, systems, the name on the page."""
    _show_stored(check, reader)
    conflicts: list[Conflict] = st.session_state.pop(CONFLICTS, [])
    with st.form("refine"):
        for item in context().content.self_check.refine:
            if item.id != "eu_output" or reader.country == "CH":
                _field(item, reader)
        st.text_input(
            t("result.company_field"),
            max_chars=120,
            key="refine.company",
        )
        st.caption(t("result.company_help"))
        show_fault(REFINE)
        for conflict in conflicts:
            _conflict(conflict, reader)
        st.form_submit_button(t("result.refine_button"), on_click=_save, args=(check.id,))


def _show_stored(check: AssessmentView, reader: Locale) -> None:
    """Fill the fields whose stored value is not the one the form showed last.

    What was changed in another window appears here at the next run, so that the form never sends
    a change from a value its reader has not seen.
    """
    known: dict[str, Shown] = st.session_state.setdefault(SHOWN, {}).get(check.id, {})
    stored = {
        item: Shown(check.answers.get(item), check.revisions.get(item, 0)) for item in REFINE_ITEMS
    } | {NAME: Shown(check.company_name, 0)}
    for item, value in stored.items():
        key = "refine.company" if item == NAME else f"refine.{item}"
        if known.get(item) != value or key not in st.session_state:
            st.session_state[key] = _as_entered(item, value.value, reader)
    st.session_state[SHOWN] = {check.id: stored}


def _as_entered(item_id: str, value: AnswerValue | None, reader: Locale) -> str | None:
    """A stored value as its field holds it."""
    if isinstance(value, int | float):
        return reader.number_range(value, value)
    choice = item_id != NAME and context().content.self_check.item(item_id).exact is None
    return str(value) if value is not None else (None if choice else "")


def _conflict(conflict: Conflict, reader: Locale) -> None:
    """Both values of a field that another window changed; the form still holds this one's."""
    name = field_name(conflict.item_id, reader)
    mine, theirs = (
        _in_words(conflict.item_id, v, reader) for v in (conflict.mine, conflict.theirs)
    )
    st.warning(
        words(t("result.refine_conflict_body", mine=mine, theirs=theirs)),
        title=words(t("result.refine_conflict_title", field=name)),
    )


def _in_words(item_id: str, value: AnswerValue | None, reader: Locale) -> str:
    if value is None:
        return t("result.refine_nothing")
    if isinstance(value, int | float):
        return reader.number_range(value, value)
    return value if item_id == NAME else _choices(item_id, reader)[value]


def _choices(item_id: str, reader: Locale) -> dict[str, str]:
    item = context().content.self_check.item(item_id)
    names = {option.id: reader.text(option.label) for option in item.options}
    if item.unsure:
        names["unsure"] = reader.text(context().content.self_check.not_sure.label)
    return names


def _field(item: Item, reader: Locale) -> None:
    key = f"refine.{item.id}"
    label = label_text(reader.text(item.text))
    if item.exact:
        unit = f" ({reader.currency})" if item.exact.unit == "money" else ""
        st.text_input(label + unit, key=key)
    else:
        names = _choices(item.id, reader)
        st.segmented_control(
            label, list(names), format_func=lambda value: words(names[value]), key=key
        )
    if item.help:
        st.caption(words(reader.text(item.help)))


@guarded_at(REFINE)
def _save(assessment_id: str) -> None:
    check = services.get_self_check(context(), actor(), assessment_id)
    reader = locale(str(check.answers["country"]))
    shown: dict[str, Shown] = st.session_state[SHOWN][assessment_id]
    figures: dict[str, object | None] = {}
    for item in REFINE_ITEMS:
        entered = st.session_state.get(f"refine.{item}") or None
        if entered != (_as_entered(item, shown[item].value, reader) or None):
            clean = context().content.self_check.clean
            figures[item] = None if entered is None else clean(item, entered, reader.tag)
    name, before = str(st.session_state.get("refine.company") or ""), shown[NAME].value
    renaming = Renaming(name, None if before is None else str(before))
    wanted = Refinement(
        figures,
        {item: value.revision for item, value in shown.items()},
        renaming if name != (before or "") else None,
    )
    done = services.refine(context(), actor(), assessment_id, wanted)
    if isinstance(done, list):
        st.session_state[CONFLICTS] = done
        for conflict in done:
            shown[conflict.item_id] = Shown(conflict.theirs, conflict.revision)
        return
    services.finish_check(context(), actor(), assessment_id)
    st.session_state[DONE] = True
