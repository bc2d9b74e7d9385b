"""What to look at again: answers that do not go together, and what has aged or is still open."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from aiops_model.domain.maturity.contradictions import Contradiction
from aiops_model.domain.maturity.reassess import AskAgain
from aiops_model.export.text import markdown_text as words
from aiops_model.services.maturity import reassessment_items
from aiops_model.services.maturity.contradicting import contradictions_of
from ui.access import actor, locale, t
from ui.assess.place import Place, go_to, instrument
from ui.faults import guarded
from ui.kept import kept
from web.process import context


def show(place: Place) -> None:
    """Contradictions first, then every item to ask again, by capability with its reasons."""
    _contradictions(_found(place))
    asked = reassessment_items(context(), actor(), place.view.id)
    st.markdown(t("assess.review_count", n=len(asked)))
    for capability_id, rows in groupby(asked, key=lambda row: _capability(row.item)):
        _again(capability_id, list(rows))


def contradictions(place: Place) -> None:
    """Those in which an item of the capability on the screen takes part."""
    items = {item.id for item in place.capability.items}
    _contradictions(
        [found for found in _found(place) if items & {trigger.item for trigger in found.triggers}]
    )


def about_fact(place: Place, fact_id: str) -> None:
    """Those in which this fact takes part, beside its question."""
    _contradictions(
        [
            found
            for found in _found(place)
            if any(trigger.fact == fact_id for trigger in found.triggers)
        ]
    )


def _found(place: Place) -> tuple[Contradiction, ...]:
    return kept("contradictions", place.view, lambda: contradictions_of(context(), place.view))


def _contradictions(rows: Sequence[Contradiction]) -> None:
    """One warning for all: a box each would hide what there is to do."""
    title = t("assess.contradiction", n=len(rows))
    if len(rows) == 1:
        st.warning(words(_text(rows[0])), title=title)
    elif rows:
        st.warning("\n".join(f"- {words(_text(found))}" for found in rows), title=title)


def _text(found: Contradiction) -> str:
    read, rules = locale().text, instrument().beside
    if found.id in rules.contradiction:
        return read(rules.contradiction[found.id].text)
    lower, higher = (trigger.item for trigger in found.triggers)
    return read(rules.contradiction_table.order.text).format(
        capability=read(instrument().capability[_capability(lower)].name),
        lower=_item_name(lower),
        higher=_item_name(higher),
    )


def _item_name(item_id: str) -> str:
    """An item in a few words: its capability and its level."""
    read, content = locale().text, instrument()
    number = content.instrument.levels.index(content.item[item_id].level) + 1
    short = read(content.capability[_capability(item_id)].short)
    return t("maturity.item", short=short, level=read(content.level(number).name))


def _capability(item_id: str) -> str:
    return instrument().model.item[item_id].capability


def _reasons(row: AskAgain) -> str:
    return ", ".join(t(f"assess.again_{reason}") for reason in row.reasons)


def _again(capability_id: str, rows: list[AskAgain]) -> None:
    """The items of one capability with why they are asked, and the way there."""
    read, capability = locale().text, instrument().capability[capability_id]
    everything = len(rows) == len(capability.items) and len({row.reasons for row in rows}) == 1
    with st.container(border=True, gap="small"):
        st.subheader(words(read(capability.name)), anchor=False)
        if everything:
            lines = [words(t("assess.again_all", n=len(rows), reasons=_reasons(rows[0])))]
        else:
            asked = [words(read(instrument().item[row.item].question)) for row in rows]
            reasons = [words(_reasons(row)) for row in rows]
            lines = [f"- {q} **{why}**" for q, why in zip(asked, reasons, strict=True)]
        st.markdown("\n".join(lines))
        st.button(
            t("assess.again_open"),
            key=f"again.{capability_id}",
            on_click=guarded(go_to),
            args=(capability_id,),
        )
