"""The resume code: eight characters that open one self-check again, in any browser.

The code is derived from the assessment's id and the secret, so it can be shown at any time and is
stored only as a keyed hash. It holds 90 days from the last use of the self-check, or as long as the
self-check is kept if that is less.
"""

import math
import re
from datetime import timedelta

from sqlmodel import Session

from aiops_model.domain.errors import Refusal
from aiops_model.services.codes import ALPHABET, LENGTH, code_of, shown_code
from aiops_model.services.context import Context
from aiops_model.services.secret import keyed_hash
from aiops_model.services.views import AssessmentView, view_assessment
from aiops_model.store import Actor, assessments, audit, misses
from aiops_model.store.tables import Assessment, ResumeMiss

VALID = timedelta(days=90)
MISSES = 20
WINDOW = timedelta(minutes=10)
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212_.]+")


def resume_code(ctx: Context, actor: Actor, assessment_id: str) -> str:
    """The code of the assessment, with its hyphen."""
    with ctx.store.read() as session:
        return shown_code(ctx, assessments.get(session, actor, assessment_id))


def code_days(ctx: Context) -> int:
    """For so many days after its last use a self-check can be opened by its code."""
    return min(VALID, ctx.retention).days


def resume(ctx: Context, actor: Actor, code: str, address: str) -> AssessmentView:
    """Open the self-check of a code in this browser too; the browsers before keep it.

    Case, spaces and hyphens do not matter. `address` is the client's network address, of which a
    keyed hash is kept for the limit.
    Raises Refusal("resume_unknown"), Refusal("resume_expired"), and after 20 misses in 10 minutes
    from one address Refusal("resume_too_many", minutes=...) without looking the code up;
    Refusal("no_visit") when the browser sent no visit cookie.
    """
    if actor.kind != "visitor" or actor.visit is None:
        raise Refusal("no_visit")
    now = ctx.clock()
    address_hash = keyed_hash(ctx.secret, "address", address)
    with ctx.store.write() as session:
        count, first = misses.since(session, actor, address_hash, now - WINDOW)
        if count >= MISSES and first is not None:
            minutes = math.ceil((first + WINDOW - now) / timedelta(minutes=1))
            raise Refusal("resume_too_many", "resume_code", minutes=max(1, minutes))
        found = _find(ctx, session, actor, code)
        if found is not None and now - found.touched_at <= VALID:
            if assessments.bind(session, actor, found, now):
                session.flush()
                assessments.change(session, actor, found.id, now)
                audit.append(session, actor, "resumed", found, at=now)
            else:
                assessments.touch(session, actor, found.id, now)
            return view_assessment(ctx, session, actor, found.id)
        misses.add(session, actor, ResumeMiss(id=ctx.new_id(), address_hash=address_hash, at=now))
    raise Refusal("resume_unknown" if found is None else "resume_expired", "resume_code")


def assign_resume_code(
    ctx: Context, session: Session, actor: Actor, assessment: Assessment
) -> None:
    """Give a new assessment a code that no other has."""
    while True:
        code = code_of(ctx, assessment)
        assessment.resume_hash = keyed_hash(ctx.secret, "resume code", code)
        if assessments.by_resume_hash(session, actor, assessment.resume_hash) is None:
            return
        assessment.resume_counter += 1


def _find(ctx: Context, session: Session, actor: Actor, code: str) -> Assessment | None:
    plain = _SEPARATORS.sub("", code[:64]).upper()
    if len(plain) != LENGTH or not set(plain) <= set(ALPHABET):
        return None
    wanted = keyed_hash(ctx.secret, "resume code", plain)
    return assessments.by_resume_hash(session, actor, wanted)
