"""AI systems: the register, and the classification of each as a flow of questions."""

import streamlit as st

from aiops_model.services.ai_act import ActView, RegisteredSystem
from ui import cards, faults, frame, steps
from ui.access import t
from ui.act import company, flow, form, outcome, register, reports, upload
from ui.act.place import (
    COMPANY,
    EDIT,
    IMPORT,
    NEW,
    SHOW,
    SYSTEM,
    address,
    asked,
    context_line,
    here,
    open_file,
)


def draw_register(view: ActView | None) -> None:
    """Every system as a card, or the empty register."""
    with frame.column():
        if view is None or not view.systems:
            cards.page_header(t("systems.title"), sentence=t("systems.sentence"))
            register.empty()
        else:
            cards.page_header(
                t("systems.title"),
                context=context_line(view, t("nav.systems")),
                sentence=t("systems.count", n=len(view.in_use)),
            )
            register.actions()
            register.cards(view, reports.of(view))
        steps.show("duties", taken=view.steps if view else ())


def draw_part(view: ActView, part: str) -> None:
    """A form of the register: a new system, the company, a list from a file."""
    cards.page_header(t(f"systems.{part}"), sentence=t(f"systems.{part}_sentence"))
    if part == NEW:
        form.show(view, None)
        register.back()
    elif part == COMPANY:
        company.show(view)
    else:
        upload.show(view)


def draw_system(view: ActView, system: RegisteredSystem) -> None:
    """One system: its form, its next question, or its class."""
    place = None if address(SHOW) == EDIT else here(view)
    if place is None:
        cards.page_header(system.name, context=t("systems.edit"))
        form.show(view, system)
        form.days(view, system)
        form.remove(view, system)
        return
    question = asked(place)
    if question is None:
        outcome.show(place, reports.of(view).system(system.id))
    else:
        flow.show(place, question)


def draw() -> None:
    """What the address names; the register where it names nothing that is there."""
    view = open_file()
    system = view.system(address(SYSTEM)) if view else None
    part = NEW if address(SYSTEM) == NEW else address(SHOW)
    if view is None or (system is None and part not in {NEW, COMPANY, IMPORT}):
        draw_register(view)
        return
    with frame.column(frame.FORM, gap="small"):
        if system is None:
            draw_part(view, part)
        else:
            draw_system(view, system)


@st.fragment
def screen() -> None:
    """A click runs this alone: navigation and footer stay as they are."""
    faults.run_part(draw)


screen()
