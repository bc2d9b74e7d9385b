"""Resume codes that opened nothing, counted by address so that guessing ends soon."""

from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from aiops_model.store.actor import Actor
from aiops_model.store.errors import NotFound
from aiops_model.store.locks import queue
from aiops_model.store.tables import ResumeMiss


def since(
    session: Session, actor: Actor, address_hash: str, moment: datetime
) -> tuple[int, datetime | None]:
    """How many misses came from the address after the moment, and when the first of them was.

    Attempts from one address queue up until the end of the transaction.
    """
    if actor.kind == "reader":
        raise NotFound
    queue(session, f"resume {address_hash}")
    statement = select(func.count(), func.min(ResumeMiss.at)).where(
        ResumeMiss.address_hash == address_hash, ResumeMiss.at > moment
    )
    count, first = session.exec(statement).one()
    return count, first


def add(session: Session, actor: Actor, miss: ResumeMiss) -> None:
    """Count one more miss."""
    if actor.kind == "reader":
        raise NotFound
    session.add(miss)


def remove_before(session: Session, actor: Actor, moment: datetime) -> int:
    """Delete old misses; returns how many."""
    if actor.kind != "operator":
        raise NotFound
    return session.exec(delete(ResumeMiss).where(col(ResumeMiss.at) <= moment)).rowcount
