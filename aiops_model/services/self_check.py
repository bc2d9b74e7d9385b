"""The self-check while it is answered: each answer is stored at once, in its own transaction."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from aiops_model.domain.errors import Refusal
from aiops_model.domain.self_check import REFINE_ITEMS, AnswerValue
from aiops_model.domain.text import clean_text
from aiops_model.services.context import Context
from aiops_model.services.resume import assign_resume_code
from aiops_model.services.views import AssessmentView, view, view_assessment, written
from aiops_model.store import Actor, answers, assessments, audit, overviews
from aiops_model.store.found import File, Given
from aiops_model.store.tables import COMPANY_NAME_LIMIT, PUBLIC_TENANT, Assessment

LANGS = ("de", "en")


@dataclass(frozen=True)
class Saved:
    """An answer that is on disk. `removed` names answers that no longer apply and were deleted."""

    item_id: str
    value: AnswerValue
    revision: int
    check: AssessmentView
    """The self-check with this answer in it."""
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Someone changed the answer since it was shown; nothing was written.

    To insist on `mine`, record it again with `revision`. `theirs` is None (and `revision` 0) when
    the answer was removed in the meantime; `mine` is None when it was to be withdrawn.
    """

    item_id: str
    mine: AnswerValue | None
    theirs: AnswerValue | None
    when: datetime
    revision: int


def start_self_check(ctx: Context, actor: Actor, lang: str) -> AssessmentView:
    """Begin a self-check, bound to the visitor's browser.

    Raises Refusal("no_visit") when the browser sent no visit cookie: nothing could be found again.
    """
    with ctx.store.write() as session:
        assessment = begin(ctx, session, actor, lang)
        return view_assessment(ctx, session, actor, assessment.id)


def begin(ctx: Context, session: Session, actor: Actor, lang: str) -> Assessment:
    """A visitor's new file, whatever it begins with. Raises Refusal("no_visit")."""
    if actor.kind != "visitor" or actor.visit is None:
        raise Refusal("no_visit")
    return new_assessment(ctx, session, actor, lang, PUBLIC_TENANT)


def new_assessment(
    ctx: Context, session: Session, actor: Actor, lang: str, tenant_id: str
) -> Assessment:
    """Store an empty self-check with its resume code, and the event of its start."""
    if lang not in LANGS:
        raise Refusal("unknown_option", "lang", entered=lang, options=list(LANGS))
    now = ctx.clock()
    assessment = Assessment(
        id=ctx.new_id(),
        tenant_id=tenant_id,
        lang=lang,
        content_version=ctx.content.version,
        resume_hash="",
        created_at=now,
        touched_at=now,
    )
    assign_resume_code(ctx, session, actor, assessment)
    assessments.create(session, actor, assessment)
    audit.append(session, actor, "started", assessment, at=now)
    return assessment


def my_self_checks(ctx: Context, actor: Actor) -> list[AssessmentView]:
    """The self-checks of this browser, the last started first; demo companies are flagged."""
    with ctx.store.read() as session:
        return [view(ctx, found) for found in overviews.newest_first(session, actor)]


def current_self_check(
    ctx: Context, actor: Actor, chosen: str | None, *, own: bool = False
) -> AssessmentView | None:
    """The chosen self-check of this browser, without one the newest that is no example.

    With `own` an example does not count as chosen. None when there is nothing.
    """
    with ctx.store.read() as session:
        found = overviews.current(session, actor, chosen, own=own)
        return None if found is None else view(ctx, found)


def get_self_check(ctx: Context, actor: Actor, assessment_id: str) -> AssessmentView:
    """One self-check. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        return view_assessment(ctx, session, actor, assessment_id)


def record_answer(  # noqa: PLR0917 - the order of its words: who, what, from which answer on
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    item_id: str,
    value: object,
    revision: int,
) -> Saved | Conflict:
    """Store one answer if it is still the one the user saw (`revision`; 0 for no answer).

    The same value again is a success whatever the revision: a repeated click, or a retry after a
    lost acknowledgement. Reach "none" removes the answer on depth, which is not asked then. All
    other answers stay.
    Raises the Refusals of `SelfCheckContent.clean`, Refusal("not_asked") for a depth at reach
    "none", NotFound.
    """
    clean = ctx.content.self_check.clean(item_id, value)
    now = ctx.clock()
    with ctx.store.write() as session:
        if item_id == "depth":
            assessments.lock(session, actor, assessment_id)
            if _stored(session, actor, assessment_id, "reach") == "none":
                raise Refusal("not_asked", item_id)
        done = answers.record(
            session,
            actor,
            assessment_id,
            item_id,
            value=written(clean),
            seen_revision=revision,
            at=now,
        )
        current = done.current
        if done.outcome == "stale":
            return conflict(item_id, clean, current, done.overview.assessment)
        if current is None:
            raise RuntimeError(f"no answer to {item_id} after it was {done.outcome}")
        removed: list[str] = []
        if done.outcome == "stored":
            if item_id == "reach" and clean == "none":
                removed = answers.remove(session, actor, assessment_id, ("depth",))
            audit.append(
                session, actor, "answered", done.overview.assessment, at=now, item_id=item_id
            )
        after = overviews.one(session, actor, assessment_id) if removed else done.overview
        return Saved(item_id, clean, current.revision, view(ctx, after), tuple(removed))


def conflict(
    item_id: str, mine: AnswerValue | None, current: Given | None, assessment: Assessment | File
) -> Conflict:
    """What stands between an edit and the stored answer (None: there is none any more)."""
    if current is None:
        return Conflict(item_id, mine, None, assessment.touched_at, 0)
    theirs = json.loads(current.value)
    return Conflict(item_id, mine, theirs, current.answered_at, current.revision)


def clear_refine(
    ctx: Context, actor: Actor, assessment_id: str, item_id: str | None = None
) -> tuple[str, ...]:
    """Withdraw what the refine step added (all of it, or one item); returns the ids removed."""
    if item_id is not None and item_id not in REFINE_ITEMS:
        raise Refusal("unknown_item", item_id)
    now = ctx.clock()
    with ctx.store.write() as session:
        wanted = REFINE_ITEMS if item_id is None else (item_id,)
        removed = answers.remove(session, actor, assessment_id, wanted)
        if removed:
            assessment = assessments.change(session, actor, assessment_id, now)
            audit.append(session, actor, "cleared", assessment, at=now, item_id=item_id)
        return tuple(removed)


def set_company_name(
    ctx: Context, actor: Actor, assessment_id: str, name: str | None
) -> AssessmentView:
    """Put a company name on the result page, or take it off again (None or blank).

    Raises the Refusals of `clean_text` about "company_name".
    """
    blank = name is None or not name.strip()
    clean = None if blank else clean_text(str(name), COMPANY_NAME_LIMIT, "company_name")
    now = ctx.clock()
    with ctx.store.write() as session:
        assessment = assessments.lock(session, actor, assessment_id)
        if assessment.company_name != clean:
            assessment = assessments.change(session, actor, assessment_id, now)
            assessment.company_name = clean
            audit.append(session, actor, "named", assessment, at=now)
        return view_assessment(ctx, session, actor, assessment_id)


def _stored(session: Session, actor: Actor, assessment_id: str, item_id: str) -> AnswerValue | None:
    for row in answers.of_assessment(session, actor, assessment_id):
        if row.item_id == item_id:
            value: AnswerValue = json.loads(row.value)
            return value
    return None
