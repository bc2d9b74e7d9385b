"""The report on the AI Act: made once, and again when something it reads has changed."""

from datetime import date

from aiops_model.domain.ai_act.law import Version
from aiops_model.report.ai_act import ActReport, build_act
from aiops_model.services import ai_act
from aiops_model.services.ai_act import ActView
from ui.access import locale
from ui.act.place import country_of
from ui.kept import kept_by, made_from
from web.process import context


def of(view: ActView, as_of: date | None = None, version: Version = "now") -> ActReport:
    """The report on a day (today) under a version of the law."""
    day = as_of or context().clock().date()
    return kept_by("act", (*made_from(view), day, version), lambda: _report(view, day, version))


def _report(view: ActView, day: date, version: Version) -> ActReport:
    ctx = context()
    basis = ai_act.act_basis(ctx, view, day, version)
    return build_act(basis, ctx.content, locale(country_of(view) or None))
