"""Named queues inside the database, for what one row lock cannot order."""

import hashlib

from sqlalchemy import text
from sqlmodel import Session


def queue(session: Session, name: str) -> None:
    """Wait until no other transaction holds the name; hold it until this transaction ends.

    SQLite writes queue up from BEGIN IMMEDIATE on, so there is nothing to do there.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    digest = hashlib.sha256(name.encode()).digest()
    key = int.from_bytes(digest[:8], "big", signed=True)
    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
