"""A self-check that was found to be the actor's: its answers, and the mark a change leaves on it.

Nothing here asks who it is: the callers have found the assessment for their actor. Each function is
one statement, sent at once and without the unit of work, which would take three times as long: this
is what a click waits for.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from aiops_model.store.record import Record
from aiops_model.store.tables import Answer, Assessment


class Given(NamedTuple):
    """A stored answer. `value` is a JSON scalar."""

    assessment_id: str
    item_id: str
    value: str
    revision: int
    answered_at: datetime


def answers(session: Session, assessment_ids: Iterable[str]) -> list[Given]:
    """All answers of the assessments, by item id."""
    wanted = {"assessments": list(assessment_ids)}
    return [Given._make(row) for row in session.connection().execute(_ANSWERS, wanted)]


def put_answer(session: Session, given: Given, *, new: bool) -> None:
    """Write an answer: a new one, or in the place of the one that is there."""
    if new:
        session.connection().execute(_INSERT, given._asdict())
        return
    place = {"assessment": given.assessment_id, "item": given.item_id}
    session.connection().execute(_UPDATE, given._asdict() | place)


def drop_answers(session: Session, assessment: Assessment, item_ids: Iterable[str]) -> list[str]:
    """Delete answers; the ids of those that were there, in order."""
    wanted = {"assessment": assessment.id, "items": list(item_ids)}
    present = session.connection().execute(_PRESENT, wanted).scalars().all()
    session.connection().execute(_DELETE, wanted)
    return list(present)


def mark(session: Session, assessment: Assessment, at: datetime, *, changed: bool) -> None:
    """Note that the locked assessment was used, and count its revision up if it was changed."""
    moment, revision = max(assessment.touched_at, at), assessment.revision + changed
    now = {"touched_at": moment, "revision": revision}
    session.connection().execute(_MARK, {"assessment": assessment.id} | now)
    for name, value in now.items():
        set_committed_value(assessment, name, value)


_FILES = Record.metadata.tables[str(Assessment.__tablename__)]
_ROWS = Record.metadata.tables[str(Answer.__tablename__)]
_COLUMNS = [_ROWS.c[name] for name in Given._fields]
_OWN = _ROWS.c.assessment_id == bindparam("assessment")
_ITEM = _ROWS.c.item_id == bindparam("item")
_AMONG = _ROWS.c.item_id.in_(bindparam("items", expanding=True))

_ANSWERS = (
    select(*_COLUMNS)
    .where(_ROWS.c.assessment_id.in_(bindparam("assessments", expanding=True)))
    .order_by(_ROWS.c.item_id)
)
_INSERT = insert(_ROWS)
_UPDATE = update(_ROWS).where(_OWN, _ITEM)
_PRESENT = select(_ROWS.c.item_id).where(_OWN, _AMONG).order_by(_ROWS.c.item_id)
_DELETE = delete(_ROWS).where(_OWN, _AMONG)
_MARK = (
    update(_FILES)
    .where(_FILES.c.id == bindparam("assessment"))
    .values(touched_at=bindparam("touched_at"), revision=bindparam("revision"))
)
