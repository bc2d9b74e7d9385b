"""The result: five seconds first, then what it is made of, what to do, and how to take it along."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from aiops_model import services
from aiops_model.export.text import markdown_text as words
from aiops_model.report import Report
from aiops_model.services import AssessmentView, NotFound, SnapshotView
from aiops_model.services.steps import Step
from ui import cards, frame, links, prose, refine, result_actions, state, steps
from ui.access import actor, reader, t
from ui.prose import Piece
from ui.registry import page
from web.process import context

CHECKED: frozenset[Step] = frozenset({"check"})
"""The steps behind the company of a shared result, as far as its reader knows."""
FIRST = 2
"""So many sections of the role stand before the findings and the step."""


def shared_result() -> SnapshotView | None:
    """The result a share link opens; None, with a notice, once the link no longer holds."""
    holder = reader()
    try:
        return services.shared_snapshot(context(), holder) if holder else None
    except NotFound:
        st.warning(t("share.gone_body"), title=t("share.gone_title"))
        return None


def own_result(check: AssessmentView | None) -> SnapshotView | None:
    """The latest result of the self-check this session works on."""
    return services.latest_snapshot(context(), actor(), check.id) if check else None


def story(report: Report) -> Iterator[Piece]:
    """What everyone reads: the sections in the role's order, what to do, what was reckoned with."""
    for warning in report.contradictions:
        yield partial(st.warning, words(warning), title=t("result.contradiction_title"))
    for block in report.sections[:FIRST]:
        yield from cards.pieces(block)
    yield from cards.findings_and_step(report)
    for block in report.sections[FIRST:]:
        yield from cards.pieces(block)
    yield from cards.patterns(report)
    yield from cards.assumptions(report)


def own_story(check: AssessmentView, report: Report) -> Iterator[Piece]:
    """What the owner of the result can do with it."""
    yield prose.heading(2, t("result.answers_title"))
    yield partial(result_actions.change_answers, report)
    yield partial(links.link, "refine", t("result.refine_title"), icon=":material/tune:")
    if not check.demo:
        yield partial(result_actions.share, check)
        yield partial(result_actions.keep_or_delete, check)


shared = st.query_params.get("view") == "shared"
with frame.column():
    check = None if shared else state.open_check()
    snapshot = shared_result() if shared else own_result(check)
    if snapshot is None:
        if st.session_state.pop("deleted", False):
            st.success(t("result.deleted"))
        cards.page_header(t("result.title"))
        cards.empty(
            t("result.empty_title"),
            t("result.empty_text"),
            t("result.empty_button"),
            page("self_check").source,
        )
    else:
        report = result_actions.report_of(snapshot)
        told = st.empty()  # always there: what is open below stays open when the message goes
        if st.session_state.pop(refine.DONE, False):
            told.success(t("result.refined"))
        cards.five_seconds(report)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            result_actions.pdf_button(report, result_actions.reader_of(snapshot))
            links.link("sources", t("result.how_computed"))
        if not shared:
            result_actions.old_model_notice(snapshot)
        with st.container(gap="small"):
            about = ". ".join(part for part in (report.company, report.basis) if part)
            st.caption(words(about))
            prose.draw(
                (
                    prose.note(t("result.shared_note") if shared else ""),
                    *story(report),
                    *(own_story(check, report) if check is not None else ()),
                )
            )
        steps.show("assess", path="assessment", taken=check.steps if check else CHECKED)
        st.caption(words(f"{report.confidence} {report.disclaimers}"))
