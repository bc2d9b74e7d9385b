"""The refine step: several optional figures and the company name, stored together or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aiops_model.domain.errors import Refusal
from aiops_model.domain.self_check import REFINE_ITEMS, AnswerValue
from aiops_model.domain.text import clean_text
from aiops_model.services.context import Context
from aiops_model.services.self_check import Conflict, conflict
from aiops_model.services.views import AssessmentView, view_assessment, written
from aiops_model.store import Actor, answers, assessments, audit
from aiops_model.store.tables import COMPANY_NAME_LIMIT

COMPANY_NAME = "company_name"
"""What a Conflict about the name calls it."""


@dataclass(frozen=True)
class Renaming:
    """A change of the company name, from the one that was shown; None and blank are no name."""

    name: str | None
    shown: str | None


@dataclass(frozen=True)
class Refinement:
    """What a visitor changed in the form; a field left as it was shown is not part of it."""

    figures: Mapping[str, object | None] = field(default_factory=dict)
    """Item id -> new value; None withdraws the figure."""
    shown: Mapping[str, int] = field(default_factory=dict)
    """Item id -> revision of the figure the form showed; none (or 0) when it showed no figure."""
    renaming: Renaming | None = None


def refine(
    ctx: Context, actor: Actor, assessment_id: str, wanted: Refinement
) -> AssessmentView | list[Conflict]:
    """Store what the visitor changed: all of it, or nothing and why.

    Conflicts name each field that someone else changed since it was shown; the same change made
    twice is none. To insist, come again with their revisions (for the name: with the name they
    gave). Everything is checked before anything is written. Raises the Refusals of
    `SelfCheckContent.clean` and `clean_text`, Refusal("unknown_item") for an item that is not part
    of the refine step, NotFound.
    """
    clean = {item: _clean(ctx, item, value) for item, value in wanted.figures.items()}
    name = _clean_name(wanted.renaming)
    now = ctx.clock()
    with ctx.store.write() as session:
        assessment = assessments.lock(session, actor, assessment_id)
        stored = {row.item_id: row for row in answers.of_assessment(session, actor, assessment_id)}
        changes = {
            item: value
            for item, value in clean.items()
            if (None if value is None else written(value))
            != (stored[item].value if item in stored else None)
        }
        revisions = {item: row.revision for item, row in stored.items()}
        conflicts = [
            conflict(item, value, stored.get(item), assessment)
            for item, value in changes.items()
            if wanted.shown.get(item, 0) != revisions.get(item, 0)
        ]
        renaming = wanted.renaming
        if renaming is not None and assessment.company_name not in {name, renaming.shown or None}:
            theirs = assessment.company_name
            conflicts.append(Conflict(COMPANY_NAME, name, theirs, assessment.touched_at, 0))
        if conflicts:
            return conflicts
        for item, value in changes.items():
            if value is None:
                answers.remove(session, actor, assessment_id, (item,))
                assessments.change(session, actor, assessment_id, now)
                audit.append(session, actor, "cleared", assessment, at=now, item_id=item)
                continue
            answers.record(
                session,
                actor,
                assessment_id,
                item,
                value=written(value),
                seen_revision=revisions.get(item, 0),
                at=now,
            )
            audit.append(session, actor, "answered", assessment, at=now, item_id=item)
        if renaming is not None and assessment.company_name != name:
            assessment = assessments.change(session, actor, assessment_id, now)
            assessment.company_name = name
            audit.append(session, actor, "named", assessment, at=now)
        return view_assessment(ctx, session, actor, assessment_id)


def _clean(ctx: Context, item_id: str, value: object | None) -> AnswerValue | None:
    if item_id not in REFINE_ITEMS:
        raise Refusal("unknown_item", item_id)
    return None if value is None else ctx.content.self_check.clean(item_id, value)


def _clean_name(renaming: Renaming | None) -> str | None:
    if renaming is None or renaming.name is None or not renaming.name.strip():
        return None
    return clean_text(renaming.name, COMPANY_NAME_LIMIT, COMPANY_NAME)
