"""The report of a company's file."""

from aiops_model.report.maturity import MaturityReport, build_maturity
from aiops_model.services.maturity import MaturityView, basis_now, score_view
from ui.access import locale
from ui.kept import kept
from web.process import context


def of_now(view: MaturityView) -> MaturityReport:
    """The report of the answers as they are; scoring and writing cost more than the page."""
    return kept("maturity", view, lambda: _report(view))


def _report(view: MaturityView) -> MaturityReport:
    ctx, reader = context(), locale(view.country)
    return build_maturity(score_view(ctx, view), basis_now(ctx, view), ctx.content, reader)


def largest_gap(report: MaturityReport) -> str | None:
    """The capability furthest below its target; None where none is known."""
    if not report.has("capabilities"):
        return None
    figure = report.section("capabilities").figure
    return str(figure.rows[0]["id"]) if figure and figure.rows else None
