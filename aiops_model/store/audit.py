"""The audit trail: one row for each change, in the change's own transaction, chained by hashes.

It holds no value and no text. Who did it is a pseudonym that differs from assessment to
assessment, so that the trail of an erased assessment leads to nobody.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, insert, select
from sqlmodel import Session

from aiops_model.store.actor import Actor
from aiops_model.store.errors import NotFound
from aiops_model.store.found import File
from aiops_model.store.locks import queue
from aiops_model.store.record import table_of
from aiops_model.store.tables import Assessment, AuditEvent
from aiops_model.store.utc import utc_text

FIRST = "0" * 64
"""What stands before the first event."""


@dataclass(frozen=True)
class ChainCheck:
    """The state of the trail. `broken_at` is the id of the first event that does not fit.

    Events cut off at the end leave no trace in the chain itself: compare `last_hash` with the one
    noted at an earlier check or backup.
    """

    events: int
    broken_at: int | None
    last_hash: str


def append(
    session: Session,
    actor: Actor,
    action: str,
    assessment: Assessment | File,
    *,
    at: datetime,
    item_id: str | None = None,
) -> None:
    """Add the event of a change of the assessment to the end of the trail."""
    queue(session, "audit")
    session.flush()
    connection = session.connection()
    last_id, last_hash = connection.execute(_NEWEST).first() or (0, FIRST)
    event = {
        "id": last_id + 1,
        "at": at,
        "actor_kind": actor.kind,
        "actor": _pseudonym(actor, assessment.id),
        "action": action,
        "tenant_id": assessment.tenant_id,
        "assessment_id": assessment.id,
        "item_id": item_id,
        "revision": assessment.revision,
        "previous": last_hash,
    }
    connection.execute(_INSERT, event | {"hash": _hash(event)})


def verify(session: Session, actor: Actor) -> ChainCheck:
    """Recompute the chain: ids without a gap, each hash right, each row on its predecessor."""
    if actor.kind != "operator":
        raise NotFound
    previous, count, broken_at = FIRST, 0, None
    events = session.connection().execute(_ALL).mappings()
    for count, event in enumerate(events, start=1):
        fits = event["id"] == count and event["previous"] == previous
        if not (fits and event["hash"] == _hash(event)) and broken_at is None:
            broken_at = event["id"]
        previous = event["hash"]
    return ChainCheck(count, broken_at, previous)


_EVENTS = table_of(AuditEvent)
_NEWEST = select(_EVENTS.c.id, _EVENTS.c.hash).order_by(_EVENTS.c.id.desc()).limit(1)
_ALL = select(_EVENTS).order_by(_EVENTS.c.id).execution_options(yield_per=1000)
_INSERT = insert(_EVENTS)
_HASHED = (
    "id",
    "at",
    "actor_kind",
    "actor",
    "action",
    "tenant_id",
    "assessment_id",
    "item_id",
    "revision",
    "previous",
)
"""In this order for good: another one, or one more, would break every trail there is."""


def _pseudonym(actor: Actor, assessment_id: str) -> str:
    if actor.kind != "visitor":
        return actor.kind
    return hashlib.sha256(f"{assessment_id} {actor.visit}".encode()).hexdigest()[:16]


def _hash(event: Mapping[str, Any] | RowMapping) -> str:
    fields = [utc_text(event[name]) if name == "at" else event[name] for name in _HASHED]
    return hashlib.sha256(json.dumps(fields, separators=(",", ":")).encode()).hexdigest()
