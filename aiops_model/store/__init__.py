"""The store: tables, engine, and one module of repository functions per entity.

Repository functions take `(session, actor, ...)`, never commit, and know no other door to the data
than the actor's. Services open the transaction (`Store.write`, `Store.read`).
"""

from aiops_model.store.actor import OPERATOR, Actor, ActorKind
from aiops_model.store.engine import Store, open_store
from aiops_model.store.errors import NotFound, StoreError, StoreUnavailable
from aiops_model.store.lock import ServerLock

__all__ = [
    "OPERATOR",
    "Actor",
    "ActorKind",
    "NotFound",
    "ServerLock",
    "Store",
    "StoreError",
    "StoreUnavailable",
    "open_store",
]
