"""The report of a company's file: computed once, and again when something it reads has changed."""

from collections.abc import Hashable

import streamlit as st

from aiops_model.report.maturity import MaturityReport, build_maturity
from aiops_model.services.maturity import MaturityView, basis_now, score_view
from ui.access import locale
from web.process import context

KEPT = "maturity.report"


def of_now(view: MaturityView) -> MaturityReport:
    """The report of the answers as they are.

    The session keeps the last one beside what it was made from: its own data, seen by nobody else
    and gone with it. Scoring and writing cost more than the rest of a page.
    """
    made_from = _made_from(view)
    kept: tuple[Hashable, MaturityReport] | None = st.session_state.get(KEPT)
    if kept is not None and kept[0] == made_from:
        return kept[1]
    ctx = context()
    reader = locale(view.country)
    report = build_maturity(score_view(ctx, view), basis_now(ctx, view), ctx.content, reader)
    st.session_state[KEPT] = (made_from, report)
    return report


def _made_from(view: MaturityView) -> Hashable:
    """Changes with everything a report reads: file, revisions, day, content, reader."""
    ctx, reader = context(), locale(view.country)
    return (
        view.id,
        view.touched_at,
        sum(vote.revision for vote in view.votes.values()),
        sum(row.revision for rows in (view.facts, view.targets) for row in rows.values()),
        sum(sum(row.revisions.values()) for row in view.items.values()),
        tuple((person.id, person.group) for person in view.respondents),
        len(view.votes),
        len(view.snapshots),
        view.company_name,
        ctx.content.content_hash,
        ctx.clock().date(),
        reader.tag,
    )


def largest_gap(report: MaturityReport) -> str | None:
    """The capability furthest below its target; None where none is known."""
    if not report.has("capabilities"):
        return None
    figure = report.section("capabilities").figure
    return str(figure.rows[0]["id"]) if figure and figure.rows else None
