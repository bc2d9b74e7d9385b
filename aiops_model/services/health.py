"""Whether the installation is alive and whether it can take answers."""

import shutil
from dataclasses import dataclass

from sqlalchemy import text

from aiops_model.migrations import schema_state
from aiops_model.services.context import Context
from aiops_model.store import NotFound, StoreError, StoreUnavailable, audit
from aiops_model.store.actor import Actor
from aiops_model.store.audit import ChainCheck

DISK_NEEDED = 100 * 1024 * 1024
"""Bytes that must be free where the SQLite file lies: room for the log, a backup, a migration."""


@dataclass(frozen=True)
class Readiness:
    """The checks behind `/readyz`. `disk_free` is in bytes; None on PostgreSQL."""

    schema_current: bool
    writable: bool
    disk_free: int | None

    @property
    def ready(self) -> bool:
        room = self.disk_free is None or self.disk_free >= DISK_NEEDED
        return self.schema_current and self.writable and room


def healthy(ctx: Context) -> bool:
    """Does the database answer a read?"""
    try:
        with ctx.store.read() as session:
            return session.execute(text("SELECT 1")).scalar() == 1
    except (StoreUnavailable, StoreError):
        return False


def ready(ctx: Context) -> Readiness:
    """Schema, a write that is rolled back, and the room on the disk."""
    free = None if ctx.store.path is None else shutil.disk_usage(ctx.store.path.parent).free
    try:
        with ctx.store.read() as session:
            current = schema_state(session.connection()).up_to_date
        writable = current and ctx.store.can_write()
    except (StoreUnavailable, StoreError):
        return Readiness(schema_current=False, writable=False, disk_free=free)
    return Readiness(schema_current=current, writable=writable, disk_free=free)


def verify_audit(ctx: Context, actor: Actor) -> ChainCheck:
    """Check the audit trail from its first event to its last. For the operator."""
    if actor.kind != "operator":
        raise NotFound
    with ctx.store.read() as session:
        return audit.verify(session, actor)
