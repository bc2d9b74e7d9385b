"""Where in the assessment this session is: part, depth, filter, person. Ids only."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from aiops_model.content.maturity import MaturityContent
from aiops_model.content.schema.instrument import CapabilityText, DeepItem, LayerText
from aiops_model.services.maturity import MaturityView, Proposal, proposals_for
from ui.kept import kept_by, made_from
from web.process import context

FACTS = "facts"
"""In place of a capability: what is asked beside the items."""
REVIEW = "review"
"""In place of a capability: what to ask again, and answers that do not go together."""
PART, ENTRY = "part", "entry"
PERSON = "assess.person"
DEPTH = "assess.depth"
FILTER = "assess.filter"
ON_SCREEN = "assess.on_screen"
KEPT = ".kept"
"""Ending of what outlives a visit to another page; a widget forgets its value there."""
Depth = Literal["deep", "workshop"]
Filter = Literal["all", "open", "role"]
FILTERS: tuple[Filter, ...] = ("all", "open", "role")


@dataclass(frozen=True)
class Place:
    """What is on the screen."""

    view: MaturityView
    part: str
    """A capability id, FACTS or REVIEW."""
    person: str | None
    """The respondent who answers; None before the first answer."""
    depth: Depth
    shown: Filter
    proposed: Mapping[str, Proposal]
    """Item -> what is proposed to this person."""

    @property
    def group(self) -> str:
        """The person's group, "" while unknown."""
        found = (row.group for row in self.view.respondents if row.id == self.person)
        return next(found, "")

    @property
    def capability(self) -> CapabilityText:
        """The capability on the screen; KeyError for the parts beside them."""
        return instrument().capability[self.part]


def instrument() -> MaturityContent:
    """The instrument in use."""
    return context().content.maturity


def layer_of(capability_id: str) -> LayerText:
    """The layer a capability belongs to."""
    return next(row for row in instrument().instrument.layers if capability_id in row.capabilities)


def here(view: MaturityView) -> Place:
    """The place the address and the session's choices name; without them the first open part."""
    person = _chosen(PERSON)
    if person not in {row.id for row in view.respondents}:
        person = view.me
    depth: Depth = "workshop" if (_chosen(DEPTH) or _usual(view)) == "workshop" else "deep"
    shown = next((name for name in FILTERS if name == _chosen(FILTER)), FILTERS[0])
    wanted = st.query_params.get(PART, "")
    proposed = kept_by("proposed", (*made_from(view), person), lambda: _proposed(view, person))
    place = Place(view, wanted, person, depth, shown, proposed)
    return place if wanted in parts() else replace(place, part=_entry(place))


def _proposed(view: MaturityView, person: str | None) -> dict[str, Proposal]:
    return {row.item_id: row for row in proposals_for(context().content, view, person)}


def keep(name: str, value: str) -> None:
    """Remember a choice beyond this page."""
    st.session_state[f"{name}{KEPT}"] = value


def _chosen(name: str) -> str | None:
    value: str | None = st.session_state.get(name) or st.session_state.get(f"{name}{KEPT}")
    return value


def _usual(view: MaturityView) -> Depth:
    """The depth of the answers so far."""
    asked = {item for item, _ in view.votes}
    return "workshop" if asked and asked <= set(instrument().capability) else "deep"


def _entry(place: Place) -> str:
    """The first open part, and the same again while the visitor stays: answering turns no page."""
    kept = f"{place.view.id}.{place.person}.{place.depth}"
    found: tuple[str, str] = st.session_state.get(ENTRY) or ("", "")
    if found[0] != kept or found[1] not in parts():
        found = (kept, first_open(place))
        st.session_state[ENTRY] = found
    return found[1]


def go_to(part: str) -> None:
    """Show another part; the browser's back button undoes it."""
    st.query_params[PART] = part


def parts() -> tuple[str, ...]:
    """The parts in their order: capabilities, facts, what to look at again."""
    return (*instrument().capability, FACTS, REVIEW)


def neighbours(place: Place) -> tuple[str | None, str | None]:
    """The parts before and after this one."""
    order = parts()
    at = order.index(place.part)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def is_open(place: Place, item_id: str) -> bool:
    """Whether this person still owes an answer to the item (or capability)."""
    record = place.view.record(item_id)
    if record.left_out or record.consensus:
        return False
    return place.view.vote(item_id, place.person) is None


def open_count(place: Place, capability: CapabilityText) -> int:
    """How many answers of the capability this person still owes, at the chosen depth."""
    if place.depth == "workshop":
        return int(is_open(place, capability.id))
    return sum(is_open(place, item.id) for item in capability.items)


def asked_count(place: Place, capability: CapabilityText) -> int:
    """How many answers the capability asks for, at the chosen depth."""
    return 1 if place.depth == "workshop" else len(capability.items)


def items_on_screen(place: Place) -> list[DeepItem]:
    """The items that passed the filter when the part was opened.

    An answered one stays until the visitor moves on: nothing vanishes under the hand.
    """
    kept = (place.view.id, place.part, place.person, place.shown)
    before, ids = st.session_state.get(ON_SCREEN) or (None, ())
    if before != kept:
        ids = tuple(item.id for item in place.capability.items if _passes(place, item))
        st.session_state[ON_SCREEN] = (kept, ids)
    return [item for item in place.capability.items if item.id in ids]


def _passes(place: Place, item: DeepItem) -> bool:
    if place.shown == "open":
        return is_open(place, item.id)
    return place.shown == "all" or not place.group or place.group in item.ask


def first_open(place: Place) -> str:
    """The first capability with an open answer, else the first one."""
    for capability in instrument().capabilities:
        if open_count(place, capability):
            return capability.id
    return instrument().capabilities[0].id
