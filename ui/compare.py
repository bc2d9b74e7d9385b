"""Before and after of one company, and two self-checks beside each other."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from aiops_model import services
from aiops_model.domain.self_check import open_items
from aiops_model.export.text import markdown_text as words
from aiops_model.report.maturity import (
    ComparisonReport,
    RoleCheck,
    build_comparison,
    build_side_by_side,
)
from aiops_model.services import AssessmentView
from aiops_model.services.maturity import (
    MaturityView,
    basis_of_side,
    compare_snapshots,
    older_sides,
    self_checks_side_by_side,
)
from ui import cards, charts
from ui.access import actor, locale, t
from ui.kept import kept_by, made_from
from ui.maturity import folded
from web.process import context

ROWS = 4
"""Changed items that stand open; the rest is unfolded on demand."""
NOW = ""
"""In place of a snapshot: the answers of the moment."""


def chosen(view: MaturityView) -> tuple[str, str]:
    """The two states to compare: the first snapshot and now, unless chosen otherwise."""
    names = {
        head.id: t("compare.snapshot", name=head.name, date=locale().date_short(head.as_of))
        for head in view.snapshots
    }
    left, right = st.columns(2)
    before = left.selectbox(
        t("compare.before"),
        list(names),
        format_func=lambda state: names[state],
        key=f"compare.before.{view.id}",
    )
    later = {head: name for head, name in names.items() if head != before} | {NOW: t("compare.now")}
    after = right.selectbox(
        t("compare.after"),
        list(later),
        index=len(later) - 1,
        format_func=lambda state: later.get(state, ""),
        key=f"compare.after.{view.id}.{before}",
    )
    return str(before), str(after)


def report_of(view: MaturityView, before: str, after: str) -> ComparisonReport:
    """The comparison of two states of a file."""
    make = partial(_compared, view, before, after)
    return kept_by("comparison", (before, after, made_from(view)), make)


def _compared(view: MaturityView, before: str, after: str) -> ComparisonReport:
    ctx = context()
    found = compare_snapshots(ctx, actor(), before, after or None)
    before_it, after_it = (basis_of_side(ctx, view, side) for side in (found.before, found.after))
    reader = locale(view.country)
    older = older_sides(found)
    return build_comparison(found.comparison, before_it, after_it, ctx.content, reader, older=older)


def draw(report: ComparisonReport) -> None:
    """Both states, what moved, and where the change comes from."""
    with st.container(gap="small"):
        st.header(words(report.title), anchor=False)
        st.markdown(words(report.sentence))
        st.markdown(cards.listed((report.before, report.after)))
    for block in report.editions:
        cards.section(block)
    for figure in (report.layers, report.figure):
        if figure:
            with st.container(gap="xsmall"):
                st.header(words(figure.finding), anchor=False)
                st.caption(words(figure.how_to_read))
                charts.show(figure)
    if report.split:
        with st.container(gap="xsmall"):
            st.header(words(report.split_title), anchor=False)
            st.caption(words(report.split_note))
            cards.table(report.split)
    for block in report.changed:
        folded(block, ROWS)


def finished_checks() -> list[AssessmentView]:
    """The self-checks of this browser that are answered to the end, of companies that have two."""
    every = services.my_self_checks(context(), actor())
    found = [check for check in every if check.answers and not open_items(check.answers)]
    return [check for check in found if _beside(check, found)]


def _beside(check: AssessmentView, checks: Sequence[AssessmentView]) -> list[AssessmentView]:
    """The other self-checks of the same company; one without a name may be of any of the own."""
    return [
        other
        for other in checks
        if other.id != check.id
        and other.demo == check.demo
        and (
            other.company_name == check.company_name
            or not (other.company_name and check.company_name)
        )
    ]


def roles(checks: list[AssessmentView]) -> None:
    """Choose two self-checks; both levels, then question by question, differing first."""
    names = _names(checks)
    left, right = st.columns(2)
    first = left.selectbox(
        t("compare.first_check"), list(names), format_func=lambda c: names[c], key="compare.first"
    )
    chosen_first = next(check for check in checks if check.id == first)
    others = {check.id: names[check.id] for check in _beside(chosen_first, checks)}
    second = right.selectbox(
        t("compare.second_check"),
        list(others),
        format_func=lambda check: others.get(check, ""),
        key=f"compare.second.{first}",
    )
    both = self_checks_side_by_side(context(), actor(), str(first), str(second))
    if both.first_level is None or both.second_level is None:
        return
    pair = (
        RoleCheck(names[both.first.id], both.first.answers, both.first_level),
        RoleCheck(names[both.second.id], both.second.answers, both.second_level),
    )
    country = str(both.first.answers.get("country", ""))
    report = build_side_by_side(pair, context().content, locale(country))
    with st.container(gap="small"):
        st.subheader(words(report.title), anchor=False)
        st.markdown(words(report.sentence))
        cards.table(report.levels)
    for block in report.answers:
        with st.container(gap="xsmall"):
            st.subheader(words(block.title), anchor=False)
            cards.contents(block)
    if report.agreed:
        folded(report.agreed, 0)


def _names(checks: list[AssessmentView]) -> Mapping[str, str]:
    """Role, company and day of a self-check: what tells them apart."""
    role = context().content.self_check.item("role")
    roles = {option.id: locale().text(option.label) for option in role.options}
    found: dict[str, str] = {}
    for check in checks:
        day = locale().date(check.created_at.date())
        parts = (roles.get(str(check.answers["role"]), ""), check.company_name or "", day)
        name = ", ".join(part for part in parts if part)
        again = sum(known.startswith(name) for known in found.values())
        found[check.id] = f"{name} ({again + 1})" if again else name
    return found
