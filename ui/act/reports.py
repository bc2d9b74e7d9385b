"""The report on the AI Act: made once, and again when something it reads has changed."""

from collections.abc import Hashable
from datetime import date

from aiops_model.domain.ai_act.law import Version
from aiops_model.report.ai_act import ActReport, build_act
from aiops_model.services import ai_act
from aiops_model.services.ai_act import ActView
from ui.access import locale
from ui.act.place import country_of
from ui.kept import kept_by
from web.process import context


def of(view: ActView, as_of: date | None = None, version: Version = "now") -> ActReport:
    """The report on a day (today) under a version of the law."""
    day = as_of or context().clock().date()
    made_from = (*changes_with(view), day, version)
    return kept_by("act", made_from, lambda: _report(view, day, version))


def _report(view: ActView, day: date, version: Version) -> ActReport:
    ctx = context()
    basis = ai_act.act_basis(ctx, view, day, version)
    return build_act(basis, ctx.content, locale(country_of(view) or None))


def changes_with(view: ActView) -> tuple[Hashable, ...]:
    """Changes with everything the register, its facts and duties say, and with the reader."""
    return (
        view.id,
        view.touched_at,
        tuple((row.id, row.revision, len(row.facts)) for row in view.systems),
        sum(known.revision for row in view.systems for known in row.facts.values()),
        sum(
            sum(record.revisions.values()) for row in view.systems for record in row.duties.values()
        ),
        len(view.company),
        sum(known.revision for known in view.company.values()),
        view.company_name,
        context().content.content_hash,
        context().clock().date(),
        locale(country_of(view) or None).tag,
    )
