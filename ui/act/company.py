"""Facts of the company, asked once: what the self-check suggests is shown to be confirmed."""

import streamlit as st

from aiops_model.content.number_entry import parse_number
from aiops_model.content.schema.ai_act import ActQuestion
from aiops_model.domain.errors import Refusal
from aiops_model.export.text import label_text
from aiops_model.export.text import markdown_text as words
from aiops_model.services import ai_act
from aiops_model.services.ai_act import ActView, CompanyProposal, FactValue
from ui.access import actor, locale, t
from ui.act import law, saving
from ui.act.place import go
from ui.faults import guarded, show_fault
from web.process import context

YES_NO: dict[str, FactValue] = {"yes": True, "no": False, "unknown": "unknown"}


def show(view: ActView) -> None:
    """Every fact with why it is asked, and the caveats about size."""
    proposed = {row.fact: row for row in ai_act.company_proposals(view)}
    st.header(t("systems.company_facts"), anchor=False)
    for fact, asked in law.questions().items():
        if asked.about != "company":
            continue
        read = locale().text
        with st.container(border=True, gap="small"):
            with st.container(gap="xxsmall"):
                st.subheader(words(read(asked.question)), anchor=False)
                st.caption(f"{words(read(asked.why))} ({words(read(asked.citation))})")
            _field(view, asked)
            show_fault(fact)
            saving.show("company_fact", "", fact)
            if fact in proposed and view.company_fact(fact) is None:
                _propose(view, asked, proposed[fact])
    for row in context().content.ai_act.act.size_caveats:
        st.caption(f"**{words(locale().text(row.name))}.** {words(locale().text(row.text))}")
    st.button(t("systems.back"), on_click=go)


def _field(view: ActView, asked: ActQuestion) -> None:
    stored = view.company_fact(asked.fact)
    key = f"company.{view.id}.{asked.fact}"
    label = label_text(locale().text(asked.question))
    save = guarded(_save, asked.fact)
    if asked.kind in {"count", "amount"}:
        kept = locale().number(stored) if isinstance(stored, int | float) else ""
        if st.session_state.get(f"{key}.stored") != kept:
            st.session_state[f"{key}.stored"] = st.session_state[key] = kept
        st.text_input(
            label, key=key, label_visibility="collapsed", on_change=save, args=(view, asked, key)
        )
        return
    names = _names(asked)
    st.session_state[key] = next(
        (name for name, value in names.items() if stored is not None and _value(name) == stored),
        None,
    )
    st.radio(
        label,
        options=list(names),
        format_func=lambda name: words(names[name]),
        key=key,
        horizontal=True,
        label_visibility="collapsed",
        on_change=save,
        args=(view, asked, key),
    )


def _names(asked: ActQuestion) -> dict[str, str]:
    if asked.kind == "choice":
        return {point.id: locale().text(point.name) for point in asked.points}
    return {name: t(f"systems.{name}") for name in YES_NO}


def _value(name: str) -> FactValue:
    return YES_NO.get(name, name)


def _save(view: ActView, asked: ActQuestion, key: str) -> None:
    typed = st.session_state.get(key)
    if typed is None:
        return
    value: FactValue | None
    if asked.kind in {"count", "amount"}:
        text = str(typed).strip()
        value = _number(asked, text) if text else None
    else:
        value = _value(str(typed))
    _state(view, asked.fact, value)


def _number(asked: ActQuestion, text: str) -> FactValue:
    """The number typed; what is none goes to the service, whose refusal knows the limits."""
    try:
        return parse_number(text, locale().tag, asked.fact)
    except Refusal as refusal:
        if refusal.code == "not_a_number":
            return text
        raise


def _state(view: ActView, fact: str, value: FactValue | None) -> None:
    known = view.company.get(fact)
    revision = known.revision if known else 0
    saving.keep(
        ai_act.state_company(context(), actor(), view.id, fact, value=value, revision=revision)
    )


def _propose(view: ActView, asked: ActQuestion, found: CompanyProposal) -> None:
    """What the self-check says: an exact answer to confirm, or a band to make exact."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if found.value is None:
            band = _band(asked.fact, found.band)
            st.caption(words(t("systems.proposal_band", value=band)), width="content")
            return
        value = law.answer_text(asked, found.value)
        st.caption(words(t("systems.proposal", value=value)), width="content")
        st.button(
            t("assess.confirm_one"),
            key=f"confirm.{asked.fact}",
            on_click=guarded(_confirm, asked.fact),
            args=(view, asked.fact),
        )


def _band(fact: str, band: str) -> str:
    """A band of the self-check in the reader's words."""
    item = context().content.self_check.item({"turnover": "revenue"}.get(fact, fact))
    option = item.option(band)
    return locale().text(option.label) if option else band


def _confirm(view: ActView, fact: str) -> None:
    ai_act.confirm_company(context(), actor(), view.id, (fact,))
