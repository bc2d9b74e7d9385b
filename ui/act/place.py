"""Where on the pages of the AI Act this session is: file, system, question."""

from dataclasses import dataclass, replace

import streamlit as st

from aiops_model.content.schema.ai_act import ActQuestion
from aiops_model.domain.ai_act.result import Classification, OpenQuestion
from aiops_model.services import ai_act
from aiops_model.services.ai_act import ActView, Known, RegisteredSystem
from ui import state
from ui.access import actor, lang, locale, settle_country, t
from ui.act import law
from web.process import context

READ = "read.act"
"""The file as it was read last; read again once anything in it has changed."""
SYSTEM, QUESTION, SHOW = "system", "q", "show"
NEW, EDIT, COMPANY, IMPORT, RESULT = "new", "edit", "company", "import", "result"
"""What the register shows in place of its list, or of the next question of a system."""
SIZE = ("employees", "turnover", "balance", "public_control")
"""Facts that decide sizes and ceilings alone: asked in a form of the company, not on the way."""


@dataclass(frozen=True)
class Place:
    """One system on the screen, with its class by the facts of now."""

    view: ActView
    system: RegisteredSystem
    found: Classification

    def known(self, fact: str) -> Known | None:
        """What is stored of a fact, of the company or of the system."""
        facts = self.view.company if law.question(fact).about == "company" else self.system.facts
        return facts.get(fact)


def open_file() -> ActView | None:
    """The company's file this session looks at, with its register; None when there is none."""
    chosen = st.session_state.get("check")
    known: ActView | None = st.session_state.get(READ)
    view = ai_act.current_act(
        context(), actor(), None if chosen == state.NEW else chosen, known=known
    )
    st.session_state[READ] = view
    if view is not None:
        settle_country(country_of(view))
    return view


def country_of(view: ActView) -> str:
    """Where the company is: by the register, else by the self-check; "" when neither says."""
    said = view.company_fact("country")
    return str(said if said in {"DE", "AT", "CH", "EU"} else view.self_check.get("country", ""))


def begin() -> ActView:
    """The open file, or a new one: nobody has to answer the self-check first."""
    view = open_file() or ai_act.start_act(context(), actor(), lang())
    state.choose_check(view.id)
    return view


def address(name: str) -> str:
    """What the address says, "" for nothing."""
    return str(st.query_params.get(name, ""))


def go(**values: str) -> None:
    """Show another part of the same page; the browser's back button undoes it."""
    for name in (SYSTEM, QUESTION, SHOW):
        st.query_params.pop(name, None)
    for name, value in values.items():
        st.query_params[name] = value


def here(view: ActView) -> Place | None:
    """The system the address names, with its class; None where it names none in use."""
    system = view.system(address(SYSTEM))
    if system is None:
        return None
    alone = replace(view, systems=(system,))
    found = ai_act.classified(context(), alone)
    return Place(view, system, found[0].classification) if found else None


def still_to_ask(place: Place) -> tuple[OpenQuestion, ...]:
    """What was not asked yet and can change class, duties or dates, in the order of the path."""
    return tuple(
        row
        for row in place.found.open_questions
        if row.state == "not_asked" and row.fact not in SIZE
    )


def asked(place: Place) -> ActQuestion | None:
    """The question on the screen: the one the address names, else the first open one.

    None: there is nothing to ask, or the result is wanted.
    """
    wanted = address(QUESTION).partition(":")[0]
    if wanted in law.questions() and wanted not in SIZE:
        return law.question(wanted)
    if address(SHOW) == RESULT:
        return None
    ahead = still_to_ask(place)
    return law.question(ahead[0].fact) if ahead else None


def given(place: Place) -> tuple[ActQuestion, ...]:
    """The questions answered so far, in the order of the path."""
    return tuple(
        row
        for fact, row in law.questions().items()
        if fact not in SIZE and place.known(fact) is not None
    )


def before(place: Place, question: ActQuestion) -> ActQuestion | None:
    """The answered question ahead of this one; None at the first."""
    order = list(law.questions())
    at = order.index(question.fact)
    earlier = [row for row in given(place) if order.index(row.fact) < at]
    return earlier[-1] if earlier else None


def context_line(view: ActView, page: str) -> str:
    """The line above a title: page, company, example data, when it was changed last."""
    mark = t("app.demo_mark") if view.demo else ""
    touched = t("assess.touched", date=locale().date(view.touched_at.date()))
    return " · ".join(part for part in (page, view.company_name or "", mark, touched) if part)
