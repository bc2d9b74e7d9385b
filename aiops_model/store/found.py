"""A self-check that was found to be the actor's: its answers, and the mark a change leaves on it.

Nothing here asks who it is: the callers have found the file for their actor. What is written goes
out at once and without the unit of work, which would take more than twice as long: this is what a
click waits for.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update
from sqlmodel import Session

from aiops_model.store.listed import Listed
from aiops_model.store.record import table_of
from aiops_model.store.tables import Answer, Assessment


class File(NamedTuple):
    """The row of a self-check, read only."""

    id: str
    tenant_id: str
    lang: str
    company_name: str | None
    content_version: str
    revision: int
    resume_counter: int
    resume_hash: str
    created_at: datetime
    touched_at: datetime


class Given(NamedTuple):
    """A stored answer. `value` is a JSON scalar."""

    assessment_id: str
    item_id: str
    value: str
    revision: int
    answered_at: datetime


def answers(session: Session, assessment_id: str) -> tuple[Given, ...]:
    """All answers of the self-check, by item id."""
    text = session.connection().execute(_ANSWERS, {"assessment": assessment_id}).scalar()
    return answers_of(assessment_id, text)


def listed_answers() -> Listed:
    """The answers of a self-check as a column of a statement."""
    return Listed(*(_ROWS.c[name] for name in Given._fields[1:]))


def answers_of(assessment_id: str, text: str | None) -> tuple[Given, ...]:
    """What such a column holds, by item id."""
    rows = sorted(json.loads(text or "[]"))
    return tuple(
        Given(assessment_id, item, value, revision, datetime.fromisoformat(at).astimezone(UTC))
        for item, value, revision, at in rows
    )


def put_answer(session: Session, given: Given, *, new: bool) -> None:
    """Write an answer: a new one, or in the place of the one that is there."""
    if new:
        session.connection().execute(_INSERT, given._asdict())
        return
    place = {"assessment": given.assessment_id, "item": given.item_id}
    session.connection().execute(_UPDATE, given._asdict() | place)


def drop_answers(session: Session, assessment_id: str, item_ids: Iterable[str]) -> list[str]:
    """Delete answers; the ids of those that were there, in order."""
    wanted = {"assessment": assessment_id, "items": list(item_ids)}
    present = session.connection().execute(_PRESENT, wanted).scalars().all()
    session.connection().execute(_DELETE, wanted)
    return list(present)


def mark(session: Session, file: File, at: datetime, *, changed: bool) -> File:
    """Note that the locked self-check was used, and count its revision up if it was changed."""
    now = file._replace(touched_at=max(file.touched_at, at), revision=file.revision + changed)
    new = {"touched_at": now.touched_at, "revision": now.revision}
    session.connection().execute(_MARK, {"assessment": file.id} | new)
    return now


_FILES = table_of(Assessment)
_ROWS = table_of(Answer)
_OWN = _ROWS.c.assessment_id == bindparam("assessment")
_ITEM = _ROWS.c.item_id == bindparam("item")
_AMONG = _ROWS.c.item_id.in_(bindparam("items", expanding=True))

_ANSWERS = select(listed_answers()).where(_OWN)
_INSERT = insert(_ROWS)
_UPDATE = update(_ROWS).where(_OWN, _ITEM)
_PRESENT = select(_ROWS.c.item_id).where(_OWN, _AMONG).order_by(_ROWS.c.item_id)
_DELETE = delete(_ROWS).where(_OWN, _AMONG)
_MARK = (
    update(_FILES)
    .where(_FILES.c.id == bindparam("assessment"))
    .values(touched_at=bindparam("touched_at"), revision=bindparam("revision"))
)
