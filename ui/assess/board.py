"""What surrounds the items: progress, choices, the way from part to part."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services import maturity
from ui import links, prose, state
from ui.access import actor, lang, locale, t
from ui.assess import facts, items, people, proposals, review, workshop
from ui.assess.place import (
    DEPTH,
    FACTS,
    FILTER,
    FILTERS,
    REVIEW,
    Place,
    asked_count,
    go_to,
    instrument,
    items_on_screen,
    keep,
    layer_of,
    neighbours,
    open_count,
    parts,
)
from ui.faults import guarded
from web.process import context

SELECT = "assess.select"


def start() -> None:
    """Begin a file without a self-check."""
    begun = maturity.start_maturity(context(), actor(), lang())
    state.choose_check(begun.id)


def show(place: Place) -> None:
    """Everything below the title."""
    _progress(place)
    if place.depth == "deep":
        proposals.show(place)
    _choices(place)
    _part(place)
    _ways(place)
    people.manage(place)


def _progress(place: Place) -> None:
    """How many answers this person has given."""
    everything = instrument().capabilities
    asked = sum(asked_count(place, row) for row in everything)
    done = asked - sum(open_count(place, row) for row in everything)
    key = "assess.progress_workshop" if place.depth == "workshop" else "assess.progress"
    st.progress(done / asked, text=words(t(key, n=done, asked=asked)))


def _choices(place: Place) -> None:
    """Person, part, depth, filter."""
    people.chooser(place)
    titles = {part: _title(place, part) for part in parts()}
    st.session_state[SELECT] = place.part
    st.selectbox(
        t("assess.part"), list(titles), format_func=lambda part: titles[part], key=SELECT,
        on_change=_turn,
    )  # fmt: skip
    if place.part in (FACTS, REVIEW):
        return
    box = st.expander(t("assess.view"), type="compact", key="assess.view", on_change="rerun")
    if box.open:
        with box:
            _choice(DEPTH, place.depth, ("deep", "workshop"))
            if place.depth == "deep":
                _choice(FILTER, place.shown, [n for n in FILTERS if n != "role" or place.group])


def _choice(name: str, value: str, options: list[str] | tuple[str, ...]) -> None:
    """Depth or filter: a row of which exactly one is chosen."""
    st.session_state[name] = value
    st.radio(
        t(name),
        options=options,
        format_func=lambda option: t(f"{name}_{option}"),
        key=name,
        horizontal=True,
        on_change=_keep,
        args=(name,),
    )


def _keep(name: str) -> None:
    keep(name, st.session_state[name])


def _turn() -> None:
    go_to(st.session_state[SELECT])


def _title(place: Place, part: str) -> str:
    """Name of a part with what is open in it."""
    if part not in instrument().capability:
        return t(f"assess.{part}")
    capability = instrument().capability[part]
    read = locale().text
    name = f"{read(layer_of(part).name)} · {read(capability.short)}"
    left = open_count(place, capability)
    return t("assess.part_open", name=name, n=left) if left else t("assess.part_done", name=name)


def _part(place: Place) -> None:
    if place.part in (FACTS, REVIEW):
        with st.container(gap="xxsmall"):
            st.header(t(f"assess.{place.part}"), anchor=False)
            st.markdown(t(f"assess.{place.part}_text"))
        (facts if place.part == FACTS else review).show(place)
        return
    read = locale().text
    prose.draw(
        (
            prose.note(t("assess.layer", layer=read(layer_of(place.part).name))),
            prose.heading(2, read(place.capability.name)),
            prose.paragraph(read(place.capability.text)),
        )
    )
    review.contradictions(place)
    if place.depth == "workshop":
        workshop.show(place)
        return
    shown = items_on_screen(place)
    for item in shown:
        items.show(place, item)
    if not shown:
        st.markdown(t(f"assess.none_{place.shown}"))


def _ways(place: Place) -> None:
    """Back and on; at the end to the maturity page."""
    before, after = neighbours(place)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.button(
            t("assess.back"),
            icon=":material/arrow_back:",
            disabled=before is None,
            on_click=guarded(go_to),
            args=(before or place.part,),
        )
        st.caption(t("assess.saved"), width="content")
        if after:
            st.button(
                t("assess.on"),
                type="secondary" if place.depth == "workshop" else "primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=guarded(go_to),
                args=(after,),
            )
        else:
            links.link("maturity", t("assess.to_maturity"))
